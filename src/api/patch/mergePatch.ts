import { jsonEqual } from '../meta/equality';
import { isMap, type JsonMap } from './jsonMap';

/** The document after a JSON merge patch (RFC 7386): null removes, maps merge, the rest replaces. */
export function mergePatch(document: unknown, patch: unknown): unknown {
  if (!isMap(patch)) return patch;
  const merged: Record<string, unknown> = isMap(document) ? { ...document } : {};
  for (const key in patch) {
    const value = patch[key];
    if (value === null) delete merged[key];
    else if (value !== undefined) merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

/** The merge patch that makes `modified` of `original`. Models jsonpatch.CreateMergePatch. */
export function diffMergePatch(original: JsonMap, modified: JsonMap): JsonMap {
  const patch: Record<string, unknown> = {};
  for (const key in modified) {
    const value = modified[key];
    const before = original[key];
    if (before === undefined) patch[key] = value;
    else if (isMap(before) && isMap(value)) {
      const inner = diffMergePatch(before, value);
      if (Object.keys(inner).length > 0) patch[key] = inner;
    } else if (!jsonEqual(before, value)) patch[key] = value;
  }
  for (const key in original) if (modified[key] === undefined && original[key] !== undefined) patch[key] = null;
  return patch;
}

/**
 * The merge patch that `kubectl apply` sends for kinds without a schema: what was in `original` and is not in `modified`
 * is removed, what differs between `current` and `modified` is set. Models jsonmergepatch.CreateThreeWayJSONMergePatch.
 */
export function threeWayMergePatch(original: JsonMap, modified: JsonMap, current: JsonMap): JsonMap {
  const additions = keepOrDelete(diffMergePatch(current, modified), 'additions');
  const deletions = keepOrDelete(diffMergePatch(original, modified), 'deletions');
  return combined(deletions, additions);
}

/** Only the nulls of a patch, or all but them. */
function keepOrDelete(patch: JsonMap, what: 'additions' | 'deletions'): JsonMap {
  const kept: Record<string, unknown> = {};
  for (const key in patch) {
    const value = patch[key];
    if (value === null) {
      if (what === 'deletions') kept[key] = null;
    } else if (isMap(value)) {
      const inner = keepOrDelete(value, what);
      const empty = Object.keys(inner).length === 0;
      if (!empty || (what === 'additions' && Object.keys(value).length === 0)) kept[key] = inner;
    } else if (what === 'additions') kept[key] = value;
  }
  return kept;
}

function combined(deletions: JsonMap, additions: JsonMap): JsonMap {
  const both: Record<string, unknown> = { ...deletions };
  for (const key in additions) {
    const before = both[key];
    const value = additions[key];
    both[key] = isMap(before) && isMap(value) ? combined(before, value) : value;
  }
  return both;
}
