import { describe, expect, it } from 'vitest';
import { inAll, lostFrom, numbersIn, othersThan, rangesOf } from './kept';
import { table } from './table';

describe('a kept list', () => {
  it('writes lines as ranges, and reads them again', () => {
    expect(rangesOf([5, 1, 2, 3])).toBe('1-3 5');
    expect(numbersIn('1-3 5')).toEqual([1, 2, 3, 5]);
    expect(othersThan(4, [2])).toBe('1 3-4');
    expect(numbersIn('')).toEqual([]);
  });

  it('holds what is equal every time', () => {
    expect(inAll([{ pods: '1-4' }, { pods: '2-5' }, { pods: '1-2 4' }])).toEqual({ pods: '2 4' });
  });

  it('says what is no longer equal', () => {
    expect(lostFrom({ pods: '1-3', nodes: '1' }, { pods: '1 3-9' })).toEqual(['pods 2', 'nodes 1']);
  });
});

it('a table ends in how many answers are equal', () => {
  const rows = [
    { name: 'pods', counts: [{ equal: 1, of: 2 }] },
    { name: 'nodes', counts: [{ equal: 3, of: 3 }] },
  ];
  expect(table('resource', ['get'], rows).split('\n').at(-1)).toBe('4 of 5 equal');
});
