import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseAllDocuments,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Path } from './manifest';

/** A change to a file that keeps everything else as it is written: comments, order, quotes. */
export type Change =
  | { readonly document: number; readonly path: Path; readonly set: unknown }
  | { readonly document: number; readonly path: Path; readonly remove: true }
  /** In the place of a document's text. */
  | { readonly document: number; readonly replace: string }
  /** A further document, at the end. */
  | { readonly append: string }
  | { readonly from: number; readonly to: number; readonly text: string };

/** The text after the changes, one after the other. */
export function changed(text: string, changes: readonly Change[]): string {
  return changes.reduce(changedOnce, text);
}

function changedOnce(text: string, change: Change): string {
  if ('append' in change) return `${text.trimEnd()}\n---\n${change.append}`;
  if ('from' in change) return spliced(text, change.from, change.to, change.text);
  const found = parseAllDocuments(text);
  const document = Array.isArray(found) ? found[change.document] : undefined;
  if (!document) return text;
  if ('replace' in change) return replaced(text, document, change.replace);
  if ('remove' in change) return removed(text, document, change.path);
  return set(text, document, change.path, change.set);
}

function spliced(text: string, from: number, to: number, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}

function replaced(text: string, document: Document, by: string): string {
  const range = (document.contents as { range?: readonly number[] } | null)?.range;
  if (!range) return text;
  const end = range[1] as number;
  return spliced(text, range[0] as number, end, text[end - 1] === '\n' ? by : by.trimEnd());
}

/** As YAML 1.1 needs it, which is what kubectl reads: `'yes'` is quoted. */
function written(value: unknown): string {
  return stringify(value, { version: '1.1', lineWidth: 0, indentSeq: false }).trimEnd();
}

function inFlow(value: unknown): string {
  return stringify(value, {
    version: '1.1',
    lineWidth: 0,
    collectionStyle: 'flow',
    flowCollectionPadding: false,
  }).trimEnd();
}

interface Found {
  readonly map: YAMLMap;
  readonly pair: Pair | undefined;
  /** Steps that are not there yet, from the missing key on. */
  readonly rest: Path;
}

/** The map that holds, or is to hold, the last step that is there. */
function find(document: Document, path: Path): Found | { readonly seq: YAMLSeq; readonly rest: Path } | undefined {
  let here: unknown = document.contents;
  for (const [index, step] of path.entries()) {
    if (isMap(here)) {
      const pair = here.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      const last = index === path.length - 1;
      const below = pair?.value;
      const leads = isMap(below) || isSeq(below);
      if (!pair || last || !leads) return { map: here, pair, rest: path.slice(index) };
      here = below;
    } else if (isSeq(here)) {
      const item = here.items[step as number];
      if (item === undefined || index === path.length - 1) return { seq: here, rest: path.slice(index) };
      here = item;
    } else return undefined;
  }
  return undefined;
}

/** `['a', 'b']` and 1 as `{a: {b: 1}}`. */
function nested(path: Path, value: unknown): unknown {
  return path.reduceRight((inner: unknown, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value);
}

function set(text: string, document: Document, path: Path, value: unknown): string {
  const found = find(document, path);
  if (!found) return text;
  if ('seq' in found) return pushed(text, found.seq, nested(found.rest.slice(1), value));
  const { map, pair, rest } = found;
  const inner = nested(rest.slice(1), value);
  const old = pair?.value as { range?: readonly number[] } | null | undefined;
  const isPlain = typeof inner !== 'object' || inner === null;
  if (pair && isScalar(old) && isPlain && old.range && !isEmptyRange(old.range)) {
    return spliced(text, old.range[0] as number, old.range[1] as number, written(inner));
  }
  if (pair) {
    const key = pair.key as { range: readonly number[] };
    const column = columnOf(text, key.range[0] as number);
    const colon = text.indexOf(':', key.range[1] as number) + 1;
    const end = old?.range && !isEmptyRange(old.range) ? (old.range[1] as number) : colon;
    const by =
      isPlain || map.flow || (old as { flow?: boolean } | undefined)?.flow
        ? ` ${inFlow(inner)}`
        : `\n${indented(written(inner), column + 2)}`;
    return spliced(text, colon, end, text[end - 1] === '\n' ? `${by}\n` : by);
  }
  return inserted(text, map, { [rest[0] as string]: inner });
}

function isEmptyRange([start, end]: readonly number[]): boolean {
  return start === end;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function indented(lines: string, columns: number): string {
  const blanks = ' '.repeat(columns);
  return lines.replace(/^(?=.)/gm, blanks);
}

/** Further keys at the end of a map. */
function inserted(text: string, map: YAMLMap, more: Readonly<Record<string, unknown>>): string {
  const range = map.range as readonly number[];
  if (map.flow) {
    const brace = (range[1] as number) - 1;
    const inner = inFlow(more).replace(/^\{|\}$/g, '');
    const before = text.slice(0, brace).trimEnd();
    const comma = map.items.length > 0 ? ', ' : '';
    return before + comma + inner + text.slice(before.length === brace ? brace : before.length);
  }
  const first = map.items[0]?.key as { range: readonly number[] } | undefined;
  if (!first) return text;
  const column = columnOf(text, first.range[0] as number);
  return afterLine(text, lastOf(text, range[1] as number), indented(written(more), column));
}

/** The end of the last line that has something on it, before an offset. */
function lastOf(text: string, offset: number): number {
  const until = text.slice(0, offset).trimEnd().length;
  const end = text.indexOf('\n', until);
  return end === -1 ? text.length : end;
}

function afterLine(text: string, end: number, lines: string): string {
  return spliced(text, end, end, `\n${lines}`);
}

/** A further item at the end of a list. */
function pushed(text: string, seq: YAMLSeq, value: unknown): string {
  const range = seq.range as readonly number[];
  if (seq.flow) {
    const bracket = (range[1] as number) - 1;
    return spliced(text, bracket, bracket, (seq.items.length > 0 ? ', ' : '') + inFlow(value));
  }
  const column = columnOf(text, range[0] as number);
  return afterLine(text, lastOf(text, range[1] as number), indented(written([value]), column));
}

function removed(text: string, document: Document, path: Path): string {
  const found = find(document, path);
  if (!found) return text;
  if ('seq' in found) return withoutItem(text, document, path, found.seq, found.rest);
  const { map, pair, rest } = found;
  if (!pair || rest.length > 1) return text;
  // What would be left is a key without a value: it goes too.
  if (map.items.length === 1 && path.length > 1) return removed(text, document, path.slice(0, -1));
  const key = pair.key as { range: readonly number[] };
  const start = key.range[0] as number;
  const value = pair.value as { range?: readonly number[] } | null;
  const end =
    value?.range && !isEmptyRange(value.range)
      ? (value.range[1] as number)
      : text.indexOf(':', key.range[1] as number) + 1;
  if (map.flow) return withoutFlow(text, map, pair, start, end);
  const next = map.items[map.items.indexOf(pair) + 1]?.key as { range: readonly number[] } | undefined;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  // The first key after a dash leaves its place to the next one.
  if (text.slice(lineStart, start).trim() !== '' && next) return spliced(text, start, next.range[0] as number, '');
  return spliced(text, lineStart, Math.min(text.length, lastOf(text, end) + 1), '');
}

function withoutFlow(text: string, map: YAMLMap, pair: Pair, start: number, end: number): string {
  const place = map.items.indexOf(pair);
  const next = map.items[place + 1]?.key as { range: readonly number[] } | undefined;
  if (next) return spliced(text, start, next.range[0] as number, '');
  const comma = text.lastIndexOf(',', start);
  return spliced(text, place > 0 ? comma : start, end, '');
}

function withoutItem(text: string, document: Document, path: Path, seq: YAMLSeq, rest: Path): string {
  if (rest.length > 1) return text;
  if (seq.items.length === 1) return removed(text, document, path.slice(0, -1));
  const place = rest[0] as number;
  const item = seq.items[place] as { range?: readonly number[] } | undefined;
  if (!item?.range) return text;
  const next = seq.items[place + 1] as { range?: readonly number[] } | undefined;
  if (seq.flow) {
    if (next?.range) return spliced(text, item.range[0] as number, next.range[0] as number, '');
    return spliced(text, text.lastIndexOf(',', item.range[0] as number), item.range[1] as number, '');
  }
  const from = text.lastIndexOf('\n', (item.range[0] as number) - 1) + 1;
  return spliced(text, from, Math.min(text.length, lastOf(text, item.range[1] as number) + 1), '');
}
