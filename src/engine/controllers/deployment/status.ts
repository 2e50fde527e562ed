import type { Deployment, DeploymentCondition, DeploymentStatus, ReplicaSet } from '../../../api/generated/apps/v1';
import { semanticEqual } from '../../../api/meta/equality';
import { parseTime } from '../../sim/time';
import {
  condition,
  conditionOf,
  failuresOf,
  hasDeadline,
  PROGRESS,
  withCondition,
  withoutCondition,
} from './conditions';
import { maxUnavailable, totalSize, totalStatus, wanted } from './fenceposts';
import { type Rollout, setsOf, writeStatus } from './rollout';

/** The counts of a Deployment's status and its condition Available, from what its ReplicaSets tell (calculateStatus). */
export function statusOf({ deployment, newest, ...rollout }: Rollout): DeploymentStatus {
  const all = setsOf({ deployment, newest, ...rollout });
  const available = totalStatus(all, 'availableReplicas');
  const ready = totalStatus(all, 'readyReplicas');
  const replicas = totalStatus(all, 'replicas');
  const updated = newest?.status?.replicas ?? 0;
  const unavailable = Math.max(0, totalSize(all) - available);
  const terminating = terminatingOf(all);
  const { collisionCount, conditions } = deployment.status ?? {};
  const isAvailable = available >= wanted(deployment) - maxUnavailable(deployment);
  return {
    conditions: withCondition(conditions, availability(isAvailable, rollout.now)),
    observedGeneration: deployment.metadata.generation,
    ...(available ? { availableReplicas: available } : {}),
    ...(collisionCount === undefined ? {} : { collisionCount }),
    ...(ready ? { readyReplicas: ready } : {}),
    ...(replicas ? { replicas } : {}),
    ...(terminating === undefined ? {} : { terminatingReplicas: terminating }),
    ...(unavailable ? { unavailableReplicas: unavailable } : {}),
    ...(updated ? { updatedReplicas: updated } : {}),
  };
}

/** Writes the counts alone: of a Deployment that is paused, scaled or being deleted (syncDeploymentStatus). */
export function syncStatus(rollout: Rollout): void {
  const status = statusOf(rollout);
  if (!semanticEqual(rollout.deployment.status, status)) writeStatus(rollout, status);
}

/**
 * Writes counts and progress of a rollout (syncRolloutStatus). The result is when to look again, in milliseconds from
 * now, because the progress deadline may have passed then; undefined when it cannot.
 */
export function syncRolloutStatus(rollout: Rollout): number | undefined {
  const { deployment, newest } = rollout;
  const counted = statusOf(rollout);
  const progressing = withProgress(rollout, counted);
  const failures = failuresOf(newest, setsOf(rollout));
  const conditions =
    failures.length > 0
      ? failures.reduce<DeploymentCondition[]>(withCondition, progressing)
      : withoutCondition(progressing, 'ReplicaFailure');
  const status = { ...counted, conditions };
  if (semanticEqual(deployment.status, status)) return untilDeadline(rollout, status);
  writeStatus(rollout, status);
  return undefined;
}

/** All wanted pods are of the newest template and available, and no others are left (DeploymentComplete). */
export function isComplete(deployment: Deployment, status: DeploymentStatus | undefined): boolean {
  const replicas = wanted(deployment);
  return (
    (status?.updatedReplicas ?? 0) === replicas &&
    (status?.replicas ?? 0) === replicas &&
    (status?.availableReplicas ?? 0) === replicas &&
    (status?.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
  );
}

function terminatingOf(sets: readonly ReplicaSet[]): number | undefined {
  let total = 0;
  for (const { status } of sets) {
    if (status?.terminatingReplicas === undefined && status?.observedGeneration) return undefined;
    total += status?.terminatingReplicas ?? 0;
  }
  return total;
}

function availability(isAvailable: boolean, now: number): DeploymentCondition {
  return isAvailable
    ? condition('Available', 'True', 'MinimumReplicasAvailable', 'Deployment has minimum availability.', now)
    : condition(
        'Available',
        'False',
        'MinimumReplicasUnavailable',
        'Deployment does not have minimum availability.',
        now,
      );
}

function withProgress({ deployment, newest, now }: Rollout, status: DeploymentStatus): DeploymentCondition[] {
  const conditions = status.conditions ?? [];
  if (!hasDeadline(deployment)) return withoutCondition(conditions, 'Progressing');
  const known = conditionOf(deployment.status, 'Progressing');
  const isDone = (status.replicas ?? 0) === (status.updatedReplicas ?? 0) && known?.reason === PROGRESS.available;
  if (isDone) return [...conditions];
  const subject = newest ? `ReplicaSet "${newest.metadata.name}"` : `Deployment "${deployment.metadata.name}"`;
  if (isComplete(deployment, status)) {
    const message = `${subject} has successfully progressed.`;
    return withCondition(conditions, condition('Progressing', 'True', PROGRESS.available, message, now));
  }
  if (isProgressing(deployment.status, status)) {
    const fresh = condition('Progressing', 'True', PROGRESS.updated, `${subject} is progressing.`, now);
    const { lastTransitionTime } = known?.status === 'True' ? known : fresh;
    return [...withoutCondition(conditions, 'Progressing'), { ...fresh, lastTransitionTime }];
  }
  if (isTimedOut(deployment, known, now)) {
    const message = `${subject} has timed out progressing.`;
    return withCondition(conditions, condition('Progressing', 'False', PROGRESS.timedOut, message, now));
  }
  return [...conditions];
}

function isProgressing(before: DeploymentStatus | undefined, after: DeploymentStatus): boolean {
  const old = (status: DeploymentStatus | undefined) => (status?.replicas ?? 0) - (status?.updatedReplicas ?? 0);
  return (
    (after.updatedReplicas ?? 0) > (before?.updatedReplicas ?? 0) ||
    old(after) < old(before) ||
    (after.readyReplicas ?? 0) > (before?.readyReplicas ?? 0) ||
    (after.availableReplicas ?? 0) > (before?.availableReplicas ?? 0)
  );
}

function isTimedOut(deployment: Deployment, known: DeploymentCondition | undefined, now: number): boolean {
  if (!known || known.reason === PROGRESS.available) return false;
  return known.reason === PROGRESS.timedOut || deadlineOf(deployment, known) < now;
}

/** The moment at which progress has been awaited for too long, in cluster milliseconds. */
function deadlineOf(deployment: Deployment, progressing: DeploymentCondition): number {
  return parseTime(progressing.lastUpdateTime ?? '') + (deployment.spec.progressDeadlineSeconds ?? 0) * 1000;
}

function untilDeadline({ deployment, now }: Rollout, status: DeploymentStatus): number | undefined {
  const known = conditionOf(deployment.status, 'Progressing');
  if (!hasDeadline(deployment) || !known) return undefined;
  if (isComplete(deployment, status) || known.reason === PROGRESS.timedOut) return undefined;
  return Math.max(0, deadlineOf(deployment, known) - now) + 1000;
}
