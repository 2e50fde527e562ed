import { isMap, isScalar, isSeq, type Node, type Pair, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import { readQuantity } from '../../api/meta/quantity';
import { type Fields, fieldsOf, itemsOf, type Span, type Written } from './manifest';

/** What differs between a document and the object that it is compared with. */
export interface Difference {
  /** `new`: lines that the object does not have. `gone`: what it has and the document no longer says. */
  readonly kind: 'new' | 'changed' | 'gone';
  /** The lines of the document; of what is gone, the line that it would stand behind. */
  readonly span: Span;
  /** What stands in the object instead, as lines with their indentation. */
  readonly old: readonly string[];
}

/** Keys by which items of lists are the same item, as strategic merge tells them apart. */
const MERGE_KEYS = [
  'name',
  'containerPort',
  'port',
  'mountPath',
  'devicePath',
  'topologyKey',
  'ip',
  'host',
  'path',
  'key',
];
/** Fields that the server writes, or that it stores as something else. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['status', 'stringData', 'managedFields', 'creationTimestamp']);

/**
 * What applying a document would change of an object, by the lines that say it: fields that the document does not mention
 * belong to others, unless it was applied with them before (`applied`).
 */
export function differences({ document, kind }: Written, live: Fields, applied: Fields = {}): Difference[] {
  const found: Difference[] = [];
  if (!isMap(document.contents)) return found;
  const skipped = kind === 'Secret' ? new Set([...NOT_COMPARED, 'data']) : NOT_COMPARED;
  compareMaps(document.contents, { live, applied, skipped, found, column: 0 });
  return found.sort((one, other) => one.span.start - other.span.start);
}

interface Sides {
  readonly live: Fields;
  readonly applied: Fields;
  readonly skipped: ReadonlySet<string>;
  readonly found: Difference[];
  /** Where the keys of this map begin. */
  readonly column: number;
}

function compareMaps(map: YAMLMap, sides: Sides): void {
  const { live, applied, skipped, found, column } = sides;
  const said = new Set<string>();
  for (const pair of map.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    said.add(key);
    if (skipped.has(key)) continue;
    const old = live[key];
    if (old === undefined) {
      // An empty map or list is as good as none.
      if (!isNothing(pair.value)) found.push({ kind: 'new', span: spanOfPair(pair), old: [] });
    } else compareValues(pair, key, old, sides);
  }
  const last = map.items.at(-1);
  for (const [key, value] of Object.entries(applied)) {
    if (said.has(key) || live[key] === undefined || !last) continue;
    const end = spanOfPair(last).end;
    found.push({ kind: 'gone', span: { start: end, end }, old: linesOf({ [key]: live[key] ?? value }, column) });
  }
}

function compareValues(pair: Pair, key: string, old: unknown, sides: Sides): void {
  const { applied, skipped, found, column } = sides;
  const { value } = pair;
  if (isMap(value) && isFields(old) && !value.flow) {
    compareMaps(value, { live: old, applied: fieldsOf(applied[key]), skipped, found, column: column + 2 });
    return;
  }
  if (isSeq(value) && Array.isArray(old) && !value.flow && value.items.some((item) => isMap(item))) {
    compareLists(value, old, itemsOf(applied[key]), { ...sides, column });
    return;
  }
  if (!saysTheSame(jsOf(value), old))
    found.push({ kind: 'changed', span: spanOfPair(pair), old: linesOf({ [key]: old }, column) });
}

function compareLists(list: YAMLSeq, old: readonly unknown[], applied: readonly unknown[], sides: Sides): void {
  const taken = new Set<unknown>();
  for (const [index, item] of list.items.entries()) {
    if (!isMap(item)) continue;
    const own = fieldsOf(jsOf(item));
    const other = counterpart(own, old, index);
    taken.add(other);
    if (other === undefined) sides.found.push({ kind: 'new', span: nodeSpan(item), old: [] });
    else if (item.flow) {
      if (!saysTheSame(own, other))
        sides.found.push({ kind: 'changed', span: nodeSpan(item), old: linesOf([other], sides.column) });
    } else {
      const was = fieldsOf(counterpart(own, applied, index));
      compareMaps(item, { ...sides, live: fieldsOf(other), applied: was, column: sides.column + 2 });
    }
  }
  const end = list.range?.[1] ?? 0;
  for (const [index, item] of applied.entries()) {
    const other = counterpart(fieldsOf(item), old, index);
    if (other !== undefined && !taken.has(other))
      sides.found.push({ kind: 'gone', span: { start: end - 1, end: end - 1 }, old: linesOf([other], sides.column) });
  }
}

/** The item that is the same thing; by place in lists whose items have no names. */
function counterpart(own: Fields, list: readonly unknown[], index: number): unknown {
  const key = MERGE_KEYS.find((each) => own[each] !== undefined);
  if (key === undefined) return list[index];
  return list.find((item) => fieldsOf(item)[key] === own[key]);
}

/** Whether the object has all that is written; what the server added to it does not count. */
export function saysTheSame(written: unknown, live: unknown): boolean {
  if (Array.isArray(written)) {
    if (!Array.isArray(live) || written.length !== live.length) return written.length === 0 && live === undefined;
    return written.every((item, index) => saysTheSame(item, live[index]));
  }
  if (isFields(written)) {
    const other = fieldsOf(live);
    return Object.entries(written).every(([key, value]) => saysTheSame(value, other[key]));
  }
  if (written === null || written === undefined) return live === undefined || live === null;
  return String(written) === String(live) || isSameAmount(written, live);
}

/** `1000m` and `1`, `1024Mi` and `1Gi`. */
function isSameAmount(one: unknown, other: unknown): boolean {
  const [left, right] = [readQuantity(String(one)), readQuantity(String(other))];
  return 'quantity' in left && 'quantity' in right && left.quantity.nano === right.quantity.nano;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNothing(value: unknown): boolean {
  const js = jsOf(value);
  return js === null || js === undefined || (typeof js === 'object' && Object.keys(js).length === 0);
}

function jsOf(node: unknown): unknown {
  if (isScalar(node)) return node.value;
  if (isMap(node))
    return Object.fromEntries(
      node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', jsOf(value)]),
    );
  return isSeq(node) ? node.items.map(jsOf) : null;
}

function spanOfPair({ key, value }: Pair): Span {
  const start = (key as Node | null)?.range?.[0] ?? 0;
  const end = (value as Node | null)?.range?.[1] ?? (key as Node | null)?.range?.[1] ?? start;
  return { start, end: Math.max(start, end - 1) };
}

function nodeSpan(node: Node): Span {
  const [start = 0, end = 0] = node.range ?? [];
  return { start, end: Math.max(start, end - 1) };
}

function linesOf(value: unknown, column: number): string[] {
  const lines = stringify(value, { lineWidth: 0, indentSeq: false }).trimEnd().split('\n');
  return lines.map((line) => ' '.repeat(column) + line);
}
