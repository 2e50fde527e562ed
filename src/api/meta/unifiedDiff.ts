const CONTEXT = 3;

type Operation = { readonly kind: ' ' | '-' | '+'; readonly line: string };

/** The lines that differ, with three lines around them, as `diff -u` shows them without its head. '' for equal texts. */
export function unifiedDiff(a: string, b: string): string {
  const operations = operationsOf(a.split('\n'), b.split('\n'));
  const changed = operations.flatMap(({ kind }, index) => (kind === ' ' ? [] : [index]));
  let text = '';
  for (let at = 0; at < changed.length; ) {
    const from = Math.max(0, (changed[at] ?? 0) - CONTEXT);
    let last = changed[at] ?? 0;
    while (at < changed.length && (changed[at] ?? 0) - last <= 2 * CONTEXT) {
      last = changed[at] ?? last;
      at += 1;
    }
    text += hunk(operations, from, Math.min(operations.length, last + CONTEXT + 1));
  }
  return text;
}

function hunk(operations: readonly Operation[], from: number, to: number): string {
  const count = (kinds: string, list: readonly Operation[]) => list.filter(({ kind }) => kinds.includes(kind)).length;
  const before = operations.slice(0, from);
  const part = operations.slice(from, to);
  const range = (kinds: string) => rangeText(count(kinds, before), count(kinds, part));
  return `@@ -${range(' -')} +${range(' +')} @@\n${part.map(({ kind, line }) => `${kind}${line}\n`).join('')}`;
}

function rangeText(start: number, length: number): string {
  if (length === 1) return String(start + 1);
  return `${length === 0 ? start : start + 1},${length}`;
}

/** By the longest common subsequence between the equal head and tail. */
function operationsOf(a: readonly string[], b: readonly string[]): Operation[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  const same = (line: string): Operation => ({ kind: ' ', line });
  const middle = changes(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return [...a.slice(0, head).map(same), ...middle, ...a.slice(a.length - tail).map(same)];
}

function changes(a: readonly string[], b: readonly string[]): Operation[] {
  const lengths = a.map(() => new Array<number>(b.length + 1).fill(0));
  lengths.push(new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const length = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      (lengths[i] as number[])[j] = length;
    }
  }
  const operations: Operation[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      operations.push({ kind: ' ', line: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      operations.push({ kind: '-', line: a[i++] ?? '' });
    } else operations.push({ kind: '+', line: b[j++] ?? '' });
  }
  return operations;
}
