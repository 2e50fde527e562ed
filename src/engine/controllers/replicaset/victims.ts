import type { ContainerStatus, Pod } from '../../../api/generated/core/v1';
import { parseTime } from '../../sim/time';
import { podCondition } from '../shared/podState';

/** All that decides who goes first, read once from a pod; `age` values are buckets, -1 for an absent time. */
interface Candidate {
  readonly pod: Pod;
  readonly assigned: number;
  readonly phase: number;
  readonly ready: number;
  readonly cost: number;
  readonly rank: number;
  readonly readySince: number | undefined;
  readonly readyAge: number;
  readonly restarts: number;
  readonly sidecarRestarts: number;
  readonly age: number;
}

const PHASES = ['Pending', 'Unknown', 'Running'];

/**
 * The pods that a ReplicaSet deletes first when it has `count` too many: who serves least, then whose node holds most of
 * its kind, then the younger by halves of their age, then by uid (controller.ActivePodsWithRanks with
 * LogarithmicScaleDown). `onNode` gives how many related active pods a node holds; `now` is cluster ms.
 */
export function chooseVictims(
  pods: readonly Pod[],
  count: number,
  onNode: (node: string) => number,
  now: number,
): Pod[] {
  if (count >= pods.length) return [...pods];
  const known = new Map<string, number>();
  const msOf = (time: string): number => {
    let ms = known.get(time);
    if (ms === undefined) known.set(time, (ms = parseTime(time)));
    return ms;
  };
  return pods
    .map((pod) => candidate(pod, onNode, msOf, now))
    .sort(goesBefore)
    .slice(0, count)
    .map(({ pod }) => pod);
}

function candidate(pod: Pod, onNode: (node: string) => number, msOf: (time: string) => number, now: number): Candidate {
  const { nodeName = '' } = pod.spec;
  const ready = podCondition(pod, 'Ready');
  const since = ready?.status === 'True' ? msOf(ready.lastTransitionTime ?? '') : undefined;
  return {
    pod,
    assigned: nodeName ? 1 : 0,
    phase: PHASES.indexOf(pod.status?.phase ?? 'Pending'),
    ready: since === undefined ? 0 : 1,
    cost: Number(pod.metadata.annotations?.['controller.kubernetes.io/pod-deletion-cost'] ?? 0) || 0,
    rank: nodeName ? onNode(nodeName) : 0,
    readySince: since,
    readyAge: ageBucket(since, now),
    restarts: mostRestarts(pod.status?.containerStatuses),
    sidecarRestarts: mostRestarts(sidecarStatuses(pod)),
    age: ageBucket(msOf(pod.metadata.creationTimestamp), now),
  };
}

function goesBefore(a: Candidate, b: Candidate): number {
  if (a.assigned !== b.assigned) return a.assigned - b.assigned;
  if (a.phase !== b.phase) return a.phase - b.phase;
  if (a.ready !== b.ready) return a.ready - b.ready;
  if (a.cost !== b.cost) return a.cost - b.cost;
  if (a.rank !== b.rank) return b.rank - a.rank;
  if (a.readySince !== b.readySince) return a.readyAge - b.readyAge || byUid(a, b);
  if (a.restarts !== b.restarts) return b.restarts - a.restarts;
  if (a.sidecarRestarts !== b.sidecarRestarts) return b.sidecarRestarts - a.sidecarRestarts;
  if (a.age !== b.age) return a.age - b.age;
  return byUid(a, b);
}

/** Ages count by powers of two of nanoseconds: what is about as old is as old. */
function ageBucket(sinceMs: number | undefined, now: number): number {
  if (sinceMs === undefined || Number.isNaN(sinceMs)) return -1;
  const ageMs = now - sinceMs;
  if (ageMs <= 0) return -1;
  let bucket = 0;
  for (let nanos = ageMs * 1_000_000; nanos >= 2; nanos /= 2) bucket++;
  return bucket;
}

function sidecarStatuses({ spec, status }: Pod): ContainerStatus[] | undefined {
  if (!spec.initContainers) return undefined;
  const sidecars = spec.initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
  return status?.initContainerStatuses?.filter(({ name }) => sidecars.some((sidecar) => sidecar.name === name));
}

function mostRestarts(statuses: readonly { restartCount: number }[] = []): number {
  let most = 0;
  for (const { restartCount } of statuses) if (restartCount > most) most = restartCount;
  return most;
}

function byUid(a: Candidate, b: Candidate): number {
  return a.pod.metadata.uid < b.pod.metadata.uid ? -1 : 1;
}
