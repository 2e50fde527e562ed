/** When a command of a line runs, by how the one before it ended: always, after 0 alone, or after anything else alone. */
export type Operator = ';' | '&&' | '||';

/** A command of a line. */
export interface TypedCommand {
  /** What stands before it; `;` of the first. */
  readonly when: Operator;
  readonly words: readonly string[];
}

/** What became of a typed line: its commands in order, or why the shell cannot read it. */
export type TypedLine =
  | { readonly ok: true; readonly commands: readonly TypedCommand[] }
  | { readonly ok: false; readonly message: string };

const REFUSED = new Set(['|', '&', '>', '>>', '<', '<<', '2>', '2>&1', '&>']);

/**
 * Splits a line into commands and their words as a POSIX shell does: blanks, single and double quotes, backslashes, and `;`, `&&`
 * and `||` between commands. Nothing is expanded. Models BusyBox ash's tokenizer and its messages; pipes and redirections are refused.
 */
export function readLine(line: string): TypedLine {
  const commands: TypedCommand[] = [];
  let when: Operator = ';';
  let words: string[] = [];
  const refuse = (message: string): TypedLine => ({ ok: false, message: `sh: ${message}` });
  for (let at = 0; at < line.length; ) {
    if (isBlank(line[at] as string)) {
      at++;
      continue;
    }
    const operator = operatorAt(line, at);
    if (operator) {
      if (words.length === 0) return refuse(`syntax error: unexpected "${operator}"`);
      commands.push({ when, words });
      [when, words] = [operator, []];
      at += operator.length;
      continue;
    }
    const word = readWord(line, at);
    if (typeof word === 'string') return { ok: false, message: word };
    if (!word.quoted && REFUSED.has(word.text)) {
      return refuse(`'${word.text}' is not supported here: commands are joined by &&, || and ; alone`);
    }
    words.push(word.text);
    at = word.end;
  }
  if (words.length > 0) return { ok: true, commands: [...commands, { when, words }] };
  return when === ';' ? { ok: true, commands } : refuse('syntax error: unexpected end of file');
}

/** The command that runs next after one that ended with `exitCode`, and those that may come after it; none when the line is done. */
export function nextOf(
  commands: readonly TypedCommand[],
  exitCode: number,
): { readonly next: TypedCommand; readonly rest: readonly TypedCommand[] } | undefined {
  const at = commands.findIndex(({ when }) => when === ';' || (when === '&&') === (exitCode === 0));
  const next = commands[at];
  return next && { next, rest: commands.slice(at + 1) };
}

/** Where the command begins that is typed at the end of a line. */
export function lastCommandOf(line: string): number {
  return [...line.matchAll(/&&|\|\||;/g)].reduce((_, { index, 0: operator }) => index + operator.length, 0);
}

function operatorAt(line: string, at: number): Operator | undefined {
  if (line[at] === ';') return ';';
  const two = line.slice(at, at + 2);
  return two === '&&' || two === '||' ? two : undefined;
}

interface Word {
  readonly text: string;
  readonly end: number;
  readonly quoted: boolean;
}

function readWord(line: string, start: number): Word | string {
  let text = '';
  let quoted = false;
  let at = start;
  while (at < line.length && !isBlank(line[at] as string) && !operatorAt(line, at)) {
    const char = line[at] as string;
    if (char === "'") {
      const close = line.indexOf("'", at + 1);
      if (close < 0) return 'sh: syntax error: unterminated quoted string';
      text += line.slice(at + 1, close);
      at = close + 1;
      quoted = true;
    } else if (char === '"') {
      const part = readDoubleQuoted(line, at + 1);
      if (!part) return 'sh: syntax error: unterminated quoted string';
      text += part.text;
      at = part.end;
      quoted = true;
    } else if (char === '\\') {
      if (line[at + 1] !== '\n') text += line[at + 1] ?? '';
      at += 2;
      quoted = true;
    } else {
      text += char;
      at++;
    }
  }
  return { text, end: at, quoted };
}

function readDoubleQuoted(line: string, start: number): { text: string; end: number } | undefined {
  let text = '';
  for (let at = start; at < line.length; at++) {
    const char = line[at] as string;
    if (char === '"') return { text, end: at + 1 };
    const next = line[at + 1];
    if (char === '\\' && next !== undefined && '"\\$`\n'.includes(next)) {
      if (next !== '\n') text += next;
      at++;
    } else text += char;
  }
  return undefined;
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r';
}
