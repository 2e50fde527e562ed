import { describe, expect, it } from 'vitest';
import { moved, shownRows } from './navigation';

const extent = { rows: 100, columns: 6, page: 20 };
const press = (key: string, row = 50, column = 2, ctrl = false) => moved({ row, column }, { key, ctrl }, extent);

describe('the keys of the grid', () => {
  it('go by one, along the row, by a page and to the ends', () => {
    expect(press('ArrowDown')).toEqual({ row: 51, column: 2 });
    expect(press('Home')).toEqual({ row: 50, column: 0 });
    expect(press('End')).toEqual({ row: 50, column: 5 });
    expect(press('PageDown')).toEqual({ row: 70, column: 2 });
    expect(press('Home', 50, 2, true)).toEqual({ row: 0, column: 0 });
    expect(press('End', 50, 2, true)).toEqual({ row: 99, column: 5 });
    expect(press('x')).toBeUndefined();
  });

  it('stop at the edges, and reach the titles by arrow alone', () => {
    expect(press('ArrowUp', 0)).toEqual({ row: -1, column: 2 });
    expect(press('ArrowUp', -1)).toEqual({ row: -1, column: 2 });
    expect(press('PageUp', 5)).toEqual({ row: 0, column: 2 });
    expect(press('PageDown', 95)).toEqual({ row: 99, column: 2 });
    expect(press('ArrowRight', 3, 5)).toEqual({ row: 3, column: 5 });
  });
});

describe('the rows on the page', () => {
  it('are those in sight and some more', () => {
    for (const top of [0, 100, 3000, 3010, 149_700]) {
      const [from, to] = shownRows({ top, height: 300 }, 30, 5000);
      expect(from).toBeLessThanOrEqual(Math.floor(top / 30));
      expect(to).toBeGreaterThanOrEqual(Math.min(5000, Math.ceil((top + 300) / 30)));
      expect(to - from).toBeLessThanOrEqual(40);
    }
    expect(shownRows({ top: 0, height: 300 }, 30, 4)).toEqual([0, 4]);
  });

  it('change seldom while it is scrolled', () => {
    const seen = new Set(Array.from({ length: 240 }, (_, px) => shownRows({ top: px, height: 300 }, 30, 5000).join()));
    expect(seen.size).toBe(1);
  });

  it('are none where there are none, also when it was scrolled far', () => {
    const [from, to] = shownRows({ top: 3000, height: 300 }, 30, 0);
    expect(from).toBe(to);
  });
});
