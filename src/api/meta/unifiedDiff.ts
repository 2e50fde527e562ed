import { goJson } from './goJson';
import { internalForm } from './internalForm';
import { matchesOf } from './sequenceMatch';

const CONTEXT_LINES = 3;

type Line = { readonly kind: ' ' | '-' | '+'; readonly text: string };

/** How a part of an object changed, as errors show it. `struct` is `core.PodSpec`. Models apimachinery diff.Diff. */
export function internalDiff(old: object, changed: object, struct: string): string {
  const text = (value: object) => goJson(internalForm(value, struct), ' ');
  return unifiedDiff(text(old), text(changed));
}

/** The lines that differ, with three lines around them, as `diff -u` shows them without its head. '' for equal texts. */
export function unifiedDiff(a: string, b: string): string {
  const lines = linesOf(a.split('\n'), b.split('\n'));
  const changed = lines.flatMap(({ kind }, index) => (kind === ' ' ? [] : [index]));
  let text = '';
  for (let at = 0; at < changed.length; ) {
    const from = Math.max(0, (changed[at] ?? 0) - CONTEXT_LINES);
    let last = changed[at] ?? 0;
    while (at < changed.length && (changed[at] ?? 0) - last <= 2 * CONTEXT_LINES + 1) {
      last = changed[at] ?? last;
      at += 1;
    }
    text += hunk(lines, from, Math.min(lines.length, last + CONTEXT_LINES + 1));
  }
  return text;
}

function hunk(lines: readonly Line[], from: number, to: number): string {
  const count = (kinds: string, list: readonly Line[]) => list.filter(({ kind }) => kinds.includes(kind)).length;
  const before = lines.slice(0, from);
  const part = lines.slice(from, to);
  const range = (kinds: string) => rangeText(count(kinds, before), count(kinds, part));
  return `@@ -${range(' -')} +${range(' +')} @@\n${part.map(({ kind, text }) => `${kind}${text}\n`).join('')}`;
}

function rangeText(start: number, length: number): string {
  if (length === 1) return String(start + 1);
  return `${length === 0 ? start : start + 1},${length}`;
}

function linesOf(a: readonly string[], b: readonly string[]): Line[] {
  const lines: Line[] = [];
  const push = (kind: Line['kind'], texts: readonly string[]) => {
    for (const text of texts) lines.push({ kind, text });
  };
  let [i, j] = [0, 0];
  for (const { aStart, bStart, length } of [...matchesOf(a, b), { aStart: a.length, bStart: b.length, length: 0 }]) {
    push('-', a.slice(i, aStart));
    push('+', b.slice(j, bStart));
    push(' ', a.slice(aStart, aStart + length));
    [i, j] = [aStart + length, bStart + length];
  }
  return lines;
}
