import type { Deployment, ReplicaSet } from '../../../api/generated/apps/v1';

export const REVISION = 'deployment.kubernetes.io/revision';
export const REVISION_HISTORY = 'deployment.kubernetes.io/revision-history';
export const DESIRED_REPLICAS = 'deployment.kubernetes.io/desired-replicas';
export const MAX_REPLICAS = 'deployment.kubernetes.io/max-replicas';
export const ROLLBACK_TO = 'deprecated.deployment.rollback.to';

/** What a Deployment's annotations do not pass on to its ReplicaSets. */
const NOT_COPIED: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  REVISION,
  REVISION_HISTORY,
  DESIRED_REPLICAS,
  MAX_REPLICAS,
  ROLLBACK_TO,
]);
const MAX_HISTORY_CHARACTERS = 2000;

/** A ReplicaSet's revision; 0 when it has none that is a number. */
export function revisionOf(object: Deployment | ReplicaSet): number {
  const text = object.metadata.annotations?.[REVISION];
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : 0;
}

/** A whole number in an annotation, or undefined. */
export function replicasAnnotation(rs: ReplicaSet, name: string): number | undefined {
  const text = rs.metadata.annotations?.[name];
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** The annotations of a ReplicaSet that tell of the size its Deployment wants and may reach. */
export function withReplicas(rs: ReplicaSet, desired: number, max: number): Record<string, string> {
  return { ...rs.metadata.annotations, [DESIRED_REPLICAS]: String(desired), [MAX_REPLICAS]: String(max) };
}

/** Whether those annotations say something else than this. */
export function replicasDiffer(rs: ReplicaSet, desired: number, max: number): boolean {
  const { annotations } = rs.metadata;
  return annotations?.[DESIRED_REPLICAS] !== String(desired) || annotations?.[MAX_REPLICAS] !== String(max);
}

/**
 * The annotations of the ReplicaSet that is to be the Deployment's newest, at that revision; undefined when they stay as
 * they are (SetNewReplicaSetAnnotations). A ReplicaSet that is used again remembers the revisions it was before.
 */
export function newestAnnotations(
  deployment: Deployment,
  annotations: Record<string, string> | undefined,
  revision: number,
  created?: { readonly desired: number; readonly max: number },
): Record<string, string> | undefined {
  const changed: Record<string, string> = { ...annotations };
  let isChanged = copyInto(changed, deployment);
  const old = annotations?.[REVISION];
  const oldRevision = old !== undefined && /^-?\d+$/.test(old) ? Number(old) : 0;
  if (oldRevision < revision) {
    changed[REVISION] = String(revision);
    isChanged = true;
    if (old !== undefined && old !== '') changed[REVISION_HISTORY] = history(changed[REVISION_HISTORY], old);
  }
  if (created) {
    changed[DESIRED_REPLICAS] = String(created.desired);
    changed[MAX_REPLICAS] = String(created.max);
    isChanged = true;
  }
  return isChanged ? changed : undefined;
}

function copyInto(annotations: Record<string, string>, deployment: Deployment): boolean {
  let isChanged = false;
  for (const [name, value] of Object.entries(deployment.metadata.annotations ?? {})) {
    if (NOT_COPIED.has(name) || annotations[name] === value) continue;
    annotations[name] = value;
    isChanged = true;
  }
  return isChanged;
}

function history(known: string | undefined, revision: string): string {
  if (!known) return revision;
  let revisions = [...known.split(','), revision];
  while (revisions.length > 1 && revisions.join(',').length > MAX_HISTORY_CHARACTERS) revisions = revisions.slice(1);
  return revisions.join(',');
}
