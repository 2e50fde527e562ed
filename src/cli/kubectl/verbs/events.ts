import type { Event } from '../../../api/generated/core/v1';
import type { Plain } from '../../../engine/sim/plain';
import type { Wake } from '../../program';
import type { Call, Outcome, Verb } from '../call';
import { builtIn } from '../create/typed';
import { findKind } from '../discovery';
import { Failure, fail } from '../failure';
import { printerFor } from '../output/printer';
import { columnWidths, layOut } from '../output/tabwriter';
import { ALL_NAMESPACES_FLAG, OUTPUT_FLAGS } from '../sharedFlags';
import { since } from '../tables/table';

/** `kubectl events`. */
export const events: Verb = {
  path: 'events',
  short: 'List events',
  usage: '[(-o|--output=)json|yaml|name] [--for TYPE/NAME] [--watch] [--types=Normal,Warning] [options]',
  flags: [
    ...OUTPUT_FLAGS,
    ALL_NAMESPACES_FLAG,
    { name: 'chunk-size', type: 'int64', initial: 500, usage: 'Return large lists in chunks rather than all at once.' },
    { name: 'for', type: 'string', usage: 'Filter events to only those pertaining to the specified resource.' },
    { name: 'no-headers', type: 'bool', usage: "When using the default output format, don't print headers." },
    { name: 'types', type: 'strings', usage: 'Output only events of given types.' },
    { name: 'watch', short: 'w', type: 'bool', usage: 'After listing the requested events, watch for more events.' },
  ],
  run,
  resume,
};

/** The widths of the columns printed so far, and whether there were titles. */
interface Watching {
  readonly widths: readonly number[];
  readonly titled: boolean;
}

function run(call: Call): Outcome {
  const { flags, err, remote } = call;
  const fieldSelector = selectorOf(flags.string('for'));
  const types = flags.list('types');
  if (types.some((type) => !/^(normal|warning)$/i.test(type))) fail('valid --types are Normal or Warning');
  const namespace = flags.bool('all-namespaces') ? '' : call.namespace;
  const { items } = remote.list(builtIn('v1', 'Event'), namespace, fieldSelector ? { fieldSelector } : {});
  const wanted = (items as Event[]).filter((event) => isWanted(event, types));
  if (flags.bool('watch')) {
    call.watch({
      resource: 'events',
      ...(namespace ? { namespace } : {}),
      ...(fieldSelector ? { fieldSelector } : {}),
    });
    return { wait: { ...show(call, wanted, { widths: [], titled: false }) } };
  }
  if (wanted.length === 0) {
    err(namespace ? `No events found in ${namespace} namespace.\n` : 'No events found.\n');
    return undefined;
  }
  const sorted = wanted.map((event, index) => ({ event, index }));
  sorted.sort((a, b) => compare(timeOf(a.event), timeOf(b.event)) || a.index - b.index);
  const list = sorted.map(({ event }) => event);
  const printer = printerFor(call);
  if (printer) printer.print({ kind: 'EventList', apiVersion: 'v1', metadata: {}, items: list }, true);
  else show(call, list, { widths: [], titled: false });
  return undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Models events.decodeResourceTypeName. */
function selectorOf(text: string): string {
  if (text === '') return '';
  const [resource = '', name, ...more] = text.split('/');
  if (name === undefined) return fail('--for must be in resource/name form');
  if (more.length > 0) fail('arguments in resource/name form may not have more than one slash');
  const kind = findKind(resource);
  if (!kind) throw new Failure({ kind: 'resource', resource });
  return `involvedObject.kind=${kind.kind},involvedObject.name=${name}`;
}

function isWanted({ type = '' }: Event, types: readonly string[]): boolean {
  return types.length === 0 || types.some((wanted) => wanted.toLowerCase() === type.toLowerCase());
}

/** When an event was last seen, to the second. */
function timeOf({ series, lastTimestamp, eventTime }: Event): string {
  return (series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? '').replace(/\.\d+Z$/, 'Z');
}

function show(call: Call, list: readonly Event[], before: Watching): Watching {
  if (list.length === 0) return before;
  const printer = printerFor(call);
  if (printer) {
    for (const event of list) printer.print(event);
    return before;
  }
  const everywhere = call.flags.bool('all-namespaces');
  const titles = [...(everywhere ? ['NAMESPACE'] : []), 'LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'];
  const rows = list.map((event) => rowOf(event, call.now, everywhere));
  const lines = before.titled || call.flags.bool('no-headers') ? rows : [titles, ...rows];
  const widths = columnWidths(lines, before.widths);
  call.out(layOut(lines, widths));
  return { widths, titled: true };
}

/** Models events.EventPrinter. */
function rowOf(event: Event, now: number, everywhere: boolean): string[] {
  const { metadata, type = '', reason = '', involvedObject, message = '' } = event;
  const object = `${involvedObject.kind ?? ''}/${involvedObject.name ?? ''}`;
  const namespace = everywhere ? [metadata.namespace ?? ''] : [];
  return [...namespace, lastSeen(event, now), type, reason, object, message.trim()];
}

function lastSeen({ eventTime, firstTimestamp, lastTimestamp, series, count = 0 }: Event, now: number): string {
  const first = since(eventTime ?? firstTimestamp, now);
  if (series) return `${since(series.lastObservedTime, now)} (x${series.count ?? 0} over ${first})`;
  return count > 1 ? `${since(lastTimestamp, now)} (x${count} over ${first})` : first;
}

function resume(call: Call, saved: Plain, wake: Wake): Outcome {
  if (wake.type !== 'watch') return { wait: saved };
  const types = call.flags.list('types');
  const news = wake.events.filter(({ type }) => type !== 'DELETED').map(({ object }) => object as Event);
  return {
    wait: {
      ...show(
        call,
        news.filter((event) => isWanted(event, types)),
        saved as unknown as Watching,
      ),
    },
  };
}
