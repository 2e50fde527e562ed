import type { LedgerView, Tally } from '../../protocol/view';
import { copyState, type Plain } from '../sim/plain';
import { type Simulation, StatefulComponent } from '../sim/simulation';
import { percentile } from './latency';
import { count, countRoute, noSums, type RequestRecord, type Sums } from './sums';

interface LedgerState extends Sums {
  /** The latest requests, by `finished % RING`. */
  ring: RequestRecord[];
  finished: number;
  /** By generator, by pod: `[second, requests]` of the last seconds, by `second % RATE_SECONDS`. */
  rates: Map<string, Map<string, number[]>>;
  /** What had been counted when the sums were last set to nought (never changed after that), and when that was. */
  base: Sums;
  since: number;
}

/** How many finished requests are kept whole. */
const RING = 4096;
/** Rates are those of so many full seconds. */
const RATE_SECONDS = 5;
const SLOTS = RATE_SECONDS + 1;
const NOTHING: Tally = { sent: 0, ok: 0, failed: 0 };

/** Every request's fate, counted. Written by the generators, read by the publisher. */
export class Ledger extends StatefulComponent<LedgerState> {
  constructor(private readonly sim: Simulation) {
    super('ledger', { ...noSums(), ring: [], finished: 0, rates: new Map(), base: noSums(), since: 0 });
  }

  /** How many requests have finished so far. */
  get finished(): number {
    return this.state.finished;
  }

  /** A generator's requests since it began, whatever was applied since. */
  total(generator: string): Tally {
    return tally(this.state.total.get(generator), undefined);
  }

  /** Enters a finished request; `route` is the `host path` that it is counted under. */
  enter(request: RequestRecord, route: string): void {
    const { state } = this;
    state.ring[state.finished % RING] = request;
    state.finished++;
    count(state, request);
    countRoute(state, request.generator, route, request.outcome === 'ok');
    if (request.pod !== '') this.rate(request);
  }

  /** Sets the sums to nought: something was applied. */
  mark(): void {
    const { total, reasons, pods, services, serviceReasons, routes, latencies } = this.state;
    this.state.base = copyState({ total, reasons, pods, services, serviceReasons, routes, latencies });
    this.state.since = this.sim.now;
  }

  /** The requests that finished after the first `after` ones, oldest first; of those that are still kept. */
  requestsAfter(after: number): RequestRecord[] {
    const { ring, finished } = this.state;
    const requests: RequestRecord[] = [];
    for (let number = Math.max(after, finished - RING); number < finished; number++) {
      requests.push(ring[number % RING] as RequestRecord);
    }
    return requests;
  }

  /** A finished request by its number, if it is still kept. */
  request(id: number): RequestRecord | undefined {
    return this.state.ring.find((request) => request.id === id);
  }

  /** A generator's sums since the last mark. `versionOf` gives the version of a pod by its uid. */
  view(generator: string, versionOf: (pod: string) => number): LedgerView {
    const { state } = this;
    const byPod = tallies(state.pods.get(generator), state.base.pods.get(generator));
    const byVersion: Record<string, Tally> = {};
    for (const [pod, tally] of Object.entries(byPod)) {
      const version = String(versionOf(pod));
      byVersion[version] = plus(byVersion[version] ?? NOTHING, tally);
    }
    const counts = state.latencies.get(generator) ?? [];
    const before = state.base.latencies.get(generator) ?? [];
    const latencies = counts.map((value, bucket) => value - (before[bucket] ?? 0));
    return {
      generator,
      since: state.since,
      total: tally(state.total.get(generator), state.base.total.get(generator)),
      failures: this.failures(generator),
      byVersion,
      byPod,
      byRoute: tallies(state.routes.get(generator), state.base.routes.get(generator)),
      p50Ms: percentile(latencies, 50),
      p95Ms: percentile(latencies, 95),
      ratePerPod: this.ratePerPod(generator),
    };
  }

  /** By Service (uid): a generator's sums since the last mark. */
  byService(generator: string): Record<string, Tally> {
    return tallies(this.state.services.get(generator), this.state.base.services.get(generator));
  }

  /** Why requests of a generator to a Service (uid) failed since the last mark, by reason. */
  failuresAt(generator: string, service: string): Record<string, number> {
    const { serviceReasons, base } = this.state;
    const before = base.serviceReasons.get(generator)?.get(service);
    return since(Object.entries(serviceReasons.get(generator)?.get(service) ?? {}), (reason) => before?.[reason]);
  }

  handle(_what: Plain): void {}

  private failures(generator: string): Record<string, number> {
    const before = this.state.base.reasons.get(generator);
    return since(this.state.reasons.get(generator) ?? [], (reason) => before?.get(reason));
  }

  private rate({ generator, pod, endedAt }: RequestRecord): void {
    let pods = this.state.rates.get(generator);
    if (!pods) this.state.rates.set(generator, (pods = new Map()));
    let slots = pods.get(pod);
    if (!slots) {
      if (pods.size > 64) forgetQuiet(pods, endedAt);
      pods.set(pod, (slots = new Array<number>(2 * SLOTS).fill(-1)));
    }
    const second = Math.floor(endedAt / 1000);
    const slot = 2 * (second % SLOTS);
    slots[slot + 1] = slots[slot] === second ? (slots[slot + 1] as number) + 1 : 1;
    slots[slot] = second;
  }

  private ratePerPod(generator: string): Record<string, number> {
    const rates: Record<string, number> = {};
    const second = Math.floor(this.sim.now / 1000);
    for (const [pod, slots] of this.state.rates.get(generator) ?? []) {
      let requests = 0;
      for (let slot = 0; slot < slots.length; slot += 2) {
        const at = slots[slot] as number;
        if (at < second && at >= second - RATE_SECONDS) requests += slots[slot + 1] as number;
      }
      if (requests > 0) rates[pod] = requests / RATE_SECONDS;
    }
    return rates;
  }
}

/** What was counted beyond what had been before. */
function since(
  counts: Iterable<readonly [string, number]>,
  before: (name: string) => number | undefined,
): Record<string, number> {
  const more: Record<string, number> = {};
  for (const [name, times] of counts) {
    const added = times - (before(name) ?? 0);
    if (added > 0) more[name] = added;
  }
  return more;
}

/** Drops the pods that had no request for a while. */
function forgetQuiet(pods: Map<string, number[]>, now: number): void {
  const oldest = Math.floor(now / 1000) - RATE_SECONDS;
  for (const [pod, slots] of pods) if (slots.every((value, slot) => slot % 2 === 1 || value < oldest)) pods.delete(pod);
}

function tally(counts: readonly number[] | undefined, before: readonly number[] | undefined): Tally {
  const [sent = 0, ok = 0, failed = 0] = counts ?? [];
  const [sentBefore = 0, okBefore = 0, failedBefore = 0] = before ?? [];
  return { sent: sent - sentBefore, ok: ok - okBefore, failed: failed - failedBefore };
}

function tallies(
  counts: ReadonlyMap<string, readonly number[]> | undefined,
  before: ReadonlyMap<string, readonly number[]> | undefined,
): Record<string, Tally> {
  const since: Record<string, Tally> = {};
  for (const [name, values] of counts ?? []) {
    const difference = tally(values, before?.get(name));
    if (difference.sent > 0) since[name] = difference;
  }
  return since;
}

function plus(a: Tally, b: Tally): Tally {
  return { sent: a.sent + b.sent, ok: a.ok + b.ok, failed: a.failed + b.failed };
}
