import type { LimitRange, LimitRangeItem } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { copyOf } from '../../meta/object';
import { validateLimitRange } from './limitRangeValidation';
import { roundedResources } from './resourceDefaults';

const LISTS = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const;

/** Models SetDefaults_LimitRangeItem: what is not given for containers follows from the bounds. */
function itemWithDefaults(given: LimitRangeItem): LimitRangeItem {
  const item: LimitRangeItem = copyOf(given);
  for (const key of LISTS) if (item[key]) item[key] = roundedResources(item[key]);
  if (item.type !== 'Container') return item;
  const limits = { ...item.max, ...item.default };
  const requests = { ...item.min, ...limits, ...item.defaultRequest };
  const filled: LimitRangeItem = copyOf(item);
  if (Object.keys(limits).length > 0) filled.default = limits;
  if (Object.keys(requests).length > 0) filled.defaultRequest = requests;
  return filled;
}

/** Models the API's v1 LimitRange. */
export const limitRangeRules: KindRules<LimitRange> = {
  validate: validateLimitRange,
  validateUpdate: (range, _old, errors) => validateLimitRange(range, errors),
  defaults: (range) => {
    if (!range.spec.limits) return range;
    return { ...range, spec: { ...range.spec, limits: range.spec.limits.map(itemWithDefaults) } };
  },
};
