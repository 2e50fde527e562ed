import { jsonEqual } from '../../../api/meta/equality';
import { EMPTY_SET, type FieldSet, SetBuilder } from './fieldSet';
import { elementOf, isEmbedded, isObject, type Shape, shapeAt, shapeOfElement } from './shape';

/** What became different between two states of an object. */
export interface Comparison {
  readonly added: FieldSet;
  readonly modified: FieldSet;
  readonly removed: FieldSet;
}

/** All fields that an object says. Models structured-merge-diff: TypedValue.ToFieldSet. */
export function fieldsOf(value: unknown, shape: Shape): FieldSet {
  const builder = new SetBuilder();
  collect(value, shape, [], builder);
  return builder.build();
}

function collect(value: unknown, shape: Shape, path: readonly string[], builder: SetBuilder): void {
  if (shape.atomic || value === null) {
    builder.add(path);
  } else if (Array.isArray(value)) {
    for (const item of value) {
      const at = [...path, elementOf(item, shape)];
      collect(item, shapeOfElement(shape), at, builder);
      builder.add(at);
    }
  } else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      const below = shapeAt(shape, key);
      const at = [...path, `f:${key}`];
      if (below) collect(inner, below, at, builder);
      if (!below || !shape.struct || (isObject(inner) && isEmpty(inner))) builder.add(at);
    }
  }
}

function isEmpty(value: object): boolean {
  for (const key in value) if ((value as Record<string, unknown>)[key] !== undefined) return false;
  return true;
}

class Differ {
  readonly added = new SetBuilder();
  readonly modified = new SetBuilder();
  readonly removed = new SetBuilder();

  /** `exists` says that the old value is there although it says nothing: a struct that Go always has. */
  visit(old: unknown, now: unknown, shape: Shape, path: readonly string[], exists: boolean): void {
    if (shape.atomic || (isNothing(old) && isNothing(now))) {
      this.leaf(old, now, path, exists);
      return;
    }
    if (shape.keys || shape.isSet) this.list(asList(old), asList(now), shape, path);
    else this.object(asObject(old), asObject(now), shape, path, exists || old !== undefined);
    if (old === undefined && !exists) this.added.add(path);
    else if (now === undefined) this.removed.add(path);
  }

  private leaf(old: unknown, now: unknown, path: readonly string[], exists: boolean): void {
    if (old === undefined && !(exists && isNothing(now))) this.added.add(path);
    else if (now === undefined) this.removed.add(path);
    else if (old !== undefined && !jsonEqual(old, now)) this.modified.add(path);
  }

  private object(
    old: Readonly<Record<string, unknown>>,
    now: Readonly<Record<string, unknown>>,
    shape: Shape,
    path: readonly string[],
    exists: boolean,
  ): void {
    for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
      const below = shapeAt(shape, key);
      if (!below || (old[key] === undefined && now[key] === undefined)) continue;
      const there = exists && (isEmbedded(below) || isGivenList(shape, key));
      this.visit(old[key], now[key], below, [...path, `f:${key}`], there);
    }
  }

  private list(old: readonly unknown[], now: readonly unknown[], shape: Shape, path: readonly string[]): void {
    const before = byElement(old, shape);
    const after = byElement(now, shape);
    for (const element of new Set([...before.keys(), ...after.keys()])) {
      this.visit(before.get(element), after.get(element), shapeOfElement(shape), [...path, element], false);
    }
  }
}

/** Whether Go writes a field even when it is empty, so that it is never new. */
function isGivenList({ struct }: Shape, key: string): boolean {
  return struct?.fields.get(key)?.always ?? false;
}

/** The items of a list by their path elements. */
export function byElement(list: readonly unknown[], shape: Shape): Map<string, unknown> {
  return new Map(list.map((item) => [elementOf(item, shape), item]));
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && isEmpty(value);
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

/** What differs between two states; `old` undefined compares with nothing. Models structured-merge-diff: TypedValue.Compare. */
export function compare(old: unknown, now: unknown, shape: Shape): Comparison {
  const differ = new Differ();
  differ.visit(old, now, shape, [], true);
  return { added: differ.added.build(), modified: differ.modified.build(), removed: differ.removed.build() };
}

/** A comparison that found nothing. */
export function isSame({ added, modified, removed }: Comparison): boolean {
  return [added, modified, removed].every((set) => set === EMPTY_SET || Object.keys(set).length === 0);
}
