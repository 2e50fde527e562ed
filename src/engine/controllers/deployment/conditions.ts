import type { Deployment, DeploymentCondition, DeploymentStatus, ReplicaSet } from '../../../api/generated/apps/v1';
import { formatTime } from '../../sim/time';

/** Why a Deployment's condition Progressing is as it is. */
export const PROGRESS = {
  paused: 'DeploymentPaused',
  resumed: 'DeploymentResumed',
  created: 'NewReplicaSetCreated',
  found: 'FoundNewReplicaSet',
  updated: 'ReplicaSetUpdated',
  available: 'NewReplicaSetAvailable',
  failed: 'ReplicaSetCreateError',
  timedOut: 'ProgressDeadlineExceeded',
} as const;

/** A deadline of this many seconds is none. */
const NO_DEADLINE = 2_147_483_647;

/** Whether its progress is watched at all. */
export function hasDeadline(deployment: Deployment): boolean {
  const { progressDeadlineSeconds } = deployment.spec;
  return progressDeadlineSeconds !== undefined && progressDeadlineSeconds !== NO_DEADLINE;
}

/** The condition of that type. */
export function conditionOf(status: DeploymentStatus | undefined, type: string): DeploymentCondition | undefined {
  return status?.conditions?.find((condition) => condition.type === type);
}

/** A condition that is set now. `now` is cluster ms. */
export function condition(
  type: string,
  status: 'True' | 'False' | 'Unknown',
  reason: string,
  message: string,
  now: number,
): DeploymentCondition {
  const time = formatTime(now);
  return { lastTransitionTime: time, lastUpdateTime: time, message, reason, status, type };
}

/** The conditions with one set: at the end, unless it says what is said already; its transition is when its status changed. */
export function withCondition(
  conditions: readonly DeploymentCondition[] | undefined,
  set: DeploymentCondition,
): DeploymentCondition[] {
  const known = conditions?.find(({ type }) => type === set.type);
  if (known?.status === set.status && known.reason === set.reason) return [...(conditions ?? [])];
  const changed = known?.status === set.status ? { ...set, lastTransitionTime: known.lastTransitionTime } : set;
  return [...withoutCondition(conditions, set.type), changed];
}

/** The conditions without those of a type. */
export function withoutCondition(
  conditions: readonly DeploymentCondition[] | undefined,
  type: string,
): DeploymentCondition[] {
  return (conditions ?? []).filter((condition) => condition.type !== type);
}

/** What ReplicaSets say of pods that they cannot make: the newest's words, else those of any. */
export function failuresOf(newest: ReplicaSet | undefined, all: readonly ReplicaSet[]): DeploymentCondition[] {
  const own = newest ? failures(newest) : [];
  return own.length > 0 ? own : all.flatMap(failures);
}

function failures(rs: ReplicaSet): DeploymentCondition[] {
  return (rs.status?.conditions ?? [])
    .filter(({ type }) => type === 'ReplicaFailure')
    .map((failure) => ({ ...failure, lastUpdateTime: failure.lastTransitionTime }));
}
