import { isObject, type JsonObject } from './value';
import { writeString } from './yamlScalar';

const MAX_SIMPLE_KEY = 128;

/** A value as kubectl's `-o yaml` prints it, with a newline at its end. Models sigs.k8s.io/yaml over go-yaml v2. */
export function goYaml(value: unknown): string {
  return `${writeNode(value, 0, '', -2)}\n`.replace(/^\n/, '');
}

/**
 * Writes a node after `prefix` (`key:`, `-` or nothing), which ends at `column`. `indent` is where the keys of a mapping
 * or the dashes of a sequence at this place begin; `outer` is where those of the node around it do.
 */
function writeNode(value: unknown, indent: number, prefix: string, outer: number): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return prefix === '' ? '[]' : ' []';
    return value.map((item) => `\n${' '.repeat(indent)}${writeItem(item, indent)}`).join('');
  }
  if (isObject(value)) {
    const keys = Object.keys(value).filter((key) => value[key] !== undefined);
    if (keys.length === 0) return prefix === '' ? '{}' : ' {}';
    return writeEntries(value, keys.sort(compareKeys), indent)
      .map((entry) => `\n${' '.repeat(indent)}${entry}`)
      .join('');
  }
  const gap = prefix === '' ? '' : ' ';
  return gap + writeScalar(value, prefix.length + gap.length, Math.max(outer, -2) + 2);
}

function writeItem(item: unknown, indent: number): string {
  const dash = `${' '.repeat(indent)}-`;
  const inner = indent + 2;
  if (Array.isArray(item) && item.length > 0) {
    return `- ${writeNode(item, inner, dash, indent).replace(/^\n */, '')}`;
  }
  if (isObject(item)) {
    const keys = Object.keys(item).filter((key) => item[key] !== undefined);
    if (keys.length > 0) {
      const entries = writeEntries(item, keys.sort(compareKeys), inner);
      return `- ${entries.join(`\n${' '.repeat(inner)}`)}`;
    }
  }
  return `-${writeNode(item, inner, dash, indent)}`;
}

function writeEntries(object: JsonObject, keys: readonly string[], indent: number): string[] {
  return keys.map((key) => {
    const written = writeString(key, indent, indent + 2, true);
    const value = object[key];
    const deeper = Array.isArray(value) ? indent : indent + 2;
    if (written.length <= MAX_SIMPLE_KEY) {
      const prefix = `${' '.repeat(indent)}${written}:`;
      return `${written}:${writeNode(value, deeper, prefix, indent)}`;
    }
    return `? ${written}\n${' '.repeat(indent)}:${writeNode(value, indent + 2, `${' '.repeat(indent)}:`, indent)}`;
  });
}

function writeScalar(value: unknown, column: number, indent: number): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return writeString(value, column, indent, false);
  return String(value);
}

/** The order of a mapping's keys: numbers in them count as numbers. Models go-yaml's keyList.Less. */
export function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  return isLess([...a], [...b]) ? -1 : 1;
}

function isLess(a: readonly string[], b: readonly string[]): boolean {
  let digits = false;
  for (let at = 0; at < a.length && at < b.length; at++) {
    const [x, y] = [a[at] as string, b[at] as string];
    if (x === y) {
      digits = isDigit(x);
      continue;
    }
    const [letterX, letterY] = [isLetter(x), isLetter(y)];
    if (letterX && letterY) return x < y;
    if (letterX || letterY) return digits ? letterX : letterY;
    return isLessFrom(a, b, at);
  }
  return a.length < b.length;
}

function isLessFrom(a: readonly string[], b: readonly string[], at: number): boolean {
  let [numberA, numberB] = [0, 0];
  if (a[at] === '0' || b[at] === '0') {
    for (let before = at - 1; before >= 0 && isDigit(a[before] as string); before--) {
      if (a[before] !== '0') {
        [numberA, numberB] = [1, 1];
        break;
      }
    }
  }
  let [endA, endB] = [at, at];
  for (; endA < a.length && isDigit(a[endA] as string); endA++) numberA = numberA * 10 + Number(a[endA]);
  for (; endB < b.length && isDigit(b[endB] as string); endB++) numberB = numberB * 10 + Number(b[endB]);
  if (numberA !== numberB) return numberA < numberB;
  if (endA !== endB) return endA < endB;
  return (a[at] as string) < (b[at] as string);
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

function isLetter(char: string): boolean {
  return /\p{L}/u.test(char);
}
