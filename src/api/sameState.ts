import { jsonEqual, semanticEqual } from './meta/equality';
import { type StructSchema, schemaOf, structOf, type TypeSchema } from './schema';
import { kindByKind } from './scheme';

type Json = Readonly<Record<string, unknown>>;

/** An object, whatever its kind. */
type Stated = { readonly apiVersion?: string; readonly kind?: string; readonly spec?: unknown };

/**
 * Whether two states of an object, or the same part of both, say the same to the server. Empty lists and maps are as good
 * as none, but an empty struct that may be absent is not: `namespaceSelector: {}` chooses all, no selector chooses none.
 * Models apiequality.Semantic.DeepEqual on the typed objects. Custom resources are compared as JSON.
 */
export function sameState(a: Stated, b: Stated, part?: 'spec'): boolean {
  const [left, right] = part === undefined ? [a, b] : [a[part], b[part]];
  if (left === right) return true;
  if (!semanticEqual(left, right)) return false;
  const kind = kindByKind(a.apiVersion ?? '', a.kind ?? '');
  const schema = kind && schemaOf(kind);
  if (!schema) return jsonEqual(left, right);
  if (part === undefined) return sameStructs(left as Json, right as Json, schema);
  const type = schema.fields.get(part)?.type;
  return !type || sameIn(left, right, type);
}

function sameStructs(a: Json, b: Json, schema: StructSchema): boolean {
  for (const key in a) {
    const type = schema.fields.get(key)?.type;
    if (type && a[key] !== b[key] && !sameIn(a[key], b[key], type)) return false;
  }
  for (const key in b) {
    const type = a[key] === undefined ? schema.fields.get(key)?.type : undefined;
    if (type && !sameIn(undefined, b[key], type)) return false;
  }
  return true;
}

/** Values that are semantically equal: only which structs are there is asked. */
function sameIn(a: unknown, b: unknown, type: TypeSchema): boolean {
  if (type.is === 'list') {
    if (!Array.isArray(a) || !Array.isArray(b)) return true;
    return type.of.is === 'struct' ? a.every((item, index) => sameIn(item, b[index], type.of)) : true;
  }
  if (type.is === 'map') {
    if (type.of.is !== 'struct' || !a || !b) return true;
    const [left, right] = [a as Json, b as Json];
    return Object.keys(left).every((key) => sameIn(left[key], right[key], type.of));
  }
  if (type.is !== 'struct') return true;
  const [here, there] = [a ?? undefined, b ?? undefined];
  if (here === undefined || there === undefined) return !type.pointer || here === there;
  const schema = structOf(type.ref);
  return !schema || sameStructs(here as Json, there as Json, schema);
}
