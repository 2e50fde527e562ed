import type { Cluster } from '../src/engine/cluster';
import { Simulation, StatefulComponent } from '../src/engine/sim/simulation';
import { bringUp, openCluster, roll } from './cluster';
import { elapsedMs, percent, type Row, shortestMs } from './row';

const PODS = 1_000;
/** How many things wait at any time, and how many happen in all. */
const WAITING = 1_000;
const HAPPENINGS = 400_000;
const ROUNDS = 7;
const LEAST_SPEED = 0.25;
const LARGEST_SHARE = 0.1;

/** Something that waits in the bare heap. */
interface Item {
  readonly at: number;
  readonly sequence: number;
}

/** The engine's queue with its causes and what checkpoints need, against a heap that has nothing but an order. */
export function queue(): Row[] {
  let bareMs = Infinity;
  let queueMs = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    bareMs = Math.min(bareMs, elapsedMs(bareHeap));
    queueMs = Math.min(queueMs, elapsedMs(engineQueue));
  }
  const speed = bareMs / queueMs;
  const perHappeningMs = queueMs / HAPPENINGS;
  const share = rolloutShare(perHappeningMs);
  return [
    {
      what: 'queue with causes and checkpoints, trivial handlers, of the speed of a bare heap',
      measured: `${percent(speed)} (${((1e6 * bareMs) / HAPPENINGS).toFixed(0)} ns / ${(1e6 * perHappeningMs).toFixed(0)} ns each)`,
      goal: `>= ${percent(LEAST_SPEED)}`,
      met: speed >= LEAST_SPEED,
    },
    {
      what: `  its share of a rollout of ${PODS} pods`,
      measured: percent(share),
      goal: `<= ${percent(LARGEST_SHARE)}`,
      met: share <= LARGEST_SHARE,
    },
  ];
}

/** What the queue alone takes for as many occurrences as a rollout has, of the time of that rollout. */
function rolloutShare(perHappeningMs: number): number {
  const shares: number[] = [];
  for (let round = 0; round < 3; round++) {
    const cluster: Cluster = openCluster(5);
    bringUp(cluster, 'big', PODS);
    const before = cluster.handled;
    const ms = shortestMs(1, () => roll(cluster, 'big', PODS));
    shares.push(((cluster.handled - before) * perHappeningMs) / ms);
  }
  return Math.max(...shares);
}

/** Each thing that happens lets another one wait for a while: the same whiles for both queues. */
function delayOf(count: number): number {
  return 1 + (Math.imul(count, 0x9e3779b1) >>> 22);
}

class Trivial extends StatefulComponent<{ happened: number }> {
  constructor(private readonly sim: Simulation) {
    super('trivial', { happened: 0 });
  }

  handle(): void {
    const count = ++this.state.happened;
    this.sim.schedule('trivial', delayOf(count), WHAT);
  }
}

const WHAT = { type: 'again' } as const;

function engineQueue(): void {
  const sim = new Simulation(1);
  sim.add(new Trivial(sim));
  for (let i = 0; i < WAITING; i++) sim.schedule('trivial', delayOf(i), WHAT);
  for (let i = 0; i < HAPPENINGS; i++) sim.step();
}

function bareHeap(): void {
  const heap: Item[] = [];
  let sequence = 0;
  for (let i = 0; i < WAITING; i++) push(heap, { at: delayOf(i), sequence: ++sequence });
  for (let i = 0; i < HAPPENINGS; i++) {
    const { at } = pop(heap) as Item;
    push(heap, { at: at + delayOf(i + 1), sequence: ++sequence });
  }
}

function isBefore(a: Item, b: Item): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
}

function push(heap: Item[], item: Item): void {
  let index = heap.length;
  heap.push(item);
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!isBefore(item, heap[parent] as Item)) break;
    heap[index] = heap[parent] as Item;
    index = parent;
  }
  heap[index] = item;
}

function pop(heap: Item[]): Item | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return top;
  let index = 0;
  for (let child = 1; child < heap.length; child = 2 * index + 1) {
    if (child + 1 < heap.length && isBefore(heap[child + 1] as Item, heap[child] as Item)) child++;
    if (!isBefore(heap[child] as Item, last)) break;
    heap[index] = heap[child] as Item;
    index = child;
  }
  heap[index] = last;
  return top;
}
