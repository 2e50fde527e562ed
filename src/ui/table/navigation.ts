/** A cell of the grid; row -1 is that of the titles. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** What the keys move in: how many rows and columns there are, and how many rows a page is. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
}

/** Where a key leads from a cell; undefined for keys that do not move. */
export function moved(cell: Cell, { key, ctrl }: { key: string; ctrl: boolean }, extent: Extent): Cell | undefined {
  const { row, column } = cell;
  const last = { row: extent.rows - 1, column: extent.columns - 1 };
  const to = (nextRow: number, nextColumn: number): Cell => ({
    row: Math.max(-1, Math.min(last.row, nextRow)),
    column: Math.max(0, Math.min(last.column, nextColumn)),
  });
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'Home':
      return ctrl ? to(0, 0) : to(row, 0);
    case 'End':
      return ctrl ? to(last.row, last.column) : to(row, last.column);
    case 'PageUp':
      return to(Math.max(0, row - extent.page), column);
    case 'PageDown':
      return to(row + extent.page, column);
    default:
      return undefined;
  }
}

/** Rows come and go by so many: most steps of a scroll then change nothing. */
const BATCH = 8;

/** The rows that are on the page: those in sight, and up to two batches more on both sides. */
export function shownRows(
  { top, height }: { readonly top: number; readonly height: number },
  rowHeight: number,
  rows: number,
): readonly [from: number, to: number] {
  const first = Math.floor(top / rowHeight / BATCH) * BATCH - BATCH;
  const from = Math.min(rows, Math.max(0, first));
  const room = Math.ceil(height / rowHeight / BATCH) * BATCH + 3 * BATCH;
  return [from, Math.max(from, Math.min(rows, first + room))];
}
