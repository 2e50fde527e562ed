import type { ChangedItems } from '../protocol/messages';

/** Where the items of a list stand, or stood before so many others left: never before `at - left`. */
interface Places {
  readonly at: Map<string, number>;
  left: number;
}

/** After so many have left it is less to look at all again than to look for one. */
const LEFT_AT_MOST = 64;

/** Of a list that was made last of another: who changes it next knows where its items stand. */
const placesOf = new WeakMap<readonly unknown[], Places>();

/**
 * A list after a change: items are replaced where they stand, new ones come last. The cost is a copy and what changed; the list
 * before stays as it was.
 */
export function changedItems<T>(
  old: readonly T[],
  { set, gone }: ChangedItems<T>,
  key: (item: T) => string,
): readonly T[] {
  const known = placesOf.get(old);
  placesOf.delete(old);
  const places =
    known && known.left <= LEFT_AT_MOST
      ? known
      : { at: new Map(old.map((item, index) => [key(item), index])), left: 0 };
  const find = (name: string, among: readonly T[]): number => {
    const at = places.at.get(name);
    if (at === undefined) return -1;
    let index = Math.min(at, among.length - 1);
    while (index >= 0 && key(among[index] as T) !== name) index--;
    return index;
  };
  const kept = new Set(set.map(key));
  const leaving = gone.flatMap((name) => (kept.has(name) ? [] : find(name, old))).filter((index) => index >= 0);
  const next = without(old, leaving);
  for (const name of gone) if (!kept.has(name)) places.at.delete(name);
  places.left += leaving.length;
  for (const item of set) {
    const name = key(item);
    const index = find(name, next);
    if (index >= 0) next[index] = item;
    else places.at.set(name, next.push(item) - 1);
  }
  placesOf.set(next, places);
  return next;
}

/** A copy without the items at some places. */
function without<T>(items: readonly T[], places: readonly number[]): T[] {
  if (places.length === 0) return items.slice();
  const next: T[] = [];
  let from = 0;
  for (const place of [...places].sort((one, other) => one - other)) {
    for (let index = from; index < place; index++) next.push(items[index] as T);
    from = place + 1;
  }
  for (let index = from; index < items.length; index++) next.push(items[index] as T);
  return next;
}
