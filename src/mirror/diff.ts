import type { Changed, ChangedItems, ChangedKeys, Diff } from '../protocol/messages';
import type { EndpointView, EnvelopePoint, RequestView, ServiceView, WorkloadView } from '../protocol/view';
import { changedMap } from './crowdMap';
import { changedItems } from './items';
import { whole } from './patch';
import { same } from './same';
import { type Mirror, NO_USAGE } from './store';

const NOBODY: ReadonlyMap<string, never> = new Map<string, never>();

/** How long a request stays in the mirror after its end: a dot travels at most 4 s of wall time, a failed one as long back. */
const REQUEST_AFTERLIFE_MS = 8_500;
const REQUESTS_AT_MOST = 4_000;

/**
 * The mirror after a diff. Records that did not change are the same objects as before, also when the diff is fresh, and so are
 * whole maps and lists: who compares with `===` redraws only what changed.
 */
export function applyDiff(mirror: Mirror, diff: Diff): Mirror {
  const { fresh } = diff;
  const map = <T>(old: ReadonlyMap<string, T>, changed: Changed<T> | undefined, key: (record: T) => string) =>
    fresh ? replaceAll(old, changed?.set ?? [], key) : applyChanged(old, changed, key);
  const uid = (record: { readonly uid: string }) => record.uid;
  return {
    ...mirror,
    status: 'running',
    now: diff.now,
    horizon: diff.horizon,
    playing: diff.playing,
    speed: diff.speed,
    goal: diff.goal,
    pods: map(mirror.pods, whole(fresh ? NOBODY : mirror.pods, diff.pods), uid),
    replicaSets: map(mirror.replicaSets, diff.replicaSets, uid),
    workloads: map(mirror.workloads, withEnvelopes(mirror, diff), uid),
    services: map(mirror.services, withEndpoints(mirror, diff), uid),
    ingresses: map(mirror.ingresses, diff.ingresses, uid),
    nodes: map(mirror.nodes, whole(fresh ? NOBODY : mirror.nodes, diff.nodes), uid),
    generators: map(mirror.generators, diff.generators, (generator) => generator.name),
    ledgers: withLedgers(mirror, diff),
    usage: withUsage(mirror, diff),
    requests: latestRequests(fresh ? [] : mirror.requests, diff),
    marks: list(mirror.marks, diff.marks, fresh),
    foreseen: foreseen(mirror, diff, (known) => known.marks, mirror.foreseen),
    foretold: foreseen(mirror, diff, (known) => known.terminal, mirror.foretold),
    terminal: list(mirror.terminal, diff.terminal, fresh),
    branches: diff.branches && !same(mirror.branches, diff.branches) ? diff.branches : mirror.branches,
    branch: diff.branch ?? mirror.branch,
    commands: diff.commands ?? mirror.commands,
    bookmarks: diff.bookmarks ?? mirror.bookmarks,
    undo: diff.undo ?? mirror.undo,
    redo: diff.redo ?? mirror.redo,
    untilEvent: diff.untilEvent ?? false,
    lockstep: lockstep(mirror.lockstep, diff.lockstep),
    freshness: fresh ? mirror.freshness + 1 : mirror.freshness,
  };
}

/** The ledgers after a diff: sums of a pod that did not change are the same objects as before. */
function withLedgers({ ledgers: old }: Mirror, { fresh, ledgers: changes = [] }: Diff): Mirror['ledgers'] {
  if (!fresh && changes.length === 0) return old;
  const next = new Map(fresh ? [] : old);
  for (const { byPod, ratePerPod, ...sums } of changes) {
    const before = fresh ? undefined : old.get(sums.generator);
    const pods = { byPod: keyed(before?.byPod, byPod), ratePerPod: keyed(before?.ratePerPod, ratePerPod) };
    next.set(sums.generator, { ...sums, ...pods });
  }
  return next;
}

/** What machines and pods use after a diff. */
function withUsage({ usage: old }: Mirror, { fresh, usage }: Diff): Mirror['usage'] {
  if (!usage) return fresh ? NO_USAGE : old;
  const before = fresh ? NO_USAGE : old;
  return { nodes: keyed(before.nodes, usage.nodes), pods: keyed(before.pods, usage.pods) };
}

function keyed<T>(old: Readonly<Record<string, T>> = {}, { set, gone }: ChangedKeys<T>): Readonly<Record<string, T>> {
  const next = { ...old, ...set };
  for (const key of gone) delete next[key];
  return next;
}

/** What changed of workloads, their envelopes with it: these come point by point. */
function withEnvelopes({ workloads }: Mirror, { fresh, workloads: changed, envelopes }: Diff) {
  return joined<WorkloadView, EnvelopePoint>(workloads, fresh, changed, envelopes, {
    items: ({ envelope }) => envelope,
    key: ({ at }) => String(at),
    join: (record, envelope) => ({ ...record, envelope }),
  });
}

/** What changed of Services, their endpoints with it: these come one by one. */
function withEndpoints({ services }: Mirror, { fresh, services: changed, endpoints }: Diff) {
  return joined<ServiceView, EndpointView>(services, fresh, changed, endpoints, {
    items: (service) => service.endpoints,
    key: ({ address }) => address,
    join: (record, items) => ({ ...record, endpoints: items }),
  });
}

/** How a record and the list that belongs to it are put together. */
interface Joint<R, T> {
  readonly items: (record: R) => readonly T[];
  readonly key: (item: T) => string;
  readonly join: (record: R, items: readonly T[]) => R;
}

function joined<R extends { readonly uid: string }, T>(
  old: ReadonlyMap<string, R>,
  fresh: boolean,
  changed: Changed<object> | undefined,
  lists: readonly ChangedItems<T>[] = [],
  { items, key, join }: Joint<R, T>,
): Changed<R> | undefined {
  const before = (uid: string): R | undefined => (fresh ? undefined : old.get(uid));
  const made = new Map<string, R>();
  for (const part of (changed?.set ?? []) as readonly R[]) {
    const known = before(part.uid);
    made.set(part.uid, join(part, known ? items(known) : []));
  }
  for (const list of lists) {
    const record = made.get(list.of) ?? before(list.of);
    if (record) made.set(list.of, join(record, changedItems(items(record), list, key)));
  }
  return made.size > 0 || changed ? { set: [...made.values()], gone: changed?.gone ?? [] } : undefined;
}

function applyChanged<T>(
  old: ReadonlyMap<string, T>,
  changed: Changed<T> | undefined,
  key: (record: T) => string,
): ReadonlyMap<string, T> {
  if (!changed || (changed.set.length === 0 && changed.gone.length === 0)) return old;
  return changedMap(
    old,
    changed.set.map((record) => [key(record), record] as const),
    changed.gone,
  );
}

function replaceAll<T>(
  old: ReadonlyMap<string, T>,
  records: readonly T[],
  key: (record: T) => string,
): ReadonlyMap<string, T> {
  const next = new Map<string, T>();
  let unchanged = old.size === records.length;
  for (const record of records) {
    const before = old.get(key(record));
    const keep = before !== undefined && same(before, record) ? before : record;
    if (keep !== before) unchanged = false;
    next.set(key(record), keep);
  }
  return unchanged ? old : next;
}

function list<T>(old: readonly T[], more: readonly T[] | undefined, fresh: boolean): readonly T[] {
  if (fresh) {
    const next = more ?? [];
    return same(old, next) ? old : next.map((item, index) => (same(old[index], item) ? (old[index] as T) : item));
  }
  return more && more.length > 0 ? [...old, ...more] : old;
}

/** After a jump back what was known stays known, until the clock passes it or the story takes another branch. */
function foreseen<T extends { readonly at: number }>(
  mirror: Mirror,
  diff: Diff,
  known: (mirror: Mirror) => readonly T[],
  ahead: readonly T[],
): readonly T[] {
  if (diff.branch !== undefined && diff.branch !== mirror.branch) return NOTHING;
  if (diff.horizon < mirror.horizon) return NOTHING;
  const [first] = ahead;
  if (!diff.fresh) return first === undefined || first.at > diff.now ? ahead : later(ahead, diff.now);
  return later([...known(mirror), ...ahead], diff.now);
}

const NOTHING: readonly never[] = [];

function later<T extends { readonly at: number }>(all: readonly T[], now: number): readonly T[] {
  const rest = all.filter(({ at }) => at > now).sort((one, other) => one.at - other.at);
  return rest.length > 0 ? rest : NOTHING;
}

/** The other branch beside this one; how its pods stand apart is told only when that changed. */
function lockstep(before: Mirror['lockstep'], change: Diff['lockstep']): Mirror['lockstep'] {
  if (change === undefined) return before;
  if (change === null) return undefined;
  const apart = change.apart ?? before?.apart ?? { ghosts: [], replicaSets: [], workloads: [] };
  return { ...change, apart };
}

function latestRequests(old: readonly RequestView[], diff: Diff): readonly RequestView[] {
  const more = diff.requests ?? [];
  const oldest = diff.now - REQUEST_AFTERLIFE_MS * Math.max(1, diff.speed);
  const first = old[0];
  if (more.length === 0 && (first === undefined || first.endedAt >= oldest)) return old;
  const all = old.concat(more);
  const tooOld = all.findIndex((request) => request.endedAt >= oldest);
  const from = Math.max(tooOld === -1 ? all.length : tooOld, all.length - REQUESTS_AT_MOST);
  return from > 0 ? all.slice(from) : all;
}
