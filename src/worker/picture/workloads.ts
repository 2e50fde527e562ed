import type { Deployment, ReplicaSet } from '../../api/generated/apps/v1';
import { scaledValue } from '../../api/meta/intOrString';
import type { EnvelopePoint, WorkloadView } from '../../protocol/view';
import type { ItemTable } from './itemTable';

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

/** A workload as the page is shown it, but for its envelope: that is told point by point. */
export type WorkloadRecord = Omit<WorkloadView, 'envelope'>;

/** A Deployment as the page is shown it. */
export function deploymentRecord(deployment: Deployment, createdAt: number): WorkloadRecord {
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
    resource: 'deployments.apps',
    replicas,
    limit: replicas + surge,
    floor: Math.max(0, replicas - effective),
    paused: spec.paused ?? false,
    progress: status?.conditions?.find(({ type }) => type === 'Progressing')?.reason ?? '',
    revision: Number(metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0),
    createdAt,
  };
}

/** A ReplicaSet that no Deployment owns. */
export function bareReplicaSetRecord(replicaSet: ReplicaSet, createdAt: number): WorkloadRecord {
  const replicas = replicaSet.spec.replicas ?? 1;
  return {
    uid: replicaSet.metadata.uid,
    namespace: replicaSet.metadata.namespace ?? '',
    name: replicaSet.metadata.name,
    kind: 'ReplicaSet',
    resource: 'replicasets.apps',
    replicas,
    limit: replicas,
    floor: replicas,
    paused: false,
    progress: '',
    revision: 0,
    createdAt,
  };
}

/** Adds a point to a workload's envelope if anything moved, and drops those that are too old to be drawn. */
export function addPoint(
  envelopes: ItemTable<EnvelopePoint>,
  { uid, limit, floor }: WorkloadRecord,
  { live, available }: PodCount,
  now: number,
): void {
  const points = [...envelopes.of(uid).values()];
  const last = points.at(-1);
  if (last && last.live === live && last.available === available && last.limit === limit && last.floor === floor)
    return;
  const replaces = last !== undefined && now - last.at < GRAIN_MS && points.length > 1;
  const at = replaces ? last.at : now;
  envelopes.set(uid, { at, live, available, limit, floor });
  points.forEach((point, index) => {
    const until = points[index + 1]?.at ?? at;
    const isOld = until <= now - ENVELOPE_MS || index < points.length - MAX_POINTS;
    if (isOld) envelopes.remove(uid, String(point.at));
  });
}
