import { type FieldSchema, structOf, type TypeSchema } from '../schema';

/** JSON as Go's encoding/json writes it: keys in the order they have, `<`, `>` and `&` escaped; on lines if indented. */
export function goJson(value: unknown, indent = ''): string {
  return (JSON.stringify(value ?? null, undefined, indent) ?? 'null')
    .replace(/</g, '\\u003c')
    .replace(/>/g, '\\u003e')
    .replace(/&/g, '\\u0026')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}

/** The value with its keys in the order of Go's struct (`meta/v1.LabelSelector`), maps sorted: to be told by `goJson`. */
export function inGoOrder(value: unknown, struct: string): unknown {
  return ordered(value, { is: 'struct', ref: struct, go: '', pointer: false });
}

/** `omitempty` leaves out empty lists and maps. */
function isWritten(value: unknown, { type, always }: FieldSchema): boolean {
  if (value === undefined) return false;
  if (always || type.pointer || (type.is !== 'list' && type.is !== 'map')) return true;
  return value !== null && Object.keys(value).length > 0;
}

function ordered(value: unknown, type: TypeSchema | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => ordered(item, type?.is === 'list' ? type.of : undefined));
  const fields = type?.is === 'struct' ? structOf(type.ref)?.fields : undefined;
  const map = value as Readonly<Record<string, unknown>>;
  const keys = fields
    ? [...fields.values()].filter((field) => isWritten(map[field.name], field)).map(({ name }) => name)
    : Object.keys(map).sort();
  const inner = type?.is === 'map' ? type.of : undefined;
  return Object.fromEntries(keys.map((key) => [key, ordered(map[key], fields?.get(key)?.type ?? inner)]));
}
