import { describe, expect, it } from 'vitest';
import { SYSTEM_NAMESPACES } from '../../../narration/caption';
import type { ClusterView } from '../../../protocol/view';
import { canary, manyPods, midRollout, nodeLost, noEndpoints } from '../fixtures/views';
import { autoLayout } from '../graph/autoLayout';
import { flowModel } from '../graph/model';
import { dotPlace, paceOf, requestsPerDot, tailPx, tripMs } from './travel';
import { type Trip, tripsOf } from './trips';

function tripsIn(view: ClusterView): Trip[] {
  const model = flowModel(view, view.now, SYSTEM_NAMESPACES);
  const trips = tripsOf(model, autoLayout(model, { width: 1104, height: 414 }, undefined).scene);
  return view.requests.flatMap((request) => trips(request) ?? []);
}

const trip = (more: Partial<Trip> = {}): Trip => ({
  edges: ['a', 'b'],
  failed: false,
  timedOut: false,
  version: 1,
  latencyMs: 30,
  ...more,
});
const PACE = paceOf(1);

describe('trips', () => {
  it('lead from the client over the gate and the rack to the pod', () => {
    const [first] = tripsIn(midRollout());
    expect(first?.edges).toHaveLength(3);
    expect(first?.edges[0]).toBe('caller:shoppers > gate:i-shop');
    expect(first?.edges[1]).toBe('gate:i-shop 0 > rack:s-web');
    expect(first?.edges[2]).toMatch(/^rack:s-web > pod:/);
  });

  it('end at the rack when no endpoint is ready, as failures', () => {
    const trips = tripsIn(noEndpoints());
    expect(trips.every(({ edges, failed }) => failed && edges.length === 2)).toBe(true);
  });

  it('split by route and by version', () => {
    const trips = tripsIn(canary());
    expect(new Set(trips.map(({ edges }) => edges[1]))).toEqual(
      new Set(['gate:i-shop 0 > rack:s-web', 'gate:i-shop 1 > rack:s-api', 'gate:i-shop 2 > rack:s-web']),
    );
    expect(trips.filter(({ failed }) => failed).every(({ version }) => version === 2)).toBe(true);
  });

  it('know a timeout from an answer that is bad', () => {
    expect(tripsIn(nodeLost()).some(({ timedOut }) => timedOut)).toBe(true);
    expect(tripsIn(canary()).some(({ timedOut }) => timedOut)).toBe(false);
  });

  it('go to the group where pods are too many for edges of their own', () => {
    expect(tripsIn(manyPods(30)).every(({ edges }) => edges[2]?.startsWith('rack:s-web > group:'))).toBe(true);
  });
});

describe('dots', () => {
  it('take 900 ms for a usual request, and are as fast on a short edge as on a long one', () => {
    expect(tripMs(30, PACE)).toBe(900);
    expect(tripMs(1, PACE)).toBe(250);
    expect(tripMs(5000, PACE)).toBe(4000);
    expect(dotPlace(trip(), 450, PACE, [300, 100])).toEqual({ leg: 0, part: 2 / 3, back: false });
    expect(dotPlace(trip(), 675, PACE, [300, 100])).toEqual({ leg: 0, part: 1, back: false });
    expect(dotPlace(trip(), 787.5, PACE, [300, 100])).toMatchObject({ leg: 1, part: 0.5 });
  });

  it('are nowhere before and after, and failures run back', () => {
    expect(dotPlace(trip(), -1, PACE, [100, 100])).toBeUndefined();
    expect(dotPlace(trip(), 901, PACE, [100, 100])).toBeUndefined();
    const back = dotPlace(trip({ failed: true }), 1125, PACE, [100, 100]);
    expect(back).toEqual({ leg: 1, part: 0.5, back: true });
    expect(dotPlace(trip({ failed: true }), 1801, PACE, [100, 100])).toBeUndefined();
  });

  it('have long tails when quick, none when slow', () => {
    expect(tailPx(10)).toBe(18);
    expect(tailPx(38)).toBeCloseTo(11.85, 1);
    expect(tailPx(1900)).toBe(0);
  });

  it('stand for more requests when there would be too many', () => {
    const rate = (ratePerSecond: number) => [{ name: 'a', url: '', ratePerSecond, entry: '' }];
    expect(requestsPerDot(rate(20), PACE)).toBe(1);
    expect(requestsPerDot(rate(60), PACE)).toBe(1);
    expect(requestsPerDot(rate(130), PACE)).toBe(2);
    expect(requestsPerDot(rate(1000), PACE)).toBe(20);
    expect(requestsPerDot(rate(20), paceOf(100))).toBeGreaterThan(5);
  });
});
