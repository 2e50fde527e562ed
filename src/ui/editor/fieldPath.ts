/** Where a line of block YAML stands: the document that it is in and the keys down to it. */
export interface FieldPath {
  readonly apiVersion: string;
  readonly kind: string;
  /** Keys from the root; items of lists take no step of their own. */
  readonly keys: readonly string[];
}

const KEY = /^(\s*)((?:- +)*)("[^"]*"|'[^']*'|[^\s#"'[\]{},:&*!|>%@`-][^:#]*?|-[^\s:][^:#]*?)\s*:(?=\s|$)/;

interface Keyed {
  /** Columns before the key, dashes counted as indentation. */
  readonly indent: number;
  readonly key: string;
}

function keyedLine(line: string): Keyed | undefined {
  const match = KEY.exec(line);
  if (!match) return undefined;
  const [, blanks = '', dashes = '', key = ''] = match;
  return { indent: blanks.length + dashes.length, key: key.replace(/^["']|["']$/g, '') };
}

/** The field whose key is written in a line (from 0), found by indentation alone: text that is being edited need not parse. */
export function fieldAt(lines: readonly string[], index: number): FieldPath | undefined {
  const own = keyedLine(lines[index] ?? '');
  if (!own) return undefined;
  const keys = [own.key];
  let { indent } = own;
  let start = index;
  for (let at = index - 1; at >= 0; at--) {
    const line = lines[at] as string;
    if (/^---(\s|$)/.test(line)) break;
    start = at;
    const keyed = keyedLine(line);
    if (!keyed) continue;
    // A list may stand at its key's own column: `ports:` above `- name: http`.
    const isList = /^\s*- /.test(lines[at + 1] ?? '') && leading(lines[at + 1] as string) === keyed.indent;
    if (keyed.indent < indent && (!isSibling(line, indent) || isList)) {
      keys.unshift(keyed.key);
      indent = isList ? Math.min(keyed.indent, indent) : keyed.indent;
    }
  }
  const root = rootOf(lines, start);
  return root && { ...root, keys };
}

function leading(line: string): number {
  return line.length - line.trimStart().length;
}

/** Whether a line is an item of the same list, one of whose keys was just passed. */
function isSibling(line: string, indent: number): boolean {
  return keyedLine(line)?.indent === indent;
}

function rootOf(lines: readonly string[], start: number): { apiVersion: string; kind: string } | undefined {
  let apiVersion = '';
  let kind = '';
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] as string;
    if (at > start && /^---(\s|$)/.test(line)) break;
    const match = /^(apiVersion|kind):\s*["']?([^"'#\s]+)/.exec(line);
    if (match?.[1] === 'apiVersion') apiVersion ||= match[2] as string;
    if (match?.[1] === 'kind') kind ||= match[2] as string;
    if (apiVersion && kind) return { apiVersion, kind };
  }
  return undefined;
}
