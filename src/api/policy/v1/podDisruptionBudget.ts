import type { PodDisruptionBudget } from '../../generated/policy/v1';
import type { KindRules } from '../../kindRules';

/** Models the API's policy/v1 PodDisruptionBudget. */
export const podDisruptionBudgetRules: KindRules<PodDisruptionBudget> = {};
