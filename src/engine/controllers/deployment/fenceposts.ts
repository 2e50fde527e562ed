import type { Deployment, ReplicaSet } from '../../../api/generated/apps/v1';
import { scaledValue } from '../../../api/meta/intOrString';
import { DESIRED_REPLICAS, MAX_REPLICAS, replicasAnnotation } from './annotations';

/** How many pods a Deployment wants. */
export function wanted(deployment: Deployment): number {
  return deployment.spec.replicas ?? 1;
}

/** How many pods a ReplicaSet wants. */
export function sizeOf(rs: ReplicaSet): number {
  return rs.spec.replicas ?? 1;
}

/** The strategy is RollingUpdate. */
export function isRolling(deployment: Deployment): boolean {
  return (deployment.spec.strategy?.type ?? 'RollingUpdate') === 'RollingUpdate';
}

/** How many pods a rolling update may have beyond those wanted: a percentage rounds up. */
export function maxSurge(deployment: Deployment): number {
  return isRolling(deployment) ? fenceposts(deployment).surge : 0;
}

/** How many of the pods wanted may be unavailable: a percentage rounds down, and it is one where surge would be none as well. */
export function maxUnavailable(deployment: Deployment): number {
  if (!isRolling(deployment) || wanted(deployment) === 0) return 0;
  return Math.min(fenceposts(deployment).unavailable, wanted(deployment));
}

function fenceposts(deployment: Deployment): { surge: number; unavailable: number } {
  const { maxSurge = '25%', maxUnavailable = '25%' } = deployment.spec.strategy?.rollingUpdate ?? {};
  const surge = scaledValue(maxSurge, wanted(deployment), 'up');
  const unavailable = scaledValue(maxUnavailable, wanted(deployment), 'down');
  return surge === 0 && unavailable === 0 ? { surge, unavailable: 1 } : { surge, unavailable };
}

/** Pods wanted by these ReplicaSets together. */
export function totalSize(sets: readonly ReplicaSet[]): number {
  return sets.reduce((total, rs) => total + sizeOf(rs), 0);
}

/** A count of these ReplicaSets' status, together. */
export function totalStatus(
  sets: readonly ReplicaSet[],
  count: 'replicas' | 'readyReplicas' | 'availableReplicas',
): number {
  return sets.reduce((total, rs) => total + (rs.status?.[count] ?? 0), 0);
}

/**
 * Pods available in these ReplicaSets together, as far as they are still wanted: a status that has not followed a
 * ReplicaSet's last scaling would promise pods that are on their way out.
 */
export function totalAvailable(sets: readonly ReplicaSet[]): number {
  return sets.reduce((total, rs) => total + Math.min(rs.status?.availableReplicas ?? 0, sizeOf(rs)), 0);
}

/** The size that the newest ReplicaSet may take now: what is wanted, within the surge (NewRSNewReplicas). */
export function newestSize(deployment: Deployment, all: readonly ReplicaSet[], newestNow: number): number {
  const replicas = wanted(deployment);
  if (!isRolling(deployment)) return replicas;
  const room = replicas + maxSurge(deployment) - totalSize(all);
  if (room <= 0) return newestNow;
  return newestNow + Math.min(room, replicas - newestNow);
}

/** All that is wanted stands in this ReplicaSet (IsSaturated). */
export function isSaturated(deployment: Deployment, rs: ReplicaSet | undefined): boolean {
  if (!rs) return false;
  const replicas = wanted(deployment);
  return (
    sizeOf(rs) === replicas &&
    replicasAnnotation(rs, DESIRED_REPLICAS) === replicas &&
    (rs.status?.availableReplicas ?? 0) === replicas
  );
}

/**
 * By how many a ReplicaSet grows or shrinks when its Deployment is scaled in the middle of a rollout: its share, and no
 * more than is left of `toAdd` after `added` (GetReplicaSetProportion).
 */
export function proportion(rs: ReplicaSet, deployment: Deployment, toAdd: number, added: number): number {
  if (sizeOf(rs) === 0 || toAdd === 0 || toAdd === added) return 0;
  const fraction = share(rs, deployment);
  const allowed = toAdd - added;
  return toAdd > 0 ? Math.min(fraction, allowed) : Math.max(fraction, allowed);
}

function share(rs: ReplicaSet, deployment: Deployment): number {
  const size = sizeOf(rs);
  if (wanted(deployment) === 0) return -size;
  const before = replicasAnnotation(rs, MAX_REPLICAS) || rs.status?.replicas || 0;
  if (before === 0) return 0;
  const exact = (size * (wanted(deployment) + maxSurge(deployment))) / before;
  return Math.floor(exact + 0.5) - size;
}
