import type { TableRow } from '../../protocol/messages';

/** By which column the rows are sorted, by its title; undefined for the order of the stage. */
export interface Sorting {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** What a press on a column's title makes of the sorting: ascending, descending, then the order of the stage again. */
export function nextSorting(sorting: Sorting | undefined, column: string): Sorting | undefined {
  if (sorting?.column !== column) return { column, direction: 'ascending' };
  return sorting.direction === 'ascending' ? { column, direction: 'descending' } : undefined;
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, y: 31_536_000 };
const DURATION = /^(\d+[smhdy])+$/;

/** Seconds of `5m30s`; undefined for what is no duration. */
function secondsOf(text: string): number | undefined {
  if (!DURATION.test(text)) return undefined;
  let seconds = 0;
  for (const [, number, unit] of text.matchAll(/(\d+)([smhdy])/g))
    seconds += Number(number) * (UNIT_SECONDS[unit ?? ''] ?? 0);
  return seconds;
}

/** Compares cells as people do: durations by length, numbers in a text by value, `10.244.1.9` before `10.244.1.12`. */
export function compareCells(one: string, other: string): number {
  const [a, b] = [secondsOf(one), secondsOf(other)];
  if (a !== undefined && b !== undefined) return a - b;
  const [left, right] = [one.match(/\d+|\D+/g) ?? [], other.match(/\d+|\D+/g) ?? []];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [x, y] = [left[at] as string, right[at] as string];
    if (x === y) continue;
    const numbers = Number(x) - Number(y);
    if (!Number.isNaN(numbers) && numbers !== 0) return numbers;
    return x < y ? -1 : 1;
  }
  return left.length - right.length;
}

/** A column of the table: its title, and what stands in it. */
export interface TableColumn {
  readonly title: string;
  /** Said by the page and not by kubectl. */
  readonly own: boolean;
  cell(row: TableRow): string;
}

/** Whether a row has every word of the filter in one of its cells. */
export function matches(row: TableRow, columns: readonly TableColumn[], filter: string): boolean {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return true;
  const text = [row.namespace, ...columns.map((column) => column.cell(row))].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The rows that the filter leaves, in the order that was asked for; rows with equal cells keep the order they had. */
export function arranged(
  rows: readonly TableRow[],
  columns: readonly TableColumn[],
  filter: string,
  sorting: Sorting | undefined,
): readonly TableRow[] {
  const left = filter.trim() === '' ? rows : rows.filter((row) => matches(row, columns, filter));
  const column = columns.find(({ title }) => title === sorting?.column);
  if (!sorting || !column) return left;
  const sign = sorting.direction === 'ascending' ? 1 : -1;
  const compare =
    column.title === 'AGE'
      ? (one: TableRow, other: TableRow) => other.createdAt - one.createdAt
      : (one: TableRow, other: TableRow) => compareCells(column.cell(one), column.cell(other));
  return left.toSorted((one, other) => sign * compare(one, other));
}
