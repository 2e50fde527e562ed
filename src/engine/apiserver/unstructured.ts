import { base64ErrorAt } from '../../api/decode/base64';
import { readTime } from '../../api/decode/timestamps';
import { readQuantity } from '../../api/meta/quantity';
import { type StructSchema, structOf, type TypeSchema } from '../../api/schema';

/**
 * The first reason for which a JSON value cannot become an object of a kind, in the words of apimachinery's
 * runtime.FromUnstructured: what strategic merge patches are read with. They differ from those of the JSON decoder.
 */
export function unstructuredError(value: unknown, schema: StructSchema): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `cannot restore struct from: ${kindOf(value)}`;
  }
  for (const [name, { type }] of schema.fields) {
    const inner = (value as Record<string, unknown>)[name];
    if (inner === undefined || inner === null) continue;
    const error = valueError(inner, type);
    if (error) return error;
  }
  return undefined;
}

function valueError(value: unknown, type: TypeSchema): string | undefined {
  if (value === null || value === undefined) return undefined;
  switch (type.is) {
    case 'struct': {
      const schema = structOf(type.ref);
      return schema ? unstructuredError(value, schema) : undefined;
    }
    case 'list':
      if (!Array.isArray(value)) return `cannot restore slice from ${kindOf(value)}`;
      return firstError(value, type.of);
    case 'map':
      if (typeof value !== 'object' || Array.isArray(value)) return `cannot restore map from ${kindOf(value)}`;
      return firstError(Object.values(value), type.of);
    case 'quantity': {
      const read = readQuantity(typeof value === 'string' ? value.trim() : JSON.stringify(value));
      return 'error' in read ? read.error : undefined;
    }
    case 'time':
    case 'microTime': {
      if (typeof value !== 'string') return `json: cannot unmarshal ${jsonKind(value)} into Go value of type string`;
      const read = readTime(value, type.is === 'microTime');
      return 'error' in read ? read.error : undefined;
    }
    case 'intOrString':
    case 'raw':
    case 'duration':
      return undefined;
    case 'bytes': {
      if (typeof value !== 'string') return `cannot restore slice from ${kindOf(value)}`;
      const at = base64ErrorAt(value);
      return at < 0 ? undefined : `error decoding from json: illegal base64 data at input byte ${at}`;
    }
    default:
      return scalarError(value, type.is);
  }
}

const GO_TYPES = { string: 'string', bool: 'bool', int32: 'int32', int64: 'int64', double: 'float64' } as const;

function scalarError(value: unknown, is: keyof typeof GO_TYPES): string | undefined {
  if (typeof value === 'object') return `unrecognized type: ${GO_TYPES[is]}`;
  const from = kindOf(value);
  const fits =
    (is === 'string' && from === 'string') ||
    (is === 'bool' && from === 'bool') ||
    (is === 'double' && (from === 'float64' || from === 'int64')) ||
    ((is === 'int32' || is === 'int64') && from === 'int64');
  if (fits) return undefined;
  // Go's reflection converts between numbers, and whole numbers to strings: only then are the words about converting.
  const numeric = from === 'int64' || from === 'float64';
  const convertible = numeric && is !== 'bool' && (is !== 'string' || from === 'int64');
  return convertible ? `cannot convert ${from} to ${GO_TYPES[is]}` : `unrecognized type: ${GO_TYPES[is]}`;
}

function firstError(values: readonly unknown[], type: TypeSchema): string | undefined {
  for (const value of values) {
    const error = valueError(value, type);
    if (error) return error;
  }
  return undefined;
}

/** The Go kind that decoded JSON has. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'slice';
  if (typeof value === 'object') return 'map';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  return typeof value === 'boolean' ? 'bool' : 'string';
}

/** What Go's decoder calls a value: `array`, `bool`, `object`. */
export function jsonKind(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

/** The value with integers that are too large for their field cut to its bits, as Go's conversion does. */
export function withCutIntegers(value: unknown, schema: StructSchema): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const cut: Record<string, unknown> = { ...value };
  for (const key in cut) {
    const type = schema.fields.get(key)?.type;
    if (type) cut[key] = cutValue(cut[key], type);
  }
  return cut;
}

function cutValue(value: unknown, type: TypeSchema): unknown {
  if (type.is === 'int32') return typeof value === 'number' ? value | 0 : value;
  if (type.is === 'list' && Array.isArray(value)) return value.map((item) => cutValue(item, type.of));
  const schema = type.is === 'struct' ? structOf(type.ref) : undefined;
  return schema ? withCutIntegers(value, schema) : value;
}
