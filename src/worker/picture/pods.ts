import type { Pod } from '../../api/generated/core/v1';
import type { LifeSegment, PodView } from '../../protocol/view';
import { amountsOf } from './amounts';
import type { PodFace } from './podState';

/** What `kubectl get pods` shows of a pod; the cli room's printer knows. */
export interface PodColumns {
  readonly readyContainers: number;
  readonly containers: number;
  readonly status: string;
  readonly restarts: number;
}

/** A stretch of cluster time that runs: a pull, a back-off, a grace period. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

const MAX_SEGMENTS = 24;

/** A pod as the page is shown it. */
export function podView(
  pod: Pod,
  face: PodFace,
  columns: PodColumns,
  facts: { readonly now: number; readonly createdAt: number; readonly version: number; readonly span?: Span },
  previous: PodView | undefined,
): PodView {
  const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller);
  return {
    uid: pod.metadata.uid,
    namespace: pod.metadata.namespace ?? '',
    name: pod.metadata.name,
    labels: pod.metadata.labels ?? {},
    owner: owner?.uid ?? '',
    image: pod.spec.containers[0]?.image ?? '',
    node: pod.spec.nodeName ?? '',
    address: pod.status?.podIP ?? '',
    state: face.state,
    message: face.message,
    ...columns,
    ...(facts.span ? { span: facts.span } : {}),
    createdAt: facts.createdAt,
    life: lived(previous?.life ?? [], face.state, facts.now),
    version: facts.version,
    ...amountsOf(pod),
  };
}

function lived(life: readonly LifeSegment[], state: LifeSegment['state'], now: number): readonly LifeSegment[] {
  if (life.at(-1)?.state === state) return life;
  return [...life.slice(-MAX_SEGMENTS + 1), { from: now, state }];
}

/** Does the pod count as live: neither terminating nor over? */
export function isLive(pod: Pod | undefined): boolean {
  return (
    pod !== undefined &&
    !pod.metadata.deletionTimestamp &&
    pod.status?.phase !== 'Succeeded' &&
    pod.status?.phase !== 'Failed'
  );
}

export function isReady(pod: Pod | undefined): boolean {
  return (
    isLive(pod) && (pod?.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false)
  );
}
