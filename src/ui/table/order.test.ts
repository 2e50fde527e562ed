import { describe, expect, it } from 'vitest';
import type { TableRow } from '../../protocol/messages';
import { arranged, compareCells, nextSorting, type TableColumn } from './order';

const row = (name: string, cells: string[], createdAt = 0): TableRow => ({
  key: `default/${name}`,
  uid: name,
  namespace: 'default',
  name,
  cells,
  createdAt,
});
const columns: TableColumn[] = ['NAME', 'IP', 'AGE'].map((title, index) => ({
  title,
  own: false,
  cell: ({ cells }) => cells[index] ?? '',
}));
const rows = [
  row('b', ['b', '10.244.1.12', '2m30s'], 10_000),
  row('a', ['a', '10.244.1.9', '45s'], 115_000),
  row('c', ['c', '10.244.1.9', '3h'], 5_000),
];
const names = (all: readonly TableRow[]) => all.map(({ name }) => name).join('');

describe('the order of the rows', () => {
  it('is that of the stage until a column is chosen, and again after the third press', () => {
    const first = nextSorting(undefined, 'IP');
    const second = nextSorting(first, 'IP');
    expect([first?.direction, second?.direction, nextSorting(second, 'IP')]).toEqual([
      'ascending',
      'descending',
      undefined,
    ]);
    expect(nextSorting(second, 'NAME')).toEqual({ column: 'NAME', direction: 'ascending' });
    expect(names(arranged(rows, columns, '', undefined))).toBe('bac');
  });

  it('compares numbers by value and keeps equal rows as they were', () => {
    expect(names(arranged(rows, columns, '', { column: 'IP', direction: 'ascending' }))).toBe('acb');
    expect(compareCells('4 (5m ago)', '12')).toBeLessThan(0);
    expect(compareCells('web-9', 'web-10')).toBeLessThan(0);
  });

  it('sorts ages by time, the youngest first', () => {
    expect(names(arranged(rows, columns, '', { column: 'AGE', direction: 'ascending' }))).toBe('abc');
    expect(compareCells('5m30s', '3h')).toBeLessThan(0);
    expect(compareCells('119s', '2m')).toBeLessThan(0);
  });

  it('leaves the rows that have every word of the filter', () => {
    expect(names(arranged(rows, columns, '10.244.1.9 3H', undefined))).toBe('c');
    expect(names(arranged(rows, columns, 'default', undefined))).toBe('bac');
    expect(names(arranged(rows, columns, 'nowhere', undefined))).toBe('');
  });
});
