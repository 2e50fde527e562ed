import { describe, expect, it } from 'vitest';
import { hitsOf, linesUntil, marked, NO_LOG, withLines } from './logText';

const answer = (texts: string[], whole: boolean) => ({ lines: texts.map((text) => ({ text })), whole });

describe('the text of a log', () => {
  it('grows, or is replaced, or is what the server refused with', () => {
    const first = withLines(NO_LOG, answer(['a', 'b'], true));
    const second = withLines(first, answer(['c'], false));
    expect(second.lines.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(withLines(second, answer([], false))).toBe(second);
    expect(withLines(second, answer(['new'], true)).lines).toHaveLength(1);
    expect(withLines(second, { lines: [], whole: true, error: 'no' })).toEqual({ lines: [], cut: false, error: 'no' });
  });

  it('is as long while the clock is between two lines', () => {
    const lines = [{ text: 'error' }, { text: 'a', at: 100 }, { text: 'b', at: 200 }];
    expect([99, 100, 133, 166, 199, 200].map((now) => linesUntil(lines, now).length)).toEqual([1, 2, 2, 2, 2, 3]);
    expect(linesUntil(lines, 250)).toBe(lines);
  });

  it('keeps its last lines', () => {
    const log = withLines(
      NO_LOG,
      answer(
        Array.from({ length: 1_200 }, (_, index) => `${index}`),
        true,
      ),
    );
    expect(log.cut).toBe(true);
    expect(log.lines.at(-1)?.text).toBe('1199');
    expect(log.lines).toHaveLength(1_000);
  });

  it('marks what is searched for, however it is written', () => {
    expect(
      marked('GET /Cart cart', 'cart')
        .map(({ text, hit }) => (hit ? `[${text}]` : text))
        .join(''),
    ).toBe('GET /[Cart] [cart]');
    expect(marked('<b>', '')).toEqual([{ text: '<b>', hit: false }]);
    expect(hitsOf([{ text: 'one' }, { text: 'two' }, { text: 'ONE more' }], 'one')).toEqual([0, 2]);
  });
});
