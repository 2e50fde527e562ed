import type { TerminalOutput } from '../../protocol/messages';
import type { Line } from './lineEditor';

/** What is written to a terminal: muted prompt, commands in bold, the rest as it was printed. */
const PROMPT = '\x1b[90m$\x1b[39m ';
const PROMPT_CELLS = 2;
/** A command that Ctrl-C ended; the terminal itself echoes the key. */
const INTERRUPTED = 130;

const ESC = '\x1b';
const CONTROLS = '\x00-\x06\x0e-\x1a\x1c-\x1f\x7f';
/** Escape sequences other than colours: what runs in the cluster must not steer the page's terminal. */
const STEERING = new RegExp(`${ESC}(?!\\[[0-9;]*m)|[${CONTROLS}]`, 'g');

const COLOURS = new RegExp(`${ESC}\\[[0-9;]*m`, 'g');

function printed(text: string): string {
  return text.replace(STEERING, '').replace(/\r?\n/g, '\r\n');
}

/** A record as the terminal gets it. */
export function recordText(record: TerminalOutput): string {
  if (record.kind === 'command') return `${PROMPT}\x1b[1m${printed(record.text)}\x1b[22m\r\n`;
  if (record.kind === 'exit') return record.exitCode === INTERRUPTED ? '^C\r\n' : '';
  return printed(record.text);
}

/** Records of the future: muted throughout, whatever colours they have, and ending at the start of a line. */
export function dimmed(records: readonly TerminalOutput[]): string {
  const text = records.map((record) => recordText(record).replace(COLOURS, '')).join('');
  return text === '' ? '' : `${ESC}[90m${text}${text.endsWith('\n') ? '' : '\r\n'}${ESC}[39m`;
}

/** The last so many lines of a text. */
export function lastLines(text: string, count: number): string {
  let from = text.length - 1;
  for (let line = 0; line < count && from > 0; line++) from = text.lastIndexOf('\n', from - 1);
  return from > 0 ? text.slice(from + 1) : text;
}

/** The first so many lines of what `dimmed` gives, which stays muted to its end. */
export function firstLines(muted: string, count: number): string {
  let until = -1;
  for (let line = 0; line < count; line++) {
    const next = muted.indexOf('\n', until + 1);
    if (next === -1) return muted;
    until = next;
  }
  return until + 1 < muted.length - `${ESC}[39m`.length ? `${muted.slice(0, until + 1)}…\r\n${ESC}[39m` : muted;
}

/** Whether what was printed ends at the start of a line. */
export function endsLine(records: readonly TerminalOutput[]): boolean {
  const last = records.findLast((record) => record.kind !== 'exit' && record.text !== '');
  return last === undefined || last.kind === 'command' || last.text.endsWith('\n');
}

/** How many of the records were printed up to a moment; they are in order of time. */
export function printedUntil(records: readonly TerminalOutput[], now: number): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle] as TerminalOutput).at <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Columns that a text takes: two for East Asian wide characters and emoji. */
export function cells(text: string): number {
  let sum = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const wide = point >= 0x1100 && (point <= 0x115f || (point >= 0x2e80 && point <= 0xffdc) || point >= 0x1f300);
    sum += wide ? 2 : 1;
  }
  return sum;
}

/** The edited line on the screen. */
export interface Drawn {
  readonly output: string;
  /** Rows from the prompt's to the cursor's. */
  readonly row: number;
}

/** From wherever the cursor is, `row` rows below the prompt, back to the prompt's start, with all below gone. */
export function erase(row: number): string {
  return `${row > 0 ? `\x1b[${row}A` : ''}\r\x1b[J`;
}

/** Prompt, text and cursor on a screen of so many columns. */
export function drawLine(line: Line, columns: number): Drawn {
  const total = PROMPT_CELLS + cells(line.text);
  const at = PROMPT_CELLS + cells(line.text.slice(0, line.cursor));
  const lastRow = Math.floor(total / columns);
  const row = Math.floor(at / columns);
  const column = at % columns;
  const wrap = total % columns === 0 ? '\r\n' : '';
  const up = lastRow > row ? `\x1b[${lastRow - row}A` : '';
  const across = column > 0 ? `\x1b[${column}C` : '';
  return { output: `${PROMPT}${line.text}${wrap}${up}\r${across}`, row };
}

/** Words in columns, as bash lists them. */
export function columnsOf(words: readonly string[], width: number): string {
  const cell = Math.max(...words.map(cells)) + 2;
  const across = Math.max(1, Math.floor(width / cell));
  const rows = Math.ceil(words.length / across);
  const lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    const line: string[] = [];
    for (let column = row; column < words.length; column += rows) {
      const word = words[column] as string;
      line.push(column + rows < words.length ? word + ' '.repeat(cell - cells(word)) : word);
    }
    lines.push(line.join(''));
  }
  return lines.join('\r\n');
}
