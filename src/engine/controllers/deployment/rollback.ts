import type { Deployment, ReplicaSet } from '../../../api/generated/apps/v1';
import { DESIRED_REPLICAS, MAX_REPLICAS, REVISION, REVISION_HISTORY, ROLLBACK_TO, revisionOf } from './annotations';
import { type Rollout, setsOf } from './rollout';
import { sameTemplate, TEMPLATE_HASH, withLabels } from './templateHash';

const KEPT: readonly string[] = [
  'kubectl.kubernetes.io/last-applied-configuration',
  REVISION,
  REVISION_HISTORY,
  DESIRED_REPLICAS,
  MAX_REPLICAS,
  ROLLBACK_TO,
];

/** Goes back to the revision that the annotation of old clients names; 0 is the one before the latest (rollback). */
export function rollBack(rollout: Rollout): void {
  const { deployment } = rollout;
  const text = deployment.metadata.annotations?.[ROLLBACK_TO] ?? '';
  const asked = /^-?\d+$/.test(text) ? Number(text) : 0;
  const revision = asked === 0 ? lastRevision(setsOf(rollout)) : asked;
  const target = revision === 0 ? undefined : setsOf(rollout).find((rs) => revisionOf(rs) === revision);
  const { [ROLLBACK_TO]: _asked, ...annotations } = deployment.metadata.annotations ?? {};
  if (!target) {
    const which = asked === 0 ? 'last revision' : 'the revision to rollback to';
    warn(rollout, 'DeploymentRollbackRevisionNotFound', `Unable to find ${which}.`);
    store(rollout, { ...deployment, metadata: { ...deployment.metadata, annotations } });
    return;
  }
  if (sameTemplate(target.spec.template, deployment.spec.template)) {
    const words = `The rollback revision contains the same template as current deployment "${deployment.metadata.name}"`;
    warn(rollout, 'DeploymentRollbackTemplateUnchanged', words);
    store(rollout, { ...deployment, metadata: { ...deployment.metadata, annotations } });
    return;
  }
  store(rollout, {
    ...deployment,
    metadata: { ...deployment.metadata, annotations: annotationsFrom(target, annotations) },
    spec: { ...deployment.spec, template: templateOf(target, deployment) },
  });
  const words = `Rolled back deployment "${deployment.metadata.name}" to revision ${revision}`;
  if (!rollout.failed) rollout.recorder.event(deployment, 'Normal', 'DeploymentRollback', words);
}

function lastRevision(sets: readonly ReplicaSet[]): number {
  return sets.map(revisionOf).sort((a, b) => b - a)[1] ?? 0;
}

function templateOf(target: ReplicaSet, deployment: Deployment): Deployment['spec']['template'] {
  const template = target.spec.template ?? deployment.spec.template;
  const { [TEMPLATE_HASH]: _hash, ...labels } = template.metadata?.labels ?? {};
  return withLabels(template, labels);
}

function annotationsFrom(target: ReplicaSet, own: Record<string, string>): Record<string, string> {
  const kept = Object.entries(own).filter(([name]) => KEPT.includes(name));
  const taken = Object.entries(target.metadata.annotations ?? {}).filter(([name]) => !KEPT.includes(name));
  return Object.fromEntries([...kept, ...taken]);
}

function warn({ recorder, deployment }: Rollout, reason: string, message: string): void {
  recorder.event(deployment, 'Warning', reason, message);
}

function store(rollout: Rollout, deployment: Deployment): void {
  if (!rollout.client.update<Deployment>('deployments.apps', deployment).ok) rollout.failed = true;
}
