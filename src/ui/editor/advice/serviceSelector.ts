import { adviceText } from '../../../texts/advice';
import { type Fields, fieldsOf } from '../manifest';
import { distance } from './nearest';
import { holds, labelText, type PodTemplate, templatesIn } from './podTemplates';
import { adviceAt, type Rule, setting } from './rule';

/** Services that select no pod. */
export const serviceSelector: Rule = {
  name: 'serviceSelector',
  title: () => adviceText('serviceSelector.title'),
  why: () => adviceText('serviceSelector.why'),
  find(one, scene) {
    if (one.kind !== 'Service') return [];
    const spec = fieldsOf(one.value.spec);
    const selector = fieldsOf(spec.selector);
    if (Object.keys(selector).length === 0 || spec.type === 'ExternalName') return [];
    const templates = templatesIn(scene, one.namespace);
    if (templates.some(({ labels }) => holds(labels, selector))) return [];
    const meant = nearestTemplate(selector, templates);
    const what = meant
      ? adviceText('serviceSelector.near', {
          selector: labelText(selector),
          kind: meant.owner.kind,
          name: meant.owner.name,
          labels: labelText(meant.labels),
        })
      : adviceText('serviceSelector.what', { selector: labelText(selector) });
    const path = ['spec', 'selector'];
    const labels = meant && selectorFor(selector, meant);
    const fixes = labels
      ? [setting(adviceText('serviceSelector.fix', { labels: labelText(labels) }), one, path, labels)]
      : [];
    return [adviceAt(one, path, what, fixes)];
  },
};

/** How far labels are from a selector: each missing one counts as its letters, a near one as what differs. */
function farness(selector: Fields, labels: Fields): number {
  const own = Object.entries(labels).map(([key, value]) => `${key}=${String(value)}`);
  return Object.entries(selector).reduce((sum, [key, value]) => {
    const word = `${key}=${String(value)}`;
    return sum + Math.min(word.length, ...own.map((other) => distance(word, other)));
  }, 0);
}

function nearestTemplate(selector: Fields, templates: readonly PodTemplate[]): PodTemplate | undefined {
  const worst = labelText(selector).length / 2;
  const ranked = templates
    .filter(({ labels }) => Object.keys(labels).length > 0)
    .map((template) => ({ template, far: farness(selector, template.labels) }))
    .sort((first, second) => first.far - second.far);
  const [best] = ranked;
  return best && (best.far <= worst || ranked.length === 1) ? best.template : undefined;
}

/** Labels of the template that its owner selects by, else as many as the selector had. */
function selectorFor(selector: Fields, { owner, labels }: PodTemplate): Fields {
  const own = fieldsOf(fieldsOf(fieldsOf(owner.value.spec).selector).matchLabels);
  if (Object.keys(own).length > 0) return own;
  const same = Object.keys(selector).filter((key) => key in labels);
  const keys = same.length > 0 ? same : Object.keys(labels).slice(0, 1);
  return Object.fromEntries(keys.map((key) => [key, labels[key]]));
}
