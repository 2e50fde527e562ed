import type { ReplicaSet } from '../../../api/generated/apps/v1';
import { revisionOf } from './annotations';
import { sizeOf } from './fenceposts';
import type { Rollout } from './rollout';
import { byAge } from './steps';

/** Deletes empty old ReplicaSets, of the lowest revisions, beyond those that the history may keep (cleanupDeployment). */
export function trimHistory(rollout: Rollout): void {
  const { revisionHistoryLimit } = rollout.deployment.spec;
  if (revisionHistoryLimit === undefined || revisionHistoryLimit === NO_LIMIT) return;
  const alive = rollout.old.filter((rs) => !rs.metadata.deletionTimestamp);
  const excess = alive.length - revisionHistoryLimit;
  if (excess <= 0) return;
  const sorted = alive.toSorted((a, b) => revisionOf(a) - revisionOf(b) || byAge(a, b));
  for (const rs of sorted.slice(0, excess)) {
    if (!isIdle(rs)) continue;
    const { namespace = '', name } = rs.metadata;
    const result = rollout.client.delete('replicasets.apps', namespace, name);
    if (!result.ok && result.status.code !== 404) {
      rollout.failed = true;
      return;
    }
  }
}

const NO_LIMIT = 2_147_483_647;

function isIdle(rs: ReplicaSet): boolean {
  return (
    sizeOf(rs) === 0 &&
    (rs.status?.replicas ?? 0) === 0 &&
    (rs.metadata.generation ?? 0) <= (rs.status?.observedGeneration ?? 0)
  );
}
