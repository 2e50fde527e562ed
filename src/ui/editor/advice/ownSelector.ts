import { adviceText } from '../../../texts/advice';
import { at, fieldsOf } from '../manifest';
import { holds, labelText, templateOf } from './podTemplates';
import { adviceAt, type Rule } from './rule';

/** Workloads that do not select the pods they make. */
export const ownSelector: Rule = {
  name: 'ownSelector',
  title: () => adviceText('ownSelector.title'),
  why: () => adviceText('ownSelector.why'),
  find(one) {
    const template = templateOf(one);
    const selector = fieldsOf(at(one.value, ['spec', 'selector', 'matchLabels']));
    if (!template || one.kind === 'Pod' || holds(template.labels, selector)) return [];
    const changes = Object.entries(selector).map(([key, value]) => ({
      document: one.index,
      path: [...template.path, 'metadata', 'labels', key],
      set: value,
    }));
    const what = adviceText('ownSelector.what', {
      selector: labelText(selector),
      labels: labelText(template.labels) || adviceText('ownSelector.none'),
    });
    const title = adviceText('ownSelector.fix', { labels: labelText(selector) });
    return [adviceAt(one, ['spec', 'selector'], what, [{ title, changes }])];
  },
};
