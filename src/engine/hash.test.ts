import { describe, expect, it } from 'vitest';
import { hashState } from './hash';

describe('hashState', () => {
  it('is the same for equal states, whatever was hashed before', () => {
    const state = () => ({
      pods: new Map([['a', { name: 'a', count: 3, at: 0.5 }]]),
      names: new Set(['a', 'b']),
      is: true,
    });
    const shared = { name: 'a' };
    hashState(shared);
    expect(hashState(state())).toBe(hashState(state()));
    expect(hashState([shared])).toBe(hashState([{ name: 'a' }]));
    expect(hashState({ a: 1, b: undefined })).toBe(hashState({ a: 1 }));
  });

  it('tells apart what differs in kind, in order, or in where one ends and the next begins', () => {
    const values = [
      1,
      '1',
      true,
      'true',
      null,
      'null',
      undefined,
      1.5,
      -1,
      2 ** 31,
      2 ** 40,
      [],
      {},
      new Map(),
      new Set(),
      ['ab', 'c'],
      ['a', 'bc'],
      ['abc'],
      [['ab'], 'c'],
      ['c', 'ab'],
      new Set(['ab', 'c']),
      new Map([['ab', 'c']]),
      { ab: 'c' },
      { a: 'bc' },
      [{ ab: 'c' }],
      [1, 2],
      [2, 1],
      [-1, 2 ** 31 - 1],
      [1, -(2 ** 31)],
      [0, -(2 ** 31)],
    ];
    expect(new Set(values.map(hashState)).size).toBe(values.length);
  });
});
