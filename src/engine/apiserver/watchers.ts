import type { GroupResource } from '../../api/meta/object';
import type { Change } from '../etcd/etcd';
import type { Simulation } from '../sim/simulation';
import type { WatchEvent, WatchSelection } from './request';
import { isSelected, required, type Selector, selectorOf } from './selection';

/** A watch: who watches what. */
export interface Watch {
  readonly id: number;
  readonly to: string;
  readonly selection: WatchSelection;
  readonly selector: Selector;
  /** The index entry under which the watch is found. */
  readonly index: string;
}

/** The watches and what waits for them. Part of the API server's state. */
export interface WatchState {
  nextWatch: number;
  watches: Map<number, Watch>;
  /** By `resource`, or `resource field=value` for those that want one value of an indexed field: the ids. */
  watchIndex: Map<string, Set<number>>;
  mailboxes: Map<string, WatchEvent[]>;
  /** Components that an occurrence is on its way to. */
  told: Set<string>;
}

/** A watch event takes about this long from the write to the watcher, in milliseconds. */
const DELIVERY_MS = 2;

/** The one field by which watches of a resource are found; every kubelet watches the pods of its node. */
const INDEXED_FIELD: Readonly<Record<GroupResource, string>> = { pods: 'spec.nodeName', nodes: 'metadata.name' };

/** The state of a server that nobody watches yet. */
export function noWatches(): WatchState {
  return { nextWatch: 1, watches: new Map(), watchIndex: new Map(), mailboxes: new Map(), told: new Set() };
}

/** Carries changes to those who watch. Models apiserver: storage/cacher with its index of watchers. */
export class Watchers {
  constructor(
    private readonly sim: Simulation,
    private readonly state: () => WatchState,
    private readonly reachable: (component: string) => boolean,
  ) {}

  add(to: string, selection: WatchSelection): number {
    const state = this.state();
    const id = state.nextWatch++;
    const selector = selectorOf(selection);
    const field = INDEXED_FIELD[selection.resource];
    const value = field ? required(selector, field) : undefined;
    const index = value === undefined ? selection.resource : `${selection.resource} ${value}`;
    state.watches.set(id, { id, to, selection, selector, index });
    const ids = state.watchIndex.get(index);
    if (ids) ids.add(id);
    else state.watchIndex.set(index, new Set([id]));
    return id;
  }

  remove(id: number): void {
    const state = this.state();
    const watch = state.watches.get(id);
    if (!watch) return;
    state.watches.delete(id);
    const ids = state.watchIndex.get(watch.index);
    ids?.delete(id);
    if (ids?.size === 0) state.watchIndex.delete(watch.index);
    this.forget(watch);
  }

  /** What is on its way to a watch that has ended never comes, unless another one of the same component wants it. */
  private forget({ to, selection: { resource } }: Watch): void {
    const { mailboxes, watches } = this.state();
    const waiting = mailboxes.get(to);
    if (!waiting?.some((event) => event.resource === resource)) return;
    for (const other of watches.values()) if (other.to === to && other.selection.resource === resource) return;
    const left = waiting.filter((event) => event.resource !== resource);
    if (left.length > 0) mailboxes.set(to, left);
    else mailboxes.delete(to);
  }

  /** Takes what has gathered; nothing comes through a cut link. */
  take(to: string): readonly WatchEvent[] {
    const state = this.state();
    state.told.delete(to);
    if (!this.reachable(to)) return [];
    const events = state.mailboxes.get(to);
    state.mailboxes.delete(to);
    return events ?? [];
  }

  /** The link to a component works again: it is told of what has gathered. */
  release(to: string): void {
    if (this.state().mailboxes.has(to)) this.tell(to);
  }

  /** A write happened. */
  publish(change: Change): void {
    const { watchIndex } = this.state();
    if (watchIndex.size === 0) return;
    const all = watchIndex.get(change.resource);
    if (all) for (const id of all) this.offer(id, change);
    const field = INDEXED_FIELD[change.resource];
    if (field)
      for (const value of indexedValues(field, change)) this.offerIndexed(`${change.resource} ${value}`, change);
  }

  private offerIndexed(index: string, change: Change): void {
    const ids = this.state().watchIndex.get(index);
    if (ids) for (const id of ids) this.offer(id, change);
  }

  private offer(id: number, change: Change): void {
    const watch = this.state().watches.get(id) as Watch;
    const event = eventFor(watch.selector, change);
    if (!event) return;
    const { mailboxes } = this.state();
    const mailbox = mailboxes.get(watch.to);
    if (mailbox) mailbox.push(event);
    else mailboxes.set(watch.to, [event]);
    this.tell(watch.to);
  }

  private tell(to: string): void {
    const { told } = this.state();
    if (told.has(to) || !this.reachable(to)) return;
    told.add(to);
    this.sim.schedule(to, DELIVERY_MS, { type: 'watch' });
  }
}

function indexedValues(field: string, { object, previous }: Change): string[] {
  if (field === 'metadata.name') return [object.metadata.name];
  const now = nodeNameOf(object);
  const before = previous ? nodeNameOf(previous) : now;
  return before === now ? [now] : [before, now];
}

function nodeNameOf(object: unknown): string {
  return (object as { spec?: { nodeName?: string } }).spec?.nodeName ?? '';
}

/** What a change is to one selection: an object that begins to match is ADDED, one that ceases to is DELETED. */
function eventFor(selector: Selector, change: Change): WatchEvent | undefined {
  const { type, resource, object, previous, revision } = change;
  const before = previous !== undefined && isSelected(selector, previous);
  if (type === 'DELETED') return before ? change : undefined;
  const now = isSelected(selector, object);
  if (now && before === (previous !== undefined)) return change;
  if (now) return { type: 'ADDED', resource, object, revision };
  if (!before || !previous) return undefined;
  return { type: 'DELETED', resource, object: lastSeen(previous, object.metadata.resourceVersion), previous, revision };
}

function lastSeen<T extends Change['object']>(previous: T, resourceVersion: string | undefined): T {
  return { ...previous, metadata: { ...previous.metadata, resourceVersion } };
}
