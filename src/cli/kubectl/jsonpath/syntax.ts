/** A part of a JSONPath template as kubectl understands it. Models k8s.io/client-go/util/jsonpath. */
export type Node =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'list'; readonly nodes: readonly Node[] }
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'wildcard' }
  | { readonly type: 'recursive' }
  | { readonly type: 'array'; readonly params: readonly Param[] }
  | { readonly type: 'filter'; readonly left: Node; readonly right: Node; readonly operator: string }
  | { readonly type: 'union'; readonly nodes: readonly Node[] }
  | { readonly type: 'value'; readonly value: string | number | boolean }
  | { readonly type: 'identifier'; readonly name: string };

/** Start, end or step of `[0:3:1]`; a derived end is that of a single index. */
export interface Param {
  readonly known: boolean;
  readonly value: number;
  readonly derived?: boolean;
}

/** A template that cannot be read. */
export class PathError extends Error {}

const SLICE = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/;
const COMPARISON = /^([^!<>=]+)([!<>=]+)(.+?)$/;

/** Reads a template: text, and paths in braces. Throws PathError. */
export function parseTemplate(template: string): readonly Node[] {
  const nodes: Node[] = [];
  let at = 0;
  while (at < template.length) {
    const open = template.indexOf('{', at);
    if (open < 0) {
      nodes.push({ type: 'text', text: template.slice(at) });
      break;
    }
    if (open > at) nodes.push({ type: 'text', text: template.slice(at, open) });
    const action = new ActionParser(template, open + 1);
    nodes.push({ type: 'list', nodes: action.parse() });
    at = action.at;
  }
  return nodes;
}

/** `.a.b`, `a.b` or `{.a.b}`, made into a template. Models get.RelaxedJSONPathExpression. */
export function relaxPath(path: string): string {
  if (path === '') return path;
  const match = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(path);
  if (!match)
    throw new PathError(
      `unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'`,
    );
  return `{.${match[1] ?? match[2]}}`;
}

function parseAction(text: string): Node {
  const [node] = parseTemplate(`{${text}}`);
  return node as Node;
}

class ActionParser {
  private readonly nodes: Node[] = [];

  constructor(
    private readonly input: string,
    public at: number,
  ) {}

  parse(): readonly Node[] {
    for (;;) {
      const char = this.input[this.at];
      if (char === '}') {
        this.at++;
        return this.nodes;
      }
      if (char === undefined || char === '\n' || char === '\r') throw new PathError('unclosed action');
      this.parsePart(char);
    }
  }

  private parsePart(char: string): void {
    if (this.input.startsWith('[?(', this.at)) this.parseFilter();
    else if (this.input.startsWith('..', this.at)) this.parseRecursive();
    else if (char === ' ' || char === '@' || char === '$') this.at++;
    else if (char === '[') this.parseArray();
    else if (char === '"' || char === "'") this.parseQuote(char);
    else if (char === '.') {
      this.at++;
      this.parseField();
    } else if (/[-+\d]/.test(char)) this.parseNumber();
    else if (/[\p{L}_]/u.test(char)) this.parseIdentifier();
    else throw new PathError(`unrecognized character in action: ${describeChar(char)}`);
  }

  private parseField(): void {
    const raw = this.take();
    if (raw === '*') this.nodes.push({ type: 'wildcard' });
    else this.nodes.push({ type: 'field', name: raw.replaceAll('\\', '') });
  }

  private parseRecursive(): void {
    if (this.nodes.at(-1)?.type === 'recursive') throw new PathError('invalid multiple recursive descent');
    this.at += 2;
    this.nodes.push({ type: 'recursive' });
    if (/[\p{L}\d_]/u.test(this.input[this.at] ?? '')) this.parseField();
  }

  private parseIdentifier(): void {
    const word = this.take();
    if (word === 'true' || word === 'false') this.nodes.push({ type: 'value', value: word === 'true' });
    else this.nodes.push({ type: 'identifier', name: word });
  }

  private parseNumber(): void {
    const text = /^[-+]?[\d.eE]*/.exec(this.input.slice(this.at))?.[0] as string;
    this.at += text.length;
    const value = Number(text);
    if (Number.isNaN(value)) throw new PathError(`cannot parse number ${text}`);
    this.nodes.push({ type: 'value', value });
  }

  private parseQuote(quote: string): void {
    const start = ++this.at;
    for (; this.input[this.at] !== quote; this.at++) {
      if (this.at >= this.input.length || this.input[this.at] === '\n')
        throw new PathError('unterminated quoted string');
      if (this.input[this.at] === '\\') this.at++;
    }
    this.nodes.push({ type: 'text', text: unquote(this.input.slice(start, this.at)) });
    this.at++;
  }

  private parseArray(): void {
    const close = this.input.indexOf(']', this.at);
    if (close < 0) throw new PathError('unterminated array');
    const text = this.input.slice(this.at + 1, close);
    this.at = close + 1;
    this.nodes.push(...parseArrayText(text === '*' ? ':' : text));
  }

  private parseFilter(): void {
    const start = this.at + 3;
    let quote = '';
    let at = start;
    for (; ; at++) {
      const char = this.input[at];
      if (char === undefined || char === '\n') throw new PathError('unterminated filter');
      if (quote === '' && (char === '"' || char === "'")) quote = char;
      else if (quote !== '' && char === quote && this.input[at - 1] !== '\\') quote = '';
      else if (char === ')' && quote === '') break;
    }
    if (this.input[at + 1] !== ']') throw new PathError('unclosed array expect ]');
    const text = this.input.slice(start, at);
    this.at = at + 2;
    const match = COMPARISON.exec(text);
    if (match) {
      const [, left = '', operator = '', right = ''] = match;
      this.nodes.push({ type: 'filter', left: parseAction(left), right: parseAction(right), operator });
    } else {
      this.nodes.push({
        type: 'filter',
        left: parseAction(text),
        right: { type: 'list', nodes: [] },
        operator: 'exists',
      });
    }
  }

  /** A word up to one of the characters that end one; a backslash takes the next. */
  private take(): string {
    const start = this.at;
    while (this.at < this.input.length && !/[\s.,[\]$@{}]/.test(this.input[this.at] as string)) {
      this.at += this.input[this.at] === '\\' ? 2 : 1;
    }
    return this.input.slice(start, this.at);
  }
}

function parseArrayText(text: string): readonly Node[] {
  const parts = text.split(',');
  if (parts.length > 1) return [{ type: 'union', nodes: parts.map((part) => parseAction(`[${part.trim()}]`)) }];
  const key = /^'([^']*)'$/.exec(text);
  if (key) {
    const node = parseAction(`.${key[1]}`);
    return node.type === 'list' ? node.nodes : [node];
  }
  const slice = SLICE.exec(text);
  if (!slice) throw new PathError(`invalid array index ${text}`);
  const [, start = '', end = '', step = ''] = slice;
  const first: Param = start === '' ? { known: false, value: 0 } : { known: true, value: Number(start) };
  return [{ type: 'array', params: [first, endParam(end, first), param(step.slice(1))] }];
}

function endParam(text: string, first: Param): Param {
  return text === '' ? { known: true, value: first.value + 1, derived: true } : param(text.slice(1));
}

function param(text: string): Param {
  return text === '' ? { known: false, value: 0 } : { known: true, value: Number(text) };
}

function unquote(text: string): string {
  const simple: Record<string, string> = { n: '\n', t: '\t', r: '\r', '"': '"', "'": "'", '\\': '\\' };
  return text.replace(/\\(.)/g, (whole, char: string) => simple[char] ?? whole);
}

function describeChar(char: string): string {
  const code = char.codePointAt(0) as number;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')} '${char}'`;
}
