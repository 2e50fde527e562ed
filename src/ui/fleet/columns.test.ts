import { describe, expect, it } from 'vitest';
import { type ColumnsOf, columnsOf } from './columns';

const GI = 1024 ** 3;
const MI = 1024 ** 2;

const facts = (more: Partial<ColumnsOf>): ColumnsOf => ({
  height: 400,
  capacityBytes: 4 * GI,
  evictsAboveBytes: 3996 * MI,
  hostBytes: 0,
  pods: [],
  used: {},
  freedBytes: 0,
  ...more,
});
const pod = (uid: string, askedMi: number) => ({ uid, asks: { cpuMilli: 0, memoryBytes: askedMi * MI } });
const uses = (mi: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(mi).map(([uid, amount]) => [uid, { cpuMilli: 0, memoryBytes: amount * MI }]));

describe('the columns of a machine', () => {
  it('have one scale: 100 px are a Gi in both', () => {
    const { wedges, host, ticks } = columnsOf(
      facts({ hostBytes: GI / 2, pods: [pod('a', 1024), pod('b', 0)], used: uses({ a: 512, b: 2048 }) }),
    );
    expect(host).toEqual({ top: 350, bottom: 400 });
    expect(wedges[0]?.booked).toEqual({ top: 300, bottom: 400 });
    expect(wedges[0]?.used).toEqual({ top: 300, bottom: 350 });
    expect(wedges[1]?.booked).toEqual({ top: 300, bottom: 300 });
    expect(wedges[1]?.used).toEqual({ top: 100, bottom: 300 });
    expect(ticks.map(({ y, label }) => `${label} ${y}`)).toEqual(['0 400', '1 300', '2 200', '3 100', '4 0']);
  });

  it('have the threshold below the top by what is kept, and what an eviction freed above what is used', () => {
    const { thresholdY, freed, usedBytes } = columnsOf(
      facts({ hostBytes: GI, pods: [pod('a', 0)], used: uses({ a: 1024 }), freedBytes: GI }),
    );
    expect(thresholdY).toBeCloseTo((400 * 100) / 4096, 6);
    expect(freed).toEqual({ top: 100, bottom: 200 });
    expect(usedBytes).toBe(2 * GI);
  });

  it('label thin pods in lines above the stack, in its order, and count those without room', () => {
    const pods = ['a', 'b', 'c'].map((uid) => pod(uid, 64));
    const thin = columnsOf(facts({ pods, used: uses({ a: 20, b: 20, c: 20 }) }));
    expect(thin.wedges.map(({ label }) => label)).toEqual(['none', 'none', 'none']);
    expect(thin.rows.map(({ uid }) => uid)).toEqual(['a', 'b', 'c']);
    expect(thin.rows.map(({ top }) => top)).toEqual([...thin.rows.map(({ top }) => top)].sort((x, y) => y - x));
    const full = columnsOf(facts({ hostBytes: 3.5 * GI, pods, used: uses({ a: 20, b: 20, c: 20 }) }));
    expect(full.rows.map(({ uid }) => uid)).toEqual(['a', '']);
    expect(full.rows.every(({ top }) => top >= 0)).toBe(true);
  });

  it('fold the smallest of a crowd into others, which keep their sum', () => {
    const pods = Array.from({ length: 20 }, (_, index) => pod(`p${index}`, 200 - index));
    const { wedges, others } = columnsOf(
      facts({ pods, used: uses(Object.fromEntries(pods.map(({ uid }) => [uid, 10]))) }),
    );
    expect(wedges.map(({ uid }) => uid)).toEqual(pods.slice(0, 11).map(({ uid }) => uid));
    expect(others?.count).toBe(9);
    expect(others?.usedBytes).toBe(90 * MI);
    expect(others?.booked.bottom).toBeCloseTo(wedges[10]?.booked.top ?? 0, 6);
  });

  it('never leave the wells, whatever is used', () => {
    const { wedges } = columnsOf(facts({ pods: [pod('a', 9000)], used: uses({ a: 9000 }) }));
    expect(wedges[0]?.booked.top).toBe(0);
    expect(wedges[0]?.used.top).toBe(0);
  });
});
