import { type Command, type Part, ShellSyntaxError, type Word } from './syntax';

/** What the parser sees. `plain` is the text of a word without quotes or expansions: only such a word can be reserved. */
export type Token =
  | { readonly kind: 'word'; readonly word: Word; readonly plain?: string }
  | { readonly kind: 'number'; readonly fd: number }
  | { readonly kind: 'operator'; readonly text: string }
  | { readonly kind: 'newline' }
  | { readonly kind: 'end' };

/** A here-document whose text comes after the line: filled in when the lexer gets there. */
interface Pending {
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly stripTabs: boolean;
  readonly fill: (word: Word) => void;
}

const OPERATORS = ['<<-', '&&', '||', ';;', '<<', '>>', '<&', '>&', '<>', '>|', '&', '|', ';', '<', '>', '(', ')'];
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const SPECIAL = /[@*#?$!0-9-]/;
const PARAMETER_OPERATOR = /:[-=?+]|##|%%|[-=?+#%]/y;

/** Cuts a script into tokens. Models the token recognition of POSIX sh (XCU 2.3), as busybox ash has it. */
export class Lexer {
  private at = 0;
  private pending: Pending[] = [];

  /** `parse` reads a command up to `)` for `$(...)`: it is the parser, which in turn has lexers. */
  constructor(
    private readonly source: string,
    private readonly parse: (lexer: Lexer) => Command,
  ) {}

  next(): Token {
    this.skipBlanks();
    const { source } = this;
    const char = source[this.at];
    if (char === undefined) return { kind: 'end' };
    if (char === '\n') {
      this.at++;
      this.readHereDocuments();
      return { kind: 'newline' };
    }
    const number = /^\d+(?=[<>])/.exec(source.slice(this.at, this.at + 4));
    if (number) {
      this.at += number[0].length;
      return { kind: 'number', fd: Number(number[0]) };
    }
    for (const text of OPERATORS) {
      if (!source.startsWith(text, this.at)) continue;
      this.at += text.length;
      return { kind: 'operator', text };
    }
    const from = this.at;
    const word = this.word(/[\s;&|<>()]/);
    const raw = source.slice(from, this.at);
    return { kind: 'word', word, plain: /["'\\$`]/.test(raw) ? undefined : raw };
  }

  /** The text of a here-document will be handed to `fill` after this line. */
  expectHereDocument(delimiter: Word, stripTabs: boolean, fill: (word: Word) => void): void {
    const quoted = delimiter.some((part) => part.quoted);
    const text = delimiter.map((part) => (part.kind === 'text' ? part.text : '')).join('');
    this.pending.push({ delimiter: text, quoted, stripTabs, fill });
  }

  private skipBlanks(): void {
    for (;;) {
      const char = this.source[this.at];
      if (char === ' ' || char === '\t' || char === '\r') this.at++;
      else if (char === '\\' && this.source[this.at + 1] === '\n') this.at += 2;
      else if (char === '#') while (this.at < this.source.length && this.source[this.at] !== '\n') this.at++;
      else return;
    }
  }

  /** Reads parts until `stop` matches outside of quotes. */
  private word(stop: RegExp): Word {
    const parts: Part[] = [];
    for (let char = this.source[this.at]; char !== undefined && !stop.test(char); char = this.source[this.at]) {
      if (char === "'") this.singleQuoted(parts);
      else if (char === '"') this.doubleQuoted(parts);
      else if (char === '\\') this.escaped(parts);
      else if (char === '$') this.dollar(parts, false);
      else if (char === '`') this.backquoted(parts, false);
      else {
        add(parts, char, false);
        this.at++;
      }
    }
    return parts;
  }

  private escaped(parts: Part[]): void {
    const escaped = this.source[this.at + 1];
    this.at += 2;
    if (escaped !== undefined && escaped !== '\n') add(parts, escaped, true);
  }

  private singleQuoted(parts: Part[]): void {
    const end = this.source.indexOf("'", this.at + 1);
    if (end < 0) throw new ShellSyntaxError('syntax error: unterminated quoted string');
    add(parts, this.source.slice(this.at + 1, end), true);
    this.at = end + 1;
  }

  private doubleQuoted(parts: Part[]): void {
    this.at++;
    add(parts, '', true);
    for (let char = this.source[this.at]; char !== '"'; char = this.source[this.at]) {
      if (char === undefined) throw new ShellSyntaxError('syntax error: unterminated quoted string');
      if (char === '\\' && '$`"\\\n'.includes(this.source[this.at + 1] ?? ' ')) this.escaped(parts);
      else if (char === '$') this.dollar(parts, true);
      else if (char === '`') this.backquoted(parts, true);
      else {
        add(parts, char, true);
        this.at++;
      }
    }
    this.at++;
  }

  private backquoted(parts: Part[], quoted: boolean): void {
    const match = /`((?:[^`\\]|\\.)*)`/sy;
    match.lastIndex = this.at;
    const found = match.exec(this.source);
    if (!found) throw new ShellSyntaxError('syntax error: EOF in backquote substitution');
    this.at = match.lastIndex;
    const script = (found[1] as string).replace(/\\([$`\\])/g, '$1');
    parts.push({ kind: 'command', body: this.parse(new Lexer(`${script}\n)`, this.parse)), quoted });
  }

  private dollar(parts: Part[], quoted: boolean): void {
    const { source } = this;
    if (source.startsWith('$((', this.at)) {
      const end = closing(source, this.at + 1);
      if (end > 0 && source[end - 1] === ')') {
        const expression = new Lexer(source.slice(this.at + 3, end - 1), this.parse).word(/$^/);
        this.at = end + 1;
        parts.push({ kind: 'arithmetic', expression, quoted });
        return;
      }
    }
    const after = source[this.at + 1];
    if (after === '(') {
      this.at += 2;
      parts.push({ kind: 'command', body: this.parse(this), quoted });
    } else if (after === '{') {
      this.at += 2;
      parts.push(this.braced(quoted));
    } else {
      this.at++;
      const name = after !== undefined && SPECIAL.test(after) ? after : this.match(NAME, 0);
      if (name === undefined) add(parts, '$', quoted);
      else {
        if (after === name) this.at++;
        else this.at += name.length;
        parts.push({ kind: 'parameter', name, quoted });
      }
    }
  }

  /** `${...}` after its brace. */
  private braced(quoted: boolean): Part {
    const { source } = this;
    const length = source[this.at] === '#' && source[this.at + 1] !== '}';
    if (length) this.at++;
    const special = /[@*#?$!-]|\d+/y;
    const name = this.match(NAME, 0) ?? this.match(special, 0);
    if (name === undefined) throw new ShellSyntaxError('syntax error: bad substitution');
    this.at += name.length;
    const operator = length ? 'length' : this.match(PARAMETER_OPERATOR, 0);
    let operand: Word | undefined;
    if (!length && operator !== undefined) {
      this.at += operator.length;
      operand = this.word(/\}/);
    }
    if (source[this.at] !== '}') throw new ShellSyntaxError('syntax error: bad substitution');
    this.at++;
    return { kind: 'parameter', name, operator, operand, quoted };
  }

  private match(pattern: RegExp, group: number): string | undefined {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = this.at;
    return sticky.exec(this.source)?.[group];
  }

  private readHereDocuments(): void {
    const { pending } = this;
    this.pending = [];
    for (const { delimiter, quoted, stripTabs, fill } of pending) {
      let text = '';
      while (this.at < this.source.length) {
        const end = this.source.indexOf('\n', this.at);
        let line = this.source.slice(this.at, end < 0 ? undefined : end);
        this.at = end < 0 ? this.source.length : end + 1;
        if (stripTabs) line = line.replace(/^\t+/, '');
        if (line === delimiter) break;
        text += `${line}\n`;
      }
      fill(quoted ? [{ kind: 'text', text, quoted: true }] : this.expandable(text));
    }
  }

  /** The parts of a here-document's text: expansions, but quotes are text. */
  private expandable(text: string): Word {
    const escaped = text.replace(/"/g, '\\"');
    const parts: Part[] = [];
    new Lexer(`"${escaped}"`, this.parse).doubleQuoted(parts);
    return parts;
  }
}

function add(parts: Part[], text: string, quoted: boolean): void {
  const last = parts.at(-1);
  if (last?.kind === 'text' && last.quoted === quoted) parts[parts.length - 1] = { ...last, text: last.text + text };
  else parts.push({ kind: 'text', text, quoted });
}

/** Where the parenthesis that opens at `open` closes, or -1. */
function closing(source: string, open: number): number {
  let depth = 0;
  for (let at = open; at < source.length; at++) {
    if (source[at] === '(') depth++;
    else if (source[at] === ')' && --depth === 0) return at;
  }
  return -1;
}
