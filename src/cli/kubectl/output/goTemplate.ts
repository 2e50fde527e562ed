import { goValue } from '../../../api/meta/goFormat';
import { fail } from '../failure';
import { isObject, sortedKeys } from './value';

type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'print'; readonly words: readonly string[] }
  | {
      readonly type: 'if' | 'range' | 'with';
      readonly words: readonly string[];
      readonly body: Part[];
      readonly other: Part[];
    };

/** Makes a Go template ready: fields, range, if, with, variables, and the functions that are of use. Models text/template. */
export function renderTemplate(template: string): (data: unknown) => string {
  const parts = parse(template);
  return (data) => run(parts, data, new Map([['$', data]]));
}

function parse(template: string): Part[] {
  const root: Part[] = [];
  const open: { part: Extract<Part, { body: Part[] }>; into: Part[] }[] = [];
  let into = root;
  let at = 0;
  while (at < template.length) {
    const start = template.indexOf('{{', at);
    if (start < 0) {
      into.push({ type: 'text', text: template.slice(at) });
      break;
    }
    const end = template.indexOf('}}', start);
    if (end < 0) failParse(template, 'unclosed action');
    if (start > at) into.push({ type: 'text', text: template.slice(at, start) });
    at = end + 2;
    const words = wordsOf(template.slice(start + 2, end).replace(/^- | -$/g, ''));
    const [first = ''] = words;
    if (first === 'if' || first === 'range' || first === 'with') {
      const part = { type: first, words: words.slice(1), body: [], other: [] } as Extract<Part, { body: Part[] }>;
      into.push(part);
      open.push({ part, into });
      into = part.body;
    } else if (first === 'else') into = open.at(-1)?.part.other ?? failParse(template, 'unexpected {{else}}');
    else if (first === 'end') into = open.pop()?.into ?? failParse(template, 'unexpected {{end}}');
    else if (words.length > 0) into.push({ type: 'print', words });
  }
  if (open.length > 0) failParse(template, 'unexpected EOF');
  return root;
}

function failParse(template: string, message: string): never {
  return fail(`error parsing template ${template}, template: output:1: ${message}`);
}

function wordsOf(action: string): string[] {
  return [...action.matchAll(/"(?:\\.|[^"\\])*"|`[^`]*`|[()|]|:=|[^\s()|]+/g)].map(([word]) => word);
}

type Variables = Map<string, unknown>;

function run(parts: readonly Part[], data: unknown, variables: Variables): string {
  return parts.map((part) => runPart(part, data, variables)).join('');
}

function runPart(part: Part, data: unknown, variables: Variables): string {
  if (part.type === 'text') return part.text;
  if (part.type === 'print') {
    if (part.words[1] === ':=' || part.words[1] === '=') {
      variables.set(part.words[0] as string, evaluate(part.words.slice(2), data, variables));
      return '';
    }
    const value = evaluate(part.words, data, variables);
    return value === undefined || value === null ? '<no value>' : goValue(value);
  }
  if (part.type === 'range') return runRange(part, data, variables);
  const value = evaluate(part.words, data, variables);
  if (!isTrue(value)) return run(part.other, data, variables);
  return run(part.body, part.type === 'with' ? value : data, variables);
}

function runRange(part: Extract<Part, { body: Part[] }>, data: unknown, variables: Variables): string {
  const assign = part.words.indexOf(':=');
  const names = part.words.slice(0, Math.max(assign, 0)).map((name) => name.replace(',', ''));
  const value = evaluate(part.words.slice(assign + 1), data, variables);
  const entries: [unknown, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : isObject(value)
      ? sortedKeys(value).map((key) => [key, value[key]])
      : [];
  if (entries.length === 0) return run(part.other, data, variables);
  return entries
    .map(([key, item]) => {
      const inner = new Map(variables);
      if (names.length === 2) inner.set(names[0] as string, key);
      if (names.length > 0) inner.set(names.at(-1) as string, item);
      return run(part.body, item, inner);
    })
    .join('');
}

/** A pipeline: each command's result is the next one's last argument. */
function evaluate(words: readonly string[], data: unknown, variables: Variables): unknown {
  const commands: string[][] = [[]];
  let depth = 0;
  for (const word of words) {
    if (word === '(') depth++;
    if (word === ')') depth--;
    if (word === '|' && depth === 0) commands.push([]);
    else commands.at(-1)?.push(word);
  }
  let piped: unknown[] = [];
  for (const command of commands) piped = [runCommand(command, data, variables, piped)];
  return piped[0];
}

function runCommand(words: readonly string[], data: unknown, variables: Variables, piped: readonly unknown[]): unknown {
  const values: unknown[] = [];
  const [name = ''] = words;
  const isCall = FUNCTIONS[name] !== undefined;
  for (let at = isCall ? 1 : 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word !== '(') {
      values.push(operand(word, data, variables));
      continue;
    }
    let depth = 1;
    const start = at + 1;
    while (depth > 0 && ++at < words.length) depth += words[at] === '(' ? 1 : words[at] === ')' ? -1 : 0;
    values.push(evaluate(words.slice(start, at), data, variables));
  }
  if (isCall) return FUNCTIONS[name]?.([...values, ...piped]);
  if (/^[a-zA-Z]/.test(name) && name !== 'true' && name !== 'false' && name !== 'nil') {
    fail(`error parsing template, template: output:1: function "${name}" not defined`);
  }
  return values[0];
}

function operand(word: string, data: unknown, variables: Variables): unknown {
  if (word.startsWith('"')) return JSON.parse(word);
  if (word.startsWith('`')) return word.slice(1, -1);
  if (/^-?\d/.test(word)) return Number(word);
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'nil') return null;
  const [root = '', ...fields] = word.split('.');
  const start = root === '' ? data : variables.get(root);
  return fields
    .filter((field) => field !== '')
    .reduce((value, field) => (isObject(value) ? value[field] : undefined), start);
}

function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}

const FUNCTIONS: Readonly<Record<string, (values: readonly unknown[]) => unknown>> = {
  len: ([value]) => (isObject(value) ? Object.keys(value).length : ((value as { length?: number })?.length ?? 0)),
  index: ([value, ...keys]) =>
    keys.reduce((inner, key) => (inner as Record<string, unknown> | undefined)?.[key as string], value),
  eq: ([first, ...others]) => others.some((other) => other === first),
  ne: ([a, b]) => a !== b,
  lt: ([a, b]) => (a as number) < (b as number),
  le: ([a, b]) => (a as number) <= (b as number),
  gt: ([a, b]) => (a as number) > (b as number),
  ge: ([a, b]) => (a as number) >= (b as number),
  not: ([value]) => !isTrue(value),
  and: (values) => values.find((value) => !isTrue(value)) ?? values.at(-1),
  or: (values) => values.find(isTrue) ?? values.at(-1),
  print: (values) => values.map(goValue).join(''),
  println: (values) => `${values.map(goValue).join(' ')}\n`,
  printf: ([format, ...values]) => formatVerbs(String(format), values),
  exists: ([value, ...keys]) =>
    keys.reduce((inner, key) => (isObject(inner) ? inner[key as string] : undefined), value) !== undefined,
  base64decode: ([value]) => decodeBase64(String(value)),
};

function formatVerbs(format: string, values: readonly unknown[]): string {
  let next = 0;
  return format.replace(/%(-?)(\d*)([svdqt%])/g, (_all, left: string, width: string, verb: string) => {
    if (verb === '%') return '%';
    const value = values[next++];
    const text = verb === 'q' ? JSON.stringify(value) : goValue(value);
    return left ? text.padEnd(Number(width)) : text.padStart(Number(width));
  });
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function decodeBase64(text: string): string {
  let bits = 0;
  let held = 0;
  let result = '';
  for (const char of text.replace(/=+$/, '')) {
    bits = (bits << 6) | BASE64.indexOf(char);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    result += `%${((bits >> held) & 255).toString(16).padStart(2, '0')}`;
    bits &= (1 << held) - 1;
  }
  return decodeURIComponent(result);
}
