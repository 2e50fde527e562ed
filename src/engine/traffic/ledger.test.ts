import { describe, expect, it } from 'vitest';
import { Simulation } from '../sim/simulation';
import { boundOf, bucketOf, LATENCY_BUCKETS, percentile } from './latency';
import { Ledger } from './ledger';
import type { RequestRecord } from './sums';

function book() {
  const sim = new Simulation(1);
  const ledger = sim.add(new Ledger(sim));
  let id = 0;
  const enter = (record: Partial<RequestRecord> = {}) =>
    ledger.enter(
      {
        id: ++id,
        generator: 'g',
        sentAt: sim.now,
        endedAt: sim.now,
        host: 'h',
        path: '/',
        ingress: '',
        service: 's',
        pod: 'p1',
        outcome: 'ok',
        code: 200,
        ...record,
      },
      'h /',
    );
  return { sim, ledger, enter };
}

describe('ledger', () => {
  it('LED-1 counts by reason, pod, version, Service and route', () => {
    const { ledger, enter } = book();
    enter();
    enter({ pod: 'p2', outcome: 'status', code: 503 });
    enter({ pod: '', service: '', outcome: 'timeout', code: 0 });
    const view = ledger.view('g', (pod) => (pod === 'p1' ? 1 : 2));
    expect(view.total).toEqual({ sent: 3, ok: 1, failed: 2 });
    expect(view.failures).toEqual({ '503': 1, timeout: 1 });
    expect(view.byPod).toEqual({ p1: { sent: 1, ok: 1, failed: 0 }, p2: { sent: 1, ok: 0, failed: 1 } });
    expect(view.byVersion).toEqual({ '1': { sent: 1, ok: 1, failed: 0 }, '2': { sent: 1, ok: 0, failed: 1 } });
    expect(view.byRoute).toEqual({ 'h /': { sent: 3, ok: 1, failed: 2 } });
    expect(ledger.byService('g')).toEqual({ s: { sent: 2, ok: 1, failed: 1 } });
  });

  it('LED-1 keeps the latest requests', () => {
    const { ledger, enter } = book();
    for (let i = 0; i < 5000; i++) enter();
    expect(ledger.requestsAfter(4998).map(({ id }) => id)).toEqual([4999, 5000]);
    expect(ledger.requestsAfter(0)).toHaveLength(4096);
    expect(ledger.requestsAfter(0)[0]?.id).toBe(905);
  });

  it('LED-2 begins anew at a mark, also after a rewind', () => {
    const { sim, ledger, enter } = book();
    enter({ outcome: 'refused' });
    sim.runUntil(1000);
    ledger.mark();
    const saved = sim.save();
    for (let i = 0; i < 2; i++) {
      sim.load(saved);
      enter();
      const view = ledger.view('g', () => 1);
      expect(view).toMatchObject({ since: 1000, total: { sent: 1, ok: 1, failed: 0 }, failures: {} });
      expect(ledger.requestsAfter(0)).toHaveLength(2);
    }
  });

  it('LED-2 knows why requests to a Service failed since the mark, also of those that are not kept any more', () => {
    const { ledger, enter } = book();
    for (let i = 0; i < 412; i++) enter({ outcome: 'status', code: 500 });
    ledger.mark();
    for (let i = 0; i < 5000; i++) enter({ outcome: 'status', code: 503 });
    enter({ outcome: 'timeout', code: 0 });
    enter({ service: 't', outcome: 'refused', code: 0 });
    expect(ledger.byService('g').s?.failed).toBe(5001);
    expect(ledger.failuresAt('g', 's')).toEqual({ '503': 5000, timeout: 1 });
    expect(ledger.failuresAt('g', 'nobody')).toEqual({});
  });

  it('LED-3 finds percentiles to the bucket', () => {
    for (let ms = 0; ms < 70_000; ms += 7) {
      const bucket = bucketOf(ms);
      expect(boundOf(bucket)).toBeLessThanOrEqual(ms);
      if (bucket < LATENCY_BUCKETS - 1) expect(boundOf(bucket + 1)).toBeGreaterThan(ms);
    }
    const { sim, ledger, enter } = book();
    for (let i = 1; i <= 100; i++) enter({ endedAt: sim.now + i });
    enter({ endedAt: sim.now + 5000, outcome: 'timeout' });
    expect(ledger.view('g', () => 1)).toMatchObject({ p50Ms: 50, p95Ms: 95 });
    expect(percentile([], 50)).toBe(0);
  });

  it('LED-4 has the rate of each pod over five seconds', () => {
    const { sim, ledger, enter } = book();
    for (let second = 0; second < 20; second++) {
      for (let i = 0; i < 10; i++) enter();
      if (second < 10) enter({ pod: 'p2' });
      sim.runUntil(1000 * (second + 1));
    }
    expect(ledger.view('g', () => 1).ratePerPod).toEqual({ p1: 10 });
  });
});
