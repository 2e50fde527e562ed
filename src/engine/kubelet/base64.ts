const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The text (UTF-8) that was written in base64. */
export function decodeBase64(text: string): string {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const char of text) {
    const value = ALPHABET.indexOf(char);
    if (value < 0) continue;
    bits = (bits << 6) | value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 255);
  }
  return decodeUtf8(bytes);
}

function decodeUtf8(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const first = bytes[at] as number;
    const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    let point = more === 0 ? first : first & (0x3f >> more);
    for (let step = 0; step < more; step++) point = (point << 6) | ((bytes[++at] ?? 0) & 0x3f);
    text += String.fromCodePoint(Math.min(point, 0x10ffff));
  }
  return text;
}
