import { type GroupResource, type KubernetesObject, keyOf, withFields } from '../../api/meta/object';
import type { Cause } from '../sim/cause';
import { Diagnosis } from '../sim/diagnosis';
import type { Plain } from '../sim/plain';
import { type Simulation, StatefulComponent } from '../sim/simulation';

/** One write. `actor` made it, because of `cause`. */
export interface Change {
  readonly revision: number;
  readonly at: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly resource: GroupResource;
  /** The object after the write; of a deletion its last state, with the deletion's resourceVersion. */
  readonly object: KubernetesObject;
  readonly previous?: KubernetesObject;
  readonly actor: string;
  readonly cause: Cause;
  /** The line that somebody typed at the beginning of what led to this; undefined where nobody did, or it is too long ago. */
  readonly origin?: string;
}

interface EtcdState {
  revision: number;
  compacted: number;
  /** By resource, then by key. */
  objects: Map<GroupResource, Map<string, KubernetesObject>>;
  /** By `resource namespace`: the keys in it. */
  namespaces: Map<string, Set<string>>;
  log: Change[];
  /** How many objects there are. */
  size: number;
  /** The write that took the last room. */
  filledBy: Change | undefined;
  /** Writes to each object, by its uid, since `countedSince`. */
  writes: Map<string, number>;
  countedSince: number;
}

/** So many writes to one object within so many milliseconds are taken for a fight that never ends. */
const FIGHT_WRITES = 1_000;
const FIGHT_MS = 10_000;

/** The log keeps at least this many changes when it is compacted. */
const KEPT_CHANGES = 2_000;

/**
 * Objects by resource and key, each write one revision more; the log of writes is the watch history.
 * Models etcd as the API server uses it. Objects are immutable: a write replaces.
 */
export class Etcd extends StatefulComponent<EtcdState> {
  /** Called after each write, in the same instant: the API server's watch cache. */
  onChange: (change: Change) => void = () => {};

  /** `objectsAtMost` stands for etcd's space quota. */
  constructor(
    private readonly sim: Simulation,
    private readonly objectsAtMost = 100_000,
  ) {
    super('etcd', {
      revision: 0,
      compacted: 0,
      objects: new Map(),
      namespaces: new Map(),
      log: [],
      size: 0,
      filledBy: undefined,
      writes: new Map(),
      countedSince: 0,
    });
  }

  get revision(): number {
    return this.state.revision;
  }

  /** The oldest revision that a watch may still start from. */
  get compacted(): number {
    return this.state.compacted;
  }

  get(resource: GroupResource, key: string): KubernetesObject | undefined {
    return this.state.objects.get(resource)?.get(key);
  }

  /** Is there no room for a new object? Models etcd's NOSPACE alarm. */
  get isFull(): boolean {
    return this.state.size >= this.objectsAtMost;
  }

  /** The write that took the last room; undefined while there is some. */
  get filledBy(): Change | undefined {
    return this.state.filledBy;
  }

  /** How many objects of that resource there are. */
  count(resource: GroupResource): number {
    return this.state.objects.get(resource)?.size ?? 0;
  }

  /** The objects of a resource, of one namespace when given, in the order of their keys. */
  list(resource: GroupResource, namespace = ''): KubernetesObject[] {
    const objects = this.state.objects.get(resource);
    if (!objects) return [];
    const keys =
      namespace === '' ? [...objects.keys()] : [...(this.state.namespaces.get(`${resource} ${namespace}`) ?? [])];
    return keys.sort().map((key) => objects.get(key) as KubernetesObject);
  }

  /** The resources of which anything was ever stored. */
  resources(): GroupResource[] {
    return [...this.state.objects.keys()];
  }

  /** Stores an object under the next revision, which becomes its resourceVersion. */
  put<T extends KubernetesObject>(resource: GroupResource, object: T, actor: string): T {
    const key = keyOf(object);
    const revision = ++this.state.revision;
    const stored = { ...object, metadata: withFields(object.metadata, { resourceVersion: String(revision) }) };
    const objects = this.objectsOf(resource);
    const previous = objects.get(key);
    objects.set(key, stored);
    if (!previous) this.state.size++;
    const { namespace } = object.metadata;
    if (namespace && !previous) this.keysOf(resource, namespace).add(key);
    this.record({ revision, type: previous ? 'MODIFIED' : 'ADDED', resource, object: stored, previous, actor });
    return stored;
  }

  /** Removes an object under the next revision. */
  remove(resource: GroupResource, object: KubernetesObject, actor: string): KubernetesObject {
    const key = keyOf(object);
    const objects = this.objectsOf(resource);
    const previous = objects.get(key);
    const revision = ++this.state.revision;
    const last = { ...object, metadata: { ...object.metadata, resourceVersion: String(revision) } };
    if (objects.delete(key)) this.state.size--;
    if (object.metadata.namespace) this.keysOf(resource, object.metadata.namespace).delete(key);
    this.record({ revision, type: 'DELETED', resource, object: last, previous, actor });
    return last;
  }

  /** The changes after a revision, or undefined where they were compacted. */
  since(revision: number): readonly Change[] | undefined {
    if (revision < this.state.compacted) return undefined;
    return this.state.log.slice(this.state.log.length - (this.state.revision - revision));
  }

  /** The latest change of all. */
  last(): Change | undefined {
    return this.state.log.at(-1);
  }

  handle(_what: Plain): void {}

  private record({ revision, type, resource, object, previous, actor }: Omit<Change, 'at' | 'cause' | 'origin'>): void {
    const { now: at, cause } = this.sim;
    const origin = this.originOf(cause, revision - 1);
    const full: Change = { revision, at, type, resource, object, previous, actor, cause, origin };
    const { log } = this.state;
    log.push(full);
    if (type === 'DELETED') this.state.filledBy = undefined;
    else if (type === 'ADDED' && this.isFull) this.state.filledBy = full;
    if (log.length > 2 * KEPT_CHANGES) {
      log.splice(0, log.length - KEPT_CHANGES);
      this.state.compacted = (log[0] as Change).revision - 1;
    }
    this.watchFights(full);
    this.onChange(full);
  }

  /** The line that somebody typed at the beginning of what led to a write after revision `latest`. */
  private originOf(cause: Cause, latest: number): string | undefined {
    const first = cause.kind === 'timer' ? cause.after : cause;
    if (first?.kind === 'write') return this.changeAt(first.ref ?? 0, latest)?.origin;
    return first?.kind === 'command' ? first.what : undefined;
  }

  /** An object that is written over and over is fought for: no one who looks would wait for the end. */
  private watchFights({ resource, object, previous, actor, at, type }: Change): void {
    const { state } = this;
    if (at - state.countedSince >= FIGHT_MS) {
      state.writes.clear();
      state.countedSince = at;
    }
    if (type !== 'MODIFIED') return;
    const { uid } = object.metadata;
    const writes = (state.writes.get(uid) ?? 0) + 1;
    state.writes.set(uid, writes);
    if (writes <= FIGHT_WRITES) return;
    const name = `${resource} ${keyOf(object)}`;
    const other = state.log.findLast(
      (change) => change.object.metadata.uid === previous?.metadata.uid && change.actor !== actor,
    );
    const who = other ? `${other.actor} and ${actor} fight` : `${actor} never comes to rest`;
    throw new Diagnosis('Fight', `${who} over ${name}: ${writes} writes in ${FIGHT_MS / 1000} s`);
  }

  /** The change that made a revision, if it is still in the log, whose last one made `latest`. */
  private changeAt(revision: number, latest: number): Change | undefined {
    const { log } = this.state;
    return log[log.length - 1 - (latest - revision)];
  }

  private objectsOf(resource: GroupResource): Map<string, KubernetesObject> {
    let objects = this.state.objects.get(resource);
    if (!objects) this.state.objects.set(resource, (objects = new Map()));
    return objects;
  }

  private keysOf(resource: GroupResource, namespace: string): Set<string> {
    const index = `${resource} ${namespace}`;
    let keys = this.state.namespaces.get(index);
    if (!keys) this.state.namespaces.set(index, (keys = new Set()));
    return keys;
  }
}
