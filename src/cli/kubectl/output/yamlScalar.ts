const BEST_WIDTH = 80;

/** How a scalar may be written. Models yaml_emitter_analyze_scalar. */
interface Analysis {
  readonly multiline: boolean;
  readonly plain: boolean;
  readonly single: boolean;
  readonly block: boolean;
}

/** A string in the style that go-yaml v2 chooses for it, with the lines folded where it folds them. */
export function writeString(text: string, column: number, indent: number, isKey: boolean): string {
  const analysis = analyze(text);
  const style = chooseStyle(text, analysis, isKey);
  const breaks = !isKey;
  if (style === 'literal') return writeLiteral(text, indent);
  if (style === 'plain') return fold(text, column, indent, breaks, true);
  if (style === 'single') return `'${fold(text.replaceAll("'", "''"), column + 1, indent, breaks, false)}'`;
  return writeDouble(text, column, indent, breaks);
}

function chooseStyle(
  text: string,
  { multiline, plain, single, block }: Analysis,
  isKey: boolean,
): 'plain' | 'single' | 'double' | 'literal' {
  if (text.includes('\n')) return block && !isKey ? 'literal' : 'double';
  if (!isStringWhenPlain(text)) return 'double';
  if (plain && !(isKey && (multiline || text === ''))) return 'plain';
  return single ? 'single' : 'double';
}

const WORDS = new Set(
  'y Y yes Yes YES true True TRUE on On ON n N no No NO false False FALSE off Off OFF ~ null Null NULL'.split(' '),
);
const SPECIAL_FLOATS = /^(\.(nan|NaN|NAN)|[-+]?\.(inf|Inf|INF))$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const INTEGER = /^[-+]?(0|[1-9][0-9]*|0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+)$/;
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const TIMESTAMP =
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\.[0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})| [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\.[0-9]+)?)?$/;

/** Whether a text without quotes is read back as a string. Models go-yaml v2's resolve. */
export function isStringWhenPlain(text: string): boolean {
  if (text === '' || WORDS.has(text) || SPECIAL_FLOATS.test(text) || BASE_60.test(text)) return false;
  if (/^\./.test(text)) return !FLOAT.test(text);
  if (!/^[-+0-9]/.test(text)) return true;
  if (TIMESTAMP.test(text)) return false;
  const bare = text.replaceAll('_', '');
  return !INTEGER.test(bare) && !FLOAT.test(bare);
}

function analyze(text: string): Analysis {
  if (text === '') return { multiline: false, plain: true, single: true, block: false };
  const chars = [...text];
  let spaceBreak = false;
  let breakSpace = false;
  for (let at = 1; at < chars.length; at++) {
    if (chars[at] === '\n' && chars[at - 1] === ' ') spaceBreak = true;
    if (chars[at] === ' ' && chars[at - 1] === '\n') breakSpace = true;
  }
  const special = spaceBreak || chars.some((char) => !isPrintable(char));
  const multiline = text.includes('\n');
  const outerBlank = /^[ \n]|[ \n]$/.test(text);
  return {
    multiline,
    plain: !special && !breakSpace && !multiline && !outerBlank && !hasBlockIndicators(text),
    single: !special && !breakSpace,
    block: !special && !text.endsWith(' '),
  };
}

function hasBlockIndicators(text: string): boolean {
  return (
    /^(---|\.\.\.)/.test(text) ||
    /^[#,[\]{}&*!|>'"%@`]/.test(text) ||
    /^[?:-]([ \t\n]|$)/.test(text) ||
    /:([ \t\n]|$)/.test(text.slice(1)) ||
    /[ \t\n]#/.test(text)
  );
}

function isPrintable(char: string): boolean {
  const code = char.codePointAt(0) as number;
  return (
    code === 0x0a ||
    (code >= 0x20 && code <= 0x7e) ||
    (code >= 0xa0 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd && code !== 0xfeff)
  );
}

function fold(text: string, column: number, indent: number, breaks: boolean, plain: boolean): string {
  if (!breaks || column + text.length <= BEST_WIDTH) return text;
  const chars = [...text];
  let result = '';
  let at = column;
  let spaces = false;
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] as string;
    const inside = plain || (i > 0 && i < chars.length - 1);
    if (char === ' ' && !spaces && at > BEST_WIDTH && inside && chars[i + 1] !== ' ') {
      result += `\n${' '.repeat(indent)}`;
      at = indent;
    } else {
      result += char;
      at++;
    }
    spaces = char === ' ';
  }
  return result;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '0',
  '\u0007': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\u000b': 'v',
  '\f': 'f',
  '\r': 'r',
  '\u001b': 'e',
  '"': '"',
  '\\': '\\',
  '\u0085': 'N',
  '\u00a0': '_',
  '\u2028': 'L',
  '\u2029': 'P',
};

function writeDouble(text: string, column: number, indent: number, breaks: boolean): string {
  const chars = [...text];
  let result = '"';
  let at = column + 1;
  let spaces = false;
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] as string;
    if (char === '\n' || char === '"' || char === '\\' || !isPrintable(char)) {
      const escaped = `\\${ESCAPES[char] ?? codeEscape(char.codePointAt(0) as number)}`;
      result += escaped;
      at += escaped.length;
      spaces = false;
    } else if (char === ' ' && breaks && !spaces && at > BEST_WIDTH && i > 0 && i < chars.length - 1) {
      result += `\n${' '.repeat(indent)}${chars[i + 1] === ' ' ? '\\' : ''}`;
      at = indent + (chars[i + 1] === ' ' ? 1 : 0);
      spaces = true;
    } else {
      result += char;
      at++;
      spaces = char === ' ';
    }
  }
  return `${result}"`;
}

function codeEscape(code: number): string {
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `u${hex.padStart(4, '0')}` : `U${hex.padStart(8, '0')}`;
}

function writeLiteral(text: string, indent: number): string {
  const hint = /^[ \n]/.test(text) ? '2' : '';
  const chomp = text.endsWith('\n') ? (text === '\n' || text.endsWith('\n\n') ? '+' : '') : '-';
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
  return `|${hint}${chomp}${lines.map((line) => `\n${line === '' ? '' : ' '.repeat(indent) + line}`).join('')}`;
}
