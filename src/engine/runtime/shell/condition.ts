import { resolvePath, type ShellHost } from './host';

/** The status of `test` and `[`: 0 true, 1 false, 2 with `message` when it is no expression. Models busybox test. */
export function testCondition(
  words: readonly string[],
  host: ShellHost,
  directory: string,
): { readonly status: number; readonly message?: string } {
  const reader: Reader = { words, at: 0, host, directory };
  if (words.length === 0) return { status: 1 };
  try {
    const value = either(reader);
    if (reader.at < words.length) return { status: 2, message: `${words[reader.at]}: unknown operand` };
    return { status: value ? 0 : 1 };
  } catch (error) {
    if (error instanceof ConditionError) return { status: 2, message: error.message };
    throw error;
  }
}

class ConditionError extends Error {}

interface Reader {
  readonly words: readonly string[];
  at: number;
  readonly host: ShellHost;
  readonly directory: string;
}

function either(reader: Reader): boolean {
  let value = both(reader);
  while (reader.words[reader.at] === '-o') {
    reader.at++;
    value = both(reader) || value;
  }
  return value;
}

function both(reader: Reader): boolean {
  let value = negation(reader);
  while (reader.words[reader.at] === '-a') {
    reader.at++;
    value = negation(reader) && value;
  }
  return value;
}

function negation(reader: Reader): boolean {
  const { words } = reader;
  if (words[reader.at] === '!' && reader.at + 1 < words.length) {
    reader.at++;
    return !negation(reader);
  }
  return primary(reader);
}

const BINARY = new Set(['=', '==', '!=', '<', '>', '-eq', '-ne', '-lt', '-le', '-gt', '-ge', '-nt', '-ot']);

function primary(reader: Reader): boolean {
  const { words, at } = reader;
  const word = words[at];
  if (word === undefined) throw new ConditionError('argument expected');
  const operator = words[at + 1];
  if (operator !== undefined && BINARY.has(operator) && at + 2 < words.length) {
    reader.at += 3;
    return compare(word, operator, words[at + 2] as string);
  }
  if (word === '(') {
    reader.at++;
    const value = either(reader);
    if (words[reader.at] !== ')') throw new ConditionError('closing paren expected');
    reader.at++;
    return value;
  }
  if (/^-[a-zA-Z]$/.test(word) && operator !== undefined) {
    reader.at += 2;
    return unary(reader, word, operator);
  }
  reader.at++;
  return word !== '';
}

function compare(left: string, operator: string, right: string): boolean {
  switch (operator) {
    case '=':
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '-eq':
      return number(left) === number(right);
    case '-ne':
      return number(left) !== number(right);
    case '-lt':
      return number(left) < number(right);
    case '-le':
      return number(left) <= number(right);
    case '-gt':
      return number(left) > number(right);
    case '-ge':
      return number(left) >= number(right);
    default:
      return false;
  }
}

function number(text: string): number {
  if (!/^\s*[-+]?\d+\s*$/.test(text)) throw new ConditionError(`${text}: bad number`);
  return Number(text);
}

function unary(reader: Reader, operator: string, operand: string): boolean {
  const { files } = reader.host;
  const path = resolvePath(reader.directory, operand);
  switch (operator) {
    case '-n':
      return operand !== '';
    case '-z':
      return operand === '';
    case '-e':
    case '-r':
    case '-w':
    case '-x':
      return files.exists(path);
    case '-f':
      return files.exists(path) && !files.isFolder(path);
    case '-d':
      return files.isFolder(path);
    case '-s': {
      const file = files.read(path);
      return file.ok && file.text !== '';
    }
    default:
      return false;
  }
}
