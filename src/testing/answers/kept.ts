import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFORMANCE } from './folder';

/**
 * What is equal, by name: the numbers of the lines, from 1, as ranges: `1-98 100`.
 * Such a list may only grow: `keep` refuses to drop what is on it, and a test fails where it is no longer equal.
 */
export type Kept = Readonly<Record<string, string>>;

/** Numbers as ranges, in order: `[1, 2, 3, 5]` is `1-3 5`. */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
}

/** The lines from 1 to `lines` that are not among the wrong ones, as ranges. */
export function othersThan(lines: number, wrong: readonly number[]): string {
  const different = new Set(wrong);
  return rangesOf(Array.from({ length: lines }, (_, index) => index + 1).filter((line) => !different.has(line)));
}

/** The numbers that ranges stand for. */
export function numbersIn(ranges: string): number[] {
  return ranges
    .split(' ')
    .filter(Boolean)
    .flatMap((range) => {
      const [from = 0, to = from] = range.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    });
}

/** The list of conformance/passing-<what>.json; empty where there is none yet. */
export function readKept(what: string): Kept {
  const file = join(CONFORMANCE, `passing-${what}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/**
 * Adds to the list what passes now; of that only what is `steady`, where chance has a part in it. Throws where something on
 * the list passes no longer.
 */
export function keep(what: string, now: Kept, steady: Kept = now): void {
  const kept = readKept(what);
  const lost = lostFrom(kept, now);
  if (lost.length > 0) throw new Error(`no longer equal: ${lost.join(', ')}`);
  const names = [...new Set([...Object.keys(kept), ...Object.keys(steady)])].sort();
  const list = names.map((name) => {
    const numbers = [...numbersIn(kept[name] ?? ''), ...numbersIn(steady[name] ?? '')];
    return [name, rangesOf([...new Set(numbers)])];
  });
  writeFileSync(join(CONFORMANCE, `passing-${what}.json`), `${JSON.stringify(Object.fromEntries(list), null, 2)}\n`);
}

/** What is equal in all of them. */
export function inAll(lists: readonly Kept[]): Kept {
  const [first = {}, ...others] = lists;
  return Object.fromEntries(
    Object.entries(first).map(([name, ranges]) => {
      const inOthers = others.map((other) => new Set(numbersIn(other[name] ?? '')));
      return [name, rangesOf(numbersIn(ranges).filter((number) => inOthers.every((equal) => equal.has(number))))];
    }),
  );
}

/** What is on the list and not equal any more: `pods 17`. */
export function lostFrom(kept: Kept, now: Kept): string[] {
  return Object.entries(kept).flatMap(([name, ranges]) => {
    const equal = new Set(numbersIn(now[name] ?? ''));
    return numbersIn(ranges)
      .filter((number) => !equal.has(number))
      .map((number) => `${name} ${number}`);
  });
}
