/** What became of a typed line: its words, or why the shell cannot read it. */
export type Words =
  | { readonly ok: true; readonly words: readonly string[] }
  | { readonly ok: false; readonly message: string };

const OPERATORS = new Set(['|', '||', '&', '&&', ';', '>', '>>', '<', '<<', '2>', '2>&1', '&>']);

/**
 * Splits a line into words as a POSIX shell does: blanks, single and double quotes, backslashes. Nothing is expanded.
 * Models dash's tokenizer, without operators: a line that has one is refused.
 */
export function splitWords(line: string): Words {
  const words: string[] = [];
  let at = 0;
  while (at < line.length) {
    if (isBlank(line[at] as string)) {
      at++;
      continue;
    }
    const word = readWord(line, at);
    if (typeof word === 'string') return { ok: false, message: word };
    if (!word.quoted && OPERATORS.has(word.text)) {
      return { ok: false, message: `sh: '${word.text}' is not supported here: one command a line` };
    }
    words.push(word.text);
    at = word.end;
  }
  return { ok: true, words };
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
  while (at < line.length && !isBlank(line[at] as string)) {
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
