/** A run of lines that both texts have: `a[aStart + i] === b[bStart + i]` for all i < length. */
export interface Match {
  readonly aStart: number;
  readonly bStart: number;
  readonly length: number;
}

/** Longer texts do not look for lines that are often there: closing brackets would match anywhere. */
const LONG_TEXT_LINES = 200;

/**
 * What two texts have in common, in order, neighbours joined: the longest run first, then the same to either side of it.
 * Which lines a diff shows as changed depends on it. Models github.com/pmezard/go-difflib SequenceMatcher.
 */
export function matchesOf(a: readonly string[], b: readonly string[]): readonly Match[] {
  const places = placesOf(b);
  const found: Match[] = [];
  const open: [number, number, number, number][] = [[0, a.length, 0, b.length]];
  for (let part = open.pop(); part; part = open.pop()) {
    const [aFrom, aTo, bFrom, bTo] = part;
    const match = longestMatch(a, b, places, part);
    if (match.length === 0) continue;
    found.push(match);
    const [aEnd, bEnd] = [match.aStart + match.length, match.bStart + match.length];
    if (aFrom < match.aStart && bFrom < match.bStart) open.push([aFrom, match.aStart, bFrom, match.bStart]);
    if (aEnd < aTo && bEnd < bTo) open.push([aEnd, aTo, bEnd, bTo]);
  }
  return joined(found.sort((x, y) => x.aStart - y.aStart));
}

function placesOf(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    const known = places.get(line);
    if (known) known.push(index);
    else places.set(line, [index]);
  }
  if (lines.length < LONG_TEXT_LINES) return places;
  const many = Math.floor(lines.length / 100) + 1;
  for (const [line, indices] of places) if (indices.length > many) places.delete(line);
  return places;
}

function longestMatch(
  a: readonly string[],
  b: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
  [aFrom, aTo, bFrom, bTo]: readonly [number, number, number, number],
): Match {
  let [aStart, bStart, length] = [aFrom, bFrom, 0];
  let lengths = new Map<number, number>();
  for (let i = aFrom; i < aTo; i += 1) {
    const next = new Map<number, number>();
    for (const j of places.get(a[i] ?? '') ?? []) {
      if (j < bFrom || j >= bTo) continue;
      const run = (lengths.get(j - 1) ?? 0) + 1;
      next.set(j, run);
      if (run > length) [aStart, bStart, length] = [i - run + 1, j - run + 1, run];
    }
    lengths = next;
  }
  while (aStart > aFrom && bStart > bFrom && a[aStart - 1] === b[bStart - 1]) {
    [aStart, bStart, length] = [aStart - 1, bStart - 1, length + 1];
  }
  while (aStart + length < aTo && bStart + length < bTo && a[aStart + length] === b[bStart + length]) length += 1;
  return { aStart, bStart, length };
}

function joined(matches: readonly Match[]): readonly Match[] {
  const runs: Match[] = [];
  for (const match of matches) {
    const last = runs.at(-1);
    if (last && last.aStart + last.length === match.aStart && last.bStart + last.length === match.bStart) {
      runs[runs.length - 1] = { ...last, length: last.length + match.length };
    } else runs.push(match);
  }
  return runs;
}
