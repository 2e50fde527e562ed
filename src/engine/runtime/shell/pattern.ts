/** Puts a backslash before what would be special in a pattern. */
export function escapePattern(text: string): string {
  return text.replace(/[\\*?[\]]/g, '\\$&');
}

/** Does a text have characters that make it a pattern? */
export function isPattern(text: string): boolean {
  return /(^|[^\\])(\\\\)*[*?[]/.test(text);
}

/** A shell pattern as a regular expression over the whole text: `*`, `?`, `[a-z]`, `[!a]`, backslash. */
export function patternToRegExp(pattern: string, anyStar = '[^]*'): RegExp {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] as string;
    const set = char === '[' ? /^\[([!^]?)(\]?(?:[^\]\\]|\\.)*)\]/.exec(pattern.slice(at)) : null;
    if (char === '\\' && at + 1 < pattern.length) source += escapeRegExp(pattern[++at] as string);
    else if (char === '*') source += anyStar;
    else if (char === '?') source += '[^]';
    else if (set) {
      const inside = (set[2] as string)
        .replace(/\[:(\w+):\]/g, (_, name) => CLASSES[name] ?? '')
        .replace(/[[\]^]/g, '\\$&');
      source += `[${set[1] ? '^' : ''}${inside}]`;
      at += set[0].length - 1;
    } else source += escapeRegExp(char);
  }
  return new RegExp(`^${source}$`);
}

const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
};

/** Cuts the shortest or longest match of a pattern from the start (`#`) or the end (`%`) of a text. */
export function trimPattern(text: string, pattern: string, operator: string): string {
  const matches = patternToRegExp(pattern);
  const lengths = Array.from({ length: text.length + 1 }, (_, length) => length);
  if (operator.length === 2) lengths.reverse();
  for (const length of lengths) {
    if (operator.startsWith('#')) {
      if (matches.test(text.slice(0, length))) return text.slice(length);
    } else if (matches.test(text.slice(text.length - length))) return text.slice(0, text.length - length);
  }
  return text;
}

function escapeRegExp(char: string): string {
  return char.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
