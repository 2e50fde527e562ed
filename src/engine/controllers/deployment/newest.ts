import type { Deployment, ReplicaSet } from '../../../api/generated/apps/v1';
import type { Draft } from '../../../api/meta/object';
import { controllerOf, controllerRefTo } from '../shared/owners';
import { newestAnnotations, REVISION, revisionOf } from './annotations';
import { condition, conditionOf, hasDeadline, PROGRESS, withCondition } from './conditions';
import { maxSurge, newestSize, wanted } from './fenceposts';
import { type Rollout, writeStatus } from './rollout';
import { sameTemplate, TEMPLATE_HASH, templateHash, withLabels } from './templateHash';

const MAX_NAME_CHARACTERS = 253;

/** Splits a Deployment's ReplicaSets, given oldest first, into the one of its present template and the others. */
export function split(
  deployment: Deployment,
  sets: readonly ReplicaSet[],
): { newest: ReplicaSet | undefined; old: ReplicaSet[] } {
  const newest = sets.find((rs) => sameTemplate(rs.spec.template, deployment.spec.template));
  return { newest, old: sets.filter((rs) => rs !== newest) };
}

/** Gives the ReplicaSet of the present template its revision and annotations, and tells them in the Deployment (getNewReplicaSet). */
export function adjustNewest(rollout: Rollout): void {
  const { deployment, newest } = rollout;
  if (!newest) return;
  const annotations = newestAnnotations(deployment, newest.metadata.annotations, nextRevision(rollout));
  const minReadySeconds = deployment.spec.minReadySeconds ?? 0;
  if (annotations || (newest.spec.minReadySeconds ?? 0) !== minReadySeconds) {
    const { minReadySeconds: _before, ...spec } = newest.spec;
    const result = rollout.client.update<ReplicaSet>('replicasets.apps', {
      ...newest,
      metadata: annotations ? { ...newest.metadata, annotations } : newest.metadata,
      spec: minReadySeconds ? { ...spec, minReadySeconds } : spec,
    });
    if (result.ok) rollout.newest = result.object;
    else rollout.failed = true;
    return;
  }
  const revision = newest.metadata.annotations?.[REVISION];
  const isFound = hasDeadline(deployment) && !conditionOf(deployment.status, 'Progressing');
  if (deployment.metadata.annotations?.[REVISION] === revision && !isFound) return;
  const message = `Found new replica set "${newest.metadata.name}"`;
  const found = condition('Progressing', 'True', PROGRESS.found, message, rollout.now);
  const { conditions } = deployment.status ?? {};
  writeStatus(
    rollout,
    { ...deployment.status, ...(isFound ? { conditions: withCondition(conditions, found) } : {}) },
    { ...deployment.metadata.annotations, ...(revision === undefined ? {} : { [REVISION]: revision }) },
  );
}

/** Makes the ReplicaSet of the present template, in the size that it may have at once. */
export function createNewest(rollout: Rollout): void {
  const { deployment } = rollout;
  const revision = nextRevision(rollout);
  const draft = draftOf(rollout, revision);
  const name = draft.metadata.name as string;
  const result = rollout.client.create<ReplicaSet>('replicasets.apps', draft);
  if (!result.ok) {
    if (result.status.reason === 'AlreadyExists') adoptOrCollide(rollout, name, revision);
    else creationFailed(rollout, name, result.status);
    return;
  }
  rollout.newest = result.object;
  const size = result.object.spec.replicas ?? 0;
  if (size > 0) {
    rollout.recorder.event(
      deployment,
      'Normal',
      'ScalingReplicaSet',
      `Scaled up replica set ${name} from 0 to ${size}`,
    );
  }
  const created = condition('Progressing', 'True', PROGRESS.created, `Created new replica set "${name}"`, rollout.now);
  const { conditions } = deployment.status ?? {};
  writeStatus(
    rollout,
    { ...deployment.status, ...(hasDeadline(deployment) ? { conditions: withCondition(conditions, created) } : {}) },
    { ...deployment.metadata.annotations, [REVISION]: String(revision) },
  );
}

function nextRevision({ old }: Rollout): number {
  return old.reduce((highest, rs) => Math.max(highest, revisionOf(rs)), 0) + 1;
}

function draftOf({ deployment, old }: Rollout, revision: number): Draft<ReplicaSet> {
  const { selector, template, minReadySeconds } = deployment.spec;
  const hash = templateHash(template, deployment.status?.collisionCount);
  const labels = { ...template.metadata?.labels, [TEMPLATE_HASH]: hash };
  const base = deployment.metadata.name.slice(0, MAX_NAME_CHARACTERS - hash.length - 1);
  const desired = wanted(deployment);
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      annotations: newestAnnotations(deployment, undefined, revision, { desired, max: desired + maxSurge(deployment) }),
      labels,
      name: `${base}-${hash}`,
      namespace: deployment.metadata.namespace,
      ownerReferences: [controllerRefTo(deployment)],
    },
    spec: {
      ...(minReadySeconds ? { minReadySeconds } : {}),
      replicas: newestSize(deployment, old, 0),
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [TEMPLATE_HASH]: hash } },
      template: withLabels(template, labels),
    },
  };
}

/** The name is taken: by its own ReplicaSet that was not seen yet, or by another, and then the next hash is another. */
function adoptOrCollide(rollout: Rollout, name: string, revision: number): void {
  const { client, deployment } = rollout;
  const taken = client.get<ReplicaSet>('replicasets.apps', deployment.metadata.namespace ?? '', name);
  if (!taken.ok) {
    rollout.failed = true;
    return;
  }
  const isOwn = controllerOf(taken.object)?.uid === deployment.metadata.uid;
  if (isOwn && sameTemplate(taken.object.spec.template, deployment.spec.template)) {
    rollout.newest = taken.object;
    if (deployment.metadata.annotations?.[REVISION] === String(revision)) return;
    const annotations = { ...deployment.metadata.annotations, [REVISION]: String(revision) };
    writeStatus(rollout, { ...deployment.status }, annotations);
    return;
  }
  writeStatus(rollout, { ...deployment.status, collisionCount: (deployment.status?.collisionCount ?? 0) + 1 });
  rollout.failed = true;
}

function creationFailed(
  rollout: Rollout,
  name: string,
  { message = '', details }: { message?: string; details?: { causes?: readonly { reason: string }[] } },
): void {
  if (!details?.causes?.some(({ reason }) => reason === 'NamespaceTerminating')) {
    const { deployment } = rollout;
    const words = `Failed to create new replica set "${name}": ${message}`;
    if (hasDeadline(deployment)) {
      const failed = condition('Progressing', 'False', PROGRESS.failed, words, rollout.now);
      writeStatus(rollout, {
        ...deployment.status,
        conditions: withCondition(deployment.status?.conditions, failed),
      });
    }
    rollout.recorder.event(deployment, 'Warning', PROGRESS.failed, words);
  }
  rollout.failed = true;
}
