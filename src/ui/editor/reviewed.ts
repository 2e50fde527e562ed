import { editingText } from '../../texts/editing';
import { type Hunk, hunksOf, lineDiff } from './lineDiff';
import type { Documents } from './review';

/** More rows than this, of all documents together, are counted and not drawn. */
const ROWS_AT_MOST = 1_200;
const DOCUMENTS_AT_MOST = 100;
/** A document beyond this is not compared line by line. */
const COMPARED_AT_MOST = 2_000_000;

/** One document of a file as the review shows it. */
export interface Reviewed {
  readonly title: string;
  /** `new`, `no change`, `2 new, 1 gone`. */
  readonly summary: string;
  readonly error: string | undefined;
  readonly hunks: readonly Hunk[];
  /** Lines that there was no room for. */
  readonly left: number;
}

/** The first documents of a file, with as many lines as a person would read. */
export function reviewOf(documents: Documents): Reviewed[] {
  let room = ROWS_AT_MOST;
  return documents.slice(0, DOCUMENTS_AT_MOST).map((one) => {
    const { title, live, wanted, error } = one;
    const nothing = { title, error, hunks: [], left: 0 };
    if (error !== undefined) return { ...nothing, summary: editingText('review.refused') };
    if (live === wanted) return { ...nothing, summary: editingText('review.same') };
    if (live.length + wanted.length > COMPARED_AT_MOST) return { ...nothing, summary: editingText('review.large') };
    const lines = lineDiff(live, wanted);
    const count = (kind: 'new' | 'gone') => lines.filter((line) => line.kind === kind).length;
    const [added, gone] = [count('new'), count('gone')];
    const { hunks, left } = within(hunksOf(lines), room);
    room -= rowsOf(hunks);
    const changes = [
      added > 0 && editingText('review.added', { count: added }),
      gone > 0 && editingText('review.gone', { count: gone }),
    ]
      .filter(Boolean)
      .join(', ');
    return {
      title,
      error,
      hunks,
      left,
      summary: live === '' ? editingText('review.new') : changes || editingText('review.same'),
    };
  });
}

function rowsOf(hunks: readonly Hunk[]): number {
  return hunks.reduce((rows, hunk) => rows + ('lines' in hunk ? hunk.lines.length : 1), 0);
}

function within(hunks: readonly Hunk[], room: number): { hunks: Hunk[]; left: number } {
  const kept: Hunk[] = [];
  let rows = 0;
  let left = 0;
  for (const hunk of hunks) {
    const size = 'lines' in hunk ? hunk.lines.length : 1;
    const free = Math.max(0, room - rows);
    if (size <= free) kept.push(hunk);
    else {
      if (free > 0 && 'lines' in hunk) kept.push({ lines: hunk.lines.slice(0, free) });
      left += 'lines' in hunk ? size - free : hunk.skipped;
    }
    rows += size;
  }
  return { hunks: kept, left };
}
