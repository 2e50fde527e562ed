import type { ClusterView, PodView, ReplicaSetView, WorkloadView } from '../protocol/view';

/** What there is of a workload at this moment. */
export interface Census {
  readonly workload: WorkloadView;
  /** Its ReplicaSets, newest revision first. */
  readonly replicaSets: readonly ReplicaSetView[];
  /** Pods of the newest ReplicaSet and of the older ones that are not on their way out. */
  readonly fresh: readonly PodView[];
  readonly old: readonly PodView[];
  readonly leaving: readonly PodView[];
  /** Those that count as available, as the controller last said. */
  readonly available: number;
  readonly live: number;
}

const over = (pod: PodView) => pod.state === 'completed' || pod.state === 'failed' || pod.state === 'evicted';

/** Whether a pod is in the cluster at `now`. */
export function isPresent(pod: PodView, now: number): boolean {
  return pod.goneAt === undefined || pod.goneAt > now;
}

/** Whether a pod is on its way out, wherever it is. */
export function isLeaving(pod: PodView): boolean {
  return pod.state === 'terminating' || pod.status === 'Terminating';
}

/** Counts a workload's pods. The cost is one pass over `pods`, which are those of this workload alone. */
function census(workload: WorkloadView, replicaSets: readonly ReplicaSetView[], pods: readonly PodView[]): Census {
  const newest = replicaSets[0]?.uid ?? workload.uid;
  const fresh: PodView[] = [];
  const old: PodView[] = [];
  const leaving: PodView[] = [];
  let ready = 0;
  for (const pod of pods) {
    if (isLeaving(pod)) leaving.push(pod);
    else if (!over(pod)) {
      (pod.owner === newest || pod.uid === workload.uid ? fresh : old).push(pod);
      if (pod.state === 'ready') ready++;
    }
  }
  const available = workload.envelope.at(-1)?.available ?? ready;
  return { workload, replicaSets, fresh, old, leaving, available, live: fresh.length + old.length };
}

/** A pod that nobody here controls, as a workload of one. */
function alone(uid: string, { namespace, name, createdAt }: PodView): WorkloadView {
  const none = { paused: false, envelope: [], progress: '', revision: 0 };
  return { uid, namespace, name, kind: 'Pod', replicas: 1, limit: 1, floor: 1, createdAt, ...none };
}

/** Every workload of the namespaces that are shown and every pod without one, oldest first. */
export function censuses(view: ClusterView, now: number, hidden: ReadonlySet<string>): Census[] {
  const replicaSets = new Map<string, ReplicaSetView[]>();
  for (const replicaSet of view.replicaSets.values()) {
    const owner = replicaSet.owner === '' ? replicaSet.uid : replicaSet.owner;
    const siblings = replicaSets.get(owner);
    if (siblings) siblings.push(replicaSet);
    else replicaSets.set(owner, [replicaSet]);
  }
  const workloadOf = new Map<string, string>();
  for (const [owner, siblings] of replicaSets) for (const { uid } of siblings) workloadOf.set(uid, owner);
  const pods = new Map<string, PodView[]>();
  for (const pod of view.pods.values()) {
    if (hidden.has(pod.namespace) || !isPresent(pod, now)) continue;
    const workload = workloadOf.get(pod.owner) ?? (pod.owner === '' ? pod.uid : pod.owner);
    const siblings = pods.get(workload);
    if (siblings) siblings.push(pod);
    else pods.set(workload, [pod]);
  }
  const bare = [...pods].flatMap(([uid, [pod]]) =>
    view.workloads.has(uid) || !pod || over(pod) ? [] : [alone(uid, pod)],
  );
  return [...view.workloads.values(), ...bare]
    .filter((workload) => !hidden.has(workload.namespace))
    .sort((a, b) => a.createdAt - b.createdAt || (a.name < b.name ? -1 : 1))
    .map((workload) => {
      const own = (replicaSets.get(workload.uid) ?? []).sort(
        (a, b) => b.revision - a.revision || b.createdAt - a.createdAt,
      );
      return census(workload, own, pods.get(workload.uid) ?? []);
    });
}

/** Whether an older template still has pods that count, or the new one has not all of its own. */
export function isRolling({ workload, replicaSets, old, fresh }: Census): boolean {
  if (workload.kind !== 'Deployment' || replicaSets.length < 2) return false;
  const oldWanted = replicaSets.slice(1).some((replicaSet) => replicaSet.wants > 0);
  if (old.length > 0 || oldWanted) return true;
  const newest = replicaSets[0] as ReplicaSetView;
  return newest.wants === workload.replicas && fresh.filter((pod) => pod.state === 'ready').length < workload.replicas
    ? workload.progress === 'ReplicaSetUpdated'
    : false;
}
