import { type GroupResource, type KubernetesObject, keyOf } from '../../api/meta/object';
import type { ApiDoor, WatchEvent, WatchSelection } from '../apiserver/request';
import type { Plain } from '../sim/plain';
import { type Simulation, StatefulComponent } from '../sim/simulation';

/** What an informer tells those who listen; on a relist, differences come as events too. */
export interface ObjectHandler<T extends KubernetesObject = KubernetesObject> {
  added?(object: T): void;
  updated?(object: T, previous: T): void;
  /** `previous` is what was known of it before its deletion was seen. */
  deleted?(object: T, previous: T): void;
}

/** Gives the values under which an object is found by `byIndex`. */
export type Indexer<T extends KubernetesObject> = (object: T) => readonly string[];

const NO_KEYS: ReadonlySet<string> = new Set();
const NO_VALUES: readonly string[] = [];

interface InformersState {
  /** By resource, then by key. */
  objects: Map<GroupResource, Map<string, KubernetesObject>>;
  /** By resource, then by namespace: the keys. */
  namespaces: Map<string, Set<string>>;
  /** By `resource index value`: the keys. */
  indexes: Map<string, Set<string>>;
  watches: Map<GroupResource, number>;
}

/**
 * A process's view of the cluster: what its watches brought so far, a few milliseconds old, shared by all its controllers.
 * Models client-go's SharedInformerFactory. Handlers and indexers are code and are registered anew at construction.
 */
export class Informers extends StatefulComponent<InformersState> {
  private readonly handlers = new Map<GroupResource, ObjectHandler[]>();
  private readonly indexers = new Map<GroupResource, Map<string, Indexer<KubernetesObject>>>();
  private readonly selections = new Map<GroupResource, WatchSelection>();

  /** `process` names the component: `kube-controller-manager/informers`. */
  constructor(
    private readonly sim: Simulation,
    private readonly api: ApiDoor,
    private readonly list: (selection: WatchSelection) => KubernetesObject[],
    process: string,
  ) {
    super(process, { objects: new Map(), namespaces: new Map(), indexes: new Map(), watches: new Map() });
  }

  /** Wants a resource, all of it or what `selection` says, and hears of its changes. Before `start`. */
  on<T extends KubernetesObject>(
    resource: GroupResource,
    handler: ObjectHandler<T> = {},
    selection: Omit<WatchSelection, 'resource'> = {},
  ): void {
    if (!this.selections.has(resource)) this.selections.set(resource, { resource, ...selection });
    const handlers = this.handlers.get(resource) ?? [];
    this.handlers.set(resource, [...handlers, handler as ObjectHandler]);
  }

  /** Adds an index over a resource. Before `start`. */
  index<T extends KubernetesObject>(resource: GroupResource, name: string, indexer: Indexer<T>): void {
    const indexers = this.indexers.get(resource) ?? new Map();
    this.indexers.set(resource, indexers.set(name, indexer as Indexer<KubernetesObject>));
  }

  /** Begins to list and watch; again after a `stop`, it tells the handlers only what changed meanwhile. */
  start(): void {
    for (const [resource, selection] of this.selections) {
      if (this.state.watches.has(resource)) continue;
      this.state.watches.set(resource, this.api.watch(this.name, selection));
      this.relist(resource, selection);
    }
  }

  /** Ends all watches; what was seen stays. */
  stop(): void {
    for (const id of this.state.watches.values()) this.api.unwatch(id);
    this.state.watches.clear();
  }

  /** Ends all watches and forgets what was seen: the process has ended. */
  forget(): void {
    this.stop();
    this.api.mailbox(this.name);
    this.state = { objects: new Map(), namespaces: new Map(), indexes: new Map(), watches: new Map() };
  }

  get<T extends KubernetesObject>(resource: GroupResource, key: string): T | undefined {
    return this.state.objects.get(resource)?.get(key) as T | undefined;
  }

  /** In the order of their keys. */
  all<T extends KubernetesObject>(resource: GroupResource, namespace = ''): T[] {
    const objects = this.state.objects.get(resource);
    if (!objects) return [];
    const keys = namespace ? [...(this.state.namespaces.get(`${resource} ${namespace}`) ?? [])] : [...objects.keys()];
    return keys.sort().map((key) => objects.get(key) as T);
  }

  /** What is in a namespace, in the order in which it came: cheaper than `all`. */
  within<T extends KubernetesObject>(resource: GroupResource, namespace = ''): T[] {
    const objects = this.state.objects.get(resource);
    const found: T[] = [];
    for (const key of this.state.namespaces.get(`${resource} ${namespace}`) ?? NO_KEYS) {
      found.push(objects?.get(key) as T);
    }
    return found;
  }

  /** What an index holds under a value, in the order of the keys. */
  byIndex<T extends KubernetesObject>(resource: GroupResource, index: string, value: string): T[] {
    const keys = this.state.indexes.get(`${resource} ${index} ${value}`);
    if (!keys) return [];
    const objects = this.state.objects.get(resource);
    return [...keys].sort().map((key) => objects?.get(key) as T);
  }

  /** The keys that an index holds under a value, in the order in which they came. */
  keysByIndex(resource: GroupResource, index: string, value: string): ReadonlySet<string> {
    return this.state.indexes.get(`${resource} ${index} ${value}`) ?? NO_KEYS;
  }

  /** How many objects of a resource are known. */
  count(resource: GroupResource): number {
    return this.state.objects.get(resource)?.size ?? 0;
  }

  /** How many an index holds under a value. */
  countByIndex(resource: GroupResource, index: string, value: string): number {
    return this.state.indexes.get(`${resource} ${index} ${value}`)?.size ?? 0;
  }

  /** Watch events have come. */
  handle(_what: Plain): void {
    for (const event of this.api.mailbox(this.name)) this.apply(event);
  }

  private apply(event: WatchEvent): void {
    this.sim.cause = { kind: 'write', ref: event.revision };
    if (event.type === 'DELETED') this.drop(event.resource, event.object);
    else this.take(event.resource, event.object);
  }

  private relist(resource: GroupResource, selection: WatchSelection): void {
    const listed = this.list(selection);
    const present = new Set(listed.map(keyOf));
    for (const object of this.all(resource)) if (!present.has(keyOf(object))) this.drop(resource, object);
    for (const object of listed) {
      const known = this.get(resource, keyOf(object));
      if (known?.metadata.resourceVersion !== object.metadata.resourceVersion) this.take(resource, object);
    }
  }

  private take(resource: GroupResource, object: KubernetesObject): void {
    const key = keyOf(object);
    let objects = this.state.objects.get(resource);
    if (!objects) this.state.objects.set(resource, (objects = new Map()));
    const previous = objects.get(key);
    objects.set(key, object);
    if (!previous && object.metadata.namespace)
      add(this.state.namespaces, `${resource} ${object.metadata.namespace}`, key);
    this.reindex(resource, key, previous, object);
    for (const handler of this.handlers.get(resource) ?? []) {
      if (previous && previous.metadata.uid !== object.metadata.uid) {
        handler.deleted?.(previous, previous);
        handler.added?.(object);
      } else if (previous) handler.updated?.(object, previous);
      else handler.added?.(object);
    }
  }

  private drop(resource: GroupResource, object: KubernetesObject): void {
    const key = keyOf(object);
    const previous = this.state.objects.get(resource)?.get(key);
    if (!previous) return;
    this.state.objects.get(resource)?.delete(key);
    if (object.metadata.namespace) this.state.namespaces.get(`${resource} ${object.metadata.namespace}`)?.delete(key);
    this.reindex(resource, key, previous, undefined);
    for (const handler of this.handlers.get(resource) ?? []) handler.deleted?.(object, previous);
  }

  private reindex(
    resource: GroupResource,
    key: string,
    previous: KubernetesObject | undefined,
    object: KubernetesObject | undefined,
  ): void {
    for (const [index, indexer] of this.indexers.get(resource) ?? []) {
      const before = previous ? indexer(previous) : NO_VALUES;
      const after = object ? indexer(object) : NO_VALUES;
      if (before.length === after.length && before.every((value, i) => value === after[i])) continue;
      for (const value of before)
        if (!after.includes(value)) remove(this.state.indexes, `${resource} ${index} ${value}`, key);
      for (const value of after)
        if (!before.includes(value)) add(this.state.indexes, `${resource} ${index} ${value}`, key);
    }
  }
}

function add(sets: Map<string, Set<string>>, name: string, key: string): void {
  const set = sets.get(name);
  if (set) set.add(key);
  else sets.set(name, new Set([key]));
}

function remove(sets: Map<string, Set<string>>, name: string, key: string): void {
  const set = sets.get(name);
  set?.delete(key);
  if (set?.size === 0) sets.delete(name);
}
