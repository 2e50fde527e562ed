import type { Outcome, RequestTrail, RequestView } from '../../protocol/view';
import { bucketOf, LATENCY_BUCKETS } from './latency';

/** One finished request: what the page is shown, but for the version of its pod, which the publisher knows. */
export interface RequestRecord extends Omit<RequestView, 'version'> {
  readonly trail?: RequestTrail;
}

/** Counts of one generator. Tallies are `[sent, ok, failed]`. Under the rule of `copyState`. */
export interface Sums {
  total: Map<string, number[]>;
  /** By reason: `503`, `refused`, `timeout`. */
  reasons: Map<string, Map<string, number>>;
  pods: Map<string, Map<string, number[]>>;
  services: Map<string, Map<string, number[]>>;
  /** By Service: its failures by reason. */
  serviceReasons: Map<string, Map<string, Record<string, number>>>;
  routes: Map<string, Map<string, number[]>>;
  latencies: Map<string, number[]>;
}

export function noSums(): Sums {
  return {
    total: new Map(),
    reasons: new Map(),
    pods: new Map(),
    services: new Map(),
    serviceReasons: new Map(),
    routes: new Map(),
    latencies: new Map(),
  };
}

/** Beyond this many pods, services or routes of a generator the ones that came first are forgotten. */
const MAX_NAMES = 4096;

/** Adds one finished request. */
export function count(sums: Sums, request: RequestRecord): void {
  const { generator, outcome } = request;
  const column = outcome === 'ok' ? 1 : 2;
  bump(sums.total, generator, column);
  if (outcome !== 'ok') {
    const reasons = inner(sums.reasons, generator);
    const reason = reasonOf(outcome, request.code);
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    if (request.service !== '') bumpReason(inner(sums.serviceReasons, generator), request.service, reason);
  }
  if (request.pod !== '') bump(inner(sums.pods, generator), request.pod, column);
  if (request.service !== '') bump(inner(sums.services, generator), request.service, column);
  if (outcome !== 'ok' && outcome !== 'status') return;
  let latencies = sums.latencies.get(generator);
  if (!latencies) sums.latencies.set(generator, (latencies = new Array<number>(LATENCY_BUCKETS).fill(0)));
  (latencies[bucketOf(request.endedAt - request.sentAt)] as number)++;
}

/** Adds one finished request to its route: `host path` of the rule, or of the URL. */
export function countRoute(sums: Sums, generator: string, route: string, ok: boolean): void {
  bump(inner(sums.routes, generator), route, ok ? 1 : 2);
}

function reasonOf(outcome: Outcome, code: number): string {
  return outcome === 'status' ? String(code) : outcome;
}

function inner<T>(outer: Map<string, Map<string, T>>, name: string): Map<string, T> {
  let map = outer.get(name);
  if (!map) outer.set(name, (map = new Map()));
  return map;
}

function bumpReason(services: Map<string, Record<string, number>>, service: string, reason: string): void {
  const reasons = services.get(service);
  if (!reasons && services.size >= MAX_NAMES) services.delete(services.keys().next().value as string);
  services.set(service, { ...reasons, [reason]: (reasons?.[reason] ?? 0) + 1 });
}

function bump(tallies: Map<string, number[]>, name: string, column: number): void {
  const tally = tallies.get(name);
  if (tally) {
    (tally[0] as number)++;
    (tally[column] as number)++;
    return;
  }
  if (tallies.size >= MAX_NAMES) tallies.delete(tallies.keys().next().value as string);
  tallies.set(name, column === 1 ? [1, 1, 0] : [1, 0, 1]);
}
