import { isObject, sortedKeys } from './value';

const UNSAFE = /[<>&\u2028\u2029]/g;

/** A string as encoding/json writes it, with `<`, `>` and `&` escaped. */
export function goString(text: string): string {
  return JSON.stringify(text).replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** One line of JSON with sorted keys. Models json.Marshal of a map. */
export function goJson(value: unknown): string {
  if (typeof value === 'string') return goString(value);
  if (Array.isArray(value)) return `[${value.map(goJson).join(',')}]`;
  if (isObject(value)) {
    return `{${sortedKeys(value)
      .map((key) => `${goString(key)}:${goJson(value[key])}`)
      .join(',')}}`;
  }
  return value === undefined ? 'null' : JSON.stringify(value);
}

/** JSON with four spaces a level. `ordered` keeps the keys' own order, as that of a Go struct's fields. */
export function goJsonIndented(value: unknown, ordered = false, indent = ''): string {
  const inner = `${indent}    `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => inner + goJsonIndented(item, ordered, inner)).join(',\n')}\n${indent}]`;
  }
  if (isObject(value)) {
    const keys = ordered ? Object.keys(value).filter((key) => value[key] !== undefined) : sortedKeys(value);
    if (keys.length === 0) return '{}';
    const entries = keys.map((key) => `${inner}${goString(key)}: ${goJsonIndented(value[key], ordered, inner)}`);
    return `{\n${entries.join(',\n')}\n${indent}}`;
  }
  return typeof value === 'string' ? goString(value) : JSON.stringify(value);
}
