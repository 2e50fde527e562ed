import type { Event } from '../../../api/generated/core/v1';
import { type Column, since, tableOf } from './table';

const columns: readonly Column<Event>[] = [
  { title: 'LAST SEEN', cell: lastSeen },
  { title: 'TYPE', cell: ({ type }) => type ?? '' },
  { title: 'REASON', cell: ({ reason }) => reason ?? '' },
  { title: 'OBJECT', cell: formatTarget },
  { title: 'SUBOBJECT', wide: true, cell: ({ involvedObject }) => involvedObject.fieldPath ?? '' },
  { title: 'SOURCE', wide: true, cell: formatSource },
  { title: 'MESSAGE', cell: ({ message }) => (message ?? '').trim() },
  { title: 'FIRST SEEN', wide: true, cell: firstSeen },
  { title: 'COUNT', wide: true, cell: ({ series, count }) => series?.count ?? (count || 1) },
  { title: 'NAME', wide: true, cell: ({ metadata }) => metadata.name },
];

/** Models printers.printEvent. */
export const events = tableOf<Event>('events', columns);

function firstSeen({ firstTimestamp, eventTime }: Event, now: number): string {
  return since(firstTimestamp ?? eventTime, now);
}

function lastSeen(event: Event, now: number): string {
  if (event.series) return since(event.series.lastObservedTime, now);
  return event.lastTimestamp ? since(event.lastTimestamp, now) : firstSeen(event, now);
}

function formatTarget({ involvedObject }: Event): string {
  const { kind = '', name } = involvedObject;
  return name ? `${kind.toLowerCase()}/${name}` : kind.toLowerCase();
}

function formatSource({ source, reportingComponent, reportingInstance }: Event): string {
  const who = source?.component || reportingComponent || '';
  const where = source?.host || reportingInstance || '';
  return where ? `${who}, ${where}` : who;
}
