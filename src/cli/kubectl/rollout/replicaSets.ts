import type { Deployment, ReplicaSet } from '../../../api/generated/apps/v1';
import type { Call } from '../call';
import { kindFor } from '../discovery';

const REVISION = 'deployment.kubernetes.io/revision';

/** A Deployment's ReplicaSets with their revisions, the oldest first; those without one are left out. */
export function revisionsOf(call: Call, { metadata }: Deployment): { revision: number; replicaSet: ReplicaSet }[] {
  const { items } = call.remote.list(kindFor('replicasets.apps'), metadata.namespace ?? '');
  return (items as ReplicaSet[])
    .filter((one) => one.metadata.ownerReferences?.some(({ uid, controller }) => controller && uid === metadata.uid))
    .map((replicaSet) => ({ revision: revisionOf(replicaSet), replicaSet }))
    .filter(({ revision }) => !Number.isNaN(revision))
    .sort((a, b) => a.revision - b.revision);
}

/** Of a Deployment or a ReplicaSet; NaN where it says none. */
export function revisionOf({ metadata }: Pick<ReplicaSet, 'metadata'>): number {
  const text = metadata.annotations?.[REVISION];
  return text === undefined ? Number.NaN : Number(text);
}
