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
import { type Density, densityOf } from './grid';
import { callerKey, frameKey, gateKey, groupKey } from './keys';
import { makeRack } from './rackModel';

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
  /** Keys of the frames whose pods it lists. */
  readonly frames: ReadonlySet<string>;
  /** Endpoints stand one a line beside rows, and one group a line beside tiles and specks. */
  readonly bundled: boolean;
  readonly entries: readonly RackEntry[];
}

/** An endpoint's line in a rack, or a group's bundle of endpoints. */
export interface RackEntry {
  readonly key: string;
  readonly jack?: Jack;
  readonly group?: Group;
  readonly jacks: readonly Jack[];
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
  readonly density: Density;
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
    const present = groups.reduce((sum, group) => sum + group.pods.length, 0);
    const density = densityOf(workload.replicas, present);
    const { kind, name: title } = workload;
    frames.push({ key: frameKey(workload.uid), workload, title, kind, density, groups, kept });
  }
  const owned = new Set(replicaSets.map(({ uid }) => uid));
  const loose = pods.filter((pod) => !owned.has(pod.owner));
  for (const [namespace, rows] of groupBy(loose, (pod) => pod.namespace)) {
    const key = `loose-${namespace}`;
    const group = { key: groupKey(key), version: rows[0]?.version ?? 0, pods: rows };
    const density = densityOf(rows.length, rows.length);
    frames.push({ key: frameKey(key), title: 'Pods', kind: 'Pod', density, groups: [group], kept: [] });
  }
  return frames;
}

/** A rack and a frame are together when the rack lists a pod of the frame, or selects one. */
function makeBands(racks: readonly Rack[], frames: readonly Frame[]): Band[] {
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    let at = key;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    return at;
  };
  for (const rack of racks) {
    for (const frame of framesOf(rack, frames)) {
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

function framesOf(rack: Rack, frames: readonly Frame[]): Set<Frame> {
  const found = new Set(frames.filter(({ key }) => rack.frames.has(key)));
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
