import type { Deployment, ReplicaSet } from '../../../api/generated/apps/v1';
import type { Pod } from '../../../api/generated/core/v1';
import { formatLabelSelector } from '../../../api/meta/labels';
import { sameTemplate } from '../rollout/sameTemplate';
import { writeEvents } from './events';
import { Page } from './page';
import type { Describer, Related } from './related';
import { writeTemplate } from './template';
import { longTime, writeAnnotations, writeLabels } from './words';

/** `kubectl describe deployment`. */
export const describeDeployment: Describer<Deployment> = (deployment, related) => {
  const { metadata, spec, status } = deployment;
  const page = new Page();
  page.line(0, `Name:\t${metadata.name}`);
  page.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  page.line(0, `CreationTimestamp:\t${longTime(metadata.creationTimestamp)}`);
  writeLabels(page, 'Labels', metadata.labels);
  writeAnnotations(page, 'Annotations', metadata.annotations);
  page.line(0, `Selector:\t${formatLabelSelector(spec.selector)}`);
  const counts = [
    `${spec.replicas ?? 0} desired`,
    `${status?.updatedReplicas ?? 0} updated`,
    `${status?.replicas ?? 0} total`,
    `${status?.availableReplicas ?? 0} available`,
    `${status?.unavailableReplicas ?? 0} unavailable`,
  ];
  page.line(0, `Replicas:\t${counts.join(' | ')}`);
  page.line(0, `StrategyType:\t${spec.strategy?.type ?? ''}`);
  page.line(0, `MinReadySeconds:\t${spec.minReadySeconds ?? 0}`);
  if (spec.strategy?.rollingUpdate) {
    const { maxUnavailable, maxSurge } = spec.strategy.rollingUpdate;
    page.line(0, `RollingUpdateStrategy:\t${maxUnavailable} max unavailable, ${maxSurge} max surge`);
  }
  writeTemplate(page, spec.template);
  if (status?.conditions?.length) {
    page.add(0, 'Conditions:\n  Type\tStatus\tReason\n');
    page.add(1, '----\t------\t------\n');
    for (const { type, status: value, reason = '' } of status.conditions) page.line(1, `${type} \t${value}\t${reason}`);
  }
  writeReplicaSets(page, deployment, related);
  writeEvents(page, deployment, related);
  return page.text();
};

function writeReplicaSets(page: Page, deployment: Deployment, related: Related): void {
  const owned = related
    .list<ReplicaSet>('replicasets.apps', deployment.metadata.namespace ?? '', {
      labelSelector: selectorQuery(deployment),
    })
    .filter(({ metadata }) =>
      metadata.ownerReferences?.some(({ controller, uid }) => controller && uid === deployment.metadata.uid),
    )
    .sort(byAge);
  if (owned.length === 0) return;
  const current = owned.find(({ spec }) => sameTemplate(spec.template, deployment.spec.template));
  const old = owned.filter((one) => one !== current);
  page.line(0, `OldReplicaSets:\t${replicaSetsText(old)}`);
  page.line(0, `NewReplicaSet:\t${replicaSetsText(current ? [current] : [])}`);
}

/** The eldest first, then by name: the order in which kubectl looks for the new ReplicaSet and lists the old ones. */
function byAge({ metadata: a }: ReplicaSet, { metadata: b }: ReplicaSet): number {
  const [one = '', other = ''] = [a.creationTimestamp, b.creationTimestamp];
  if (one !== other) return one < other ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

function selectorQuery({ spec }: Deployment | ReplicaSet): string {
  const text = formatLabelSelector(spec.selector);
  return text === '<none>' ? '' : text;
}

function replicaSetsText(replicaSets: readonly ReplicaSet[]): string {
  if (replicaSets.length === 0) return '<none>';
  return replicaSets
    .map(
      ({ metadata, spec, status }) =>
        `${metadata.name} (${status?.replicas ?? 0}/${spec.replicas ?? 0} replicas created)`,
    )
    .join(', ');
}

/** `kubectl describe replicaset`. */
export const describeReplicaSet: Describer<ReplicaSet> = (replicaSet, related) => {
  const { metadata, spec, status } = replicaSet;
  const page = new Page();
  page.line(0, `Name:\t${metadata.name}`);
  page.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  page.line(0, `Selector:\t${formatLabelSelector(spec.selector)}`);
  writeLabels(page, 'Labels', metadata.labels);
  writeAnnotations(page, 'Annotations', metadata.annotations);
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  if (owner) page.line(0, `Controlled By:\t${owner.kind}/${owner.name}`);
  page.line(0, `Replicas:\t${status?.replicas ?? 0} current / ${spec.replicas ?? 0} desired`);
  page.line(0, `Pods Status:\t${podsStatus(replicaSet, related)}`);
  writeTemplate(page, spec.template);
  if (status?.conditions?.length) {
    page.add(0, 'Conditions:\n  Type\tStatus\tReason\n');
    page.add(1, '----\t------\t------\n');
    for (const { type, status: value, reason = '' } of status.conditions) page.line(1, `${type} \t${value}\t${reason}`);
  }
  writeEvents(page, replicaSet, related);
  return page.text();
};

function podsStatus(replicaSet: ReplicaSet, related: Related): string {
  const pods = related
    .list<Pod>('pods', replicaSet.metadata.namespace ?? '', { labelSelector: selectorQuery(replicaSet) })
    .filter(({ metadata }) =>
      metadata.ownerReferences?.some(({ controller, uid }) => controller && uid === replicaSet.metadata.uid),
    );
  const count = (phase: string) => pods.filter(({ status }) => status?.phase === phase).length;
  return `${count('Running')} Running / ${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`;
}
