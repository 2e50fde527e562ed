import type { Deployment, ReplicaSet } from '../../../api/generated/apps/v1';
import type { PodTemplateSpec } from '../../../api/generated/core/v1';
import { jsonEqual } from '../../../api/meta/equality';
import { LAST_APPLIED, lastAppliedOf } from '../apply/lastApplied';
import type { Call, Outcome, Verb } from '../call';
import { fail, messageOf, problemOf } from '../failure';
import { dryRunOf, dryRunQuery } from '../output/dryRun';
import { tellerFor } from '../output/operation';
import { controllerRevisionsOf, type KeptRevision } from '../rollout/controllerRevisions';
import { findForRollout, groupKindOf } from '../rollout/objects';
import { revisionsOf } from '../rollout/replicaSets';
import { sameTemplate, withoutHash } from '../rollout/sameTemplate';
import { templateText } from '../rollout/templateText';
import { DRY_RUN_FLAG, FILE_FLAGS, OUTPUT_FLAGS, SELECTOR_FLAG } from '../sharedFlags';
import type { Found } from '../targets';

/** `kubectl rollout undo`. */
export const rolloutUndo: Verb = {
  path: 'rollout undo',
  short: 'Undo a previous rollout',
  usage: '(TYPE NAME | TYPE/NAME) [flags] [options]',
  flags: [...FILE_FLAGS, ...OUTPUT_FLAGS, DRY_RUN_FLAG, SELECTOR_FLAG, { name: 'to-revision', type: 'int64' }],
  run,
};

/** Annotations that stay with the Deployment; all others come from the ReplicaSet. */
const KEPT = new Set([
  LAST_APPLIED,
  'deployment.kubernetes.io/revision',
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
]);

function run(call: Call): Outcome {
  const revision = call.flags.number('to-revision');
  if (revision < 0) fail(`revision must be a positive integer: ${revision}`);
  const dryRun = dryRunOf(call);
  for (const found of findForRollout(call)) {
    warnOfApply(call, found);
    const text = rollBack(call, found, revision);
    tellerFor(call, dryRun).tell(found.object, text);
  }
  return undefined;
}

function warnOfApply(call: Call, { kind, name, object }: Found): void {
  if (lastAppliedOf(object) === undefined) return;
  call.err(
    `Warning: resource ${kind.plural}/${name} was previously managed with 'kubectl apply'. Rolling back will not update the ` +
      'kubectl.kubernetes.io/last-applied-configuration annotation, which may cause unexpected behavior on future ' +
      "'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead.\n",
  );
}

function rollBack(call: Call, found: Found, revision: number): string {
  switch (found.kind.kind) {
    case 'Deployment':
      return rollBackDeployment(call, found, revision);
    case 'DaemonSet':
    case 'StatefulSet':
      return rollBackRevision(call, found, revision);
    default:
      return fail(`no rollbacker has been implemented for "${groupKindOf(found)}"`);
  }
}

/** Models polymorphichelpers.DeploymentRollbacker. */
function rollBackDeployment(call: Call, { kind, namespace, name, object }: Found, revision: number): string {
  const deployment = object as Deployment;
  const replicaSet = chosen(call, deployment, revision);
  const dryRun = dryRunOf(call);
  if (dryRun === 'client') return templateText(replicaSet.spec.template);
  if (deployment.spec.paused) {
    fail("you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again");
  }
  const template = withoutHash(replicaSet.spec.template as PodTemplateSpec);
  if (sameTemplate(template, deployment.spec.template)) {
    return `skipped rollback (current template already matches revision ${revision})`;
  }
  const body = [
    { op: 'replace', path: '/spec/template', value: template },
    { op: 'replace', path: '/metadata/annotations', value: annotationsAfter(deployment, replicaSet) },
  ];
  const problem = problemOf(() => {
    call.remote.patch(kind, namespace, name, { type: 'json', body }, dryRunQuery(dryRun));
  });
  if (problem) fail(`failed restoring revision ${revision}: ${messageOf(problem)}`);
  return 'rolled back';
}

function chosen(call: Call, deployment: Deployment, revision: number): ReplicaSet {
  const revisions = revisionsOf(call, deployment);
  const found = revision > 0 ? revisions.find((one) => one.revision === revision) : revisions.at(-2);
  if (found) return found.replicaSet;
  if (revision > 0) return fail(`unable to find specified revision ${revision} in history`);
  return fail(`no rollout history found for deployment "${deployment.metadata.name}"`);
}

function annotationsAfter(deployment: Deployment, replicaSet: ReplicaSet): Record<string, string> {
  const kept = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) => KEPT.has(key));
  const taken = Object.entries(replicaSet.metadata.annotations ?? {}).filter(([key]) => !KEPT.has(key));
  return Object.fromEntries([...kept, ...taken]);
}

/** Models polymorphichelpers.DaemonSetRollbacker and StatefulSetRollbacker. */
function rollBackRevision(call: Call, found: Found, revision: number): string {
  const { kind, namespace, name, object } = found;
  const revisions = controllerRevisionsOf(call, found);
  const word = kind.kind === 'DaemonSet' ? 'daemon set' : 'statefulset';
  if (revision === 0 && revisions.length <= 1) fail(`no last revision to roll back to`);
  const wanted: KeptRevision | undefined =
    revision === 0 ? revisions.at(-2) : revisions.find((one) => one.revision === revision);
  if (!wanted) return fail(`unable to find specified revision ${revision} in history`);
  const dryRun = dryRunOf(call);
  if (dryRun === 'client') return templateText(wanted.template);
  const { spec } = object as unknown as { spec: { template: PodTemplateSpec } };
  if (jsonEqual(spec.template, wanted.template)) {
    return `skipped rollback (current template already matches revision ${revision})`;
  }
  const problem = problemOf(() => {
    const patch = { type: 'strategic', body: wanted.object.data } as const;
    call.remote.patch(kind, namespace, name, patch, dryRunQuery(dryRun));
  });
  if (problem) fail(`failed restoring revision ${revision} of ${word}: ${messageOf(problem)}`);
  return 'rolled back';
}
