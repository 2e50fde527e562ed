import { goValue } from '../meta/goFormat';
import { copyOf } from '../meta/object';
import type { StructSchema } from '../schema';
import { identityOf, indexOfIdentity, noMergeKey, orderMerged, withoutRepeats } from './elementOrder';
import { isMap, type JsonMap, keySchema, kindOfJson, type Shape } from './jsonMap';

/** The key that makes a map of a patch a `delete`, a `replace` or a `merge`. */
export const DIRECTIVE = '$patch';
/** The key that tells which keys of a union stay. */
export const RETAIN_KEYS = '$retainKeys';
/** Before a list's key: the order that its elements take. */
export const ELEMENT_ORDER = '$setElementOrder/';
/** Before a list's key: the scalars that leave it. */
export const DELETE_FROM_LIST = '$deleteFromPrimitiveList/';

/**
 * `apply` merges a patch into an object; `combine` merges two patches into one, keeping nulls and directives.
 */
type Purpose = 'apply' | 'combine';

/**
 * The object after a strategic merge patch. Models strategicpatch.StrategicMergeMapPatch; throws its words.
 * Nothing given is changed; what the patch does not touch is shared.
 */
export function strategicMerge(original: JsonMap, patch: JsonMap, schema: StructSchema | undefined): JsonMap {
  return mergeMap(original, patch, schema, 'apply');
}

/** Two strategic merge patches as one; what the second says wins. */
export function combinePatches(first: JsonMap, second: JsonMap, schema: StructSchema | undefined): JsonMap {
  return mergeMap(first, second, schema, 'combine');
}

type Writable = Record<string, unknown>;

function mergeMap(original: JsonMap, patch: JsonMap, shape: Shape, purpose: Purpose): JsonMap {
  if (DIRECTIVE in patch) return directed(patch);
  const merged: Writable = { ...original };
  const rest: Writable = copyOf(patch);
  retainKeys(merged, rest, purpose);
  orderLists(merged, rest, shape, purpose);
  for (const key in rest) mergeKeyInto(merged, key, rest[key], shape, purpose);
  return merged;
}

function directed(patch: JsonMap): JsonMap {
  const { [DIRECTIVE]: directive, ...rest } = patch;
  if (directive === 'replace') return rest;
  if (directive === 'delete') return {};
  throw new Error(`unknown patch type: ${goValue(directive)} in map: ${goValue(patch)}`);
}

function retainKeys(merged: Writable, rest: Writable, purpose: Purpose): void {
  const keys = rest[RETAIN_KEYS];
  if (keys === undefined) return;
  delete rest[RETAIN_KEYS];
  if (purpose === 'combine') {
    merged[RETAIN_KEYS] = merged[RETAIN_KEYS] ?? keys;
    return;
  }
  if (!Array.isArray(keys)) throw new Error('invalid patch format of retainKeys');
  for (const key in rest) {
    const exempt = rest[key] === null || key.startsWith(DELETE_FROM_LIST) || key.startsWith(ELEMENT_ORDER);
    if (!exempt && !keys.includes(key)) throw new Error('invalid patch format of retainKeys');
  }
  for (const key of Object.keys(merged)) if (!keys.includes(key)) delete merged[key];
}

/** Merges the lists whose order the patch sets, and takes them out of the rest of the patch. */
function orderLists(merged: Writable, rest: Writable, shape: Shape, purpose: Purpose): void {
  for (const orderKey of Object.keys(rest)) {
    if (!orderKey.startsWith(ELEMENT_ORDER)) continue;
    const order = rest[orderKey];
    delete rest[orderKey];
    if (purpose === 'combine') merged[orderKey] = merged[orderKey] ?? order;
    if (!Array.isArray(order)) throw new Error('invalid patch format of setElementOrder list');
    const key = orderKey.slice(ELEMENT_ORDER.length);
    const list = orderedList(merged[key], rest[key], order, key, shape, purpose);
    if (list) merged[key] = list;
    delete rest[key];
  }
}

function orderedList(
  original: unknown,
  patch: unknown,
  order: readonly unknown[],
  key: string,
  shape: Shape,
  purpose: Purpose,
): unknown[] | undefined {
  const { merge, mergeKey, shape: inner } = keySchema(shape, key);
  const serverList = listOr(original);
  const patchList = listOr(patch);
  checkOrder(patchList ?? [], order, mergeKey);
  if (!serverList && !patchList) return undefined;
  let list: readonly unknown[];
  if (!patchList) list = serverList ?? [];
  else if (!serverList) list = purpose === 'combine' ? patchList : (withoutDirectives(patchList) as unknown[]);
  else list = merge ? mergeList(serverList, patchList, inner, mergeKey, purpose) : patchList;
  return orderMerged(list, order, serverList ?? [], mergeKey);
}

function listOr(value: unknown): readonly unknown[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw new Error(`expected a slice, but received a ${kindOfJson(value)}`);
  return value;
}

function checkOrder(patch: readonly unknown[], order: readonly unknown[], mergeKey: string): void {
  if (patch.length === 0 || order.length === 0) return;
  const kept = patch.filter((item) => !(isMap(item) && DIRECTIVE in item));
  let at = 0;
  for (const item of order) {
    if (at < kept.length && identityOf(kept[at], mergeKey) === identityOf(item, mergeKey)) at += 1;
  }
  if (at < kept.length) {
    throw new Error(
      `The order in patch list:\n${goValue(patch)}\n doesn't match $setElementOrder list:\n${goValue(order)}\n`,
    );
  }
}

function mergeKeyInto(merged: Writable, patchKey: string, value: unknown, shape: Shape, purpose: Purpose): void {
  if (value === undefined) return;
  const isDeletion = patchKey.startsWith(DELETE_FROM_LIST);
  if (isDeletion && purpose === 'combine') {
    merged[patchKey] = value;
    return;
  }
  const key = isDeletion ? patchKey.slice(DELETE_FROM_LIST.length) : patchKey;
  if (value === null) {
    delete merged[key];
    if (purpose === 'apply') return;
  }
  const before = merged[key];
  if (before === undefined || kindOfJson(before) !== kindOfJson(value)) {
    if (isDeletion) return;
    const taken = purpose === 'apply' ? withoutDirectives(withoutNulls(value)) : withoutDirectives(value);
    if (taken === undefined) delete merged[key];
    else merged[key] = taken;
  } else if (isMap(before)) {
    merged[key] = mergeMap(before, value as JsonMap, keySchema(shape, key).shape, purpose);
  } else if (Array.isArray(before)) {
    const { merge, mergeKey, shape: inner } = keySchema(shape, key);
    if (isDeletion) merged[key] = before.filter((item) => !(value as unknown[]).includes(item));
    else merged[key] = merge ? mergeList(before, value as unknown[], inner, mergeKey, purpose) : value;
  } else merged[key] = value;
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isMap(value)) return value;
  const kept: Writable = {};
  for (const key in value) if (value[key] !== null) kept[key] = withoutNulls(value[key]);
  return kept;
}

/** Undefined for what is nothing but a directive. */
function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDirectives).filter((item) => item !== undefined);
  if (!isMap(value)) return value;
  if (DIRECTIVE in value) return undefined;
  const kept: Writable = {};
  for (const key in value) {
    const inner = withoutDirectives(value[key]);
    if (inner !== undefined) kept[key] = inner;
  }
  return kept;
}

function mergeList(
  original: readonly unknown[],
  patch: readonly unknown[],
  shape: Shape,
  mergeKey: string,
  purpose: Purpose,
): unknown[] {
  if (original.length === 0 && patch.length === 0) return [];
  const [first] = original.length > 0 ? original : patch;
  if ([...original, ...patch].some((item) => kindOfJson(item) !== kindOfJson(first))) {
    throw new Error(`list element types are not identical: ${goValue([original, patch])}`);
  }
  if (!isMap(first)) return orderMerged(withoutRepeats([...original, ...patch]), patch, original, '');
  if (!mergeKey)
    throw new Error(`cannot merge lists without merge key for ${goValue((shape as StructSchema)?.goName)}`);
  const { kept, items } = applyListDirectives(original as readonly JsonMap[], patch as readonly JsonMap[], mergeKey);
  const merged: JsonMap[] = [...kept];
  for (const item of items) {
    if (item[mergeKey] === undefined) throw noMergeKey(item, mergeKey);
    const index = indexOfIdentity(merged, item[mergeKey], mergeKey);
    const before = merged[index];
    if (before) merged[index] = mergeMap(before, item, shape, purpose);
    else merged.push(item);
  }
  return orderMerged(merged, items, kept, mergeKey);
}

/** What is left of both lists after `$patch: delete` and `$patch: replace` elements. */
function applyListDirectives(
  original: readonly JsonMap[],
  patch: readonly JsonMap[],
  mergeKey: string,
): { kept: readonly JsonMap[]; items: readonly JsonMap[] } {
  let kept = original;
  let replace = false;
  const items: JsonMap[] = [];
  for (const item of patch) {
    const directive = item[DIRECTIVE];
    if (directive === undefined) items.push(item);
    else if (directive === 'replace') replace = true;
    else if (directive === 'delete') {
      if (item[mergeKey] === undefined) throw noMergeKey(item, mergeKey);
      kept = kept.filter((other) => other[mergeKey] !== item[mergeKey]);
    } else if (directive === 'merge') throw new Error('merging lists cannot yet be specified in the patch');
    else throw new Error(`unknown patch type: ${goValue(directive)} in map: ${goValue(item)}`);
  }
  return replace ? { kept: items, items: [] } : { kept, items };
}
