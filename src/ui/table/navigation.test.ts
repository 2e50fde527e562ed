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
  it('are those in sight and a few more', () => {
    expect(shownRows({ top: 0, height: 300 }, 30, 5000)).toEqual([0, 18]);
    expect(shownRows({ top: 3000, height: 300 }, 30, 5000)).toEqual([92, 118]);
    expect(shownRows({ top: 0, height: 300 }, 30, 4)).toEqual([0, 4]);
  });

  it('are none where there are none, also when it was scrolled far', () => {
    expect(shownRows({ top: 3000, height: 300 }, 30, 0)).toEqual([0, 0]);
  });
});
