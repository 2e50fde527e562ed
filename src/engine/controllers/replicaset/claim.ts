import type { ReplicaSet } from '../../../api/generated/apps/v1';
import type { Pod } from '../../../api/generated/core/v1';
import { selects } from '../../../api/meta/labels';
import type { Client } from '../../client/client';
import { adoptionPatch, controllerOf, releasePatch } from '../shared/owners';
import { isFinished } from '../shared/podState';

/**
 * Adopts a pod that no one controls and that matches, or lets go of an own one that no longer does; true when it did
 * either. Before it adopts it asks whether the ReplicaSet is still there (PodControllerRefManager.ClaimPods).
 */
export function claimPod(client: Client, rs: ReplicaSet, pod: Pod): boolean {
  const owner = controllerOf(pod);
  const isMatch = selects(rs.spec.selector, pod.metadata.labels);
  if (rs.metadata.deletionTimestamp || (owner && (owner.uid !== rs.metadata.uid || isMatch))) return false;
  if (!owner && (!isMatch || pod.metadata.deletionTimestamp || isFinished(pod))) return false;
  const { uid, namespace = '', name } = pod.metadata;
  if (!owner) {
    const fresh = client.get<ReplicaSet>('replicasets.apps', namespace, rs.metadata.name);
    const isThere = fresh.ok && fresh.object.metadata.uid === rs.metadata.uid;
    if (!isThere || fresh.object.metadata.deletionTimestamp) return false;
  }
  const patch = owner ? releasePatch(rs, pod) : adoptionPatch(rs, uid);
  return client.patch('pods', namespace, name, patch).ok;
}
