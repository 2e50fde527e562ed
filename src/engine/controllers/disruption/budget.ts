import type { Pod } from '../../../api/generated/core/v1';
import type { Condition } from '../../../api/generated/meta/v1';
import type { PodDisruptionBudget, PodDisruptionBudgetStatus } from '../../../api/generated/policy/v1';
import { scaledValue } from '../../../api/meta/intOrString';
import { formatTime, parseTime } from '../../sim/time';
import { isReady } from '../shared/podState';

/** How many pods there should be, and how many of them have to be healthy. */
export interface Demand {
  readonly expected: number;
  readonly desired: number;
}

/** A pod that was evicted and is still there is believed to be going for so long, in milliseconds. */
const DELETION_TIMEOUT_MS = 120_000;

/**
 * What a budget demands, or why that cannot be said; `scale` gives how many pods the owners of its pods want
 * (getExpectedPodCount).
 */
export function demandOf(budget: PodDisruptionBudget, pods: readonly Pod[], scale: () => number): Demand | string {
  try {
    return demand(budget, pods, scale);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function demand({ spec }: PodDisruptionBudget, pods: readonly Pod[], scale: () => number): Demand {
  const { maxUnavailable, minAvailable } = spec;
  if (maxUnavailable !== undefined) {
    const expected = scale();
    return { expected, desired: Math.max(0, expected - scaledValue(maxUnavailable, expected, 'up')) };
  }
  if (minAvailable === undefined) return { expected: 0, desired: 0 };
  if (typeof minAvailable === 'number') return { expected: pods.length, desired: minAvailable };
  const expected = scale();
  return { expected, desired: scaledValue(minAvailable, expected, 'up') };
}

/** The evicted pods that are still on their way out, and when the first of them is given up; cluster ms. */
export function disruptedPods(
  budget: PodDisruptionBudget,
  pods: readonly Pod[],
  now: number,
): { disrupted: Record<string, string>; recheckAt: number | undefined } {
  const known = budget.status?.disruptedPods ?? {};
  const disrupted: Record<string, string> = {};
  let recheckAt: number | undefined;
  for (const { metadata } of pods) {
    const time = known[metadata.name];
    if (time === undefined || metadata.deletionTimestamp) continue;
    const until = parseTime(time) + DELETION_TIMEOUT_MS;
    if (until < now) continue;
    disrupted[metadata.name] = time;
    recheckAt = recheckAt === undefined ? until : Math.min(recheckAt, until);
  }
  return { disrupted, recheckAt };
}

/** The pods that count as healthy: ready, and not on their way out. */
export function countHealthy(pods: readonly Pod[], disrupted: Readonly<Record<string, string>>): number {
  let healthy = 0;
  for (const pod of pods) {
    const { deletionTimestamp, name } = pod.metadata;
    if (!deletionTimestamp && disrupted[name] === undefined && isReady(pod)) healthy++;
  }
  return healthy;
}

/** A budget's status (updatePdbStatus). */
export function statusOf(
  budget: PodDisruptionBudget,
  { expected, desired }: Demand,
  healthy: number,
  disrupted: Readonly<Record<string, string>>,
  now: number,
): PodDisruptionBudgetStatus {
  const allowed = expected <= 0 ? 0 : Math.max(0, healthy - desired);
  const isAllowed = allowed > 0;
  return {
    conditions: withCondition(budget, isAllowed, isAllowed ? 'SufficientPods' : 'InsufficientPods', '', now),
    currentHealthy: healthy,
    desiredHealthy: desired,
    ...(Object.keys(disrupted).length > 0 ? { disruptedPods: { ...disrupted } } : {}),
    disruptionsAllowed: allowed,
    expectedPods: expected,
    observedGeneration: budget.metadata.generation,
  };
}

/** The status of a budget for which it is not known how many pods there should be: nothing may go (failSafe). */
export function failedStatus(budget: PodDisruptionBudget, why: string, now: number): PodDisruptionBudgetStatus {
  const { currentHealthy = 0, desiredHealthy = 0, expectedPods = 0 } = budget.status ?? {};
  return {
    currentHealthy,
    desiredHealthy,
    expectedPods,
    ...budget.status,
    conditions: withCondition(budget, false, 'SyncFailed', why, now),
    disruptionsAllowed: 0,
  };
}

function withCondition(
  budget: PodDisruptionBudget,
  isAllowed: boolean,
  reason: string,
  message: string,
  now: number,
): Condition[] {
  const status = isAllowed ? 'True' : 'False';
  const conditions = budget.status?.conditions ?? [];
  const known = conditions.find(({ type }) => type === 'DisruptionAllowed');
  const condition: Condition = {
    lastTransitionTime: known?.status === status ? known.lastTransitionTime : formatTime(now),
    message,
    observedGeneration: budget.metadata.generation,
    reason,
    status,
    type: 'DisruptionAllowed',
  };
  return known ? conditions.map((other) => (other === known ? condition : other)) : [...conditions, condition];
}
