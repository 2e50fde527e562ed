import type { KindInfo } from '../../../api/meta/kind';
import type { KubernetesObject } from '../../../api/meta/object';
import { groupResourceOf } from '../../../api/scheme';
import type { Plain } from '../../../engine/sim/plain';
import type { Wake } from '../../program';
import type { Call, Outcome } from '../call';
import { findKind } from '../discovery';
import { Failure, fail, failWithAll } from '../failure';
import { type Printer, printerFor } from '../output/printer';
import { columnWidths, layOut } from '../output/tabwriter';
import { fetchTargets, type Targets } from '../targets';
import { lookOf, rowOf, titlesOf } from './rows';

/** What `get -w` remembers: whether it has printed the titles, and how wide its columns have become. */
interface Watching {
  readonly resource: string;
  readonly titled: boolean;
  readonly widths: readonly number[];
  readonly printed: number;
}

/** Prints what there is and then what changes, until it is interrupted. Models GetOptions.watch. */
export function startWatch(call: Call, targets: Targets, printer: Printer | undefined): Outcome {
  const kinds = new Set(
    targets.by === 'list'
      ? targets.kinds
      : (targets.by === 'name' ? targets.named : targets.manifests).map(({ kind }) => kind),
  );
  const [kind] = [...kinds];
  if (!kind || kinds.size > 1) fail('you may only specify a single resource type');
  const resource = groupResourceOf(kind);
  const { found, problems } = fetchTargets(call, targets);
  failWithAll(problems);
  if (targets.by === 'list') {
    const { labelSelector, fieldSelector } = targets.query;
    call.watch({
      resource,
      ...(kind.namespaced ? { namespace: targets.namespace } : {}),
      labelSelector,
      fieldSelector,
    });
  } else for (const { namespace, name } of found) call.watch({ resource, namespace, name });
  let state: Watching = { resource, titled: false, widths: [], printed: 0 };
  if (!call.flags.bool('watch-only')) {
    state = show(
      call,
      kind,
      found.map(({ object }) => ({ object, event: 'ADDED' })),
      state,
      printer,
    );
  }
  return { wait: { ...state } };
}

/** More has happened. */
export function resumeWatch(call: Call, saved: Plain, wake: Wake): Outcome {
  const state = saved as unknown as Watching;
  if (wake.type !== 'watch') return { wait: saved };
  const kind = findKind(state.resource);
  if (!kind) throw new Failure({ kind: 'silent' });
  const news = wake.events.map(({ type, object }) => ({ object, event: type }));
  return { wait: { ...show(call, kind, news, state, printerFor(call, { tables: true })) } };
}

function show(
  call: Call,
  kind: KindInfo,
  news: readonly { object: KubernetesObject; event: string }[],
  state: Watching,
  printer: Printer | undefined,
): Watching {
  if (news.length === 0) return state;
  if (printer) {
    for (const { object } of news) printer.print(object);
    return { ...state, printed: state.printed + news.length };
  }
  const look = lookOf(call.flags, false);
  const rows = news.map(({ object, event }) => rowOf(kind, object, look, call.now, event));
  const lines = look.headers && !state.titled ? [titlesOf(kind, look), ...rows] : rows;
  const widths = columnWidths(lines, state.widths);
  call.out(layOut(lines, widths));
  return { ...state, titled: true, widths, printed: state.printed + news.length };
}
