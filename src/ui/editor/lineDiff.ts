/** A line of a diff: on both sides, only on the left (`gone`) or only on the right (`new`). Numbers count from 1. */
export interface DiffLine {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
  readonly left?: number;
  readonly right?: number;
}

/** Beyond this many differences the middle is shown as replaced: it would not be read line by line. */
const EDITS_AT_MOST = 1_500;

/** A shortest edit from one text to another by lines (Myers, 1986), with removals before additions. */
export function lineDiff(left: string, right: string): DiffLine[] {
  const one = linesOf(left);
  const other = linesOf(right);
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start++;
  let end = 0;
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const lines: DiffLine[] = [];
  for (let index = 0; index < start; index++) lines.push(both(one, index, index));
  lines.push(...middle(one, other, start, one.length - end, other.length - end));
  for (let index = end; index > 0; index--) lines.push(both(one, one.length - index, other.length - index));
  return lines;
}

function linesOf(text: string): string[] {
  if (text === '') return [];
  return text.replace(/\r\n/g, '\n').replace(/\n$/, '').split('\n');
}

function both(one: readonly string[], left: number, right: number): DiffLine {
  return { kind: 'same', text: one[left] as string, left: left + 1, right: right + 1 };
}

function middle(one: readonly string[], other: readonly string[], start: number, oneEnd: number, otherEnd: number) {
  const steps = shortest(one.slice(start, oneEnd), other.slice(start, otherEnd));
  const lines: DiffLine[] = [];
  let left = start;
  let right = start;
  let added: DiffLine[] = [];
  const flush = () => {
    lines.push(...added);
    added = [];
  };
  for (const step of steps) {
    if (step === 'same') {
      flush();
      lines.push(both(one, left++, right++));
    } else if (step === 'gone') {
      lines.push({ kind: 'gone', text: one[left] as string, left: ++left });
    } else added.push({ kind: 'new', text: other[right] as string, right: ++right });
  }
  flush();
  return lines;
}

/** The steps of a shortest edit script. */
function shortest(one: readonly string[], other: readonly string[]): DiffLine['kind'][] {
  const [n, m] = [one.length, other.length];
  const replaced = (): DiffLine['kind'][] => [...one.map(() => 'gone' as const), ...other.map(() => 'new' as const)];
  if (n === 0 || m === 0) return replaced();
  const trace: Map<number, number>[] = [];
  let reached = new Map([[1, 0]]);
  for (let edits = 0; edits <= Math.min(n + m, EDITS_AT_MOST); edits++) {
    trace.push(reached);
    const next = new Map(reached);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = takesDown(reached, diagonal, edits) ? at(reached, diagonal + 1) : at(reached, diagonal - 1) + 1;
      while (x < n && x - diagonal < m && one[x] === other[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= n && x - diagonal >= m) return backtrack(trace, n, m);
    }
    reached = next;
  }
  return replaced();
}

const at = (reached: ReadonlyMap<number, number>, diagonal: number) => reached.get(diagonal) ?? -1;

function takesDown(reached: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  return diagonal === -edits || (diagonal !== edits && at(reached, diagonal - 1) < at(reached, diagonal + 1));
}

function backtrack(trace: readonly ReadonlyMap<number, number>[], n: number, m: number): DiffLine['kind'][] {
  const steps: DiffLine['kind'][] = [];
  let [x, y] = [n, m];
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reached = trace[edits] as ReadonlyMap<number, number>;
    const down = takesDown(reached, x - y, edits);
    const before = x - y + (down ? 1 : -1);
    const [fromX, fromY] = [at(reached, before), at(reached, before) - before];
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      steps.push('same');
      x--;
      y--;
    }
    if (edits > 0) steps.push(down ? 'new' : 'gone');
    [x, y] = [fromX, fromY];
  }
  return steps.reverse();
}

/** Lines with what is far from any change left out: `skipped` counts them. */
export type Hunk = { readonly lines: readonly DiffLine[] } | { readonly skipped: number };

/** Keeps so many unchanged lines around each change. */
export function hunksOf(lines: readonly DiffLine[], around = 3): Hunk[] {
  const near = new Uint8Array(lines.length);
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'same') near.fill(1, Math.max(0, index - around), index + around + 1);
  }
  const hunks: Hunk[] = [];
  for (let index = 0; index < lines.length; ) {
    let end = index;
    while (end < lines.length && near[end] === near[index]) end++;
    // One line left out would take as much room as the note that says so.
    hunks.push(near[index] || end - index < 2 ? { lines: lines.slice(index, end) } : { skipped: end - index });
    index = end;
  }
  return hunks;
}
