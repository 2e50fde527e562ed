import type { ReplicaSet } from '../../../api/generated/apps/v1';
import {
  isRolling,
  isSaturated,
  maxSurge,
  maxUnavailable,
  newestSize,
  proportion,
  sizeOf,
  totalAvailable,
  totalSize,
  wanted,
} from './fenceposts';
import { active, type Rollout, resize, resizeOrAnnotate, setsOf } from './rollout';

/** Lets the newest ReplicaSet grow into the surge, or shrink to what is wanted; true when it did (reconcileNewReplicaSet). */
export function growNewest(rollout: Rollout): boolean {
  const { newest, deployment } = rollout;
  if (!newest || sizeOf(newest) === wanted(deployment)) return false;
  if (sizeOf(newest) > wanted(deployment)) {
    return resize(rollout, newest, wanted(deployment)) !== undefined;
  }
  return resize(rollout, newest, newestSize(deployment, setsOf(rollout), sizeOf(newest))) !== undefined;
}

/** Takes old pods away as far as enough stay available, those that are not available first (reconcileOldReplicaSets). */
export function shrinkOld(rollout: Rollout): boolean {
  const { deployment, newest } = rollout;
  const all = setsOf(rollout);
  const old = active(rollout.old);
  if (totalSize(old) === 0) return false;
  const fewest = wanted(deployment) - maxUnavailable(deployment);
  const newestUnavailable = newest ? sizeOf(newest) - (newest.status?.availableReplicas ?? 0) : 0;
  const most = totalSize(all) - fewest - newestUnavailable;
  if (most <= 0) return false;
  const { sizes, removed } = removeUnhealthy(rollout, old, most);
  const spare = totalAvailable(all.map((rs) => sizes.get(rs) ?? rs)) - fewest;
  return removeHealthy(rollout, old, sizes, spare) + removed > 0;
}

/** The sizes of the old ReplicaSets after it, and how many pods went. */
function removeUnhealthy(
  rollout: Rollout,
  old: readonly ReplicaSet[],
  most: number,
): { sizes: Map<ReplicaSet, ReplicaSet>; removed: number } {
  const sizes = new Map<ReplicaSet, ReplicaSet>();
  let removed = 0;
  for (const rs of old) {
    const unhealthy = sizeOf(rs) - (rs.status?.availableReplicas ?? 0);
    const count = Math.min(most - removed, unhealthy);
    if (count <= 0) continue;
    const after = resize(rollout, rs, sizeOf(rs) - count);
    if (!after) continue;
    sizes.set(rs, after);
    removed += count;
  }
  return { sizes, removed };
}

function removeHealthy(
  rollout: Rollout,
  old: readonly ReplicaSet[],
  sizes: ReadonlyMap<ReplicaSet, ReplicaSet>,
  spare: number,
): number {
  let removed = 0;
  for (const rs of old) {
    const now = sizes.get(rs) ?? rs;
    const count = Math.min(sizeOf(now), spare - removed);
    if (count <= 0) continue;
    if (resize(rollout, now, sizeOf(now) - count)) removed += count;
  }
  return removed;
}

/** Empties all old ReplicaSets at once; true when any had pods (scaleDownOldReplicaSetsForRecreate). */
export function emptyOld(rollout: Rollout): boolean {
  return active(rollout.old).filter((rs) => resize(rollout, rs, 0)).length > 0;
}

/** Gives each ReplicaSet its share when the Deployment is scaled while a rollout is under way (scale). */
export function scaleInProportion(rollout: Rollout): void {
  const { deployment, newest } = rollout;
  const single = activeOrLatest(rollout);
  if (single) {
    if (sizeOf(single) !== wanted(deployment)) resize(rollout, single, wanted(deployment));
    return;
  }
  if (isSaturated(deployment, newest)) {
    for (const rs of active(rollout.old)) resize(rollout, rs, 0);
    return;
  }
  if (!isRolling(deployment)) return;
  const sets = active(setsOf(rollout));
  const allowed = wanted(deployment) > 0 ? wanted(deployment) + maxSurge(deployment) : 0;
  const toAdd = allowed - totalSize(sets);
  const sorted = sets.toSorted((a, b) => sizeOf(b) - sizeOf(a) || (toAdd > 0 ? byAge(b, a) : byAge(a, b)));
  let added = 0;
  const sizes = sorted.map((rs) => {
    const share = toAdd === 0 ? 0 : proportion(rs, deployment, toAdd, added);
    added += share;
    return sizeOf(rs) + share;
  });
  for (const [index, rs] of sorted.entries()) {
    const leftover = index === 0 && toAdd !== 0 ? toAdd - added : 0;
    resizeOrAnnotate(rollout, rs, Math.max(0, (sizes[index] as number) + leftover));
  }
}

/** The only ReplicaSet with pods; with none, the newest or else the latest (FindActiveOrLatest). */
function activeOrLatest(rollout: Rollout): ReplicaSet | undefined {
  const all = setsOf(rollout);
  const [first, ...others] = active(all);
  if (first) return others.length === 0 ? first : undefined;
  return rollout.newest ?? all.toSorted(byAge).at(-1);
}

/** Older first; of the same age by name. */
export function byAge(a: ReplicaSet, b: ReplicaSet): number {
  const [left, right] = [a.metadata, b.metadata];
  if (left.creationTimestamp !== right.creationTimestamp)
    return left.creationTimestamp < right.creationTimestamp ? -1 : 1;
  return left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
}
