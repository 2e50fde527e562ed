import type { KindInfo } from '../../../api/meta/kind';
import type { KubernetesObject } from '../../../api/meta/object';
import { groupResourceOf } from '../../../api/scheme';
import { typeTitle } from '../discovery';
import type { Flags } from '../flags';
import { tableFor } from '../tables/registry';
import { formatLabels } from '../tables/table';

/** What decides a table's columns. */
export interface Look {
  readonly wide: boolean;
  readonly headers: boolean;
  /** `pod/web` rather than `web`. */
  readonly kinds: boolean;
  readonly namespaces: boolean;
  readonly labels: boolean;
  readonly labelColumns: readonly string[];
  /** ADDED, MODIFIED or DELETED before all else. */
  readonly events: boolean;
}

/** The look that the flags ask for. */
export function lookOf(flags: Flags, kinds: boolean): Look {
  return {
    wide: flags.string('output') === 'wide',
    headers: !flags.bool('no-headers'),
    kinds: kinds || flags.bool('show-kind'),
    namespaces: flags.bool('all-namespaces'),
    labels: flags.bool('show-labels'),
    labelColumns: flags.list('label-columns'),
    events: flags.bool('output-watch-events'),
  };
}

/** The titles of a kind's columns. */
export function titlesOf(kind: KindInfo, look: Look): string[] {
  const columns = tableFor(groupResourceOf(kind)).columns.filter(({ wide }) => look.wide || !wide);
  return [
    ...(look.events ? ['EVENT'] : []),
    ...(look.namespaces && kind.namespaced ? ['NAMESPACE'] : []),
    ...columns.map(({ title }) => title),
    ...look.labelColumns.map((key) => (key.split('/').at(-1) as string).toUpperCase()),
    ...(look.labels ? ['LABELS'] : []),
  ];
}

/** An object's row. */
export function rowOf(kind: KindInfo, object: KubernetesObject, look: Look, now: number, event = ''): string[] {
  const { metadata } = object;
  const columns = tableFor(groupResourceOf(kind)).columns.filter(({ wide }) => look.wide || !wide);
  const cells = columns.map((column) => oneLine(String(column.cell(object, now, look.wide))));
  if (look.kinds) {
    const at = columns.findIndex(({ title }) => title === 'NAME');
    if (at >= 0) cells[at] = `${typeTitle(kind)}/${cells[at]}`;
  }
  return [
    ...(look.events ? [event] : []),
    ...(look.namespaces && kind.namespaced ? [metadata.namespace ?? ''] : []),
    ...cells,
    ...look.labelColumns.map((key) => metadata.labels?.[key] ?? ''),
    ...(look.labels ? [formatLabels(metadata.labels)] : []),
  ];
}

/** A cell ends at its first line break. */
function oneLine(text: string): string {
  const at = text.search(/[\f\n\r]/);
  return at < 0 ? text : `${text.slice(0, at)}...`;
}
