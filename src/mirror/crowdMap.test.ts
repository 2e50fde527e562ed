import { describe, expect, it } from 'vitest';
import { CrowdMap, changedMap } from './crowdMap';

const numbers = (count: number) => Array.from({ length: count }, (_, index): [string, number] => [`k${index}`, index]);
const sorted = (map: ReadonlyMap<string, number>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

describe('a map of many', () => {
  it('is what a map would be, through any history', () => {
    let state = 7;
    const roll = (sides: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * sides);
    };
    let crowd: ReadonlyMap<string, number> = CrowdMap.of<number>(numbers(300));
    const plain = new Map<string, number>(numbers(300));
    for (let step = 0; step < 400; step++) {
      const set = Array.from({ length: roll(6) }, (): [string, number] => [`k${roll(900)}`, step]);
      const gone = Array.from({ length: roll(5) }, () => `k${roll(900)}`);
      crowd = changedMap(crowd, set, gone);
      for (const key of gone) plain.delete(key);
      for (const [key, value] of set) plain.set(key, value);
      expect(crowd.size).toBe(plain.size);
    }
    expect(sorted(crowd)).toEqual(sorted(plain));
    expect([...crowd.keys()].every((key) => crowd.has(key) && crowd.get(key) === plain.get(key))).toBe(true);
    expect([...crowd.values()]).toHaveLength(plain.size);
  });

  it('leaves the one before as it was', () => {
    const before = CrowdMap.of<number>(numbers(300));
    const after = before.with(
      [
        ['k5', -1],
        ['new', 1],
      ],
      ['k6'],
    );
    expect([before.get('k5'), before.has('new'), before.get('k6'), before.size]).toEqual([5, false, 6, 300]);
    expect([after.get('k5'), after.get('new'), after.has('k6'), after.size]).toEqual([-1, 1, false, 300]);
  });

  it('keeps the order in which records came', () => {
    expect(
      [
        ...CrowdMap.of(numbers(200))
          .with([['last', 0]], ['k3'])
          .keys(),
      ].at(-1),
    ).toBe('last');
  });

  it('copies small maps as they are', () => {
    expect(changedMap(new Map(numbers(10)), [['k1', 9]], [])).toBeInstanceOf(Map);
  });
});
