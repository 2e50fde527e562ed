import { podSuffix } from '../../../narration/names';
import { isPresent } from '../../../narration/rollout';
import type {
  ClusterView,
  EndpointView,
  GeneratorView,
  IngressView,
  PodView,
  ReplicaSetView,
  ServiceView,
  WorkloadView,
} from '../../../protocol/view';

/** What the Flow view shows, before anything has a place. Made of the view's records; keys are stable over an object's life. */
export interface FlowModel {
  readonly callers: readonly Caller[];
  readonly gates: readonly Gate[];
  readonly racks: readonly Rack[];
  readonly frames: readonly Frame[];
  /** Racks and frames that belong together, from the top down. */
  readonly bands: readonly Band[];
}

export interface Caller {
  readonly key: string;
  readonly generator: GeneratorView;
}

export interface Gate {
  readonly key: string;
  readonly ingress: IngressView;
}

export type JackLook = 'ready' | 'notReady' | 'terminating';

export interface Jack {
  readonly key: string;
  readonly endpoint: EndpointView;
  readonly look: JackLook;
  readonly pod?: PodView;
  /** Of the pod; 0 when it is not one that is shown. */
  readonly version: number;
}

export interface Rack {
  readonly key: string;
  readonly service: ServiceView;
  /** In the order of the rows, so that edges do not cross. */
  readonly jacks: readonly Jack[];
  /** Short names of pods that it selects and that have no address yet. */
  readonly addressless: readonly string[];
}

export interface Group {
  readonly key: string;
  readonly replicaSet?: ReplicaSetView;
  readonly version: number;
  /** In the order of their birth. */
  readonly pods: readonly PodView[];
}

export interface Frame {
  readonly key: string;
  /** Undefined for the frame of the pods that nobody controls. */
  readonly workload?: WorkloadView;
  readonly title: string;
  readonly kind: string;
  /** Newest template first. */
  readonly groups: readonly Group[];
  /** Older ReplicaSets that are kept for an undo and have no pods. */
  readonly kept: readonly ReplicaSetView[];
}

export interface Band {
  readonly racks: readonly Rack[];
  readonly frames: readonly Frame[];
}

/** The records that the model is made of: a model is as old as the oldest of these maps. */
export type Records = Pick<ClusterView, 'pods' | 'replicaSets' | 'workloads' | 'services' | 'ingresses' | 'generators'>;

const byAge = (a: { createdAt: number; name: string }, b: { createdAt: number; name: string }) =>
  a.createdAt - b.createdAt || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

export const podKey = (uid: string) => `pod:${uid}`;
export const groupKey = (uid: string) => `group:${uid}`;
export const frameKey = (uid: string) => `frame:${uid}`;
export const rackKey = (uid: string) => `rack:${uid}`;
export const gateKey = (uid: string) => `gate:${uid}`;
export const callerKey = (name: string) => `caller:${name}`;

/** Sorts the cluster's records into frames, racks and gates. `now` decides which pods are gone. */
export function flowModel(records: Records, now: number, hidden: ReadonlySet<string>): FlowModel {
  const shown = <T extends { namespace: string }>(all: Iterable<T>) =>
    [...all].filter((one) => !hidden.has(one.namespace));
  const pods = shown(records.pods.values())
    .filter((pod) => isPresent(pod, now))
    .sort(byAge);
  const frames = makeFrames(shown(records.workloads.values()), shown(records.replicaSets.values()), pods);
  const racks = shown(records.services.values())
    .filter((service) => service.namespace !== 'default' || service.name !== 'kubernetes')
    .sort(byAge)
    .map((service) => makeRack(service, frames));
  return {
    callers: [...records.generators.values()].map((generator) => ({ key: callerKey(generator.name), generator })),
    gates: shown(records.ingresses.values())
      .sort(byAge)
      .map((ingress) => ({ key: gateKey(ingress.uid), ingress })),
    racks,
    frames,
    bands: makeBands(racks, frames),
  };
}

function makeFrames(workloads: WorkloadView[], replicaSets: ReplicaSetView[], pods: PodView[]): Frame[] {
  const podsOf = groupBy(pods, (pod) => pod.owner);
  const setsOf = groupBy(replicaSets, (replicaSet) => replicaSet.owner);
  const frames: Frame[] = [];
  for (const workload of workloads.sort(byAge)) {
    if (workload.kind === 'Pod') continue;
    const own = replicaSets.find(({ uid }) => uid === workload.uid);
    const sets = own ? [own] : (setsOf.get(workload.uid) ?? []);
    sets.sort((a, b) => b.revision - a.revision || b.createdAt - a.createdAt);
    const groups: Group[] = [];
    const kept: ReplicaSetView[] = [];
    sets.forEach((replicaSet, index) => {
      const rows = podsOf.get(replicaSet.uid) ?? [];
      if (index > 0 && rows.length === 0 && replicaSet.wants === 0) kept.push(replicaSet);
      else groups.push({ key: groupKey(replicaSet.uid), replicaSet, version: replicaSet.version, pods: rows });
    });
    frames.push({ key: frameKey(workload.uid), workload, title: workload.name, kind: workload.kind, groups, kept });
  }
  const owned = new Set(replicaSets.map(({ uid }) => uid));
  const loose = pods.filter((pod) => !owned.has(pod.owner));
  for (const [namespace, rows] of groupBy(loose, (pod) => pod.namespace)) {
    const key = `loose-${namespace}`;
    const group = { key: groupKey(key), version: rows[0]?.version ?? 0, pods: rows };
    frames.push({ key: frameKey(key), title: 'Pods', kind: 'Pod', groups: [group], kept: [] });
  }
  return frames;
}

function makeRack(service: ServiceView, frames: readonly Frame[]): Rack {
  const endpoints = new Map(
    service.endpoints.filter(({ pod }) => pod !== '').map((endpoint) => [endpoint.pod, endpoint]),
  );
  const jacks: Jack[] = [];
  const addressless: string[] = [];
  const wanted = Object.entries(service.selector ?? {});
  for (const group of frames.flatMap((frame) => frame.groups)) {
    for (const pod of group.pods) {
      if (pod.namespace !== service.namespace) continue;
      const endpoint = endpoints.get(pod.uid);
      if (endpoint)
        jacks.push({
          key: `${rackKey(service.uid)} ${pod.uid}`,
          endpoint,
          look: lookOf(endpoint),
          pod,
          version: pod.version,
        });
      else if (
        pod.address === '' &&
        isYoung(pod) &&
        wanted.length > 0 &&
        wanted.every(([k, v]) => pod.labels[k] === v)
      ) {
        addressless.push(podSuffix(pod.name, group.replicaSet?.name));
      }
    }
  }
  const shown = new Set(jacks.map(({ endpoint }) => endpoint));
  for (const endpoint of service.endpoints) {
    if (shown.has(endpoint)) continue;
    if (endpoint.pod !== '' && endpoints.get(endpoint.pod) !== endpoint) continue;
    jacks.push({
      key: `${rackKey(service.uid)} ${endpoint.pod || endpoint.address}`,
      endpoint,
      look: lookOf(endpoint),
      version: 0,
    });
  }
  return { key: rackKey(service.uid), service, jacks, addressless };
}

function isYoung({ state }: PodView): boolean {
  return state !== 'terminating' && state !== 'completed' && state !== 'failed' && state !== 'evicted';
}

function lookOf({ ready, terminating }: EndpointView): JackLook {
  if (terminating) return 'terminating';
  return ready ? 'ready' : 'notReady';
}

/** A rack and a frame are together when the rack lists a pod of the frame, or selects one. */
function makeBands(racks: readonly Rack[], frames: readonly Frame[]): Band[] {
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    let at = key;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    return at;
  };
  const frameOf = new Map<string, Frame>();
  for (const frame of frames) for (const { pods } of frame.groups) for (const { uid } of pods) frameOf.set(uid, frame);
  for (const rack of racks) {
    for (const frame of framesOf(rack, frames, frameOf)) {
      const [a, b] = [root(rack.key), root(frame.key)];
      if (a !== b) parent.set(a, b);
    }
  }
  const bands = new Map<string, { racks: Rack[]; frames: Frame[] }>();
  const bandOf = (key: string) => {
    const found = bands.get(root(key));
    if (found) return found;
    const made = { racks: [], frames: [] };
    bands.set(root(key), made);
    return made;
  };
  for (const frame of frames) bandOf(frame.key).frames.push(frame);
  for (const rack of racks) bandOf(rack.key).racks.push(rack);
  return [...bands.values()];
}

function framesOf(rack: Rack, frames: readonly Frame[], frameOf: ReadonlyMap<string, Frame>): Set<Frame> {
  const found = new Set<Frame>();
  for (const { pod } of rack.jacks) {
    const frame = pod && frameOf.get(pod.uid);
    if (frame) found.add(frame);
  }
  const wanted = Object.entries(rack.service.selector ?? {});
  if (wanted.length === 0) return found;
  for (const frame of frames) {
    const namespace = frame.workload?.namespace ?? frame.groups[0]?.pods[0]?.namespace;
    if (namespace !== rack.service.namespace) continue;
    const labels = frame.groups.map(({ replicaSet, pods }) => replicaSet?.podLabels ?? pods[0]?.labels ?? {});
    if (labels.some((one) => wanted.every(([key, value]) => one[key] === value))) found.add(frame);
  }
  return found;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
