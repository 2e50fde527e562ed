import { adviceText } from '../../../texts/advice';
import { at } from '../manifest';
import { templateOf } from './podTemplates';
import { adviceAt, type Rule, setting } from './rule';

const STRATEGY = ['spec', 'strategy'];

/** Deployments that take all pods away before the new ones come. */
export const recreate: Rule = {
  name: 'recreate',
  title: () => adviceText('recreate.title'),
  why: () => adviceText('recreate.why'),
  find(one) {
    if (one.kind !== 'Deployment' || at(one.value, [...STRATEGY, 'type']) !== 'Recreate') return [];
    const count = templateOf(one)?.replicas ?? 1;
    const fix = setting(adviceText('recreate.fix'), one, STRATEGY, { type: 'RollingUpdate' });
    return [adviceAt(one, [...STRATEGY, 'type'], adviceText('recreate.what', { count }), [fix])];
  },
};
