import type { DetailQuestion, SeriesAnswer, SeriesSubject } from '../../protocol/detail';
import { type Almanac, generatorSum, type TrafficFact, type UsageFact } from '../almanac/almanac';

type SeriesQuestion = Extract<DetailQuestion, { type: 'series' }>;

/** Values of one moment, of those that the subject has. */
type Point = Partial<Record<Exclude<keyof SeriesAnswer, 'at'>, number>>;

/** Values over time, from what was remembered: those of several moments that fall on one point are put together. */
export function seriesOf(almanac: Almanac, { of, from, until, points }: SeriesQuestion): SeriesAnswer {
  const found = new Map<number, Point>();
  const step = Math.max(1, (until - from) / Math.max(1, points));
  const latest = new Map<number, number>();
  const slotOf = (at: number) => {
    const slot = Math.floor((at - from) / step);
    latest.set(slot, Math.max(at, latest.get(slot) ?? at));
    return slot;
  };
  if (of.kind === 'Pod' || of.kind === 'Node') {
    for (const fact of within(almanac.usage.backwards(), from, until)) {
      const slot = slotOf(fact.at);
      found.set(slot, highest(found.get(slot), usageOf(fact, of)));
    }
  }
  if (of.kind !== 'Node') {
    const slots = new Map<number, TrafficFact[]>();
    for (const fact of within(almanac.traffic.backwards(), from, until)) {
      const slot = slotOf(fact.at);
      slots.set(slot, [...(slots.get(slot) ?? []), fact]);
    }
    const name = of.kind === 'Generator' ? generatorSum(of.id) : of.id;
    for (const [slot, facts] of slots) found.set(slot, { ...found.get(slot), ...trafficOf(facts, name) });
  }
  const slots = [...found.keys()].sort((one, other) => one - other);
  const row = (key: keyof Point) => slots.map((slot) => found.get(slot)?.[key] ?? null);
  const at = slots.map((slot) => latest.get(slot) ?? from);
  const has = (key: keyof Point) => [...found.values()].some((point) => point[key] !== undefined);
  const keys = (['cpuMilli', 'memoryBytes', 'rate', 'failed', 'p50Ms', 'p95Ms'] as const).filter(has);
  return { at, ...Object.fromEntries(keys.map((key) => [key, row(key)])) };
}

/** Facts of a stretch of time; `facts` come latest first. */
function* within<T extends { readonly at: number }>(facts: Iterable<T>, from: number, until: number): Generator<T> {
  for (const fact of facts) {
    if (fact.at < from) return;
    if (fact.at <= until) yield fact;
  }
}

function usageOf({ machines }: UsageFact, { kind, id }: SeriesSubject): Point | undefined {
  if (kind === 'Pod') {
    for (const { pods } of machines.values()) {
      const used = pods.get(id);
      if (used) return { cpuMilli: used.cpuMilli, memoryBytes: used.memoryBytes };
    }
    return undefined;
  }
  const machine = machines.get(id);
  if (!machine) return undefined;
  let [cpuMilli, memoryBytes] = [0, machine.hostBytes];
  for (const used of machine.pods.values()) {
    cpuMilli += used.cpuMilli;
    memoryBytes += used.memoryBytes;
  }
  return { cpuMilli, memoryBytes };
}

/** A peak must not get lost between two points. */
function highest(one: Point | undefined, other: Point | undefined): Point {
  if (!one || !other) return one ?? other ?? {};
  return {
    cpuMilli: Math.max(one.cpuMilli ?? 0, other.cpuMilli ?? 0),
    memoryBytes: Math.max(one.memoryBytes ?? 0, other.memoryBytes ?? 0),
  };
}

function trafficOf(facts: readonly TrafficFact[], name: string): Point {
  let [seconds, sent, failed] = [0, 0, 0];
  const latencies: number[] = [];
  for (const { from, at, by } of facts) {
    seconds += (at - from) / 1000;
    const sum = by.get(name);
    sent += sum?.sent ?? 0;
    failed += sum?.failed ?? 0;
    if (sum) latencies.push(...sum.latencies);
  }
  if (seconds === 0) return {};
  latencies.sort((one, other) => one - other);
  const rates = { rate: sent / seconds, failed: failed / seconds };
  return latencies.length === 0 ? rates : { ...rates, p50Ms: rankOf(latencies, 50), p95Ms: rankOf(latencies, 95) };
}

/** The value that `percent` of the values, which rise, do not exceed. */
function rankOf(rising: readonly number[], percent: number): number {
  return rising[Math.max(0, Math.ceil((rising.length * percent) / 100) - 1)] ?? 0;
}
