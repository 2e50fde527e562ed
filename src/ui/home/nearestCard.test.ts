import { describe, expect, it } from 'vitest';
import { nearest } from './nearestCard';

/** Cards of 100 by 100 in three columns: two rows of three, and one of one that begins lower. */
const cards = [0, 1, 2, 3, 4, 5, 6].map((index) => ({
  index,
  getBoundingClientRect: () => ({ left: (index % 3) * 110, top: Math.floor(index / 3) * 130, width: 100, height: 100 }),
})) as unknown as (HTMLElement & { index: number })[];
const from = (index: number, key: string) =>
  (nearest(cards, cards[index] as Element, key) as { index: number } | undefined)?.index;

describe('an arrow key', () => {
  it('goes to the neighbour on its side', () => {
    expect([from(0, 'ArrowRight'), from(1, 'ArrowLeft'), from(1, 'ArrowDown'), from(4, 'ArrowUp')]).toEqual([
      1, 0, 4, 1,
    ]);
  });
  it('finds the last row from any column, and stays at the edges', () => {
    expect([from(5, 'ArrowDown'), from(2, 'ArrowRight'), from(0, 'ArrowUp'), from(6, 'ArrowDown')]).toEqual([
      6,
      undefined,
      undefined,
      undefined,
    ]);
  });
  it('leaves other keys, and other places, alone', () => {
    expect(from(0, 'a')).toBeUndefined();
    expect(nearest(cards, null, 'ArrowRight')).toBeUndefined();
  });
});
