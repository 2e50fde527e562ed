import { describe, expect, it } from 'vitest';
import type { PodView } from '../../../protocol/view';
import { midRollout } from '../fixtures/views';
import { ticksOf, timeAxis, xOf } from './axis';
import { barsOf } from './bars';

const podOf = (suffix: string) => [...midRollout().pods.values()].find(({ name }) => name.endsWith(suffix)) as PodView;

describe('the time axis', () => {
  it('puts the present where the mock-up puts it, and 20 s before it at the left', () => {
    const axis = timeAxis(161_600, 322, 0, 1);
    expect(axis.nowX).toBe(263);
    expect(xOf(axis, 161_600)).toBe(263);
    expect(xOf(axis, 141_600)).toBeCloseTo(0);
    expect(ticksOf(axis)).toEqual([145_000, 150_000, 155_000, 160_000]);
  });

  it('widens in steps for a long rollout and for high speeds', () => {
    const windowOf = (span: number, speed: number) => {
      const axis = timeAxis(1_000_000, 322, span, speed);
      return (axis.now - axis.from) / 1000;
    };
    expect([windowOf(0, 1), windowOf(21_000, 1), windowOf(39_000, 1)]).toEqual([20, 40, 40]);
    expect(windowOf(0, 60)).toBe(1200);
    expect(windowOf(0, 0.1)).toBe(20);
  });

  it('has no times before the world began', () => {
    expect(ticksOf(timeAxis(7_000, 322, 0, 1))).toEqual([0, 5_000]);
  });
});

describe('bars', () => {
  it('tell a life: thin pulling, middle creating, hatched not ready, solid ready', () => {
    expect(barsOf(podOf('4vmzd'), 140_000, 161_600).map(({ look }) => look)).toEqual([
      'thin',
      'middle',
      'hatched',
      'solid',
    ]);
  });

  it('begin at the left edge and end at the present', () => {
    const bars = barsOf(podOf('8kplc'), 141_600, 161_600);
    expect(bars.map(({ look }) => look)).toEqual(['solid', 'leaving']);
    expect([bars[0]?.from, bars[1]?.until]).toEqual([141_600, 161_600]);
  });

  it('know nothing of the future', () => {
    expect(barsOf(podOf('4vmzd'), 140_000, 151_000).map(({ look }) => look)).toEqual(['thin']);
  });

  it('end when the pod is gone', () => {
    const gone = { ...podOf('8kplc'), goneAt: 160_000 };
    expect(barsOf(gone, 141_600, 161_600).at(-1)?.until).toBe(160_000);
  });
});
