import { canonicalJson } from '../../api/meta/equality';
import { type StructSchema, structOf, type TypeSchema } from '../../api/schema';

type Shape = StructSchema | TypeSchema | undefined;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shapeOf(type: TypeSchema | undefined): Shape {
  if (type?.is === 'struct') return structOf(type.ref);
  return type;
}

function below(shape: Shape, key: string): Shape {
  if (!shape) return undefined;
  if ('fields' in shape) return shapeOf(shape.fields.get(key)?.type);
  return 'of' in shape ? shapeOf(shape.of) : undefined;
}

/** An object as the server encodes it: structs in the order of their fields, maps in the order of their keys. */
export function encoded(value: unknown, shape: Shape): string {
  if (Array.isArray(value)) {
    const item = shape && 'of' in shape ? shapeOf(shape.of) : undefined;
    return `[${value.map((entry) => encoded(entry, item)).join(',')}]`;
  }
  if (!isObject(value)) return JSON.stringify(value ?? null);
  return written(inOrder(value, shape), (key) => encoded(value[key], below(shape, key)));
}

function inOrder(value: Readonly<Record<string, unknown>>, shape: Shape): string[] {
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  if (!shape || !('fields' in shape)) return shape ? keys.sort() : keys;
  const fields = [...shape.fields.keys()];
  const at = (key: string) => (fields.includes(key) ? fields.indexOf(key) : fields.length);
  return keys.toSorted((a, b) => at(a) - at(b));
}

function written(keys: readonly string[], textOf: (key: string) => string): string {
  return `{${keys.map((key) => `${JSON.stringify(key)}:${textOf(key)}`).join(',')}}`;
}

/**
 * What a JSON or merge patch made of an object, as the server tells it: what the patch came by has its keys sorted, what
 * it left alone is as it was encoded before. `paths` are the JSON pointers that a JSON patch names.
 * Models evanphx/json-patch, which decodes only what it has to.
 */
export function patchedText(
  before: unknown,
  after: unknown,
  schema: StructSchema | undefined,
  paths: readonly string[] = [],
): string {
  return touched(before, after, schema, '', paths);
}

function touched(before: unknown, after: unknown, shape: Shape, path: string, paths: readonly string[]): string {
  if (Array.isArray(after)) return touchedList(before, after, shape, path, paths);
  if (!isObject(after)) return encoded(after, shape);
  const old = isObject(before) ? before : {};
  const keys = Object.keys(after).filter((key) => after[key] !== undefined);
  return written(keys.sort(), (key) => {
    const at = `${path}/${key}`;
    const seen = paths.some((pointer) => pointer.startsWith(`${at}/`));
    const inner = below(shape, key);
    if (old[key] === after[key] && !seen) return encoded(after[key], inner);
    return key in old ? touched(old[key], after[key], inner, at, paths) : canonicalJson(after[key]);
  });
}

/** A merge patch replaces lists whole; a JSON patch decodes the items that it names. */
function touchedList(
  before: unknown,
  after: readonly unknown[],
  shape: Shape,
  path: string,
  paths: readonly string[],
): string {
  if (paths.length === 0) return canonicalJson(after);
  const old = Array.isArray(before) ? before : [];
  const item = shape && 'of' in shape ? shapeOf(shape.of) : undefined;
  const items = after.map((value, index) => {
    const at = `${path}/${index}`;
    const seen = paths.some((pointer) => pointer.startsWith(`${at}/`));
    return old.includes(value) && !seen ? encoded(value, item) : touched(old[index], value, item, at, paths);
  });
  return `[${items.join(',')}]`;
}
