import { goValue } from '../../../api/meta/goFormat';
import type { TypeSchema } from '../../../api/schema';
import { pathElement } from './fieldSet';
import { elementOf, isObject, type Shape, shapeAt, shapeOfElement } from './shape';

/**
 * What is wrong with an applied object before it is merged: `.spec.replica: field not declared in schema`.
 * Models structured-merge-diff: ParseableType.FromUnstructured.
 */
export function typedErrors(value: unknown, shape: Shape, path = ''): string[] {
  if (value === null || value === undefined) return [];
  const { type } = shape;
  if (type.is === 'list') return listErrors(value, shape, path);
  if (type.is === 'map' || type.is === 'struct') return objectErrors(value, shape, path);
  const expected = scalarError(value, type);
  return expected ? [`${path}: expected ${expected}, got &value.valueUnstructured{Value:${goSyntax(value)}}`] : [];
}

function objectErrors(value: unknown, shape: Shape, path: string): string[] {
  if (!isObject(value)) return [`${path}: expected map, got &{${goValue(value)}}`];
  return Object.keys(value)
    .sort()
    .flatMap((key) => {
      const below = shapeAt(shape, key);
      if (!below) return shape.struct ? [`${path}.${key}: field not declared in schema`] : [];
      return typedErrors(value[key], below, `${path}.${key}`);
    });
}

function listErrors(value: unknown, shape: Shape, path: string): string[] {
  if (!Array.isArray(value)) return [`${path}: expected list, got &{${goValue(value)}}`];
  const item = shapeOfElement(shape);
  const merged = shape.keys !== undefined || shape.isSet;
  const seen = new Set<string>();
  const errors: string[] = [];
  for (const [index, entry] of value.entries()) {
    const element = merged ? elementOf(entry, shape) : '';
    const at = merged ? printed(element) : `[${index}]`;
    if (merged && seen.has(element)) errors.push(`${path}: duplicate entries for key ${at}`);
    seen.add(element);
    errors.push(...typedErrors(entry, item, path + at));
  }
  return errors;
}

/** A key that is no scalar prints as nothing. */
function printed(element: string): string {
  return pathElement(element).replace(/=(\{[^\]]*\}|\[[^\]]*\])/g, '=');
}

function scalarError(value: unknown, { is }: TypeSchema): string | undefined {
  switch (is) {
    case 'string':
    case 'time':
    case 'microTime':
    case 'duration':
    case 'bytes':
      return typeof value === 'string' ? undefined : 'string';
    case 'bool':
      return typeof value === 'boolean' ? undefined : 'boolean';
    case 'int32':
    case 'int64':
    case 'double':
      return typeof value === 'number' ? undefined : 'numeric (int or float)';
    default:
      return undefined;
  }
}

/** A value as Go's `%#v` prints decoded JSON. */
function goSyntax(value: unknown): string {
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`;
  if (!isObject(value)) return typeof value === 'string' ? JSON.stringify(value) : String(value);
  const fields = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${goSyntax(inner)}`);
  return `map[string]interface {}{${fields.join(', ')}}`;
}
