import { jsonEqual } from '../meta/equality';
import { goValue } from '../meta/goFormat';
import type { StructSchema } from '../schema';
import { inOrder, noMergeKey, withoutRepeats } from './elementOrder';
import { isMap, type JsonMap, keySchema, kindOfJson, type Shape } from './jsonMap';
import { combinePatches, DELETE_FROM_LIST, DIRECTIVE, ELEMENT_ORDER, RETAIN_KEYS } from './strategicMerge';

/** What of a difference is wanted, and whether changed lists tell their order. Models strategicpatch.DiffOptions. */
interface Wanted {
  readonly changes: boolean;
  readonly deletions: boolean;
  readonly order: boolean;
  readonly retainKeys: boolean;
}

type Writable = Record<string, unknown>;

/** The strategic merge patch that makes `modified` of `original`. Models CreateTwoWayMergePatch, as kubectl set and edit use. */
export function twoWayPatch(original: JsonMap, modified: JsonMap, schema: StructSchema | undefined): JsonMap {
  return diffMaps(original, modified, schema, { changes: true, deletions: true, order: true, retainKeys: false });
}

/**
 * The strategic merge patch that `kubectl apply` sends: what was in `original` (the last applied) and is not in `modified`
 * is removed, what differs between `current` (the live object) and `modified` is set.
 * Models strategicpatch.CreateThreeWayMergePatch with overwrite.
 */
export function threeWayPatch(
  original: JsonMap,
  modified: JsonMap,
  current: JsonMap,
  schema: StructSchema | undefined,
): JsonMap {
  const order = { order: true, retainKeys: false };
  const delta = diffMaps(current, modified, schema, { changes: true, deletions: false, ...order });
  const deletions = diffMaps(original, modified, schema, { changes: false, deletions: true, ...order });
  return combinePatches(deletions, delta, schema);
}

function diffMaps(original: JsonMap, modified: JsonMap, shape: Shape, wanted: Wanted): JsonMap {
  const patch: Writable = {};
  const kept: string[] = [];
  for (const key in modified) {
    const after = modified[key];
    if (after === undefined) continue;
    if (wanted.retainKeys && after !== null) kept.push(key);
    const before = original[key];
    if (before === undefined || kindOfJson(before) !== kindOfJson(after)) {
      if (wanted.changes) patch[key] = after;
    } else if (isMap(before)) {
      diffMapField(key, before, after as JsonMap, patch, shape, wanted);
    } else if (Array.isArray(before)) {
      diffListField(key, before, after as unknown[], patch, shape, wanted);
    } else if (wanted.changes && before !== after) patch[key] = after;
  }
  if (wanted.deletions) {
    for (const key in original) if (modified[key] === undefined && original[key] !== undefined) patch[key] = null;
  }
  const added = Object.keys(modified).some((key) => original[key] === undefined);
  if (kept.length > 0 && (Object.keys(patch).length > 0 || added)) patch[RETAIN_KEYS] = kept.toSorted();
  return patch;
}

function diffMapField(key: string, before: JsonMap, after: JsonMap, patch: Writable, shape: Shape, wanted: Wanted) {
  const schema = known(shape, key, before, after);
  if (!schema) return;
  const inner = diffMaps(before, after, schema.shape, { ...wanted, retainKeys: schema.retainKeys });
  if (Object.keys(inner).length > 0) patch[key] = inner;
}

/** A field that the schema has not is no trouble while it does not change. */
function known(shape: Shape, key: string, before: unknown, after: unknown) {
  try {
    return keySchema(shape, key);
  } catch (error) {
    if (jsonEqual(before, after)) return undefined;
    throw error;
  }
}

function diffListField(
  key: string,
  before: readonly unknown[],
  after: readonly unknown[],
  patch: Writable,
  shape: Shape,
  wanted: Wanted,
): void {
  const schema = known(shape, key, before, after);
  if (!schema) return;
  if (!schema.merge) {
    if (wanted.changes && !jsonEqual(before, after)) patch[key] = after;
    return;
  }
  const options = { ...wanted, retainKeys: schema.retainKeys };
  const { items, removals, order } = diffLists(before, after, schema.shape, schema.mergeKey, options);
  if (items.length > 0) patch[key] = items;
  if (removals.length > 0) patch[`${DELETE_FROM_LIST}${key}`] = removals;
  if (order.length > 0) patch[`${ELEMENT_ORDER}${key}`] = order;
}

interface ListDifference {
  readonly items: readonly unknown[];
  readonly removals: readonly unknown[];
  readonly order: readonly unknown[];
}

const NOTHING: ListDifference = { items: [], removals: [], order: [] };

function diffLists(
  before: readonly unknown[],
  after: readonly unknown[],
  shape: Shape,
  mergeKey: string,
  wanted: Wanted,
): ListDifference {
  if (before.length === 0) return after.length === 0 || !wanted.changes ? NOTHING : { ...NOTHING, items: after };
  if (isMap(before[0])) {
    return diffMapLists(before as readonly JsonMap[], after as readonly JsonMap[], shape, mergeKey, wanted);
  }
  const items = wanted.changes ? inOrder(scalarsNotIn(after, before), after, '') : [];
  const removals = wanted.deletions ? withoutRepeats(scalarsNotIn(before, after)) : [];
  const ordered = (wanted.deletions && removals.length > 0) || (wanted.changes && !jsonEqual(before, after));
  return { items, removals, order: wanted.order && ordered ? after : [] };
}

function scalarsNotIn(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  return list.filter((item) => !other.includes(item)).toSorted((a, b) => (goValue(a) < goValue(b) ? -1 : 1));
}

function diffMapLists(
  before: readonly JsonMap[],
  after: readonly JsonMap[],
  shape: Shape,
  mergeKey: string,
  wanted: Wanted,
): ListDifference {
  const old = byIdentity(before, mergeKey);
  const young = byIdentity(after, mergeKey);
  const items: JsonMap[] = [];
  for (const [identity, item] of young) {
    const earlier = old.get(identity);
    if (!earlier) {
      if (wanted.changes) items.push(item);
      continue;
    }
    const difference = diffMaps(earlier, item, shape, wanted);
    if (Object.keys(difference).length > 0) items.push({ ...difference, [mergeKey]: item[mergeKey] });
  }
  const gone = wanted.deletions ? [...old].filter(([identity]) => !young.has(identity)) : [];
  gone.sort(([a], [b]) => (a < b ? -1 : 1));
  const removals = gone.map(([, item]) => ({ [DIRECTIVE]: 'delete', [mergeKey]: item[mergeKey] }));
  const patch = [...inOrder(items, after, mergeKey), ...removals];
  const same = before.length === after.length && after.every((item, at) => item[mergeKey] === before[at]?.[mergeKey]);
  const ordered = (wanted.changes && (patch.length > 0 || !same)) || (wanted.deletions && patch.length > 0);
  const order = wanted.order && ordered ? after.map((item) => ({ [mergeKey]: item[mergeKey] })) : [];
  return { items: patch, removals: [], order };
}

/** By the merge key as text; a key that occurs twice is taken once, as the last. */
function byIdentity(list: readonly JsonMap[], mergeKey: string): Map<string, JsonMap> {
  const found = new Map<string, JsonMap>();
  for (const item of list) {
    if (item[mergeKey] === undefined) throw noMergeKey(item, mergeKey);
    found.set(goValue(item[mergeKey]), item);
  }
  return found;
}
