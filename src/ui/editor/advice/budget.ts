import { scaledValue } from '../../../api/meta/intOrString';
import { adviceText } from '../../../texts/advice';
import { at, type Fields, fieldsOf } from '../manifest';
import { holds, templatesIn } from './podTemplates';
import { adviceAt, type Rule } from './rule';

/** Budgets under which no pod may ever be evicted. */
export const budget: Rule = {
  name: 'budget',
  title: () => adviceText('budget.title'),
  why: () => adviceText('budget.why'),
  find(one, scene) {
    if (one.kind !== 'PodDisruptionBudget') return [];
    const spec = fieldsOf(one.value.spec);
    const labels = fieldsOf(at(spec, ['selector', 'matchLabels']));
    const templates = templatesIn(scene, one.namespace).filter((template) => holds(template.labels, labels));
    const pods = templates.reduce((sum, { replicas }) => sum + replicas, 0);
    const field = spec.maxUnavailable === undefined ? 'minAvailable' : 'maxUnavailable';
    const allowed = allowedBy(spec, pods);
    if (allowed === undefined || allowed > 0 || (pods === 0 && field === 'minAvailable')) return [];
    const what = adviceText('budget.what', { field, value: String(spec[field]), count: pods });
    const document = one.index;
    const changes = [
      ...(field === 'minAvailable' ? [{ document, path: ['spec', 'minAvailable'], remove: true as const }] : []),
      { document, path: ['spec', 'maxUnavailable'], set: 1 },
    ];
    return [adviceAt(one, ['spec', field], what, [{ title: adviceText('budget.fix'), changes }])];
  },
};

/** How many healthy pods may go at once, as the disruption controller reckons: percentages are rounded up. */
function allowedBy({ minAvailable, maxUnavailable }: Fields, pods: number): number | undefined {
  try {
    if (typeof maxUnavailable === 'number' || typeof maxUnavailable === 'string')
      return scaledValue(maxUnavailable, pods === 0 ? 100 : pods, 'up');
    if (typeof minAvailable === 'number' || typeof minAvailable === 'string')
      return pods - scaledValue(minAvailable, pods, 'up');
  } catch {
    // No number and no percentage: the API server says so.
  }
  return undefined;
}
