import { callerKey, frameKey, gateKey, groupKey, podKey, rackKey } from './keys';
import type { FlowModel, Frame, Group, Rack } from './model';
import { edgeKey, ruleKey, type Scene } from './scene';

/** What belongs together with an object: keys of places and of edges. */
export interface Kin {
  readonly keys: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

interface Found {
  readonly model: FlowModel;
  readonly scene: Scene;
  readonly keys: Set<string>;
  readonly edges: Set<string>;
}

/**
 * Who belongs to the object with a key: to a pod its lines in racks, their edges, its template and its node; to a rack everybody on
 * the way to it and behind it; to a node its pods. Undefined for what is no object of the stage.
 */
export function kinOf(model: FlowModel, scene: Scene, key: string): Kin | undefined {
  const found: Found = { model, scene, keys: new Set([key]), edges: new Set() };
  const colon = key.indexOf(':');
  const [kind, rest] = [key.slice(0, colon), key.slice(colon + 1)];
  if (kind === 'pod') ofPods(found, (uid) => uid === rest);
  else if (kind === 'node') ofNode(found, rest);
  else if (kind === 'group') ofGroups(found, (_, group) => group.key === key);
  else if (kind === 'frame') ofGroups(found, (frame) => frame.key === key);
  else if (kind === 'rack') {
    for (const rack of model.racks) if (rack.key === key) ofRack(found, rack, true);
  } else if (kind === 'gate') ofGate(found, key, true);
  else if (kind === 'caller') ofCaller(found, key);
  else return undefined;
  return { keys: found.keys, edges: found.edges };
}

function ofPods(found: Found, isMeant: (uid: string) => boolean): void {
  const { keys, model } = found;
  for (const frame of model.frames) {
    for (const group of frame.groups) {
      const some = group.pods.filter(({ uid }) => isMeant(uid));
      if (some.length > 0) bundlesOf(found, group);
      for (const pod of some) {
        keys.add(podKey(pod.uid)).add(group.key).add(frame.key);
        if (pod.node !== '') keys.add(`node:${pod.node}`);
      }
    }
  }
  linesOf(found, isMeant);
}

function ofNode(found: Found, node: string): void {
  const here = new Set<string>();
  for (const { groups } of found.model.frames)
    for (const { pods } of groups) for (const pod of pods) if (pod.node === node) here.add(pod.uid);
  ofPods(found, (uid) => here.has(uid));
}

/** A rack that shows bundles of pods in place of each of them. */
const isBundled = ({ bundled, entries }: Scene['racks'][number]) => bundled || !entries.some(({ jack }) => jack);

/** A group's bundle in each rack that has one, with the edge that leaves it. */
function bundlesOf({ scene, keys, edges }: Found, group: Group): void {
  for (const plan of scene.racks) {
    const { rack } = plan;
    if (!isBundled(plan) || !rack.bundles.some((entry) => entry.group === group)) continue;
    keys.add(rack.key).add(`${rack.key} ${group.key}`);
    edges.add(edgeKey(rack.key, group.key));
  }
}

/** A pod's line in each rack that has one, with the edge that leaves it. */
function linesOf({ scene, keys, edges }: Found, isMeant: (uid: string) => boolean): void {
  for (const plan of scene.racks) {
    if (isBundled(plan)) continue;
    for (const { jack } of plan.entries) {
      const uid = jack?.pod?.uid;
      if (uid === undefined || !isMeant(uid)) continue;
      keys.add(plan.rack.key).add(`${plan.rack.key} ${uid}`);
      edges.add(edgeKey(plan.rack.key, podKey(uid)));
    }
  }
}

function ofGroups(found: Found, isMeant: (frame: Frame, group: Group) => boolean): void {
  for (const frame of found.model.frames) {
    for (const group of frame.groups) {
      if (!isMeant(frame, group)) continue;
      found.keys.add(frame.key).add(group.key).add(`${frame.key} kept`);
      if (group.pods.length > 0) bundlesOf(found, group);
      for (const pod of group.pods) found.keys.add(podKey(pod.uid));
    }
  }
  linesOf(found, (uid) => found.keys.has(podKey(uid)));
}

/** All endpoints of a rack and the pods behind them; `back` also who leads to it. */
function ofRack(found: Found, rack: Rack, back: boolean): void {
  const { model, scene, keys, edges } = found;
  keys.add(rack.key);
  for (const { entries } of scene.racks.filter((plan) => plan.rack === rack))
    for (const { key } of entries) keys.add(key);
  for (const { group } of rack.bundles) {
    if (!group) continue;
    keys.add(group.key);
    edges.add(edgeKey(rack.key, group.key));
  }
  for (const { pod } of rack.jacks) {
    if (!pod) continue;
    keys.add(podKey(pod.uid)).add(groupKey(pod.owner));
    edges.add(edgeKey(rack.key, podKey(pod.uid)));
  }
  for (const frame of rack.frames) keys.add(frame);
  if (!back) return;
  for (const { key, ingress } of model.gates) {
    ingress.rules.forEach(({ service }, index) => {
      if (ingress.namespace !== rack.service.namespace || service !== rack.service.name) return;
      keys.add(key);
      edges.add(edgeKey(ruleKey(key, index), rack.key));
      ofGateCallers(found, key);
    });
  }
  for (const { key, generator } of model.callers) {
    if (rackKey(generator.entry) !== rack.key) continue;
    keys.add(key);
    edges.add(edgeKey(key, rack.key));
  }
}

function ofGateCallers({ model, keys, edges }: Found, gate: string): void {
  for (const { key, generator } of model.callers) {
    if (gateKey(generator.entry) !== gate) continue;
    keys.add(key);
    edges.add(edgeKey(key, gate));
  }
}

function ofGate(found: Found, key: string, back: boolean): void {
  const { model, keys, edges } = found;
  const gate = model.gates.find((one) => one.key === key);
  keys.add(key);
  gate?.ingress.rules.forEach(({ service }, index) => {
    for (const rack of model.racks) {
      if (rack.service.namespace !== gate.ingress.namespace || rack.service.name !== service) continue;
      edges.add(edgeKey(ruleKey(key, index), rack.key));
      ofRack(found, rack, false);
    }
  });
  if (back) ofGateCallers(found, key);
}

function ofCaller(found: Found, key: string): void {
  const { model, edges } = found;
  const entry = model.callers.find((caller) => caller.key === key)?.generator.entry ?? '';
  edges.add(edgeKey(callerKey(key.slice(key.indexOf(':') + 1)), gateKey(entry)));
  if (model.gates.some((gate) => gate.key === gateKey(entry))) ofGate(found, gateKey(entry), false);
  const rack = model.racks.find((one) => one.key === rackKey(entry));
  if (!rack) return;
  edges.add(edgeKey(key, rack.key));
  ofRack(found, rack, false);
}

/** All stations of a way over the picture: both ends of each of its edges, with whom they stand in. */
export function kinOfWay(model: FlowModel, scene: Scene, way: readonly string[]): Kin {
  const keys = new Set<string>();
  for (const { key, from, to } of scene.edges) {
    if (!way.includes(key)) continue;
    for (const end of [from.key, to.key]) {
      keys.add(end).add(end.split(' ')[0] as string);
      const owners = ownersOf(model, end);
      if (owners) keys.add(owners.group).add(owners.frame);
      const frame = model.frames.find(({ groups }) => groups.some((group) => group.key === end));
      if (frame) keys.add(frame.key);
    }
  }
  return { keys, edges: new Set(way) };
}

/** The way from a pod up to its owners' heads, in the frame that it stands in: where a dashed line may run. */
export function ownersOf(model: FlowModel, key: string): { group: string; frame: string } | undefined {
  const uid = key.startsWith('pod:') ? key.slice('pod:'.length) : '';
  const group = uid === '' ? undefined : model.groupOf(uid);
  const frame = model.frames.find(({ groups }) => groups.some((one) => one.key === group));
  return group && frame?.workload ? { group, frame: frameKey(frame.workload.uid) } : undefined;
}
