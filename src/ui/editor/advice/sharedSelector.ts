import { adviceText } from '../../../texts/advice';
import { at, fieldsOf } from '../manifest';
import { holds, labelText, templatesIn } from './podTemplates';
import { adviceAt, type Rule } from './rule';

const KINDS = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'];

/** Workloads that take each other's pods for their own. */
export const sharedSelector: Rule = {
  name: 'sharedSelector',
  title: () => adviceText('sharedSelector.title'),
  why: () => adviceText('sharedSelector.why'),
  find(one, scene) {
    const labels = fieldsOf(at(one.value, ['spec', 'selector', 'matchLabels']));
    if (!KINDS.includes(one.kind) || Object.keys(labels).length === 0) return [];
    const other = templatesIn(scene, one.namespace).find(
      (template) =>
        KINDS.includes(template.owner.kind) &&
        !(template.owner.kind === one.kind && template.owner.name === one.name) &&
        holds(template.labels, labels),
    );
    if (!other) return [];
    const what = adviceText('sharedSelector.what', {
      selector: labelText(labels),
      kind: other.owner.kind,
      name: other.owner.name,
    });
    return [adviceAt(one, ['spec', 'selector'], what)];
  },
};
