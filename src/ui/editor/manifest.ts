import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Pair, parseAllDocuments } from 'yaml';

/** Steps down into an object: names and places in lists. */
export type Path = readonly (string | number)[];
export type Fields = Readonly<Record<string, unknown>>;

/** An object as it is written or as it lives. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** `default` where none is written; also of kinds that have none. */
  readonly namespace: string;
  readonly value: Fields;
}

/** One document of a file. */
export interface Written extends Manifest {
  readonly file: string;
  /** Its place among the file's documents, from 0. */
  readonly index: number;
  readonly document: Document;
}

/** A file taken apart. */
export interface Parsed {
  readonly file: string;
  readonly text: string;
  readonly documents: readonly Written[];
  /** Of an offset in the text: line and column from 1. */
  readonly place: (offset: number) => { line: number; col: number };
}

/** Files beyond this are not looked into while they are written. */
const PARSED_AT_MOST = 400_000;

/** Takes a file apart; documents that are no objects have an empty kind. */
export function parsed(file: string, text: string): Parsed {
  const counter = new LineCounter();
  const found = text.length > PARSED_AT_MOST ? [] : parseAllDocuments(text, { lineCounter: counter });
  const all = Array.isArray(found) ? found : [];
  return {
    file,
    text,
    documents: all.map((document, index) => ({ ...manifest(fieldsIn(document)), file, index, document })),
    place: (offset) => counter.linePos(offset),
  };
}

function fieldsIn(document: Document): Fields {
  if (!isMap(document.contents)) return {};
  try {
    return document.toJS({ maxAliasCount: 100 }) as Fields;
  } catch {
    // Aliases that grow without end, or that lead nowhere.
    return {};
  }
}

/** An object with the names by which others refer to it. */
export function manifest(value: unknown): Manifest {
  const own = fieldsOf(value);
  const metadata = fieldsOf(own.metadata);
  return {
    apiVersion: textOf(own.apiVersion),
    kind: textOf(own.kind),
    name: textOf(metadata.name),
    namespace: textOf(metadata.namespace) || 'default',
    value: own,
  };
}

/** A map's fields; none, where it is no map. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** A list's items; none, where it is no list. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text; '' where it is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What is at a path, if anything is. */
export function at(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}

/** From where to where something stands in a file's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the deepest step of a path that exists stands: its key (`key`), or its value where it has one (`value`). */
export function spanOf({ document }: Written, path: Path, part: 'key' | 'value' = 'key'): Span {
  let here: unknown = document.contents;
  let found: Span = firstKey(here) ?? { start: document.range?.[0] ?? 0, end: document.range?.[0] ?? 0 };
  for (const step of path) {
    const pair = isMap(here)
      ? here.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
      : undefined;
    const next = pair ? pair.value : isSeq(here) && typeof step === 'number' ? here.items[step] : undefined;
    if (pair) found = keySpan(pair) ?? found;
    if (next === undefined || next === null) return found;
    if (!pair) found = firstKey(next) ?? nodeSpan(next) ?? found;
    else if (part === 'value' && isScalar(next)) found = nodeSpan(next) ?? found;
    here = next;
  }
  return found;
}

function nodeSpan(node: unknown): Span | undefined {
  if (!isNode(node) || !node.range) return undefined;
  return node.range[1] > node.range[0] ? { start: node.range[0], end: node.range[1] } : undefined;
}

function keySpan({ key }: Pair): Span | undefined {
  return nodeSpan(key);
}

function firstKey(node: unknown): Span | undefined {
  const [first] = isMap(node) ? node.items : [];
  return first && keySpan(first);
}
