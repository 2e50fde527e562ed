import type { HorizontalPodAutoscaler, HPAScalingRules } from '../../generated/autoscaling/v2';
import type { KindRules } from '../../kindRules';
import { copyOf } from '../../meta/object';

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

/** Models the API's autoscaling/v2 HorizontalPodAutoscaler. */
export const horizontalPodAutoscalerRules: KindRules<HorizontalPodAutoscaler> = { defaults };
