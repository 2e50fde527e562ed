import { byElement } from './compare';
import type { FieldSet } from './fieldSet';
import { elementOf, isObject, type Shape, shapeAt, shapeOfElement } from './shape';

/** The object with what an applied one says laid over it. Models structured-merge-diff: TypedValue.Merge. */
export function mergeApplied(live: unknown, applied: unknown, shape: Shape): unknown {
  if (applied === undefined) return live;
  if (shape.atomic || live === undefined || live === null || applied === null) return applied;
  if (shape.isSet) return [...new Set([...(live as unknown[]), ...(applied as unknown[])])];
  if (shape.keys) return mergedList(live as unknown[], applied as unknown[], shape);
  const merged: Record<string, unknown> = { ...(live as Record<string, unknown>) };
  for (const [key, value] of Object.entries(applied as Record<string, unknown>)) {
    const below = shapeAt(shape, key);
    merged[key] = below ? mergeApplied(merged[key], value, below) : value;
  }
  return merged;
}

/** What only the live list has keeps its place, and the rest the order in which it is applied. Models mergingWalker. */
function mergedList(live: readonly unknown[], applied: readonly unknown[], shape: Shape): unknown[] {
  const item = shapeOfElement(shape);
  const before = byElement(live, shape);
  const after = byElement(applied, shape);
  const left = live.map((value) => elementOf(value, shape));
  const right = applied.map((value) => elementOf(value, shape));
  const shared = right.filter((element) => before.has(element));
  const merged: unknown[] = [];
  const done = new Set<string>();
  const take = (element: string) => {
    merged.push(mergeApplied(before.get(element), after.get(element), item));
    done.add(element);
    if (shared[0] === element) shared.shift();
  };
  for (let l = 0, r = 0; l < left.length || r < right.length; ) {
    const mine = left[l];
    const theirs = right[r];
    if (mine !== undefined && mine === theirs) {
      take(mine);
      l++;
      r++;
    } else if (
      mine !== undefined &&
      theirs !== undefined &&
      after.has(mine) &&
      shared[0] !== undefined &&
      shared[0] !== mine
    ) {
      l++;
    } else if (mine !== undefined && !after.has(mine)) {
      merged.push(live[l]);
      l++;
    } else {
      if (mine !== undefined && done.has(mine)) l++;
      if (theirs !== undefined) {
        take(theirs);
        r++;
      }
    }
  }
  return merged;
}

/** The object without those of its fields that are in the set. Models structured-merge-diff: TypedValue.RemoveItems. */
export function withoutFields(value: unknown, set: FieldSet, shape: Shape): unknown {
  if (Array.isArray(value)) {
    if (shape.atomic) return value;
    return value.flatMap((item) => {
      const below = set[elementOf(item, shape)];
      if (!below) return [item];
      return isWhole(below) ? [] : [withoutFields(item, below, shapeOfElement(shape))];
    });
  }
  if (!isObject(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const below = set[`f:${key}`];
    if (below && isWhole(below)) continue;
    const inside = shapeAt(shape, key);
    kept[key] = below && inside ? withoutFields(inner, below, inside) : inner;
  }
  return kept;
}

function isWhole(node: FieldSet): boolean {
  const names = Object.keys(node);
  return names.length === 0 || node['.'] !== undefined;
}
