import { describe, expect, it } from 'vitest';
import { changedItems } from './items';

interface Item {
  readonly name: string;
  readonly value: number;
}

const key = ({ name }: Item) => name;
const items = (text: string): Item[] => [...text].map((name) => ({ name, value: 0 }));
const text = (list: readonly Item[]) => list.map(({ name, value }) => `${name}${value || ''}`).join('');
const change = (set: Item[], gone: string[] = []) => ({ of: 'x', set, gone });

describe('a list of items', () => {
  it('has items replaced where they stand, and new ones last', () => {
    const next = changedItems(items('abc'), change([{ name: 'b', value: 2 }, ...items('d')]), key);
    expect(text(next)).toBe('ab2cd');
  });

  it('loses what is gone, but nothing that is set at once', () => {
    expect(text(changedItems(items('abcd'), change([], ['c', 'a', 'x']), key))).toBe('bd');
    expect(text(changedItems(items('abc'), change([{ name: 'b', value: 1 }], ['b']), key))).toBe('ab1c');
  });

  it('stays as it was for who holds it, and can be changed twice', () => {
    const first = items('abc');
    const one = changedItems(first, change(items('d'), ['a']), key);
    const other = changedItems(first, change([], ['b']), key);
    expect([first, one, other].map(text)).toEqual(['abc', 'bcd', 'ac']);
    expect(text(changedItems(one, change([{ name: 'd', value: 3 }]), key))).toBe('bcd3');
  });

  it('is the same as one that is made by looking at every item, whatever came before', () => {
    let list: readonly Item[] = [];
    let plain: Item[] = [];
    let state = 7;
    const random = (below: number) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    for (let step = 1; step <= 400; step++) {
      const set = Array.from({ length: random(4) }, () => ({ name: `n${random(90)}`, value: step }));
      const gone = Array.from({ length: random(4) }, () => `n${random(90)}`);
      const wanted = new Map(set.map((item) => [item.name, item]));
      const left = plain.filter(({ name }) => wanted.has(name) || !gone.includes(name));
      plain = left.map((item) => wanted.get(item.name) ?? item);
      for (const item of wanted.values()) if (!plain.some(({ name }) => name === item.name)) plain.push(item);
      list = changedItems(list, change(set, gone), key);
      expect(list).toEqual(plain);
    }
  });
});
