import type { Event } from '../../../api/generated/core/v1';
import { humanDuration } from '../../../api/meta/duration';
import { groupVersionOf } from '../../../api/scheme';
import { parseTime } from '../../../engine/sim/time';
import type { Call, Outcome, Verb } from '../call';
import { kindFor } from '../discovery';
import { fail } from '../failure';
import { printerFor } from '../output/printer';
import { layOut } from '../output/tabwriter';
import { ALL_NAMESPACES_FLAG, OUTPUT_FLAGS } from '../sharedFlags';
import { since } from '../tables/table';

/** `kubectl events`. */
export const events: Verb = {
  path: 'events',
  short: 'List events',
  usage:
    '[(-o|--output=)json|yaml|name|go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file] [--for TYPE/NAME] [--watch] [--types=Normal,Warning] [options]',
  flags: [
    ...OUTPUT_FLAGS,
    ALL_NAMESPACES_FLAG,
    { name: 'chunk-size', type: 'int64', initial: 500 },
    { name: 'for', type: 'string' },
    { name: 'no-headers', type: 'bool' },
    { name: 'types', type: 'strings' },
    { name: 'watch', short: 'w', type: 'bool' },
  ],
  run,
  resume(call, saved, wake) {
    if (wake.type === 'watch') {
      const news = wake.events.filter(({ type }) => type !== 'DELETED').map(({ object }) => object as Event);
      call.out(layOut(chosen(call, news).map((event) => rowOf(call, event))));
    }
    return { wait: saved };
  },
};

function run(call: Call): Outcome {
  const { flags } = call;
  const types = flags.list('types').map((type) => type.toLowerCase());
  if (types.some((type) => type !== 'normal' && type !== 'warning')) fail('valid --types are Normal or Warning');
  const everywhere = flags.bool('all-namespaces');
  const namespace = everywhere ? '' : call.namespace;
  const { items } = call.remote.list(kindFor('events'), namespace, {});
  const listed = chosen(call, items as Event[]).sort((a, b) => lastSeen(a) - lastSeen(b));
  if (flags.bool('watch')) call.watch({ resource: 'events', namespace });
  const printer = printerFor(call);
  if (printer) printer.print({ apiVersion: 'v1', items: listed, kind: 'List', metadata: {} });
  else if (listed.length > 0) {
    const rows = listed.map((event) => rowOf(call, event));
    call.out(layOut(flags.bool('no-headers') ? rows : [titlesFor(everywhere), ...rows]));
  } else if (!flags.bool('watch')) {
    call.err(everywhere ? 'No events found.\n' : `No events found in ${call.namespace} namespace.\n`);
  }
  return flags.bool('watch') ? { wait: null } : undefined;
}

/** Those about what `--for` names, of the types asked for. */
function chosen(call: Call, listed: readonly Event[]): Event[] {
  const types = call.flags.list('types').map((type) => type.toLowerCase());
  const about = readFor(call.flags.string('for'));
  return listed.filter(({ type, involvedObject }) => {
    if (types.length > 0 && !types.includes((type ?? '').toLowerCase())) return false;
    if (!about) return true;
    return (
      involvedObject.kind === about.kind &&
      involvedObject.name === about.name &&
      (involvedObject.apiVersion ?? about.apiVersion) === about.apiVersion
    );
  });
}

function readFor(text: string): { kind: string; apiVersion: string; name: string } | undefined {
  if (text === '') return undefined;
  const [type = '', name, ...more] = text.split('/');
  if (!name || more.length > 0) return fail('--for must be in resource/name form');
  const kind = kindFor(type);
  return { kind: kind.kind, apiVersion: groupVersionOf(kind), name };
}

function titlesFor(everywhere: boolean): string[] {
  return [...(everywhere ? ['NAMESPACE'] : []), 'LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'];
}

function rowOf(call: Call, event: Event): string[] {
  const { metadata, type = '', reason = '', involvedObject, message = '' } = event;
  return [
    ...(call.flags.bool('all-namespaces') ? [metadata.namespace ?? ''] : []),
    agesOf(event, call.now),
    type,
    reason,
    `${involvedObject.kind}/${involvedObject.name}`,
    message.trim(),
  ];
}

/** Models events.getInterval: `5s (x3 over 10s)`. */
function agesOf(event: Event, now: number): string {
  const first = event.firstTimestamp ?? event.eventTime;
  if (event.series) return repeated(event.series.lastObservedTime, event.series.count ?? 0, first, now);
  if ((event.count ?? 0) > 1) return repeated(event.lastTimestamp, event.count ?? 0, first, now);
  return since(first, now);
}

function repeated(last: string | undefined, count: number, first: string | undefined, now: number): string {
  return `${since(last, now)} (x${count} over ${first ? humanDuration(now - parseTime(first)) : '<unknown>'})`;
}

function lastSeen({ series, lastTimestamp, eventTime, firstTimestamp }: Event): number {
  const text = series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? firstTimestamp;
  return text ? parseTime(text) : 0;
}
