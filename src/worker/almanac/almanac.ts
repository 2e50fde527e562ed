import type { Cluster } from '../../engine/cluster';
import type { RequestView } from '../../protocol/view';
import { type SavedTrail, Trail } from './trail';

/** A condition of an object took another status, or another reason for it. */
export interface ConditionFact {
  readonly at: number;
  readonly uid: string;
  readonly type: string;
  /** '' when the object no longer has the condition. */
  readonly status: string;
  readonly reason: string;
}

/** What machines and pods used at a moment. */
export interface UsageFact {
  readonly at: number;
  readonly machines: ReturnType<Cluster['usage']>;
}

/** What became of the requests of a stretch of time that ended at `at`, by who sent them and who was asked. */
export interface TrafficFact {
  readonly from: number;
  readonly at: number;
  /** How many requests had finished in all. */
  readonly finished: number;
  readonly by: ReadonlyMap<string, TrafficSum>;
}

/** Latencies are those of requests that were answered, in milliseconds, as they came. */
export interface TrafficSum {
  readonly sent: number;
  readonly failed: number;
  readonly latencies: readonly number[];
}

/** How the sums of a generator are named; those of Services and pods have their uids. */
export function generatorSum(name: string): string {
  return `generator ${name}`;
}

interface Saved {
  readonly conditions: SavedTrail<ConditionFact>;
  readonly usage: SavedTrail<UsageFact>;
  readonly traffic: SavedTrail<TrafficFact>;
}

/** Requests and the usage of few pods are read this often, in milliseconds of cluster time; that of many pods more seldom. */
const READ_EVERY_MS = 2_000;
const READ_MANY_EVERY_MS = 10_000;
const MANY_PODS = 200;

/** Remembers, for charts, what the cluster itself keeps no history of: conditions, usage and requests over time. */
export class Almanac {
  readonly conditions = new Trail<ConditionFact>(50_000);
  readonly usage = new Trail<UsageFact>(100_000);
  readonly traffic = new Trail<TrafficFact>(200_000);

  constructor(private readonly cluster: Cluster) {}

  /** Takes a write in. */
  note({ object, previous }: { readonly object: object; readonly previous?: object }): void {
    const [now, before] = [conditionsOf(object), conditionsOf(previous)];
    if (now === before) return;
    const { at, uid } = { at: this.cluster.now, uid: (object as Conditioned).metadata.uid };
    for (const { type, status, reason = '' } of now) {
      const old = before.find((one) => one.type === type);
      if (old?.status !== status || (old.reason ?? '') !== reason)
        this.conditions.add({ at, uid, type, status, reason });
    }
    for (const { type } of before)
      if (!now.some((one) => one.type === type)) this.conditions.add({ at, uid, type, status: '', reason: '' });
  }

  /** Some time has passed. */
  tick(): void {
    const { now } = this.cluster;
    const { last } = this.traffic;
    if (now - (last?.at ?? 0) < READ_EVERY_MS) return;
    const { ledger } = this.cluster;
    const by = sums(ledger.requestsAfter(last?.finished ?? 0));
    let weight = 1;
    for (const { latencies } of by.values()) weight += 1 + latencies.length;
    this.traffic.add({ from: last?.at ?? 0, at: now, finished: ledger.finished, by }, weight);
    const seldom = this.podsRead > MANY_PODS ? READ_MANY_EVERY_MS : READ_EVERY_MS;
    if (now - (this.usage.last?.at ?? Number.NEGATIVE_INFINITY) < seldom) return;
    const machines = this.cluster.usage();
    this.usage.add({ at: now, machines }, podsIn(machines) + 1);
  }

  save(): Saved {
    return { conditions: this.conditions.save(), usage: this.usage.save(), traffic: this.traffic.save() };
  }

  load({ conditions, usage, traffic }: Saved): void {
    this.conditions.load(conditions);
    this.usage.load(usage);
    this.traffic.load(traffic);
  }

  private get podsRead(): number {
    return podsIn(this.usage.last?.machines ?? new Map());
  }
}

interface Conditioned {
  readonly metadata: { readonly uid: string };
  readonly status?: { readonly conditions?: readonly { type: string; status: string; reason?: string }[] };
}

const NONE: readonly never[] = [];

function conditionsOf(object: object | undefined) {
  const conditions = (object as Conditioned | undefined)?.status?.conditions;
  return Array.isArray(conditions) ? conditions : NONE;
}

function podsIn(machines: UsageFact['machines']): number {
  let pods = 0;
  for (const machine of machines.values()) pods += machine.pods.size;
  return pods;
}

type Request = Omit<RequestView, 'version'>;

function sums(requests: readonly Request[]): Map<string, TrafficSum> {
  const by = new Map<string, { sent: number; failed: number; latencies: number[] }>();
  for (const { generator, service, pod, outcome, sentAt, endedAt } of requests) {
    for (const name of [generatorSum(generator), service, pod]) {
      if (name === '') continue;
      let sum = by.get(name);
      if (!sum) by.set(name, (sum = { sent: 0, failed: 0, latencies: [] }));
      sum.sent++;
      if (outcome !== 'ok') sum.failed++;
      if (outcome === 'ok' || outcome === 'status') sum.latencies.push(endedAt - sentAt);
    }
  }
  return by;
}
