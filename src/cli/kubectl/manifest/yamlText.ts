import { LineCounter, parseAllDocuments, type Tags, type YAMLParseError } from 'yaml';

/** What a document said, or why it cannot be read, in go-yaml's words: `yaml: line 4: did not find expected key`. */
export type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

/** Aliases may stand for so many nodes at most, against bombs. */
const MAX_ALIASES = 1000;
const UNUSED_TAGS = new Set([
  'tag:yaml.org,2002:timestamp',
  'tag:yaml.org,2002:binary',
  'tag:yaml.org,2002:omap',
  'tag:yaml.org,2002:pairs',
  'tag:yaml.org,2002:set',
]);

/** Reads one document as go-yaml v2 does: YAML 1.1 without timestamps and base-60 numbers; of equal keys the last wins. */
export function readYaml(text: string): Read {
  const lines = new LineCounter();
  const [document] = parseAllDocuments(text, {
    version: '1.1',
    merge: true,
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
    stringKeys: false,
    customTags: (tags: Tags) =>
      tags.filter((tag) => typeof tag === 'string' || !(UNUSED_TAGS.has(tag.tag) || tag.format === 'TIME')),
  });
  if (!document || !('toJS' in document)) return { ok: true, value: null };
  const [error] = document.errors;
  if (error) return { ok: false, message: `yaml: ${explain(error, text, lines)}` };
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: MAX_ALIASES }) ?? null };
  } catch (thrown) {
    const { message } = thrown as Error;
    if (message.includes('alias count')) return { ok: false, message: 'yaml: document contains excessive aliasing' };
    const [, anchor] = /[Uu]nresolved alias.*: ?(\S+)/.exec(message) ?? [];
    return { ok: false, message: anchor ? `yaml: unknown anchor '${anchor}' referenced` : `yaml: ${message}` };
  }
}

/** The documents of a file, which `---` lines part, each with the lines before it cut off. Models YAMLReader. */
export function splitDocuments(text: string): string[] {
  const documents: string[] = [];
  let lines: string[] = [];
  for (const line of text.replaceAll('\r\n', '\n').split(/(?<=\n)/)) {
    if (/^---\s*$/.test(line) || /^--- /.test(line)) {
      if (lines.length > 0) documents.push(lines.join(''));
      lines = /^--- /.test(line) ? [line.slice(4)] : [];
    } else lines.push(line);
  }
  if (lines.length > 0) documents.push(lines.join(''));
  return documents;
}

/** The library's complaint in go-yaml's words. Its scanner counts lines from one, its parser from none. */
function explain(error: YAMLParseError, text: string, lines: LineCounter): string {
  const { line } = lines.linePos(error.pos[0]);
  const scanner = (message: string, at = line) => (at > 1 ? `line ${at}: ${message}` : message);
  const parser = (message: string, at = line) => scanner(message, at).replace(/^line \d+/, `line ${at - 1}`);
  const lastLine = text.split('\n').length;
  switch (error.code) {
    case 'TAB_AS_INDENT':
    case 'BAD_SCALAR_START':
      return scanner('found character that cannot start any token');
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW': {
      const colon = Math.max(text.slice(error.pos[0]).search(/:(\s|$)/), 0);
      return scanner('mapping values are not allowed in this context', lines.linePos(error.pos[0] + colon).line);
    }
    case 'MULTILINE_IMPLICIT_KEY':
      return scanner("could not find expected ':'", line + 1);
    case 'BAD_DQ_ESCAPE':
      return scanner('found unknown escape character');
    case 'BAD_INDENT':
      return explainIndent(error, scanner, parser);
    case 'MISSING_CHAR':
      if (/quote/.test(error.message)) return scanner('found unexpected end of stream', lastLine);
      if (/&.*\*|&|\*/.test(error.message) && /anchor|alias/i.test(error.message))
        return scanner('did not find expected alphabetic or numeric character');
      return explainMissing(error, scanner, parser);
    case 'UNEXPECTED_TOKEN':
    case 'IMPOSSIBLE':
      return parser('did not find expected <document start>');
    default:
      return scanner(error.message.charAt(0).toLowerCase() + error.message.slice(1));
  }
}

type Place = (message: string, at?: number) => string;

function explainIndent({ message }: YAMLParseError, scanner: Place, parser: Place): string {
  if (/sequence/i.test(message)) return parser("did not find expected '-' indicator");
  if (/flow/i.test(message)) return parser("did not find expected ',' or '}'");
  if (/block scalar|multi-?line/i.test(message)) return scanner("could not find expected ':'");
  return parser('did not find expected key');
}

function explainMissing({ message }: YAMLParseError, scanner: Place, parser: Place): string {
  if (/}/.test(message)) return parser("did not find expected ',' or '}'");
  if (/]/.test(message)) return parser("did not find expected ',' or ']'");
  if (/,/.test(message)) return parser("did not find expected ',' or '}'");
  return scanner("could not find expected ':'");
}
