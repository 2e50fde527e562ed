import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TableRow } from '../../protocol/messages';
import type { ClusterView } from '../../protocol/view';
import { tableText } from '../../texts/table';
import { useViewportClass } from '../theme/viewport';
import { GridRow } from './GridRow';
import { HeaderRow } from './HeaderRow';
import { shownRows } from './navigation';
import type { Sorting, TableColumn } from './order';
import { BODY, gridProps } from './roles';
import { useGridKeys } from './useGridKeys';

interface Props {
  readonly label: string;
  readonly resource: string;
  readonly rows: readonly TableRow[];
  readonly columns: readonly TableColumn[];
  /** Of kubectl's columns, in characters. */
  readonly widths: readonly number[];
  readonly view: ClusterView | undefined;
  /** What is said where there is no row. */
  readonly empty: string;
  readonly sorting: Sorting | undefined;
  readonly isSelected: (key: string) => boolean;
  readonly onSort: (column: number) => void;
  readonly onOpen: (key: string) => void;
  readonly onMenu: (key: string, at: { x: number; y: number }) => void;
  /** The keys of the rows on the page have changed. */
  readonly onSeen: (keys: readonly string[]) => void;
}

const ROW_PX = { fine: 30, touch: 44 } as const;
const HEADER_PX = { fine: 34, touch: 45 } as const;
/** A longer cell is cut; its tooltip has it whole. */
const WIDEST_CH = 90;
/** Of the page's own columns, by their place among them: states are words of different lengths. */
const OWN_CH = [22, 8, 11];
const USER_CH = 14;

/** A grid with one Tab stop, of which only the rows in sight are on the page. */
export function Grid(props: Props) {
  const { label, resource, rows, columns, view, empty, sorting, isSelected, onSort, onOpen, onMenu, onSeen } = props;
  const box = useRef<HTMLDivElement>(null);
  const size = useViewportClass() === 'phone' ? 'touch' : 'fine';
  const [rowPx, headerPx] = [ROW_PX[size], HEADER_PX[size]];
  const { top, height } = useSight(box);
  const page = Math.max(1, Math.floor((height - headerPx) / rowPx) - 1);
  const field = { rows, columns: columns.length, page, rowPx, headerPx, onSort, onOpen, onMenu };
  const { at, handlers } = useGridKeys(box, field);
  const [from, to] = shownRows({ top, height: height - headerPx }, rowPx, rows.length);
  const indexes = Array.from({ length: to - from }, (_, offset) => from + offset);
  if (at.row >= 0 && (at.row < from || at.row >= to)) indexes.push(at.row);
  const seen = rows
    .slice(from, to)
    .map(({ key }) => key)
    .join();
  useEffect(() => {
    onSeen(seen === '' ? [] : seen.split(','));
  }, [seen, onSeen]);
  return (
    <div
      className="table-scroll"
      ref={box}
      {...gridProps(label, tableText('grid.help'), rows.length, columns.length)}
      {...handlers}
      style={{ '--columns': template(props) } as CSSProperties}
    >
      <HeaderRow columns={columns} sorting={sorting} stop={at.row < 0 ? at.column : -1} />
      <div {...BODY} className="table-rows" style={{ height: rows.length * rowPx }}>
        {indexes.map((index) => {
          const row = rows[index] as TableRow;
          // A row that goes out of sight lends its elements to one that comes; the one with the focus keeps its own.
          const slot = index === at.row ? 'active' : index % (to - from);
          return (
            <GridRow
              key={slot}
              row={row}
              index={index}
              height={rowPx}
              columns={columns}
              pod={resource === 'pods' ? view?.pods.get(row.uid) : undefined}
              now={view?.now ?? 0}
              selected={isSelected(row.key)}
              stop={at.row === index ? at.column : -1}
            />
          );
        })}
      </div>
      {rows.length === 0 && <p className="table-empty">{empty}</p>}
    </div>
  );
}

/** The columns' widths for the whole grid, so that all rows stand under their titles. */
function template({ columns, widths }: Props): string {
  let printed = 0;
  let own = 0;
  return columns
    .map(({ title, own: isOwn }, index) => {
      const isNamespace = title === 'NAMESPACE' && index === 0 && columns.length > widths.length;
      const known = isNamespace ? USER_CH : isOwn ? (OWN_CH[own++] ?? USER_CH) : (widths[printed++] ?? USER_CH);
      const glyph = index === 0 ? 4 : 0;
      return `${Math.min(WIDEST_CH, Math.max(known, title.length)) + 4 + glyph}ch`;
    })
    .join(' ');
}

/** What part of the grid is in sight, in CSS pixels. */
function useSight(box: { readonly current: HTMLElement | null }) {
  const [sight, setSight] = useState({ top: 0, height: 400 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    let left = 0;
    const read = () => {
      setSight({ top: element.scrollTop, height: element.clientHeight });
      if (element.scrollLeft === left) return;
      left = element.scrollLeft;
      // So the names stay in sight: a sticky cell in each row would be a layer of its own, which costs with every step of a scroll.
      element.style.setProperty('--scrolled', `${left}px`);
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, [box]);
  return sight;
}
