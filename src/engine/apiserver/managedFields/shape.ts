import { type FieldSchema, type StructSchema, structOf, type TypeSchema } from '../../../api/schema';

/** How server-side apply looks at a value: what it holds, and whether it is owned as a whole. */
export interface Shape {
  readonly type: TypeSchema;
  /** Owned as a whole: scalars, atomic structs, maps and lists. */
  readonly atomic: boolean;
  readonly struct?: StructSchema;
  /** Of lists that are merged by keys. */
  readonly keys?: readonly string[];
  /** Of lists that are sets of scalars. */
  readonly isSet: boolean;
}

/** Keys that list elements may leave out, and what they are then. */
const KEY_DEFAULTS: Readonly<Record<string, unknown>> = { protocol: 'TCP' };

/** The shape of a whole object. */
export function rootShape(struct: StructSchema): Shape {
  const type: TypeSchema = { is: 'struct', ref: struct.name, go: struct.goName, pointer: false };
  return { type, atomic: false, struct, isSet: false };
}

/** The shape of what a field holds. */
export function shapeOfField({ type, atomic, listMapKeys, listSet }: FieldSchema): Shape {
  if (type.is === 'list') return { type, atomic: !listMapKeys && !listSet, keys: listMapKeys, isSet: listSet };
  return shapeOfType(type, atomic);
}

/** The shape of the elements of a map or of a list. */
export function shapeOfElement({ type }: Shape): Shape {
  return shapeOfType((type as { of: TypeSchema }).of, false);
}

function shapeOfType(type: TypeSchema, atomic: boolean): Shape {
  if (type.is === 'struct') {
    const struct = structOf(type.ref);
    return { type, atomic: atomic || !struct || struct.atomic, struct, isSet: false };
  }
  return { type, atomic: atomic || type.is !== 'map', isSet: false };
}

/** The shape behind one key of an object: undefined for fields that do not exist. */
export function shapeAt(shape: Shape, key: string): Shape | undefined {
  if (shape.struct) {
    const field = shape.struct.fields.get(key);
    return field && shapeOfField(field);
  }
  return shape.type.is === 'map' ? shapeOfElement(shape) : undefined;
}

/** Whether a value is never nil in Go: a struct that is not behind a pointer. */
export function isEmbedded({ type }: Shape): boolean {
  return type.is === 'struct' && !type.pointer;
}

/** The path element of a list's item. */
export function elementOf(item: unknown, { keys, isSet }: Shape): string {
  if (isSet || !keys) return `v:${JSON.stringify(item)}`;
  const named: Record<string, unknown> = {};
  for (const key of keys.toSorted()) {
    const value = (item as Record<string, unknown> | null)?.[key] ?? KEY_DEFAULTS[key];
    if (value !== undefined) named[key] = value;
  }
  return `k:${JSON.stringify(named)}`;
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
