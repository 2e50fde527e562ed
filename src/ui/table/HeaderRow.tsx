import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Sorting, TableColumn } from './order';
import { BODY, cellProps, rowProps } from './roles';

interface Props {
  readonly columns: readonly TableColumn[];
  readonly sorting: Sorting | undefined;
  /** The column that takes the Tab key; -1 for none. */
  readonly stop: number;
}

/** The titles: kubectl's in the cluster's voice, the page's own in its own. A press sorts. */
export function HeaderRow({ columns, sorting, stop }: Props) {
  return (
    <div {...BODY} className="table-head">
      <div {...rowProps(-1)} className="table-row">
        {columns.map(({ title, own }, column) => {
          const direction = sorting?.column === title ? sorting.direction : undefined;
          const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
          return (
            <div
              key={title}
              {...cellProps('columnheader', { row: -1, column }, column === stop)}
              {...{ 'aria-sort': direction ?? 'none' }}
              className="table-cell"
              data-own={own || undefined}
            >
              <span>{title}</span>
              {direction && <Arrow className="ic" aria-hidden="true" />}
            </div>
          );
        })}
      </div>
    </div>
  );
}
