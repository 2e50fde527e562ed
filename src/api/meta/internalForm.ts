import { INTERNALS } from '../generated/internals';
import { inGoOrder } from './goJson';

type JsonObject = Readonly<Record<string, unknown>>;

/** One field of an internal struct: its Go name, and where in the v1 object it stands. */
interface InternalField {
  readonly name: string;
  /** The JSON key in small letters; '' for the embedded metadata. */
  readonly key: string;
  /** `*s`, `[@core.Container`: see scripts/go-types/README.md. */
  readonly type: string;
}

const ZERO: Readonly<Record<string, unknown>> = { s: '', i: 0, l: 0, f: 0, b: false, q: '0', x: 0 };

/** The fields of a pod's spec that the internal types keep in its security context. */
const OF_SECURITY_CONTEXT = ['hostNetwork', 'hostPID', 'hostIPC', 'shareProcessNamespace', 'hostUsers'];

const lines = new Map(INTERNALS.split('\n').map((line) => [line.slice(0, line.indexOf(' ')), line]));
const structs = new Map<string, readonly InternalField[]>();

function fieldsOf(struct: string): readonly InternalField[] {
  const known = structs.get(struct);
  if (known) return known;
  const words = (lines.get(struct) ?? struct).split(' ').slice(1);
  const fields = words.map((word) => {
    if (word.startsWith('^')) return { name: '', key: '', type: word.slice(1) };
    const [names = '', type = ''] = word.split(':');
    const [name = '', key = name] = names.split('=');
    return { name, key: key.toLowerCase(), type };
  });
  structs.set(struct, fields);
  return fields;
}

/**
 * A part of an object as the API server holds it within (`core.PodSpec`): Go's names in Go's order, every field there.
 * Some errors show it so; made only for those. Models the conversion of v1 to the internal types, and encoding/json.
 */
export function internalForm(value: object, struct: string): JsonObject {
  const source = lowerKeys(struct === 'core.PodSpec' ? withInternalSecurityContext(value) : value);
  const form: Record<string, unknown> = {};
  for (const { name, key, type } of fieldsOf(struct)) {
    if (name === '') Object.assign(form, inGoOrder(source.get('metadata') ?? {}, 'meta/v1.ObjectMeta'));
    else form[name] = formOf(source.get(key), type);
  }
  return form;
}

function lowerKeys(value: object): Map<string, unknown> {
  return new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field]));
}

function formOf(value: unknown, type: string): unknown {
  const first = type.charAt(0);
  if (first === '*') return value === undefined || value === null ? null : formOf(value, type.slice(1));
  if (first === '[') return Array.isArray(value) ? value.map((item) => formOf(item, type.slice(1))) : null;
  if (first === '{') return value ? mapForm(value, type.slice(1)) : null;
  if (first !== '@') return value ?? ZERO[first] ?? null;
  const struct = type.slice(1);
  return struct.includes('/') ? inGoOrder(value ?? {}, struct) : internalForm(value ?? {}, struct);
}

function mapForm(map: object, type: string): JsonObject {
  const entries = Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, formOf(value, type)]));
}

function withInternalSecurityContext(spec: object): object {
  const { securityContext, ...rest } = spec as JsonObject & { readonly securityContext?: JsonObject };
  const moved = OF_SECURITY_CONTEXT.map((key) => [key, rest[key]] as const);
  return { ...rest, securityContext: { ...securityContext, ...Object.fromEntries(moved) } };
}
