import type { Deployment, ReplicaSet } from '../../api/generated/apps/v1';
import { scaledValue } from '../../api/meta/intOrString';
import type { WorkloadView } from '../../protocol/view';

/** Live pods are those that are neither terminating nor over; available ones are Ready. */
export interface PodCount {
  readonly live: number;
  readonly available: number;
}

/** Points of the envelope older than this are dropped, in milliseconds. */
const ENVELOPE_MS = 180_000;
/** Changes within this time are drawn as one. */
const GRAIN_MS = 100;
const MAX_POINTS = 120;

/** A Deployment as the page is shown it. */
export function deploymentView(
  deployment: Deployment,
  previous: WorkloadView | undefined,
  createdAt: number,
): WorkloadView {
  const { metadata, spec, status } = deployment;
  const replicas = spec.replicas ?? 1;
  const rolling = spec.strategy?.type === 'RollingUpdate' ? spec.strategy.rollingUpdate : undefined;
  const surge = rolling ? scaledValue(rolling.maxSurge ?? 0, replicas, 'up') : 0;
  const unavailable = rolling ? scaledValue(rolling.maxUnavailable ?? 0, replicas, 'down') : replicas;
  const effective = surge === 0 && unavailable === 0 ? 1 : unavailable;
  return {
    uid: metadata.uid,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    kind: 'Deployment',
    replicas,
    limit: replicas + surge,
    floor: Math.max(0, replicas - effective),
    paused: spec.paused ?? false,
    envelope: previous?.envelope ?? [],
    progress: status?.conditions?.find(({ type }) => type === 'Progressing')?.reason ?? '',
    revision: Number(metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0),
    createdAt,
  };
}

/** A ReplicaSet that no Deployment owns. */
export function bareReplicaSetView(
  replicaSet: ReplicaSet,
  previous: WorkloadView | undefined,
  createdAt: number,
): WorkloadView {
  const replicas = replicaSet.spec.replicas ?? 1;
  return {
    uid: replicaSet.metadata.uid,
    namespace: replicaSet.metadata.namespace ?? '',
    name: replicaSet.metadata.name,
    kind: 'ReplicaSet',
    replicas,
    limit: replicas,
    floor: replicas,
    paused: false,
    envelope: previous?.envelope ?? [],
    progress: '',
    revision: 0,
    createdAt,
  };
}

/** The workload with one more point of its envelope, if anything moved. */
export function withPoint(view: WorkloadView, { live, available }: PodCount, at: number): WorkloadView {
  const last = view.envelope.at(-1);
  const { limit, floor } = view;
  if (last && last.live === live && last.available === available && last.limit === limit && last.floor === floor)
    return view;
  const replaces = last !== undefined && at - last.at < GRAIN_MS && view.envelope.length > 1;
  const kept = replaces ? view.envelope.slice(0, -1) : view.envelope;
  const from = kept.findIndex(
    (_point, index) => index === kept.length - 1 || (kept[index + 1]?.at ?? at) > at - ENVELOPE_MS,
  );
  const point = { at: replaces ? (last?.at ?? at) : at, live, available, limit, floor };
  return { ...view, envelope: [...kept.slice(Math.max(0, from, kept.length - MAX_POINTS)), point] };
}
