const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Where a text stops being standard base64, as Go's encoding/base64 counts its bytes; -1 when it never does.
 * Line breaks are skipped.
 */
export function base64ErrorAt(text: string): number {
  let inQuantum = 0;
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '\n' || character === '\r') {
      at += 1;
    } else if (character === '=') {
      return paddingErrorAt(text, at, inQuantum);
    } else if (!ALPHABET.includes(character)) {
      return at;
    } else {
      inQuantum = (inQuantum + 1) % 4;
      at += 1;
    }
  }
  return inQuantum === 0 ? -1 : text.length - inQuantum;
}

function skipBreaks(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === '\n' || text.charAt(at) === '\r') at += 1;
  return at;
}

function paddingErrorAt(text: string, first: number, inQuantum: number): number {
  if (inQuantum < 2) return first;
  let at = skipBreaks(text, first + 1);
  if (inQuantum === 2) {
    if (at === text.length) return text.length;
    if (text.charAt(at) !== '=') return at;
    at = skipBreaks(text, at + 1);
  }
  return at < text.length ? at : -1;
}

/** Standard base64 of a text's UTF-8 bytes: how a Secret's stringData becomes data. */
export function base64Of(text: string): string {
  const bytes = utf8Bytes(text);
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    encoded += ALPHABET.charAt(a >> 2) + ALPHABET.charAt(((a & 3) << 4) | ((b ?? 0) >> 4));
    encoded += b === undefined ? '=' : ALPHABET.charAt(((b & 15) << 2) | ((c ?? 0) >> 6));
    encoded += c === undefined ? '=' : ALPHABET.charAt(c & 63);
  }
  return encoded;
}

function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else {
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    }
  }
  return bytes;
}

/** The bytes that valid base64 says, as their count. */
export function base64Length(text: string): number {
  const characters = text.replace(/[\r\n=]/g, '').length;
  return Math.floor((characters * 3) / 4);
}

/** The bytes of valid base64 read as UTF-8: what a Secret's key holds. Broken sequences become U+FFFD. */
export function base64Text(encoded: string): string {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of encoded) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xfff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes.push((bits >> held) & 0xff);
    }
  }
  return textOf(bytes);
}

function textOf(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
    const rest = bytes.slice(at + 1, at + length);
    const whole = length > 0 && rest.length === length - 1 && rest.every((byte) => (byte & 0xc0) === 0x80);
    const head = length === 1 ? first : first & (0xff >> (length + 1));
    const code = rest.reduce((value, byte) => (value << 6) | (byte & 63), head);
    text += whole && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    at += whole ? length : 1;
  }
  return text;
}
