/** A line being typed, and what came before it. A plain value: every key gives the next one. */
export interface Line {
  readonly text: string;
  /** Where the next character goes, in UTF-16 units. */
  readonly cursor: number;
  readonly history: readonly string[];
  /** Which line of the history is shown; its length when none is. */
  readonly place: number;
  /** What was typed before the history was looked at. */
  readonly draft: string;
  /** What Ctrl-K, U or W took away last; Ctrl-Y brings it back. */
  readonly killed: string;
}

/** What a key asks of the terminal beyond changing the line. */
export type Ask = 'submit' | 'complete' | 'interrupt' | 'clear';

interface Fed {
  readonly line: Line;
  readonly ask?: Ask;
  /** What was not looked at yet: a paste goes on after the command that it submits has ended. */
  readonly rest: string;
}

export function emptyLine(history: readonly string[] = []): Line {
  return { text: '', cursor: 0, history, place: history.length, draft: '', killed: '' };
}

/** The line after a submit: empty, with the text in the history unless it repeats the last one. */
export function submitted(line: Line): Line {
  const text = line.text.trim();
  const history = text && line.history.at(-1) !== text ? [...line.history, text] : line.history;
  return { ...emptyLine(history), killed: line.killed };
}

/** Puts text at the cursor. */
export function insert(line: Line, text: string): Line {
  return {
    ...line,
    text: line.text.slice(0, line.cursor) + text + line.text.slice(line.cursor),
    cursor: line.cursor + text.length,
  };
}

type Edit = (line: Line) => Line;

const to = (line: Line, cursor: number): Line => ({
  ...line,
  cursor: Math.max(0, Math.min(line.text.length, cursor)),
});
const left: Edit = (line) => to(line, line.cursor - (isPair(line.text, line.cursor - 2) ? 2 : 1));
const right: Edit = (line) => to(line, line.cursor + (isPair(line.text, line.cursor) ? 2 : 1));
const home: Edit = (line) => to(line, 0);
const end: Edit = (line) => to(line, line.text.length);
const wordLeft: Edit = (line) => to(line, startOfWord(line.text, line.cursor));
const wordRight: Edit = (line) => to(line, endOfWord(line.text, line.cursor));
const backspace: Edit = (line) => cut(line, left(line).cursor, line.cursor);
const remove: Edit = (line) => cut(line, line.cursor, right(line).cursor);
const kill = (line: Line, from: number, until: number): Line =>
  from === until ? line : { ...cut(line, from, until), killed: line.text.slice(from, until) };
const older: Edit = (line) => recall(line, line.place - 1);
const newer: Edit = (line) => recall(line, line.place + 1);

function isPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00;
}

function cut(line: Line, from: number, until: number): Line {
  return { ...line, text: line.text.slice(0, from) + line.text.slice(until), cursor: from };
}

/** As in bash: back over blanks, then over the word. */
function startOfWord(text: string, cursor: number): number {
  const before = text.slice(0, cursor);
  return before.replace(/\S+\s*$/, '').length;
}

function endOfWord(text: string, cursor: number): number {
  return cursor + (/^\s*\S*/.exec(text.slice(cursor))?.[0].length ?? 0);
}

function recall(line: Line, place: number): Line {
  if (place < 0 || place > line.history.length) return line;
  const draft = line.place === line.history.length ? line.text : line.draft;
  const text = place === line.history.length ? draft : (line.history[place] as string);
  return { ...line, text, cursor: text.length, place, draft };
}

const EDITS: Readonly<Record<string, Edit>> = {
  '\x01': home,
  '\x02': left,
  '\x04': remove,
  '\x05': end,
  '\x06': right,
  '\x08': backspace,
  '\x7f': backspace,
  '\x0b': (line) => kill(line, line.cursor, line.text.length),
  '\x15': (line) => kill(line, 0, line.cursor),
  '\x17': (line) => kill(line, startOfWord(line.text, line.cursor), line.cursor),
  '\x19': (line) => insert(line, line.killed),
  '\x10': older,
  '\x0e': newer,
  '\x1b[A': older,
  '\x1bOA': older,
  '\x1b[B': newer,
  '\x1bOB': newer,
  '\x1b[C': right,
  '\x1bOC': right,
  '\x1b[D': left,
  '\x1bOD': left,
  '\x1b[H': home,
  '\x1bOH': home,
  '\x1b[1~': home,
  '\x1b[F': end,
  '\x1bOF': end,
  '\x1b[4~': end,
  '\x1b[3~': remove,
  '\x1b[1;5C': wordRight,
  '\x1b[1;5D': wordLeft,
  '\x1b[1;3C': wordRight,
  '\x1b[1;3D': wordLeft,
  '\x1bf': wordRight,
  '\x1bb': wordLeft,
  '\x1bd': (line) => kill(line, line.cursor, endOfWord(line.text, line.cursor)),
  '\x1b\x7f': (line) => kill(line, startOfWord(line.text, line.cursor), line.cursor),
};

const ASKS: Readonly<Record<string, Ask>> = {
  '\r': 'submit',
  '\n': 'submit',
  '\t': 'complete',
  '\x03': 'interrupt',
  '\x0c': 'clear',
};

const ESC = '\x1b';
const CONTROL = '\x00-\x1f\x7f';
/** One key: an escape sequence, a control character, or a run of text. */
const KEY = new RegExp(`^(?:${ESC}(?:\\[[0-9;]*[A-Za-z~]|O[A-Z]|[a-z\x7f])|\r\n|[${CONTROL}]|[^${CONTROL}]+)`);

/** Takes keys as a terminal sends them, up to the first one that asks for something. */
export function feed(line: Line, data: string): Fed {
  let next = line;
  let rest = data;
  while (rest !== '') {
    const found = KEY.exec(rest)?.[0] ?? (rest[0] as string);
    rest = rest.slice(found.length);
    const ask = ASKS[found === '\r\n' ? '\r' : found];
    if (ask) return { line: next, ask, rest };
    const edit = EDITS[found];
    if (edit) next = edit(next);
    else if (found >= ' ') next = insert(next, found);
  }
  return { line: next, rest: '' };
}

/** The line with the completion in it, or the words to show when it adds nothing. */
export function complete(
  line: Line,
  from: number,
  words: readonly string[],
): { readonly line: Line; readonly list?: readonly string[] } {
  const typed = line.text.slice(from, line.cursor);
  const [only] = words;
  if (only === undefined) return { line };
  const common = words.length === 1 ? only : commonPrefix(words);
  if (words.length > 1 && common.length <= typed.length) return { line, list: words };
  const closed = words.length === 1 && !/[=/:,]$/.test(only) ? `${only} ` : common;
  const after = line.text.slice(line.cursor);
  const glued = closed.endsWith(' ') && after.startsWith(' ') ? closed.slice(0, -1) : closed;
  return { line: { ...line, text: line.text.slice(0, from) + glued + after, cursor: from + glued.length } };
}

function commonPrefix(words: readonly string[]): string {
  const [first = '', ...others] = words;
  let length = first.length;
  for (const word of others) {
    let index = 0;
    while (index < length && word[index] === first[index]) index++;
    length = index;
  }
  return first.slice(0, length);
}
