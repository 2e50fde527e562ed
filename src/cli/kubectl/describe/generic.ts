import type { KubernetesObject } from '../../../api/meta/object';
import { writeEvents } from './events';
import { Page } from './page';
import type { Describer } from './related';
import { sortedKeys, writeAnnotations, writeLabels } from './words';

const LEFT_OUT = new Set(['managedFields', 'name', 'namespace', 'labels', 'annotations']);

/** A page for kinds that have no describer of their own. Models kubectl's genericDescriber. */
export const describeAnything: Describer<KubernetesObject> = (object, related) => {
  const page = new Page();
  page.line(0, `Name:\t${object.metadata.name}`);
  page.line(0, `Namespace:\t${object.metadata.namespace ?? ''}`);
  writeLabels(page, 'Labels', object.metadata.labels);
  writeAnnotations(page, 'Annotations', object.metadata.annotations);
  const { metadata, ...rest } = object;
  const kept = Object.fromEntries(Object.entries(metadata).filter(([key]) => !LEFT_OUT.has(key)));
  writeValue(page, 0, { ...rest, metadata: kept } as Record<string, unknown>);
  writeEvents(page, object, related);
  return page.text();
};

function writeValue(page: Page, level: number, record: Readonly<Record<string, unknown>>): void {
  const titled = sortedKeys(record).map((key) => ({ key, title: titleOf(key) }));
  for (const { key, title } of titled.sort((a, b) => (a.title < b.title ? -1 : 1))) {
    const value = record[key];
    if (Array.isArray(value)) {
      page.line(level, `${title}:`);
      for (const item of value) {
        if (item !== null && typeof item === 'object') writeValue(page, level + 1, item as Record<string, unknown>);
        else page.line(level + 1, String(item));
      }
    } else if (value !== null && typeof value === 'object') {
      page.line(level, `${title}:`);
      writeValue(page, level + 1, value as Record<string, unknown>);
    } else page.line(level, `${title}:\t${String(value)}`);
  }
}

/** `apiVersion` becomes `API Version`, `fooBar` `Foo Bar`. */
function titleOf(key: string): string {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .map((word) =>
      /^(api|uid|ip|url|id)$/i.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1),
    );
  return words.join(' ');
}
