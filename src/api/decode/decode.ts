import type { KindInfo } from '../meta/kind';
import type { KubernetesObject } from '../meta/object';
import { canonicalOrCached, readQuantity } from '../meta/quantity';
import { type FieldSchema, type StructSchema, schemaOf, structOf, type TypeSchema } from '../schema';
import { groupVersionOf } from '../scheme';
import { base64ErrorAt } from './base64';
import { readTime } from './timestamps';
import { zeroOf } from './zero';

/** What to do about fields that do not exist: the query parameter `fieldValidation`. */
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

/** The object, with a warning for each field that was dropped; or why there is none, in the API server's words. */
export type Decoded =
  | { readonly ok: true; readonly object: KubernetesObject; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly message: string };

/** A Go Unmarshaler's error ends the decoding at once; every other error is kept while decoding goes on. */
class Aborted {
  constructor(readonly message: string) {}
}

/** At most this many unknown fields are told. Models sigs.k8s.io/json. */
const MOST_STRICT_ERRORS = 100;

/**
 * Reads parsed JSON as an object of that kind: wrong types are told, unknown fields refused, told or dropped, quantities,
 * times and base64 made canonical, empty optional fields left out. Models apimachinery's JSON serializer.
 */
export function decode(value: unknown, kind: KindInfo, fieldValidation: FieldValidation = 'Strict'): Decoded {
  const prefix = `${kind.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}: `;
  const read = decodeAs(value, schemaOf(kind));
  if ('error' in read) return { ok: false, message: prefix + read.error };
  const unknown =
    fieldValidation === 'Ignore' ? [] : read.unknown.map((path) => `unknown field ${JSON.stringify(path)}`);
  if (fieldValidation === 'Strict' && unknown.length > 0) {
    return { ok: false, message: `${prefix}strict decoding error: ${unknown.join(', ')}` };
  }
  const object = { ...(read.value as object), apiVersion: groupVersionOf(kind), kind: kind.kind };
  return { ok: true, object: object as KubernetesObject, warnings: unknown };
}

/** The same without a kind: for parts such as DeleteOptions. Without a schema the value is taken as it is. */
export function decodeAs(
  value: unknown,
  schema: StructSchema | undefined,
): { value: unknown; unknown: readonly string[] } | { error: string } {
  if (!schema) return { value, unknown: [] };
  const decoder = new Decoder();
  try {
    const decoded = decoder.struct(value, schema, '');
    return decoder.error ? { error: decoder.error } : { value: decoded, unknown: decoder.unknown };
  } catch (aborted) {
    if (!(aborted instanceof Aborted)) throw aborted;
    return { error: aborted.message };
  }
}

type Json = Record<string, unknown>;

class Decoder {
  error = '';
  readonly unknown: string[] = [];
  /** The innermost struct, and the fields that lead to where we are, as Go's error context has them. */
  private structName = '';
  private fields: string[] = [];

  /** Keeps the first error, as Go's decoder does. */
  private wrong(value: unknown, go: string): void {
    this.error ||= this.words(value, go);
  }

  private words(value: unknown, go: string): string {
    const where = this.structName ? `Go struct field ${this.structName}.${this.fields.join('.')}` : 'Go value';
    return `json: cannot unmarshal ${nameOf(value, go)} into ${where} of type ${go}`;
  }

  struct(value: unknown, schema: StructSchema, path: string): Json {
    const decoded: Json = {};
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.wrong(value, `v1.${schema.goName}`);
      return decoded;
    }
    const outer = this.structName;
    for (const key in value) {
      const field = schema.fields.get(key);
      const inner = (value as Json)[key];
      if (!field) {
        if (this.unknown.length < MOST_STRICT_ERRORS) this.unknown.push(path ? `${path}.${key}` : key);
      } else if (inner !== null && inner !== undefined) {
        this.structName = schema.goName;
        if (field.embedded) this.fields.push(field.embedded, key);
        else this.fields.push(key);
        const taken = this.value(inner, field.type, path ? `${path}.${key}` : key);
        if (!isLeftOut(taken, field)) decoded[key] = taken;
        this.fields.length -= field.embedded ? 2 : 1;
      }
    }
    this.structName = outer;
    for (const field of schema.always) {
      const taken = decoded[field.name];
      const container = field.type.is === 'list' || field.type.is === 'map';
      if (taken === undefined || (container && isEmptyContainer(taken))) decoded[field.name] = zeroOf(field.type);
    }
    return decoded;
  }

  /** Undefined for what could not be read. */
  private value(value: unknown, type: TypeSchema, path: string): unknown {
    if (type.is === 'list') return this.list(value, type.of, type.go, path);
    if (type.is === 'map') return this.map(value, type.of, type.go, path);
    if (type.is !== 'struct') return this.scalar(value, type);
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.wrong(value, type.go);
      return undefined;
    }
    const schema = structOf(type.ref);
    return schema ? this.struct(value, schema, path) : value;
  }

  private list(value: unknown, of: TypeSchema, go: string, path: string): unknown {
    if (!Array.isArray(value)) {
      this.wrong(value, go);
      return undefined;
    }
    return value.map((item, index) => {
      const taken = item === null ? undefined : this.value(item, of, `${path}[${index}]`);
      return taken === undefined ? zeroOf(of) : taken;
    });
  }

  private map(value: unknown, of: TypeSchema, go: string, path: string): unknown {
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.wrong(value, go);
      return undefined;
    }
    const decoded: Json = {};
    for (const key in value) {
      const item = (value as Json)[key];
      const taken = item === null ? undefined : this.value(item, of, `${path}.${key}`);
      decoded[key] = taken === undefined ? zeroOf(of) : taken;
    }
    return decoded;
  }

  private scalar(value: unknown, type: TypeSchema): unknown {
    switch (type.is) {
      case 'string':
        return this.when(typeof value === 'string', value, type.go);
      case 'bool':
        return this.when(typeof value === 'boolean', value, type.go);
      case 'int32':
        return this.when(isInteger(value, 2 ** 31), value, type.go);
      case 'int64':
        return this.when(isInteger(value, 2 ** 63), value, type.go);
      case 'double':
        return this.when(typeof value === 'number', value, type.go);
      case 'bytes':
        return this.bytes(value);
      case 'quantity':
        return quantity(value);
      case 'intOrString':
        if (typeof value === 'string' || isInteger(value, 2 ** 31)) return value;
        throw new Aborted(this.words(value, 'int32'));
      case 'time':
      case 'microTime':
        return this.time(value, type.is === 'microTime');
      default:
        return value;
    }
  }

  private when(right: boolean, value: unknown, go: string): unknown {
    if (right) return value;
    this.wrong(value, go);
    return undefined;
  }

  private bytes(value: unknown): unknown {
    if (typeof value !== 'string') return this.when(false, value, Array.isArray(value) ? 'uint8' : '[]uint8');
    const at = base64ErrorAt(value);
    if (at < 0) return value.replace(/[\r\n]/g, '');
    this.error ||= `illegal base64 data at input byte ${at}`;
    return undefined;
  }

  private time(value: unknown, micro: boolean): string {
    if (typeof value !== 'string') throw new Aborted(this.words(value, 'string'));
    const read = readTime(value, micro);
    if ('error' in read) throw new Aborted(read.error);
    return read.time;
  }
}

function quantity(value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : JSON.stringify(value);
  const read = readQuantity(text);
  if ('error' in read) throw new Aborted(read.error);
  return canonicalOrCached(text, read.quantity);
}

function isInteger(value: unknown, limit: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= -limit && value < limit;
}

/** What Go calls a JSON value that does not fit: numbers are told with their digits where a number was expected. */
function nameOf(value: unknown, go: string): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'object') return 'object';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  return go === 'int32' || go === 'int64' || go === 'float64' ? `number ${JSON.stringify(value)}` : 'number';
}

/** `omitempty`: a field that is not a pointer is left out when it is empty. */
function isLeftOut(value: unknown, { type, always }: FieldSchema): boolean {
  if (value === undefined) return true;
  if (always || type.pointer) return false;
  if (value === '' || value === false || value === 0) return type.is !== 'intOrString';
  return (type.is === 'list' || type.is === 'map') && isEmptyContainer(value);
}

/** Storage does not tell an empty list or map from none. */
function isEmptyContainer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.length === 0;
  for (const _ in value) return false;
  return true;
}
