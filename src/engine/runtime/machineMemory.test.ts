import { describe, expect, test } from 'vitest';
import type { RuntimeState } from './container';
import { exceedsAfter, takenAt } from './machineMemory';

const MI = 1024 ** 2;

function state(growsBytesPerSecond: number, ramp?: { toBytes: number; until: number }): RuntimeState {
  return {
    memory: new Map([['node-1', { milliBytes: 1000 * MI * 1000, growsBytesPerSecond }]]),
    host: new Map(ramp ? [['node-1', { fromBytes: 0, from: 0, ...ramp }]] : []),
  } as unknown as RuntimeState;
}

describe('RT-11 the memory of a machine', () => {
  test('is the sum of what its containers and what runs beside them take at a moment', () => {
    const growing = state(MI, { toBytes: 600 * MI, until: 60_000 });
    expect(takenAt(growing, 'node-1', 0)).toBe(1000 * MI);
    expect(takenAt(growing, 'node-1', 30_000)).toBe((1000 + 30 + 300) * MI);
    expect(takenAt(growing, 'node-1', 120_000)).toBe((1000 + 120 + 600) * MI);
  });

  test('is exceeded at the very moment, whether the ramp still rises or has come to rest', () => {
    const limit = 1500 * MI;
    const cases = [
      state(0, { toBytes: 600 * MI, until: 60_000 }),
      state(MI, { toBytes: 600 * MI, until: 60_000 }),
      state(MI, { toBytes: 300 * MI, until: 60_000 }),
    ];
    const moments = cases.map((one) => exceedsAfter(one, 'node-1', limit, 0) as number);
    expect(moments.map((ms) => Math.round(ms / 1000))).toEqual([50, 45, 200]);
    cases.forEach((one, index) => {
      const at = moments[index] as number;
      expect(takenAt(one, 'node-1', at)).toBeGreaterThan(limit);
      expect(takenAt(one, 'node-1', at - 5)).toBeLessThanOrEqual(limit);
    });
  });

  test('is never exceeded by what comes to rest below it, and is already by what is above', () => {
    expect(exceedsAfter(state(0, { toBytes: 500 * MI, until: 60_000 }), 'node-1', 1500 * MI, 0)).toBeUndefined();
    expect(exceedsAfter(state(0), 'node-1', 1000 * MI - 1, 0)).toBe(0);
  });
});
