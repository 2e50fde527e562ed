import type { PriorityClass } from '../../generated/scheduling/v1';
import type { KindRules } from '../../kindRules';

/** Models the API's scheduling.k8s.io/v1 PriorityClass. */
export const priorityClassRules: KindRules<PriorityClass> = {
  defaults: (object) => ({ ...object, preemptionPolicy: object.preemptionPolicy ?? 'PreemptLowerPriority' }),
};
