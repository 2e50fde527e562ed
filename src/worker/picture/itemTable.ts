import type { ChangedItems } from '../../protocol/messages';

/**
 * The lists that belong to records, by the records' uids, and which items changed since the page was last told: a long list
 * is never told again because one item changed.
 */
export class ItemTable<T> {
  private lists = new Map<string, Map<string, T>>();
  private readonly touched = new Map<string, Set<string>>();

  constructor(private readonly keyOf: (item: T) => string) {}

  /** A record's items by their keys, in the order in which they came. */
  of(owner: string): ReadonlyMap<string, T> {
    return this.lists.get(owner) ?? new Map();
  }

  set(owner: string, item: T): void {
    const key = this.keyOf(item);
    const list = this.lists.get(owner);
    if (list) list.set(key, item);
    else this.lists.set(owner, new Map([[key, item]]));
    this.touch(owner, key);
  }

  remove(owner: string, key: string): void {
    if (this.lists.get(owner)?.delete(key)) this.touch(owner, key);
  }

  /** The record is gone, and its items with it: the page need not be told. */
  drop(owner: string): void {
    this.lists.delete(owner);
    this.touched.delete(owner);
  }

  /** What changed since the last call; undefined when nothing did. */
  take(): ChangedItems<T>[] | undefined {
    if (this.touched.size === 0) return undefined;
    const changes = [...this.touched].map(([owner, keys]) => this.change(owner, keys));
    this.touched.clear();
    return changes;
  }

  /** Everything, for a page that knows nothing. */
  all(): ChangedItems<T>[] {
    this.touched.clear();
    return [...this.lists].map(([of, list]) => ({ of, set: [...list.values()], gone: [] }));
  }

  save(): Map<string, Map<string, T>> {
    return copied(this.lists);
  }

  load(saved: ReadonlyMap<string, ReadonlyMap<string, T>>): void {
    this.lists = copied(saved);
    this.touched.clear();
  }

  private change(of: string, keys: ReadonlySet<string>): ChangedItems<T> {
    const set: T[] = [];
    const gone: string[] = [];
    for (const key of keys) {
      const item = this.lists.get(of)?.get(key);
      if (item) set.push(item);
      else gone.push(key);
    }
    return { of, set, gone };
  }

  private touch(owner: string, key: string): void {
    const keys = this.touched.get(owner);
    if (keys) keys.add(key);
    else this.touched.set(owner, new Set([key]));
  }
}

function copied<T>(lists: ReadonlyMap<string, ReadonlyMap<string, T>>): Map<string, Map<string, T>> {
  return new Map([...lists].map(([owner, list]) => [owner, new Map(list)]));
}
