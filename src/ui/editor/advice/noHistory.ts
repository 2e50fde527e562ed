import { adviceText } from '../../../texts/advice';
import { at } from '../manifest';
import { adviceAt, type Rule, removing } from './rule';

const PATH = ['spec', 'revisionHistoryLimit'];

/** Workloads that keep no revision to go back to. */
export const noHistory: Rule = {
  name: 'noHistory',
  title: () => adviceText('noHistory.title'),
  why: () => adviceText('noHistory.why'),
  find(one) {
    if (at(one.value, PATH) !== 0) return [];
    const fix = removing(adviceText('noHistory.fix'), one, PATH);
    return [adviceAt(one, PATH, adviceText('noHistory.what', { kind: one.kind, name: one.name }), [fix])];
  },
};
