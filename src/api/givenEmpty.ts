import type { KubernetesObject } from './meta/object';
import { type StructSchema, schemaOf, structOf, type TypeSchema } from './schema';
import { kindByKind } from './scheme';

type Json = Readonly<Record<string, unknown>>;

/**
 * An object with the empty lists and maps back in it that were given and that decoding forgets: the server's errors tell
 * `{}` from `null`. Only for telling, as it copies what it touches.
 */
export function withGivenEmpties<T extends KubernetesObject>(object: T, given: unknown): T {
  const kind = kindByKind(object.apiVersion, object.kind);
  const schema = kind && schemaOf(kind);
  return schema && isObject(given) ? (restoredStruct(object, given, schema) as T) : object;
}

function restoredStruct(value: object, given: Json, schema: StructSchema): Json {
  const copy: Record<string, unknown> = { ...value };
  for (const key in given) {
    const type = schema.fields.get(key)?.type;
    if (type) copy[key] = restored(copy[key], given[key], type);
  }
  return copy;
}

function restored(value: unknown, given: unknown, type: TypeSchema): unknown {
  if (!isObject(given)) return value;
  if (type.is === 'list' || type.is === 'map') {
    if (value === undefined || value === null) return Object.keys(given).length === 0 ? given : value;
    if (!Array.isArray(value) || !Array.isArray(given) || type.is === 'map') return value;
    return value.map((item, index) => restored(item, given[index], type.of));
  }
  const schema = type.is === 'struct' && isObject(value) ? structOf(type.ref) : undefined;
  return schema ? restoredStruct(value as object, given, schema) : value;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
