import { type KeyboardEvent, type MouseEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { TableRow } from '../../protocol/messages';
import { type Cell, moved } from './navigation';
import { cellAt } from './roles';

/** What the grid is for its keys. */
interface GridField {
  readonly rows: readonly TableRow[];
  readonly columns: number;
  /** How many rows a page is. */
  readonly page: number;
  readonly rowPx: number;
  readonly headerPx: number;
  readonly onSort: (column: number) => void;
  readonly onOpen: (key: string) => void;
  readonly onMenu: (key: string, at: { x: number; y: number }) => void;
}

/** The cell that has the focus or had it last: by its row's key, so that it stays with its object; '' for the titles. */
interface Active extends Cell {
  readonly key: string;
}

/**
 * One Tab stop for the whole grid: arrows, Home, End and pages move, Enter opens or sorts, Shift+F10 or the menu key asks for the
 * menu, Ctrl+F goes to the words that rows are found by. A press does the same as Enter.
 */
export function useGridKeys(box: RefObject<HTMLElement | null>, field: GridField) {
  const { rows, columns, page, onSort, onOpen, onMenu } = field;
  const [active, setActive] = useState<Active>({ key: rows[0]?.key ?? '', row: 0, column: 0 });
  const wanted = useRef(false);
  const at = placeOf(active, rows, columns);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    const cell = box.current?.querySelector<HTMLElement>('[tabindex="0"]');
    cell?.focus({ preventScroll: true });
    if (box.current && cell) reveal(box.current, cell, at.row, field);
  });
  const go = ({ row, column }: Cell) => {
    wanted.current = true;
    setActive({ key: rows[row]?.key ?? '', row, column });
  };
  const press = ({ row, column }: Cell) => {
    const key = rows[row]?.key;
    if (row < 0) onSort(column);
    else if (key !== undefined) onOpen(key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const next = moved(at, { key: event.key, ctrl: event.ctrlKey }, { rows: rows.length, columns, page });
    const key = rows[at.row]?.key;
    if (next) go(next);
    else if (event.key === 'f' && event.ctrlKey) document.getElementById('table-filter')?.focus();
    else if (event.key === 'Enter' || (event.key === ' ' && at.row < 0)) press(at);
    else if (key !== undefined && (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))) {
      const { left, bottom } = (event.target as Element).getBoundingClientRect();
      onMenu(key, { x: left + 8, y: bottom });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent) => {
    const cell = cellAt(event.target);
    if (!cell) return;
    go(cell);
    press(cell);
  };
  const onContextMenu = (event: MouseEvent) => {
    const cell = cellAt(event.target);
    const key = cell && rows[cell.row]?.key;
    if (!cell || key === undefined) return;
    event.preventDefault();
    go(cell);
    onMenu(key, { x: event.clientX, y: event.clientY });
  };
  return { at, handlers: { onKeyDown, onClick, onContextMenu } };
}

/** Where the active cell is now: its row may have moved, or gone. */
function placeOf({ key, row, column }: Active, rows: readonly TableRow[], columns: number): Cell {
  const found = key === '' ? -1 : rows.findIndex((one) => one.key === key);
  const isTitle = key === '' && row < 0;
  const at = isTitle ? -1 : found >= 0 ? found : Math.min(row, rows.length - 1);
  return { row: at, column: Math.max(0, Math.min(column, columns - 1)) };
}

/** Scrolls so far that the cell is in sight, beside the titles and the names, which stay. */
function reveal(box: HTMLElement, cell: HTMLElement, row: number, { rowPx, headerPx }: GridField): void {
  const top = row * rowPx;
  const room = box.clientHeight - headerPx - rowPx;
  if (row < 0) box.scrollTop = 0;
  else if (top < box.scrollTop) box.scrollTop = top;
  else if (top > box.scrollTop + room) box.scrollTop = top - room;
  const first = cell.parentElement?.firstElementChild as HTMLElement;
  const begin = cell.offsetLeft - first.offsetWidth;
  const end = cell.offsetLeft + cell.offsetWidth - box.clientWidth;
  if (cell === first) box.scrollLeft = 0;
  else if (begin < box.scrollLeft) box.scrollLeft = begin;
  else if (end > box.scrollLeft) box.scrollLeft = end;
}
