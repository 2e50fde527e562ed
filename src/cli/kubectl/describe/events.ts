import type { Event as KubernetesEvent } from '../../../api/generated/core/v1';
import { humanDuration } from '../../../api/meta/duration';
import type { KubernetesObject } from '../../../api/meta/object';
import { parseTime } from '../../../engine/sim/time';
import type { Page } from './page';
import type { Related } from './related';

/** The table of events at the end of most pages. */
export function writeEvents(page: Page, object: KubernetesObject, related: Related): void {
  if (related.showEvents === false) return;
  const events = [...related.events(object)].sort((a, b) => compareTimes(lastSeen(a), lastSeen(b)));
  if (events.length === 0) {
    page.line(0, 'Events:\t<none>');
    return;
  }
  page.add(0, 'Events:\n  Type\tReason\tAge\tFrom\tMessage\n');
  page.add(1, '----\t------\t----\t----\t-------\n');
  for (const event of events) {
    const from = event.source?.component || event.reportingComponent || '';
    const part = event.involvedObject.fieldPath ? `${event.involvedObject.fieldPath}: ` : '';
    page.line(
      1,
      `${event.type}\t${event.reason}\t${ages(event, related.now)}\t${from}\t${part}${(event.message ?? '').trim()}`,
    );
  }
}

/** What has no lastTimestamp, such as the scheduler's events, comes first. Models event.SortableEvents. */
function lastSeen({ lastTimestamp }: KubernetesEvent): number {
  return lastTimestamp ? parseTime(lastTimestamp) : Number.NEGATIVE_INFINITY;
}

function compareTimes(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ages(event: KubernetesEvent, now: number): string {
  const first = event.firstTimestamp ?? event.eventTime;
  const firstAge = first ? humanDuration(now - parseTime(first)) : '<unknown>';
  const count = event.series?.count ?? event.count ?? 1;
  if (count <= 1) return firstAge;
  const last = event.series?.lastObservedTime ?? event.lastTimestamp;
  return `${last ? humanDuration(now - parseTime(last)) : '<unknown>'} (x${count} over ${firstAge})`;
}
