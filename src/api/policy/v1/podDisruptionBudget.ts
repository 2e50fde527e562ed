import type { PodDisruptionBudget } from '../../generated/policy/v1';
import type { KindRules } from '../../kindRules';
import { type FieldError, invalid, notSupported } from '../../meta/fieldError';
import { internalForm } from '../../meta/internalForm';
import { validateLabelSelector } from '../../meta/objectMeta';
import { validateAtMost100Percent, validateIntOrPercent } from '../../meta/percentValidation';

const EVICTION_POLICIES = ['AlwaysAllow', 'IfHealthyBudget'];

/** Models ValidatePodDisruptionBudgetSpec. */
function validate({ spec }: PodDisruptionBudget, errors: FieldError[]): void {
  const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy } = spec ?? {};
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    const told = internalForm(spec, 'policy.PodDisruptionBudgetSpec');
    errors.push(invalid('spec', told, 'minAvailable and maxUnavailable cannot be both set'));
  }
  for (const [key, value] of [
    ['minAvailable', minAvailable],
    ['maxUnavailable', maxUnavailable],
  ] as const) {
    if (value === undefined) continue;
    validateIntOrPercent(value, `spec.${key}`, errors);
    validateAtMost100Percent(value, `spec.${key}`, errors);
  }
  validateLabelSelector(selector, 'spec.selector', errors);
  if (unhealthyPodEvictionPolicy !== undefined && !EVICTION_POLICIES.includes(unhealthyPodEvictionPolicy)) {
    errors.push(notSupported('spec.unhealthyPodEvictionPolicy', unhealthyPodEvictionPolicy, EVICTION_POLICIES));
  }
}

/** Models the API's policy/v1 PodDisruptionBudget. */
export const podDisruptionBudgetRules: KindRules<PodDisruptionBudget> = {
  judgesMetadata: false,
  validate,
  validateUpdate: (budget, _old, errors) => validate(budget, errors),
};
