import { describe, expect, it } from 'vitest';
import { Retold } from './retold';

const same = (one: string, other: string) => one === other;

/** Both sides, and how many items went from one to the other. */
function sides() {
  const [teller, listener] = [new Retold<string>(), new Retold<string>()];
  let sent = 0;
  return {
    jump(list: string) {
      const { again, news } = teller.tell([...list], same);
      sent = news.length;
      return listener.hear(again, news).join('');
    },
    grow(more: string) {
      teller.grow([...more]);
      listener.grow([...more]);
    },
    forget: () => teller.forget(),
    sent: () => sent,
  };
}

describe('what is told again', () => {
  it('is not sent again, whether time goes back or to what was ahead', () => {
    const { jump, sent } = sides();
    expect(jump('abcdef')).toBe('abcdef');
    expect(sent()).toBe(6);
    expect(jump('ab')).toBe('ab');
    expect(sent()).toBe(0);
    expect(jump('abcdef')).toBe('abcdef');
    expect(sent()).toBe(0);
    expect(jump('abcdefgh')).toBe('abcdefgh');
    expect(sent()).toBe(2);
  });

  it('is only what is the same: another story is told from where it differs', () => {
    const { jump, sent } = sides();
    jump('abcdef');
    expect(jump('abx')).toBe('abx');
    expect(sent()).toBe(1);
    expect(jump('abcdef')).toBe('abcdef');
    expect(sent()).toBe(4);
  });

  it('is played into where it stands', () => {
    const { jump, grow, sent } = sides();
    jump('abcdef');
    jump('ab');
    grow('cy');
    expect(jump('abcy')).toBe('abcy');
    expect(sent()).toBe(0);
    expect(jump('abcyef')).toBe('abcyef');
    expect(sent()).toBe(0);
    grow('gh');
    expect(jump('abcyefgh')).toBe('abcyefgh');
    expect(sent()).toBe(0);
  });

  it('is all for who may know nothing', () => {
    const { jump, forget, sent } = sides();
    jump('abc');
    forget();
    expect(jump('abc')).toBe('abc');
    expect(sent()).toBe(3);
    jump('');
    expect(jump('abc')).toBe('abc');
    expect(sent()).toBe(0);
  });
});
