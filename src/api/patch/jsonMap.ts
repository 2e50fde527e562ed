import { type FieldSchema, type StructSchema, structOf, type TypeSchema } from '../schema';

/** A JSON object. */
export type JsonMap = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object, not a list. */
export function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is known of the values of an object: a struct's fields, a map's values, or nothing. */
export type Shape = StructSchema | TypeSchema | undefined;

/** How a key's value is patched, and the shape of it (of its elements, when it is a list). Undefined for unknown fields. */
export interface KeySchema {
  readonly merge: boolean;
  readonly retainKeys: boolean;
  readonly mergeKey: string;
  readonly shape: Shape;
}

function shapeOf(type: TypeSchema): Shape {
  if (type.is === 'struct') return structOf(type.ref);
  if (type.is === 'list') return shapeOf(type.of);
  return type.is === 'map' ? type.of : undefined;
}

function isStruct(shape: StructSchema | TypeSchema): shape is StructSchema {
  return 'fields' in shape;
}

/** How a key of an object of that shape is patched; throws the words of LookupPatchMetadata for what the schema has not. */
export function keySchema(shape: Shape, key: string): KeySchema {
  if (!shape) return { merge: false, retainKeys: false, mergeKey: '', shape: undefined };
  if (!isStruct(shape)) return { merge: false, retainKeys: false, mergeKey: '', shape: shapeOf(shape) };
  const field: FieldSchema | undefined = shape.fields.get(key);
  if (!field) throw new Error(`unable to find api field in struct ${shape.goName} for the json field "${key}"`);
  return {
    merge: field.patchMerge,
    retainKeys: field.patchRetainKeys,
    mergeKey: field.mergeKey,
    shape: shapeOf(field.type),
  };
}

/** The Go kind of a JSON value, as patch errors name it. */
export function kindOfJson(value: unknown): 'nil' | 'map' | 'slice' | 'string' | 'number' | 'bool' {
  if (value === null || value === undefined) return 'nil';
  if (Array.isArray(value)) return 'slice';
  if (typeof value === 'object') return 'map';
  if (typeof value === 'string') return 'string';
  return typeof value === 'number' ? 'number' : 'bool';
}
