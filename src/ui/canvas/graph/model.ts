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
import { makeBands } from './bands';
import { type Density, densityOf } from './grid';
import { callerKey, frameKey, gateKey, groupKey } from './keys';
import { makeRoll } from './rackModel';
import { reusedBands, reusedFrames, reusedRack } from './reuse';

/** What the Flow view shows, before anything has a place. Made of the view's records; keys are stable over an object's life. */
export interface FlowModel {
  readonly callers: readonly Caller[];
  readonly gates: readonly Gate[];
  readonly racks: readonly Rack[];
  readonly frames: readonly Frame[];
  /** Racks and frames that belong together, from the top down. */
  readonly bands: readonly Band[];
  /** The key of the group that a pod stands in, by its uid. */
  readonly groupOf: (pod: string) => string | undefined;
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

/** How many endpoints look so. */
export type JackCount = Readonly<Record<JackLook, number>> & { readonly all: number };

export interface Rack {
  readonly key: string;
  readonly service: ServiceView;
  readonly count: JackCount;
  /** In the order of the rows, so that edges do not cross; none where they are too many to be told apart. */
  readonly jacks: readonly Jack[];
  /** How many of them are of pods that are not shown. */
  readonly strangers: number;
  /** Short names of pods that it selects and that have no address yet. */
  readonly addressless: readonly string[];
  /** Keys of the frames whose pods it lists. */
  readonly frames: ReadonlySet<string>;
  /** Each endpoint in a line of its own. */
  readonly lines: readonly RackEntry[];
  /** The endpoints of each group together. */
  readonly bundles: readonly RackEntry[];
}

/** An endpoint's line in a rack, or a group's bundle of endpoints. */
export interface RackEntry {
  readonly key: string;
  readonly jack?: Jack;
  readonly group?: Group;
  readonly count: JackCount;
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
  /** Of the oldest of its frames, or of its racks where it has none. */
  readonly key: string;
  readonly namespace: string;
  readonly racks: readonly Rack[];
  readonly frames: readonly Frame[];
}

/** The records that the model is made of: a model is as old as the oldest of these maps. */
export type Records = Pick<ClusterView, 'pods' | 'replicaSets' | 'workloads' | 'services' | 'ingresses' | 'generators'>;

const byAge = (a: { createdAt: number; name: string }, b: { createdAt: number; name: string }) =>
  a.createdAt - b.createdAt || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/**
 * Sorts the cluster's records into frames, racks and gates. `now` decides which pods are gone. What is as in the `previous` model is
 * the same object again.
 */
export function flowModel(records: Records, now: number, hidden: ReadonlySet<string>, previous?: FlowModel): FlowModel {
  const shown = <T extends { namespace: string }>(all: Iterable<T>) =>
    [...all].filter((one) => !hidden.has(one.namespace));
  const isShown = (pod: PodView) => !hidden.has(pod.namespace) && isPresent(pod, now);
  const pods: PodView[] = [];
  for (const pod of records.pods.values()) {
    if (isShown(pod)) pods.push(pod);
  }
  pods.sort(byAge);
  const made = makeFrames(shown(records.workloads.values()), shown(records.replicaSets.values()), pods);
  const frames = reusedFrames(made, previous);
  const roll = makeRoll(frames, records.pods, isShown);
  const same = new Set(frames);
  const racks = shown(records.services.values())
    .filter((service) => service.namespace !== 'default' || service.name !== 'kubernetes')
    .sort(byAge)
    .map((service) => reusedRack(service, roll, same, previous));
  return {
    callers: [...records.generators.values()].map((generator) => ({ key: callerKey(generator.name), generator })),
    gates: shown(records.ingresses.values())
      .sort(byAge)
      .map((ingress) => ({ key: gateKey(ingress.uid), ingress })),
    racks,
    frames,
    bands: reusedBands(makeBands(racks, frames), previous),
    groupOf: (pod) => roll.find(pod)?.group.key,
  };
}

function makeFrames(workloads: WorkloadView[], replicaSets: ReplicaSetView[], pods: PodView[]): Frame[] {
  const podsOf = groupBy(pods, (pod) => pod.owner);
  const setsOf = groupBy(replicaSets, (replicaSet) => replicaSet.owner || replicaSet.uid);
  const frames = workloads.sort(byAge).map((workload) => makeFrame(workload, setsOf.get(workload.uid) ?? [], podsOf));
  const owned = new Set([...replicaSets, ...workloads].map(({ uid }) => uid));
  const loose = pods.filter((pod) => !owned.has(pod.owner));
  for (const [namespace, rows] of groupBy(loose, (pod) => pod.namespace)) {
    const key = `loose-${namespace}`;
    const group = { key: groupKey(key), version: rows[0]?.version ?? 0, pods: rows };
    const density = densityOf(rows.length, rows.length);
    frames.push({ key: frameKey(key), title: 'Pods', kind: 'Pod', density, groups: [group], kept: [] });
  }
  return frames;
}

/** A workload with a group for each of its templates, and one for the pods that it controls itself. */
function makeFrame(
  workload: WorkloadView,
  sets: ReplicaSetView[],
  podsOf: ReadonlyMap<string, readonly PodView[]>,
): Frame {
  const groups: Group[] = [];
  const kept: ReplicaSetView[] = [];
  sets.sort((a, b) => b.revision - a.revision || b.createdAt - a.createdAt);
  sets.forEach((replicaSet, index) => {
    const rows = podsOf.get(replicaSet.uid) ?? [];
    if (index > 0 && rows.length === 0 && replicaSet.wants === 0) kept.push(replicaSet);
    else groups.push({ key: groupKey(replicaSet.uid), replicaSet, version: replicaSet.version, pods: rows });
  });
  const own = sets.some(({ uid }) => uid === workload.uid) ? [] : (podsOf.get(workload.uid) ?? []);
  if (own.length > 0 || sets.length === 0) {
    const version = own.reduce((highest, pod) => Math.max(highest, pod.version), 0);
    groups.push({ key: groupKey(`own-${workload.uid}`), version, pods: inOrder(own, workload.name) });
  }
  const present = groups.reduce((sum, group) => sum + group.pods.length, 0);
  const density = densityOf(workload.replicas, present);
  const { kind, name: title } = workload;
  return { key: frameKey(workload.uid), workload, title, kind, density, groups, kept };
}

/** Pods whose names are their workload's with a number stand by number: one that comes again comes to its place. */
function inOrder(pods: readonly PodView[], owner: string): readonly PodView[] {
  const ordinal = ({ name }: PodView) => (/-\d+$/.test(name) ? Number(name.slice(owner.length + 1)) : Number.NaN);
  if (pods.some((pod) => !pod.name.startsWith(`${owner}-`) || Number.isNaN(ordinal(pod)))) return pods;
  return [...pods].sort((a, b) => ordinal(a) - ordinal(b) || byAge(a, b));
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
