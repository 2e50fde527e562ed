/** Where a scan stands in a JSON text. */
interface Scan {
  readonly text: string;
  at: number;
}

/** A scan's end: what is wrong, in the words of Go's encoding/json. */
class Mistake extends Error {}

const ESCAPED = /["\\/bfnrtu]/;

/** Why a text is no JSON, in the words of Go's encoding/json; '' when it is. */
export function goJsonError(text: string): string {
  const scan: Scan = { text, at: 0 };
  try {
    value(scan, 'looking for beginning of value');
    blanks(scan);
    if (scan.at < text.length) wrong(scan, 'after top-level value');
    return '';
  } catch (error) {
    if (error instanceof Mistake) return error.message;
    throw error;
  }
}

function wrong({ text, at }: Scan, where: string): never {
  const character = text.codePointAt(at);
  if (character === undefined) throw new Mistake('unexpected end of JSON input');
  throw new Mistake(`invalid character ${quoted(String.fromCodePoint(character))} ${where}`);
}

/** As Go's quoteChar. */
function quoted(character: string): string {
  if (character === "'") return `'\\''`;
  if (character === '"') return `'"'`;
  return `'${JSON.stringify(character).slice(1, -1)}'`;
}

function blanks(scan: Scan): void {
  while (/[ \t\r\n]/.test(scan.text.charAt(scan.at))) scan.at++;
}

function value(scan: Scan, where: string): void {
  blanks(scan);
  const first = scan.text.charAt(scan.at);
  if (first === '{') object(scan);
  else if (first === '[') array(scan);
  else if (first === '"') string(scan);
  else if (first === '-' || /\d/.test(first)) number(scan);
  else if (first === 't') literal(scan, 'true');
  else if (first === 'f') literal(scan, 'false');
  else if (first === 'n') literal(scan, 'null');
  else wrong(scan, where);
}

function object(scan: Scan): void {
  scan.at++;
  blanks(scan);
  if (scan.text.charAt(scan.at) === '}') {
    scan.at++;
    return;
  }
  for (;;) {
    blanks(scan);
    if (scan.text.charAt(scan.at) !== '"') wrong(scan, 'looking for beginning of object key string');
    string(scan);
    blanks(scan);
    if (scan.text.charAt(scan.at) !== ':') wrong(scan, 'after object key');
    scan.at++;
    value(scan, 'looking for beginning of value');
    blanks(scan);
    const next = scan.text.charAt(scan.at);
    if (next !== ',' && next !== '}') wrong(scan, 'after object key:value pair');
    scan.at++;
    if (next === '}') return;
  }
}

function array(scan: Scan): void {
  scan.at++;
  blanks(scan);
  if (scan.text.charAt(scan.at) === ']') {
    scan.at++;
    return;
  }
  for (;;) {
    value(scan, 'looking for beginning of value');
    blanks(scan);
    const next = scan.text.charAt(scan.at);
    if (next !== ',' && next !== ']') wrong(scan, 'after array element');
    scan.at++;
    if (next === ']') return;
  }
}

function string(scan: Scan): void {
  for (scan.at++; ; scan.at++) {
    const character = scan.text.charAt(scan.at);
    if (character === '' || character < ' ') wrong(scan, 'in string literal');
    if (character === '"') break;
    if (character !== '\\') continue;
    scan.at++;
    if (!ESCAPED.test(scan.text.charAt(scan.at))) wrong(scan, 'in string escape code');
    if (scan.text.charAt(scan.at) !== 'u') continue;
    for (let digit = 0; digit < 4; digit++) {
      scan.at++;
      if (!/[\da-fA-F]/.test(scan.text.charAt(scan.at))) wrong(scan, 'in \\u hexadecimal character escape');
    }
  }
  scan.at++;
}

function number(scan: Scan): void {
  if (scan.text.charAt(scan.at) === '-') scan.at++;
  if (!digits(scan)) wrong(scan, 'in numeric literal');
  if (scan.text.charAt(scan.at) === '.') {
    scan.at++;
    if (!digits(scan)) wrong(scan, 'after decimal point in numeric literal');
  }
  if (!/[eE]/.test(scan.text.charAt(scan.at))) return;
  scan.at++;
  if (/[+-]/.test(scan.text.charAt(scan.at))) scan.at++;
  if (!digits(scan)) wrong(scan, 'in exponent of numeric literal');
}

/** Reads digits (after a leading 0 none); false when there are none. */
function digits(scan: Scan): boolean {
  const before = scan.at;
  while (/\d/.test(scan.text.charAt(scan.at))) scan.at++;
  return scan.at > before;
}

function literal(scan: Scan, word: string): void {
  scan.at++;
  for (const expected of word.slice(1)) {
    if (scan.text.charAt(scan.at) !== expected) wrong(scan, `in literal ${word} (expecting '${expected}')`);
    scan.at++;
  }
}
