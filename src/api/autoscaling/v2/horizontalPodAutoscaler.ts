import type { HorizontalPodAutoscaler, HPAScalingRules } from '../../generated/autoscaling/v2';
import type { KindRules } from '../../kindRules';
import { type FieldError, forbidden, invalid, notSupported, required } from '../../meta/fieldError';
import { copyOf } from '../../meta/object';
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';
import { parseQuantity } from '../../meta/quantity';
import { validateCrossVersion, validateMetric } from './metricValidation';

const UTILIZATION_PERCENT = 80;
const SCALE_UP: HPAScalingRules = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
};
const SCALE_DOWN: HPAScalingRules = {
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
};

/** Models SetDefaults_HorizontalPodAutoscaler. */
function defaults(autoscaler: HorizontalPodAutoscaler): HorizontalPodAutoscaler {
  const spec: HorizontalPodAutoscaler['spec'] = copyOf(autoscaler.spec);
  spec.minReplicas ??= 1;
  if ((spec.metrics?.length ?? 0) === 0) {
    const target = { type: 'Utilization', averageUtilization: UTILIZATION_PERCENT };
    spec.metrics = [{ type: 'Resource', resource: { name: 'cpu', target } }];
  }
  if (spec.behavior) {
    const { scaleUp, scaleDown } = spec.behavior;
    spec.behavior = { scaleUp: { ...SCALE_UP, ...scaleUp }, scaleDown: { ...SCALE_DOWN, ...scaleDown } };
  }
  return { ...autoscaler, spec };
}

const SELECT_POLICIES = ['Disabled', 'Max', 'Min'];
const POLICY_TYPES = ['Percent', 'Pods'];
const MAX_WINDOW_SECONDS = 3600;
const MAX_PERIOD_SECONDS = 1800;

/** Models validateScalingRules. */
function validateScaling(rules: HPAScalingRules, path: string, errors: FieldError[]): void {
  const { stabilizationWindowSeconds: window = 0, selectPolicy, policies = [], tolerance } = rules;
  const at = `${path}.stabilizationWindowSeconds`;
  if (window < 0) errors.push(invalid(at, window, 'must be greater than or equal to zero'));
  if (window > MAX_WINDOW_SECONDS) {
    errors.push(invalid(at, window, `must be less than or equal to ${MAX_WINDOW_SECONDS}`));
  }
  if (selectPolicy !== undefined && !SELECT_POLICIES.includes(selectPolicy)) {
    errors.push(notSupported(`${path}.selectPolicy`, selectPolicy, SELECT_POLICIES));
  }
  if (policies.length === 0) errors.push(required(`${path}.policies`, 'must specify at least one Policy'));
  for (const [index, { type = '', value, periodSeconds }] of policies.entries()) {
    const where = `${path}.policies[${index}]`;
    if (!POLICY_TYPES.includes(type)) errors.push(notSupported(`${where}.type`, type, POLICY_TYPES));
    if (value <= 0) errors.push(invalid(`${where}.value`, value, 'must be greater than zero'));
    if (periodSeconds <= 0) errors.push(invalid(`${where}.periodSeconds`, periodSeconds, 'must be greater than zero'));
    if (periodSeconds > MAX_PERIOD_SECONDS) {
      const words = `must be less than or equal to ${MAX_PERIOD_SECONDS}`;
      errors.push(invalid(`${where}.periodSeconds`, periodSeconds, words));
    }
  }
  if (tolerance !== undefined && parseQuantity(tolerance).nano < 0n) {
    errors.push(invalid(`${path}.tolerance`, tolerance, 'must be greater than or equal to 0'));
  }
}

/** What of a scale target's apiVersion is judged: on a change, only what changes. */
function groupNeeded({ spec }: HorizontalPodAutoscaler, old: HorizontalPodAutoscaler | undefined) {
  const { apiVersion, kind } = spec.scaleTargetRef;
  const before = old?.spec.scaleTargetRef;
  if (before && before.apiVersion === apiVersion && before.kind === kind) return 'any version' as const;
  return kind !== 'ReplicationController';
}

/** Models validateHorizontalPodAutoscalerSpec. */
function validateSpec(
  autoscaler: HorizontalPodAutoscaler,
  old: HorizontalPodAutoscaler | undefined,
  errors: FieldError[],
): void {
  const { minReplicas, maxReplicas, metrics = [], behavior, scaleTargetRef } = autoscaler.spec;
  const lowest = old?.spec.minReplicas === 0 ? 0 : 1;
  if (minReplicas !== undefined && minReplicas < lowest) {
    errors.push(invalid('spec.minReplicas', minReplicas, `must be greater than or equal to ${lowest}`));
  }
  if (maxReplicas === 0) errors.push(required('spec.maxReplicas', 'must be set and greater than 0'));
  else if (maxReplicas < 0) {
    errors.push(invalid('spec.maxReplicas', maxReplicas, 'must be greater than or equal to 1'));
  }
  if (minReplicas !== undefined && maxReplicas < minReplicas) {
    errors.push(invalid('spec.maxReplicas', maxReplicas, 'must be greater than or equal to `minReplicas`'));
  }
  validateCrossVersion(scaleTargetRef, groupNeeded(autoscaler, old), 'spec.scaleTargetRef', errors);
  for (const [index, metric] of metrics.entries()) validateMetric(metric, `spec.metrics[${index}]`, errors);
  if (minReplicas === 0 && !metrics.some(({ type }) => type === 'Object' || type === 'External')) {
    const words = 'must specify at least one Object or External metric to support scaling to zero replicas';
    errors.push(forbidden('spec.metrics', words));
  }
  if (behavior?.scaleUp) validateScaling(behavior.scaleUp, 'spec.behavior.scaleUp', errors);
  if (behavior?.scaleDown) validateScaling(behavior.scaleDown, 'spec.behavior.scaleDown', errors);
}

/** Models the API's autoscaling/v2 HorizontalPodAutoscaler. */
export const horizontalPodAutoscalerRules: KindRules<HorizontalPodAutoscaler> = {
  defaults,
  validate: (autoscaler, errors) => {
    validateObjectMeta(autoscaler.metadata, true, subdomainName, errors);
    validateSpec(autoscaler, undefined, errors);
  },
  validateUpdate: (autoscaler, old, errors) => {
    validateObjectMetaUpdate(autoscaler.metadata, old.metadata, errors);
    validateSpec(autoscaler, old, errors);
  },
};
