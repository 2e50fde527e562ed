import type { Event } from '../../../api/generated/core/v1';
import { keyOf } from '../../../api/meta/object';
import type { Checker } from '../checker';
import { parseTime } from '../time';

const CLUSTER_SCOPED = new Set(['Node', 'Namespace']);

/** What is wrong with an event; undefined when nothing is. */
function flaw(event: Event, nowMs: number): string | undefined {
  const {
    involvedObject,
    type,
    reason = '',
    message,
    count = 1,
    firstTimestamp,
    lastTimestamp,
    source,
    metadata,
  } = event;
  if (!involvedObject?.kind || !involvedObject.name) return 'is about nothing';
  if (type !== 'Normal' && type !== 'Warning') return `has the type ${type}`;
  if (!/^[A-Z][A-Za-z]+$/.test(reason)) return `has the reason "${reason}"`;
  if (!message && reason !== 'NodeReady') return 'says nothing';
  if (/undefined|\[object|NaN/.test(message ?? '')) return `says "${message}"`;
  if (!source?.component && !event.reportingComponent) return 'comes from nobody';
  if (firstTimestamp && lastTimestamp && (firstTimestamp > lastTimestamp || parseTime(lastTimestamp) > nowMs)) {
    return `is from ${firstTimestamp} to ${lastTimestamp}`;
  }
  if (count < 1) return `happened ${count} times`;
  const place = CLUSTER_SCOPED.has(involvedObject.kind) ? 'default' : involvedObject.namespace;
  if (metadata.namespace !== place) return `is in ${metadata.namespace}, not ${place}`;
  return undefined;
}

export const EVENTS: Checker = {
  name: 'events',
  rule: 'an event is about something that there was, says what and why in words, and its count only grows',
  watch: ({ complain, memory, cluster }) => ({
    changes: {
      events: ({ object, previous, type }) => {
        if (type === 'DELETED') return;
        const event = object as Event;
        const wrong = flaw(event, cluster.now);
        if (wrong) complain(`event ${event.reason} about ${event.involvedObject?.name} ${wrong}`);
        const { uid, kind, name, namespace } = event.involvedObject ?? {};
        const known = uid === undefined ? undefined : memory.everStored.get(uid);
        if (kind !== 'Node' && uid && (known?.kind !== kind || known?.name !== name)) {
          complain(`event ${event.reason} is about ${kind} ${namespace}/${name}, which never was`);
        }
        const before = (previous as Event | undefined)?.count ?? 0;
        if (previous && (event.count ?? 0) < before)
          complain(`event ${keyOf(event)} happened ${before} times and now ${event.count}`);
      },
    },
  }),
};
