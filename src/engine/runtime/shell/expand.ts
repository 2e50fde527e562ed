import { evaluateArithmetic } from './arithmetic';
import { escapePattern, isPattern, patternToRegExp, trimPattern } from './pattern';
import type { Shell } from './state';
import type { Command, Part, Word } from './syntax';

/** A command that cannot be carried out because of its words: `sh: X: parameter not set`. */
export class ExpansionError extends Error {}

/** What expansion needs: the shell, what its substitutions gave in their order, and the folders for patterns. */
export interface Scope {
  readonly shell: Shell;
  readonly captured: readonly string[];
  /** The next of `captured`. */
  next: number;
  /** Names in a folder, or undefined where there is none. */
  list(folder: string): readonly string[] | undefined;
}

/** A run of characters after expansion, before field splitting. */
interface Piece {
  readonly text: string;
  readonly quoted: boolean;
  /** Came from an expansion: blanks in it separate fields. */
  readonly split: boolean;
  /** A field ends before it: `"$@"`. */
  readonly breakBefore?: boolean;
}

/** The command substitutions in words, in the order in which `expand` asks for what they gave. */
export function substitutionsIn(words: readonly Word[]): Command[] {
  const found: Command[] = [];
  const visit = (word: Word): void => {
    for (const part of word) {
      if (part.kind === 'command') found.push(part.body);
      else if (part.kind === 'arithmetic') visit(part.expression);
      else if (part.kind === 'parameter' && part.operand) visit(part.operand);
    }
  };
  for (const word of words) visit(word);
  return found;
}

/** Words to fields: all expansions, splitting at blanks, names that match patterns. Models XCU 2.6. */
export function expandFields(words: readonly Word[], scope: Scope): string[] {
  const fields: string[] = [];
  for (const word of words) {
    for (const field of split(pieces(word, scope), scope.shell.variables.IFS ?? ' \t\n')) {
      fields.push(...expandPattern(field, scope));
    }
  }
  return fields;
}

/** A word to one text, without splitting: assignments, redirections, `case`. */
export function expandText(word: Word, scope: Scope): string {
  return pieces(word, scope)
    .map(({ text, breakBefore }) => (breakBefore ? ` ${text}` : text))
    .join('');
}

/** A word to a pattern: what was quoted stands for itself. */
export function expandToPattern(word: Word, scope: Scope): string {
  return pieces(word, scope)
    .map(({ text, quoted }) => (quoted ? escapePattern(text) : text))
    .join('');
}

function pieces(word: Word, scope: Scope): Piece[] {
  return word.flatMap((part) => expandPart(part, scope));
}

function expandPart(part: Part, scope: Scope): Piece[] {
  switch (part.kind) {
    case 'text':
      return [{ text: part.text, quoted: part.quoted, split: false }];
    case 'command': {
      const text = (scope.captured[scope.next++] ?? '').replace(/\n+$/, '');
      return [{ text, quoted: part.quoted, split: !part.quoted }];
    }
    case 'arithmetic': {
      const { shell } = scope;
      const value = evaluateArithmetic(expandText(part.expression, scope), {
        get: (name) => shell.variables[name] ?? '',
        set: (name, text) => {
          shell.variables[name] = text;
        },
      });
      return [{ text: String(value), quoted: part.quoted, split: !part.quoted }];
    }
    default:
      return expandParameter(part, scope);
  }
}

function expandParameter(part: Part & { kind: 'parameter' }, scope: Scope): Piece[] {
  const { shell } = scope;
  const { name, operator, operand, quoted } = part;
  if (operator === undefined && (name === '@' || (name === '*' && !quoted))) {
    const fields = shell.positional.map((text, index) => ({ text, quoted, split: !quoted, breakBefore: index > 0 }));
    return fields.length > 0 || !quoted ? fields : [];
  }
  const value = parameter(shell, name);
  const one = (text: string): Piece[] => [{ text, quoted, split: !quoted }];
  if (operator === 'length') {
    if (name === '@' || name === '*') return one(String(shell.positional.length));
    return one(String((value ?? '').length));
  }
  if (operator === undefined) {
    if (value === undefined && shell.nounset) throw new ExpansionError(`${name}: parameter not set`);
    return one(value ?? '');
  }
  const missing = value === undefined || (operator.startsWith(':') && value === '');
  const other = operand ?? [];
  const skip = (): void => {
    scope.next += substitutionsIn([other]).length;
  };
  switch (operator.replace(':', '')) {
    case '-':
      if (missing) return quoted ? one(expandText(other, scope)) : pieces(other, scope);
      skip();
      return one(value as string);
    case '+':
      if (!missing) return quoted ? one(expandText(other, scope)) : pieces(other, scope);
      skip();
      return one('');
    case '=':
      if (missing) shell.variables[name] = expandText(other, scope);
      else skip();
      return one(shell.variables[name] ?? '');
    case '?':
      if (missing) throw new ExpansionError(`${name}: ${expandText(other, scope) || 'parameter not set'}`);
      skip();
      return one(value as string);
    default:
      return one(trimPattern(value ?? '', expandToPattern(other, scope), operator));
  }
}

/** The value of a variable, a positional or a special parameter; undefined when it is not set. */
function parameter(shell: Shell, name: string): string | undefined {
  switch (name) {
    case '?':
      return String(shell.status);
    case '$':
      return String(shell.pid);
    case '!':
      return shell.lastBackground === 0 ? undefined : String(shell.lastBackground);
    case '#':
      return String(shell.positional.length);
    case '*':
    case '@':
      return shell.positional.join(' ');
    case '-':
      return `${shell.errexit ? 'e' : ''}${shell.nounset ? 'u' : ''}`;
    case '0':
      return shell.name;
    default:
      return /^\d+$/.test(name) ? shell.positional[Number(name) - 1] : shell.variables[name];
  }
}

/** Cuts pieces into fields; each field is a pattern in which quoted characters are escaped. */
function split(all: readonly Piece[], separators: string): string[] {
  const fields: string[] = [];
  let field: string | undefined;
  const end = (): void => {
    if (field !== undefined) fields.push(field);
    field = undefined;
  };
  for (const { text, quoted, split: splits, breakBefore } of all) {
    if (breakBefore) end();
    if (!splits) {
      field = (field ?? '') + (quoted ? escapePattern(text) : text);
      continue;
    }
    for (const char of text) {
      if (separators.includes(char)) end();
      else field = (field ?? '') + (char === '\\' ? '\\\\' : char);
    }
  }
  end();
  return fields;
}

function expandPattern(field: string, scope: Scope): string[] {
  const literal = field.replace(/\\(.)/gs, '$1');
  if (!isPattern(field)) return [literal];
  const absolute = field.startsWith('/');
  let found = [absolute ? '/' : ''];
  for (const segment of field.split('/').filter((text) => text !== '')) {
    const matches = patternToRegExp(segment, '[^/]*');
    const deeper: string[] = [];
    for (const folder of found) {
      for (const name of scope.list(folder || '.') ?? []) {
        if (!matches.test(name) || (name.startsWith('.') && !segment.startsWith('.'))) continue;
        deeper.push(`${folder}${folder === '' || folder.endsWith('/') ? '' : '/'}${name}`);
      }
    }
    found = deeper;
  }
  return found.length > 0 ? found.sort() : [literal];
}
