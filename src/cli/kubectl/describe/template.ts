import type { PodSpec, PodTemplateSpec, Toleration, TopologySpreadConstraint } from '../../../api/generated/core/v1';
import { formatLabelSelector } from '../../../api/meta/labels';
import { writeContainers } from './containers';
import type { Page } from './page';
import { writeVolumes } from './volumes';
import { writeAnnotations, writeLabels } from './words';

/** `Pod Template:` of a workload. */
export function writeTemplate(page: Page, template: PodTemplateSpec | undefined): void {
  page.line(0, 'Pod Template:');
  if (!template?.spec) {
    page.add(1, '<unset>');
    return;
  }
  const { metadata, spec } = template;
  writeLabels(page, '  Labels', metadata?.labels, 0);
  if (Object.keys(metadata?.annotations ?? {}).length > 0)
    writeAnnotations(page, '  Annotations', metadata?.annotations);
  if (spec.serviceAccountName) page.line(0, `  Service Account:\t${spec.serviceAccountName}`);
  if (spec.initContainers?.length)
    writeContainers(page, 'Init Containers', spec.initContainers, undefined, { spec }, '  ');
  writeContainers(page, 'Containers', spec.containers, undefined, { spec }, '  ');
  writeVolumes(page, spec.volumes, '  ');
  writeSpread(page, spec.topologySpreadConstraints, '  ');
  if (spec.priorityClassName) page.line(0, `  Priority Class Name:\t${spec.priorityClassName}`);
  writePlacement(page, spec, '  ');
}

/** `Node-Selectors:` and `Tolerations:`. */
export function writePlacement(page: Page, spec: PodSpec, indent = ''): void {
  writeLabels(page, `${indent}Node-Selectors`, spec.nodeSelector);
  page.add(0, `${indent}Tolerations:\t`);
  const texts = (spec.tolerations ?? []).map(tolerationText).sort();
  if (texts.length === 0) page.line(0, '<none>');
  texts.forEach((text, index) => {
    page.line(0, index === 0 ? text : `\t${text}`);
  });
}

/** `Topology Spread Constraints:`, where there are any. */
export function writeSpread(
  page: Page,
  constraints: readonly TopologySpreadConstraint[] | undefined,
  indent = '',
): void {
  if (!constraints || constraints.length === 0) return;
  page.add(0, `${indent}Topology Spread Constraints:\t`);
  const sorted = [...constraints].sort((a, b) => (a.topologyKey < b.topologyKey ? -1 : 1));
  sorted.forEach(({ topologyKey, whenUnsatisfiable, maxSkew, labelSelector }, index) => {
    const selector = labelSelector ? ` for selector ${formatLabelSelector(labelSelector)}` : '';
    const text = `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${selector}`;
    page.line(0, index === 0 ? text : `\t${text}`);
  });
}

/** `key=value:effect op=Exists for 300s`. */
function tolerationText({ key = '', value, effect, operator, tolerationSeconds }: Toleration): string {
  let text = key;
  if (value) text += `=${value}`;
  if (effect) text += `:${effect}`;
  if (operator === 'Exists' && !value) text += text === '' ? 'op=Exists' : ' op=Exists';
  if (tolerationSeconds !== undefined) text += ` for ${tolerationSeconds}s`;
  return text;
}
