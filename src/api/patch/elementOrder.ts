import { goValue } from '../meta/goFormat';
import { isMap, type JsonMap } from './jsonMap';

/** The words of mergepatch.ErrNoMergeKey. */
export function noMergeKey(item: unknown, mergeKey: string): Error {
  return new Error(`map: ${goValue(item)} does not contain declared merge key: ${mergeKey}`);
}

/** What tells an element from its siblings: its merge key's value, or itself. Throws when the merge key is missing. */
export function identityOf(item: unknown, mergeKey: string): unknown {
  if (!mergeKey) return item;
  const value = isMap(item) ? item[mergeKey] : undefined;
  if (value === undefined) throw noMergeKey(item, mergeKey);
  return value;
}

/** Where an element of that identity is in the list, or -1. */
export function indexOfIdentity(list: readonly unknown[], identity: unknown, mergeKey: string): number {
  return list.findIndex((item) => (mergeKey ? isMap(item) && item[mergeKey] === identity : item === identity));
}

/** The elements that the order names, and the others. */
function partition(list: readonly unknown[], order: readonly unknown[], mergeKey: string): [unknown[], unknown[]] {
  const named: unknown[] = [];
  const others: unknown[] = [];
  for (const item of list) {
    const known = indexOfIdentity(order, identityOf(item, mergeKey), mergeKey) >= 0;
    (known ? named : others).push(item);
  }
  return [named, others];
}

/** Sorted as the order has them; deletions of a patch come last. */
export function inOrder(list: readonly unknown[], order: readonly unknown[], mergeKey: string): unknown[] {
  const rank = (item: unknown) => indexOfIdentity(order, identityOf(item, mergeKey), mergeKey);
  const deletions = list.filter((item) => mergeKey && (item as JsonMap).$patch === 'delete');
  const rest = list.filter((item) => !(mergeKey && (item as JsonMap).$patch === 'delete'));
  return [...rest.toSorted((a, b) => rank(a) - rank(b)), ...deletions];
}

/**
 * Puts a merged list in order: what the patch's order names follows it, what only the server has keeps its place among its
 * old neighbours. Models strategicpatch.normalizeElementOrder.
 */
export function orderMerged(
  merged: readonly unknown[],
  order: readonly unknown[],
  serverOrder: readonly unknown[],
  mergeKey: string,
): unknown[] {
  const [named, others] = partition(merged, order, mergeKey);
  const right = inOrder(named, order, mergeKey);
  const left = inOrder(others, serverOrder, mergeKey);
  const place = (item: unknown) => indexOfIdentity(serverOrder, identityOf(item, mergeKey), mergeKey);
  const all: unknown[] = [];
  let [l, r] = [0, 0];
  while (l < left.length || r < right.length) {
    if (l >= left.length) all.push(right[r++]);
    else if (r >= right.length) all.push(left[l++]);
    else {
      const [leftPlace, rightPlace] = [place(left[l]), place(right[r])];
      const leftFirst = leftPlace >= 0 && rightPlace >= 0 && leftPlace < rightPlace;
      all.push(leftFirst ? left[l++] : right[r++]);
    }
  }
  return all;
}

/** Each scalar once, where it first stood. */
export function withoutRepeats(list: readonly unknown[]): unknown[] {
  return [...new Set(list)];
}
