import type { LogLine, LogsAnswer } from '../../protocol/detail';

/** A log shows no more than its last so many lines. */
const SHOWN_LINES = 1_000;

/** A log as it is on the page. */
export interface LogText {
  readonly lines: readonly LogLine[];
  /** Whether older lines were left out. */
  readonly cut: boolean;
  readonly error: string | undefined;
}

export const NO_LOG: LogText = { lines: [], cut: false, error: undefined };

/** The log after an answer: its lines come behind those that are there, or in their place. */
export function withLines(before: LogText, answer: LogsAnswer): LogText {
  if (answer.error !== undefined) return { ...NO_LOG, error: answer.error };
  if (!answer.whole && answer.lines.length === 0) return before;
  const all = answer.whole ? answer.lines : [...before.lines, ...answer.lines];
  const cut = all.length > SHOWN_LINES || (!answer.whole && before.cut);
  return { lines: all.slice(-SHOWN_LINES), cut, error: undefined };
}

/** What was written up to a moment: the same array where that is all of it. */
export function linesUntil(lines: readonly LogLine[], now: number): readonly LogLine[] {
  return lines.every(({ at = 0 }) => at <= now) ? lines : lines.filter(({ at = 0 }) => at <= now);
}

/** A line's pieces: what was searched for is marked. */
export function marked(text: string, search: string): readonly { readonly text: string; readonly hit: boolean }[] {
  if (search === '') return [{ text, hit: false }];
  const pieces: { text: string; hit: boolean }[] = [];
  const [lower, wanted] = [text.toLowerCase(), search.toLowerCase()];
  let at = 0;
  for (let found = lower.indexOf(wanted); found >= 0; found = lower.indexOf(wanted, at)) {
    if (found > at) pieces.push({ text: text.slice(at, found), hit: false });
    pieces.push({ text: text.slice(found, found + wanted.length), hit: true });
    at = found + wanted.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}

/** The places of the lines that have what was searched for. */
export function hitsOf(lines: readonly LogLine[], search: string): readonly number[] {
  if (search === '') return [];
  const wanted = search.toLowerCase();
  return lines.flatMap(({ text }, index) => (text.toLowerCase().includes(wanted) ? [index] : []));
}
