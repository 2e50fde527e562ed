import { memo } from 'react';
import { spanProgress } from '../../narration/stateText';
import { secondsLeft } from '../../narration/words';
import type { TableRow } from '../../protocol/messages';
import type { PodView } from '../../protocol/view';
import { PodGlyph } from '../kit/glyphs/PodGlyph';
import type { TableColumn } from './order';
import { cellProps, rowProps } from './roles';

interface Props {
  readonly row: TableRow;
  readonly index: number;
  readonly height: number;
  readonly columns: readonly TableColumn[];
  readonly pod: PodView | undefined;
  /** Cluster time in milliseconds. */
  readonly now: number;
  readonly selected: boolean;
  /** The column that takes the Tab key; -1 for none. */
  readonly stop: number;
}

/** One object. While nothing of it differs, it is not rendered again: a scroll renders the rows that come into sight. */
export const GridRow = memo(function GridRow({ row, index, height, columns, pod, now, selected, stop }: Props) {
  return (
    <div
      {...rowProps(index, selected)}
      className="table-row"
      style={{ transform: `translateY(${index * height}px)`, height }}
    >
      {columns.map((column, at) => {
        const text = column.cell(row);
        const isName = column.title === 'NAME' || (column.own && at === 0);
        return (
          <div
            key={column.title}
            {...cellProps(isName ? 'rowheader' : 'gridcell', { row: index, column: at }, at === stop)}
            className="table-cell"
            data-own={column.own || undefined}
            title={text}
          >
            {isName && pod && <RowGlyph pod={pod} now={now} />}
            <span>{text}</span>
          </div>
        );
      })}
    </div>
  );
});

function RowGlyph({ pod, now }: { pod: PodView; now: number }) {
  const { state, version, containers, span } = pod;
  const timed = span ? { progress: spanProgress(pod, now) ?? 0, seconds: secondsLeft(span.until, now) } : {};
  return <PodGlyph size={20} state={state} version={version} containers={containers} {...timed} />;
}
