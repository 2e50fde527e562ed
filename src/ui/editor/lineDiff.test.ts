import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hunksOf, lineDiff } from './lineDiff';

const drawn = (left: string, right: string) =>
  lineDiff(left, right).map(({ kind, text }) => `${{ same: ' ', gone: '-', new: '+' }[kind]}${text}`);

describe('lineDiff', () => {
  it('shows what goes before what comes', () => {
    expect(drawn('a\nimage: v1\nb\n', 'a\nimage: v2\nb\n')).toEqual([' a', '-image: v1', '+image: v2', ' b']);
  });
  it('knows new and empty texts', () => {
    expect(drawn('', 'a\nb')).toEqual(['+a', '+b']);
    expect(drawn('a\nb\n', '')).toEqual(['-a', '-b']);
    expect(drawn('a\n', 'a')).toEqual([' a']);
  });
  it('gives both texts back, with right numbers, for any two', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
      .map((lines) => lines.map((line) => `${line}.`));
    fc.assert(
      fc.property(text, text, (left, right) => {
        const lines = lineDiff(left.join('\n'), right.join('\n'));
        const side = (kind: 'gone' | 'new') => lines.filter((line) => line.kind === 'same' || line.kind === kind);
        expect(side('gone').map((line) => line.text)).toEqual(left);
        expect(side('new').map((line) => line.text)).toEqual(right);
        expect(side('gone').map((line) => line.left)).toEqual(left.map((_, index) => index + 1));
        expect(side('new').map((line) => line.right)).toEqual(right.map((_, index) => index + 1));
      }),
    );
  });
});

describe('hunksOf', () => {
  it('leaves out what is far from a change', () => {
    const left = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const hunks = hunksOf(lineDiff(left.join('\n'), left.with(10, 'other').join('\n')));
    expect(hunks.map((hunk) => ('skipped' in hunk ? hunk.skipped : hunk.lines.length))).toEqual([7, 8, 6]);
  });
});
