import { jsonEqual } from '../meta/equality';
import { isMap } from './jsonMap';

/** One step of a JSON patch (RFC 6902). */
interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

const MISSING = 'missing value';

/**
 * The document after a JSON patch; throws in the words of the server's library. It is laxer than the RFC: `replace` makes
 * a key that is not there, `copy` from nowhere copies null. Models gopkg.in/evanphx/json-patch.v4.
 */
export function jsonPatch(document: unknown, patch: unknown): unknown {
  let patched = document;
  for (const operation of patch as readonly Operation[]) patched = step(patched, operation);
  return patched;
}

function step(document: unknown, { op, path, from = '', value }: Operation): unknown {
  switch (op) {
    case 'add':
      return edit(document, path, 'add', 'path', (parent, key) => added(parent, key, value ?? null));
    case 'replace':
      if (path === '') return value;
      return edit(document, path, 'replace', 'path', (parent, key) => replaced(parent, key, value ?? null));
    case 'remove':
      return edit(document, path, 'remove', 'path', removed);
    case 'move': {
      const moved = read(document, from, 'move');
      const without = edit(document, from, 'move', 'from path', removed);
      return edit(without, path, 'move', 'destination path', (parent, key) => added(parent, key, moved));
    }
    case 'copy': {
      const copied = read(document, from, 'copy');
      return edit(document, path, 'copy', 'destination path', (parent, key) => added(parent, key, copied ?? null));
    }
    case 'test': {
      const actual = path === '' ? document : read(document, path, 'test');
      if (jsonEqual(actual ?? null, value ?? null)) return document;
      throw new Error(`testing value ${path} failed: test failed`);
    }
    default:
      throw new Error(`Unexpected kind: ${op}`);
  }
}

function pointer(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** An index as Go's Atoi reads it; counted from the end when negative. */
function indexIn(key: string, length: number): number {
  if (!/^[+-]?\d+$/.test(key)) throw new Error(`strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`);
  const index = Number(key);
  if (index >= length || index < -length) {
    throw new Error(`Unable to access invalid index: ${index}: invalid index referenced`);
  }
  return index < 0 ? index + length : index;
}

function lookUp(parent: unknown, key: string): unknown {
  if (Array.isArray(parent)) return parent[indexIn(key, parent.length)];
  return isMap(parent) ? parent[key] : undefined;
}

function missingPath(op: string, what: string, path: string): Error {
  const told = op === 'add' || op === 'remove' ? JSON.stringify(path) : path;
  return new Error(`${op} operation does not apply: doc is missing ${what}: ${told}: ${MISSING}`);
}

function read(document: unknown, path: string, op: string): unknown {
  const parts = pointer(path);
  const key = parts.pop();
  if (key === undefined) throw missingPath(op, 'from path', path);
  let parent = document;
  for (const part of parts) parent = child(parent, part);
  if (!isContainer(parent)) throw missingPath(op, op === 'test' ? 'path' : 'from path', path);
  return lookUp(parent, key);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** What is on the way to a place; a wrong index is as good as nothing there. */
function child(parent: unknown, key: string): unknown {
  if (!Array.isArray(parent)) return isMap(parent) ? parent[key] : undefined;
  return /^[+-]?\d+$/.test(key) ? parent.at(Number(key)) : undefined;
}

type Change = (parent: object, key: string) => unknown;

/** Rebuilds the way to the changed place, sharing the rest. */
function edit(document: unknown, path: string, op: string, what: string, change: Change): unknown {
  const parts = pointer(path);
  if (parts.length === 0) throw missingPath(op, what, path);
  const descend = (at: unknown, depth: number): unknown => {
    if (!isContainer(at)) throw missingPath(op, what, path);
    const key = parts[depth] ?? '';
    if (depth < parts.length - 1) return replaced(at, key, descend(child(at, key), depth + 1));
    try {
      return change(at, key);
    } catch (error) {
      throw new Error(`error in ${op} for path: '${path}': ${(error as Error).message}`);
    }
  };
  return descend(document, 0);
}

function replaced(parent: object, key: string, value: unknown): unknown {
  if (Array.isArray(parent)) return parent.with(indexIn(key, parent.length), value);
  return { ...parent, [key]: value };
}

function added(parent: object, key: string, value: unknown): unknown {
  if (!Array.isArray(parent)) return { ...parent, [key]: value };
  if (key === '-') return [...parent, value];
  return parent.toSpliced(indexIn(key, parent.length + 1), 0, value);
}

function removed(parent: object, key: string): unknown {
  if (Array.isArray(parent)) return parent.toSpliced(indexIn(key, parent.length), 1);
  if (!(key in parent)) throw new Error(`Unable to remove nonexistent key: ${key}: ${MISSING}`);
  const { [key]: _, ...rest } = parent as Readonly<Record<string, unknown>>;
  return rest;
}
