import { useRef, useState } from 'react';
import type { Answers, KindCount, TableRow } from '../../protocol/messages';
import type { ClusterView } from '../../protocol/view';
import { usePlayground } from '../kit/playground';
import { useAsking } from '../kit/useAsking';

/** The rows of a kind, as they were told last. */
export interface Rows {
  readonly resource: string;
  readonly columns: readonly string[];
  readonly byKey: ReadonlyMap<string, TableRow>;
  readonly order: readonly string[];
  /** The longest cell of each column so far, in characters: columns never shrink while somebody looks. */
  readonly widths: readonly number[];
  readonly kinds: readonly KindCount[];
  /** The mirror of the same moment. */
  readonly view: ClusterView;
}

/** Rows are read at most this often, in milliseconds of wall time. */
const READ_EVERY_MS = 300;

/** The rows after an answer; those that did not change are the same objects. */
export function withAnswer(
  before: Rows | undefined,
  resource: string,
  answer: Answers['table'],
  view: ClusterView,
): Rows {
  const known = answer.fresh || before?.resource !== resource ? undefined : before;
  const byKey = new Map(known?.byKey);
  for (const key of answer.rows.gone) byKey.delete(key);
  const widths = [...(known?.widths ?? answer.columns.map((title) => title.length))];
  for (const row of answer.rows.set) {
    byKey.set(row.key, row);
    row.cells.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  const { columns, kinds } = answer;
  return { resource, columns, byKey, order: answer.order ?? known?.order ?? [], widths, kinds, view };
}

/** Reads the rows of a resource for as long as they are on the page; `seen` gives the keys of those in sight. The function reads them again soon. */
export function useRows(
  resource: string,
  hidden: readonly string[],
  seen: () => readonly string[],
): readonly [Rows | undefined, () => void] {
  const playground = usePlayground();
  const [rows, setRows] = useState<Rows>();
  const known = useRef(0);
  const again = useAsking(`${resource} ${hidden.join()}`, READ_EVERY_MS, async (signal) => {
    const question = { type: 'table', resource, hidden, seen: seen(), known: known.current } as const;
    const answer = await playground.ask<'table'>(question);
    if (signal.aborted) return;
    known.current = answer.number;
    setRows((before) => withAnswer(before, resource, answer, playground.mirror.getState()));
  });
  return [rows, again];
}
