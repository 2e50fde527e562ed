import type { ApartView, PodView, ReplicaSetView, WorkloadView } from '../../protocol/view';

/** What ghosts are put between. */
interface Records {
  readonly pods: ReadonlyMap<string, PodView>;
  readonly replicaSets: ReadonlyMap<string, ReplicaSetView>;
  readonly workloads: ReadonlyMap<string, WorkloadView>;
}

const PREFIX = 'ghost ';
/** Pods of the other branch alone come after all that are here: nobody's place changes because of them. */
const AFTER_ALL = 1e12;

/** Whether a uid is that of a pod that only the branch beside this one has. */
export function isGhost(uid: string): boolean {
  return uid.startsWith(PREFIX);
}

/**
 * The records with those of another branch between them: a pod knows how the one in its place is there, and those that are only
 * there stand at the end of their groups. Pods that did not change are the same objects as before, by `known`.
 */
export function withGhosts<R extends Records>(
  records: R,
  { ghosts, replicaSets, workloads }: ApartView,
  known: Known,
): R {
  const pods = new Map(records.pods);
  for (const { twin, pod } of ghosts) {
    const here = records.pods.get(twin);
    if (here) pods.set(twin, known.beside(here, pod));
    else pods.set(PREFIX + pod.uid, known.alone(pod));
  }
  return {
    ...records,
    pods,
    replicaSets:
      replicaSets.length > 0 ? merged(records.replicaSets, replicaSets.map(known.group)) : records.replicaSets,
    workloads:
      workloads.length > 0
        ? merged(
            records.workloads,
            workloads.map((one) => ({ ...one, envelope: [] })),
          )
        : records.workloads,
  };
}

function merged<T extends { readonly uid: string }>(own: ReadonlyMap<string, T>, more: readonly T[]) {
  const all = new Map(own);
  for (const one of more) if (!all.has(one.uid)) all.set(one.uid, one);
  return all;
}

/** Pods with their ghosts, and groups that are ghosts, made once. */
export class Known {
  private readonly twins = new WeakMap<PodView, { readonly there: PodView; readonly pod: PodView }>();
  private readonly groups = new WeakMap<ReplicaSetView, ReplicaSetView>();
  private readonly others = new WeakMap<PodView, PodView>();

  readonly group = (there: ReplicaSetView): ReplicaSetView => {
    const before = this.groups.get(there);
    if (before) return before;
    const group = { ...there, ghost: true };
    this.groups.set(there, group);
    return group;
  };

  beside(here: PodView, there: PodView): PodView {
    const before = this.twins.get(here);
    if (before?.there === there) return before.pod;
    const pod = { ...here, ghost: { state: there.state, version: there.version, alone: false } };
    this.twins.set(here, { there, pod });
    return pod;
  }

  alone(there: PodView): PodView {
    const before = this.others.get(there);
    if (before) return before;
    const { uid, state, version, createdAt } = there;
    const ghost = { state, version, alone: true };
    const pod = { ...there, uid: PREFIX + uid, address: '', createdAt: createdAt + AFTER_ALL, ghost };
    this.others.set(there, pod);
    return pod;
  }
}
