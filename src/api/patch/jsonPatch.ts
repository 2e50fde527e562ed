import { jsonEqual } from '../meta/equality';
import { isMap } from './jsonMap';

/** One step of a JSON patch (RFC 6902). */
interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** The document after a JSON patch; throws in the words of the server's library (evanphx/json-patch). */
export function jsonPatch(document: unknown, patch: unknown): unknown {
  let patched = document;
  for (const operation of patch as readonly Operation[]) patched = step(patched, operation);
  return patched;
}

function step(document: unknown, operation: Operation): unknown {
  const { op, path, value } = operation;
  switch (op) {
    case 'add':
      return edit(document, path, 'add', (parent, key) => inserted(parent, key, value ?? null));
    case 'replace':
      return edit(document, path, 'replace', (parent, key) => {
        if (lookUp(parent, key) === undefined) throw missing('replace', path, `missing key: ${path}`);
        return replaced(parent, key, value ?? null);
      });
    case 'remove':
      return edit(document, path, 'remove', (parent, key) => removed(parent, key, path));
    case 'move': {
      const moved = read(document, operation.from ?? '', 'move');
      const without = edit(document, operation.from ?? '', 'remove', (parent, key) => removed(parent, key, path));
      return edit(without, path, 'add', (parent, key) => inserted(parent, key, moved));
    }
    case 'copy': {
      const copied = read(document, operation.from ?? '', 'copy');
      return edit(document, path, 'add', (parent, key) => inserted(parent, key, copied));
    }
    case 'test':
      return tested(document, operation);
    default:
      throw new Error(`Unexpected kind: ${op}`);
  }
}

function missing(op: string, path: string, why: string): Error {
  if (op === 'remove') return new Error(`error in remove for path: '${path}': ${why}`);
  return new Error(
    `${op} operation does not apply: doc is missing ${why.startsWith('path') ? why : `key: ${path}`}: missing value`,
  );
}

function tested(document: unknown, { path, value }: Operation): unknown {
  const actual = pointer(path).reduce<unknown>((at, key) => lookUp(at, key), document);
  if (!jsonEqual(actual ?? null, value ?? null)) {
    throw new Error(`testing value ${path} failed: test failed`);
  }
  return document;
}

function pointer(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function lookUp(parent: unknown, key: string): unknown {
  if (Array.isArray(parent)) return parent[indexIn(parent, key)];
  return isMap(parent) ? parent[key] : undefined;
}

function indexIn(list: readonly unknown[], key: string): number {
  const index = /^-?\d+$/.test(key) ? Number(key) : Number.NaN;
  return index < 0 ? index + list.length : index;
}

function read(document: unknown, path: string, op: string): unknown {
  const value = pointer(path).reduce<unknown>((at, key) => lookUp(at, key), document);
  if (value === undefined) throw new Error(`error in ${op} for path: '${path}': missing value`);
  return value;
}

type Change = (parent: unknown, key: string) => unknown;

/** Rebuilds the way to the changed place, sharing the rest. */
function edit(document: unknown, path: string, op: string, change: Change): unknown {
  if (path === '') return change({ '': document }, '');
  const parts = pointer(path);
  const descend = (at: unknown, depth: number): unknown => {
    const key = parts[depth] ?? '';
    if (depth === parts.length - 1) return change(at, key);
    const next = lookUp(at, key);
    if (typeof next !== 'object' || next === null) {
      throw new Error(`${op} operation does not apply: doc is missing path: ${JSON.stringify(path)}: missing value`);
    }
    return replaced(at, key, descend(next, depth + 1));
  };
  return descend(document, 0);
}

function replaced(parent: unknown, key: string, value: unknown): unknown {
  if (Array.isArray(parent)) return parent.with(indexIn(parent, key), value);
  return { ...(parent as object), [key]: value };
}

function inserted(parent: unknown, key: string, value: unknown): unknown {
  if (!Array.isArray(parent)) return { ...(parent as object), [key]: value };
  if (key === '-') return [...parent, value];
  if (!/^-?\d+$/.test(key)) throw new Error(`strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`);
  const index = Number(key);
  if (index > parent.length || index < -parent.length - 1) {
    throw new Error(`Unable to access invalid index: ${index}: invalid index referenced`);
  }
  return parent.toSpliced(index < 0 ? index + parent.length + 1 : index, 0, value);
}

function removed(parent: unknown, key: string, path: string): unknown {
  if (Array.isArray(parent)) {
    const index = indexIn(parent, key);
    if (index < 0 || index >= parent.length) {
      throw new Error(`Unable to access invalid index: ${key}: invalid index referenced`);
    }
    return parent.toSpliced(index, 1);
  }
  if (!isMap(parent) || parent[key] === undefined) {
    throw new Error(`remove operation does not apply: doc is missing key: ${path}: missing value`);
  }
  const { [key]: _, ...rest } = parent;
  return rest;
}
