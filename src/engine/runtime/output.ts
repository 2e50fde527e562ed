import type { LogLine } from './container';

/** A log keeps so many lines. */
const KEPT_LINES = 5_000;

/** Adds what a process wrote to its container's log, cut into lines. Old lines are dropped. */
export function appendOutput(output: Map<string, LogLine[]>, id: string, written: LogLine): void {
  let lines = output.get(id);
  if (!lines) output.set(id, (lines = []));
  for (const text of written.text.split(/(?<=\n)/)) {
    if (text === '') continue;
    const last = lines.at(-1);
    if (last && last.stream === written.stream && !last.text.endsWith('\n')) {
      lines[lines.length - 1] = { ...last, text: last.text + text };
    } else lines.push({ ...written, text });
  }
  if (lines.length > 2 * KEPT_LINES) lines.splice(0, lines.length - KEPT_LINES);
}

/** How much of a termination log and of the output is kept for the status (kubelet: container_log limits). */
const WORDS_LENGTH = 4096;
const TAIL_LENGTH = 2048;
const TAIL_LINES = 80;

/** What is left of a container for its status: its termination log and the end of its output. */
export function lastWordsOf(
  file: string | undefined,
  lines: readonly LogLine[] = [],
): { readonly lastWords: string; readonly outputTail: string } {
  const tail = lines.slice(-TAIL_LINES).map(({ text }) => text);
  return { lastWords: (file ?? '').slice(0, WORDS_LENGTH), outputTail: tail.join('').slice(-TAIL_LENGTH) };
}
