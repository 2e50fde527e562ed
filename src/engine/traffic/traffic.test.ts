import { describe, expect, it } from 'vitest';
import type { HttpReply } from '../network/http';
import { Network } from '../network/network';
import { type Dialer, type EdgePassage, straight } from '../network/passage';
import { Simulation } from '../sim/simulation';
import { Ledger } from './ledger';
import { exponential } from './spacing';
import { Traffic } from './traffic';

const INSIDE = { name: 'g', ratePerSecond: 20, url: 'http://web.default.svc.cluster.local/' };
const EDGE = { ...INSIDE, url: 'http://shop.test/cart' };

function answer(latencyMs = 20, code = 200, server = 'c'): HttpReply {
  return { kind: 'answer', code, body: '', latencyMs, server };
}

function world(reply: () => HttpReply, edge?: (tries: number) => EdgePassage, alive = () => true) {
  const sim = new Simulation(3);
  const network = sim.add(new Network(sim));
  network.addMachine('cp-1', { controlPlane: true });
  network.addMachine('node-a');
  network.server = { connect: () => ({ kind: 'refused' }), alive };
  const ledger = sim.add(new Ledger(sim));
  const from: string[] = [];
  const dialer: Dialer = {
    resolve: (_namespace, name) =>
      name.startsWith('web') ? { kind: 'addresses', canonical: name, addresses: ['10.96.0.5'] } : { kind: 'nxdomain' },
    connect: (machine) => {
      from.push(machine);
      return { ...straight(reply()), service: 'uid-web', pod: 'uid-pod' };
    },
  };
  const host = {
    sim,
    network,
    ledger,
    dialer,
    edge: edge && { address: '203.0.113.10', serves: () => true, pass: (_: unknown, tries: number) => edge(tries) },
  };
  const traffic = sim.add(new Traffic(host));
  return { sim, network, ledger, traffic, from, view: () => ledger.view('g', () => 1) };
}

describe('traffic', () => {
  it('TR-1 TR-6 sends evenly without drift, two occurrences a request', () => {
    const { sim, traffic, view } = world(() => answer());
    traffic.set({ ...INSIDE, ratePerSecond: 30 });
    sim.runUntil(100_010);
    expect(traffic.sent).toBe(3000);
    expect(view().total).toEqual({ sent: 2999, ok: 2999, failed: 0 });
    expect(sim.handled).toBe(3000 + 2999);
  });

  it('TR-1 sends as a Poisson process: the mean is the rate, the gaps are as irregular as they are long', () => {
    const { sim, traffic, ledger } = world(() => answer());
    traffic.set({ ...INSIDE, ratePerSecond: 50, spacing: 'poisson' });
    sim.runUntil(80_000);
    expect(Math.abs(traffic.sent - 4000)).toBeLessThan(4 * Math.sqrt(4000));
    const sent = ledger.requestsAfter(0).map(({ sentAt }) => sentAt);
    const gaps = sent.slice(1).map((at, index) => at - sent[index]!);
    const mean = gaps.reduce((sum, gap) => sum + gap) / gaps.length;
    const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
    expect(deviation / mean).toBeGreaterThan(0.9);
    expect(deviation / mean).toBeLessThan(1.1);
  });

  it('draws exponential numbers by comparing', () => {
    const random = new Simulation(5).random('x');
    const numbers = Array.from({ length: 20_000 }, () => exponential(random));
    expect(numbers.reduce((sum, value) => sum + value) / numbers.length).toBeCloseTo(1, 1);
    expect(numbers.filter((value) => value > 2).length / numbers.length).toBeCloseTo(Math.exp(-2), 2);
  });

  it('TR-2 heeds a new rate at once, stops at 0, and says what cannot be', () => {
    const { sim, traffic } = world(() => answer());
    traffic.set({ ...INSIDE, ratePerSecond: 1 });
    sim.runUntil(10_000);
    expect(traffic.sent).toBe(10);
    traffic.set({ ...INSIDE, ratePerSecond: 100 });
    sim.runUntil(11_000);
    expect(traffic.sent).toBe(110);
    traffic.set({ ...INSIDE, ratePerSecond: 0 });
    sim.runUntil(60_000);
    expect(traffic.sent).toBe(110);
    expect(traffic.set({ ...INSIDE, url: 'ftp://x/' })).toContain('ftp://x/ is no URL');
    expect(traffic.set({ ...INSIDE, ratePerSecond: Number.NaN })).toContain('between 0 and 10000');
  });

  it('TR-3 asks Services from a worker with power and machines from outside', () => {
    const { sim, network, traffic, from, view } = world(() => answer());
    network.addMachine('node-b');
    traffic.set(INSIDE);
    sim.runUntil(60);
    network.setPower('node-a', false);
    sim.runUntil(110);
    traffic.set({ ...INSIDE, url: 'http://node-b:30080/' });
    sim.runUntil(180);
    traffic.set({ ...INSIDE, url: 'http://nothing.default.svc.cluster.local/' });
    sim.runUntil(250);
    expect(from).toEqual(['node-a', 'node-b', 'outside']);
    expect(view().failures).toEqual({ 'no-route': 1 });
  });

  it('TR-4 tells outcomes apart', () => {
    const replies: HttpReply[] = [
      answer(30, 301),
      answer(20, 500),
      { kind: 'refused' },
      { kind: 'no-route' },
      { kind: 'silence' },
      { kind: 'silence', noRouteAfterMs: 700 },
      answer(1500),
    ];
    let turn = 0;
    const { sim, traffic, ledger, view } = world(() => replies[turn++]!);
    traffic.set({ ...INSIDE, patienceMs: 1000 });
    sim.runUntil(7 * 50);
    traffic.set({ ...INSIDE, ratePerSecond: 0 });
    sim.runUntil(5000);
    const ended = ledger.requestsAfter(0).sort((a, b) => a.id - b.id);
    expect(ended.map(({ outcome }) => outcome)).toEqual([
      'ok',
      'status',
      'refused',
      'no-route',
      'timeout',
      'no-route',
      'timeout',
    ]);
    expect(ended.map(({ sentAt, endedAt }) => endedAt - sentAt)).toEqual([30, 20, 0, 0, 1000, 700, 1000]);
    expect(view().failures).toEqual({ '500': 1, refused: 1, 'no-route': 2, timeout: 2 });
  });

  it('TR-5 resets a request whose container dies, and lets the edge try again', () => {
    const direct = world(
      () => answer(),
      undefined,
      () => false,
    );
    direct.traffic.set(INSIDE);
    direct.sim.runUntil(100);
    expect(direct.view().failures).toEqual({ reset: 1 });

    const passage = (tries: number, againOnReset: boolean): EdgePassage => ({
      ...straight(answer()),
      tries,
      againOnReset,
    });
    let asked = 0;
    const edge = world(
      () => answer(),
      (tries) => passage(tries, tries < 1),
      () => ++asked > 1,
    );
    edge.traffic.set(EDGE);
    edge.sim.runUntil(100);
    expect(edge.view().total).toEqual({ sent: 1, ok: 1, failed: 0 });
    expect(edge.ledger.requestsAfter(0)[0]).toMatchObject({ sentAt: 50, endedAt: 90 });

    const stubborn = world(
      () => answer(),
      (tries) => passage(tries, false),
      () => false,
    );
    stubborn.traffic.set(EDGE);
    stubborn.sim.runUntil(100);
    expect(stubborn.view().failures).toEqual({ '502': 1 });
  });

  it('TR-5 waits for the edge to try again, as long as the patience lasts', () => {
    const again = (tries: number): EdgePassage => ({
      ...straight(tries === 0 ? { kind: 'silence' } : answer()),
      tries: tries + 1,
      ...(tries === 0 ? { againAfterMs: 3000 } : {}),
      againOnReset: false,
    });
    for (const [patienceMs, outcome] of [
      [5000, 'ok'],
      [2000, 'timeout'],
    ] as const) {
      const { sim, traffic, ledger } = world(() => answer(), again);
      traffic.set({ ...EDGE, patienceMs });
      sim.runUntil(50);
      traffic.set({ ...EDGE, ratePerSecond: 0 });
      sim.runUntil(9000);
      expect(ledger.requestsAfter(0)[0]).toMatchObject({ outcome, endedAt: 50 + (outcome === 'ok' ? 3020 : 2000) });
    }
  });

  it('TR-7 is refused at the edge when there is none', () => {
    const { sim, traffic, view } = world(() => answer());
    traffic.set(EDGE);
    sim.runUntil(1000);
    expect(view().failures).toEqual({ refused: 20 });
    expect(view().byRoute).toEqual({ 'shop.test /cart': { sent: 20, ok: 0, failed: 20 } });
  });

  it('comes back from a checkpoint with every request on its way', () => {
    const { sim, traffic, view } = world(() => answer());
    traffic.set({ ...INSIDE, spacing: 'poisson' });
    sim.runUntil(5000);
    const saved = sim.save();
    sim.runUntil(10_000);
    const first = view();
    sim.load(saved);
    sim.runUntil(10_000);
    expect(view()).toEqual(first);
  });
});
