import { Lexer, type Token } from './lexer';
import {
  type Assignment,
  type CaseArm,
  type Command,
  type Redirect,
  ShellSyntaxError,
  type SimpleCommand,
  type Word,
} from './syntax';

/** Reads a whole script. Throws ShellSyntaxError with ash's words. Models the grammar of POSIX sh (XCU 2.10). */
export function parseShell(script: string): Command {
  const parser = new Parser(new Lexer(script, parseSubstitution));
  const command = parser.list();
  parser.expectEnd();
  return command;
}

/** The command in `$(...)`, up to its closing parenthesis, which is consumed. */
function parseSubstitution(lexer: Lexer): Command {
  return new Parser(lexer).substitution();
}

const REDIRECTS = new Set(['<', '>', '>>', '<&', '>&', '<<', '<<-', '>|', '<>']);
const CLOSERS = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}']);

class Parser {
  private token: Token;

  constructor(private readonly lexer: Lexer) {
    this.token = lexer.next();
  }

  expectEnd(): void {
    if (this.token.kind !== 'end') this.unexpected();
  }

  substitution(): Command {
    const command = this.list();
    if (!(this.token.kind === 'operator' && this.token.text === ')')) this.unexpected();
    return command;
  }

  list(): Command {
    const items: Command[] = [];
    for (this.skipNewlines(); !this.atListEnd(); this.skipNewlines()) {
      let item = this.andOr();
      if (this.takeOperator('&')) item = { kind: 'background', body: item };
      else if (!this.takeOperator(';') && this.token.kind !== 'newline' && !this.atListEnd()) this.unexpected();
      items.push(item);
    }
    return items.length === 1 ? (items[0] as Command) : { kind: 'list', items };
  }

  private atListEnd(): boolean {
    const { token } = this;
    if (token.kind === 'end') return true;
    if (token.kind === 'operator') return token.text === ')' || token.text === ';;';
    return token.kind === 'word' && token.plain !== undefined && CLOSERS.has(token.plain);
  }

  private andOr(): Command {
    let left = this.pipeline();
    for (;;) {
      const kind = this.takeOperator('&&') ? 'and' : this.takeOperator('||') ? 'or' : undefined;
      if (!kind) return left;
      this.skipNewlines();
      left = { kind, left, right: this.pipeline() };
    }
  }

  private pipeline(): Command {
    const negated = this.takeWord('!');
    const parts = [this.command()];
    while (this.takeOperator('|')) {
      this.skipNewlines();
      parts.push(this.command());
    }
    const body: Command = parts.length === 1 ? (parts[0] as Command) : { kind: 'pipeline', parts };
    return negated ? { kind: 'not', body } : body;
  }

  private command(): Command {
    const body = this.compound();
    if (!body) return this.simple();
    const redirects: Redirect[] = [];
    while (this.redirect(redirects));
    return redirects.length > 0 ? { kind: 'redirected', body, redirects } : body;
  }

  private compound(): Command | undefined {
    if (this.takeOperator('(')) {
      const body = this.list();
      this.expectOperator(')');
      return { kind: 'subshell', body };
    }
    if (this.takeWord('{')) {
      const body = this.list();
      this.expectWord('}');
      return { kind: 'group', body };
    }
    if (this.takeWord('if')) return this.ifClause();
    if (this.takeWord('while')) return this.loop('while');
    if (this.takeWord('until')) return this.loop('until');
    if (this.takeWord('for')) return this.forClause();
    if (this.takeWord('case')) return this.caseClause();
    return undefined;
  }

  private ifClause(): Command {
    const condition = this.list();
    this.expectWord('then');
    const then = this.list();
    if (this.takeWord('elif')) return { kind: 'if', condition, then, otherwise: this.ifClause() };
    const otherwise = this.takeWord('else') ? this.list() : undefined;
    this.expectWord('fi');
    return { kind: 'if', condition, then, otherwise };
  }

  private loop(kind: 'while' | 'until'): Command {
    const condition = this.list();
    return { kind, condition, body: this.doGroup() };
  }

  private doGroup(): Command {
    this.expectWord('do');
    const body = this.list();
    this.expectWord('done');
    return body;
  }

  private forClause(): Command {
    const name = this.token.kind === 'word' ? this.token.plain : undefined;
    if (name === undefined) this.unexpected();
    this.advance();
    this.skipNewlines();
    let words: Word[] | undefined;
    if (this.takeWord('in')) {
      words = [];
      for (; this.token.kind === 'word'; this.advance()) words.push(this.token.word);
    }
    this.takeOperator(';');
    this.skipNewlines();
    return { kind: 'for', name: name as string, words, body: this.doGroup() };
  }

  private caseClause(): Command {
    const word = this.expectAnyWord();
    this.advance();
    this.skipNewlines();
    this.expectWord('in');
    const arms: CaseArm[] = [];
    for (this.skipNewlines(); !this.takeWord('esac'); this.skipNewlines()) {
      this.takeOperator('(');
      const patterns: Word[] = [];
      do {
        patterns.push(this.expectAnyWord());
        this.advance();
      } while (this.takeOperator('|'));
      this.expectOperator(')');
      arms.push({ patterns, body: this.list() });
      if (!this.takeOperator(';;') && !this.isWord('esac')) this.unexpected();
    }
    return { kind: 'case', word, arms };
  }

  private simple(): Command {
    const assignments: Assignment[] = [];
    const words: Word[] = [];
    const redirects: Redirect[] = [];
    for (;;) {
      if (this.redirect(redirects)) continue;
      if (this.token.kind !== 'word') break;
      const { word, plain } = this.token;
      const assignment = words.length === 0 ? assignmentOf(word) : undefined;
      if (words.length === 0 && plain !== undefined && CLOSERS.has(plain)) break;
      this.advance();
      if (assignment) assignments.push(assignment);
      else words.push(word);
      if (words.length === 1 && plain !== undefined && this.takeOperator('(')) return this.functionDefinition(plain);
    }
    if (assignments.length + words.length + redirects.length === 0) this.unexpected();
    return { kind: 'simple', assignments, words, redirects } satisfies SimpleCommand;
  }

  private functionDefinition(name: string): Command {
    this.expectOperator(')');
    this.skipNewlines();
    return { kind: 'function', name, body: this.command() };
  }

  private redirect(redirects: Redirect[]): boolean {
    let fd: number | undefined;
    if (this.token.kind === 'number') {
      fd = this.token.fd;
      this.advance();
    }
    if (this.token.kind !== 'operator' || !REDIRECTS.has(this.token.text)) return false;
    const { text } = this.token;
    this.advance();
    const word = this.expectAnyWord();
    const operator = ({ '>|': '>', '<>': '<', '<<-': '<<' } as Record<string, string>)[text] ?? text;
    const index = redirects.length;
    redirects.push({
      fd: fd ?? (text.startsWith('<') ? 0 : 1),
      operator: operator as Redirect['operator'],
      target: word,
    });
    if (operator === '<<') {
      this.lexer.expectHereDocument(word, text === '<<-', (target) => {
        redirects[index] = { ...(redirects[index] as Redirect), target };
      });
    }
    this.advance();
    return true;
  }

  private advance(): void {
    this.token = this.lexer.next();
  }

  private skipNewlines(): void {
    while (this.token.kind === 'newline') this.advance();
  }

  private takeOperator(text: string): boolean {
    if (this.token.kind !== 'operator' || this.token.text !== text) return false;
    this.advance();
    return true;
  }

  private isWord(text: string): boolean {
    return this.token.kind === 'word' && this.token.plain === text;
  }

  private takeWord(text: string): boolean {
    if (!this.isWord(text)) return false;
    this.advance();
    return true;
  }

  /** The word that is there, which is not consumed: what follows it may be a here-document's line. */
  private expectAnyWord(): Word {
    const { token } = this;
    return token.kind === 'word' ? token.word : this.unexpected();
  }

  private expectOperator(text: string): void {
    if (!this.takeOperator(text)) this.unexpected(text);
  }

  private expectWord(text: string): void {
    if (!this.takeWord(text)) this.unexpected(text);
  }

  private unexpected(expected?: string): never {
    const { token } = this;
    const expecting = expected ? ` (expecting "${expected}")` : '';
    throw new ShellSyntaxError(`syntax error: unexpected ${nameOf(token)}${expecting}`);
  }
}

/** How ash calls a token that does not belong there. */
function nameOf(token: Token): string {
  if (token.kind === 'end') return 'end of file';
  if (token.kind === 'newline') return 'newline';
  if (token.kind === 'operator') return `"${token.text}"`;
  return token.kind === 'word' && token.plain !== undefined && CLOSERS.has(token.plain) ? `"${token.plain}"` : 'word';
}

/** `name=value` at the start of a command. */
function assignmentOf(word: Word): Assignment | undefined {
  const first = word[0];
  if (first?.kind !== 'text' || first.quoted) return undefined;
  const match = /^([A-Za-z_][A-Za-z0-9_]*)=/.exec(first.text);
  if (!match) return undefined;
  const rest = first.text.slice(match[0].length);
  const value = rest === '' ? word.slice(1) : [{ ...first, text: rest }, ...word.slice(1)];
  return { name: match[1] as string, value };
}
