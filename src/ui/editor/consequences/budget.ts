import { scaledValue } from '../../../api/meta/intOrString';
import { consequenceText } from '../../../texts/consequences';
import { holds, templatesIn } from '../advice/podTemplates';
import { at, fieldsOf } from '../manifest';
import type { Reckoning } from './consequence';

/** Of a budget: how many of the pods that it selects may go at once. Both kinds of percentages are rounded up. */
export const budgeted: Reckoning = (one, path, scene) => {
  const value = at(one.value, path);
  if (one.kind !== 'PodDisruptionBudget' || (typeof value !== 'number' && typeof value !== 'string')) return undefined;
  const labels = fieldsOf(at(one.value, ['spec', 'selector', 'matchLabels']));
  const pods = templatesIn(scene, one.namespace)
    .filter((template) => holds(template.labels, labels))
    .reduce((sum, { replicas }) => sum + replicas, 0);
  if (pods === 0) return undefined;
  try {
    const scaled = scaledValue(value, pods, 'up');
    const healthy = Math.max(0, path.at(-1) === 'minAvailable' ? scaled : pods - scaled);
    const count = Math.max(0, pods - healthy);
    return {
      figure: consequenceText('budget.figure', { healthy, pods }),
      rest: count === 0 ? consequenceText('budget.none') : consequenceText('budget.rest', { count }),
    };
  } catch {
    return undefined;
  }
};
