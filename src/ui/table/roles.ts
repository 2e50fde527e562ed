import type { Cell } from './navigation';

/** What the parts of a grid are to screen readers and keys: its rows stand where they are scrolled to, which a table's cannot. */
export const BODY = { role: 'rowgroup' } as const;

/** The grid itself; it takes the Tab key while it has no cell. */
export function gridProps(label: string, help: string, rows: number, columns: number) {
  return {
    role: 'grid',
    'aria-label': label,
    'aria-description': help,
    'aria-rowcount': rows + 1,
    'aria-colcount': columns,
    'aria-readonly': true,
    tabIndex: columns === 0 ? 0 : -1,
  } as const;
}

/** A row by its place; -1 is that of the titles. */
export function rowProps(index: number, selected?: boolean) {
  return {
    role: 'row',
    'aria-rowindex': index + 2,
    ...(selected !== undefined && { 'aria-selected': selected }),
  } as const;
}

/** A cell by its place; `stop` is the one that takes the Tab key. */
export function cellProps(role: 'gridcell' | 'rowheader' | 'columnheader', { row, column }: Cell, stop: boolean) {
  return {
    role,
    'aria-colindex': column + 1,
    'data-row': row,
    'data-column': column,
    tabIndex: stop ? 0 : -1,
  } as const;
}

/** The place of the cell that an element is in. */
export function cellAt(element: EventTarget): Cell | undefined {
  const cell = (element as Element).closest<HTMLElement>('[data-row]');
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : undefined;
}
