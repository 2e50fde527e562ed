import type { Cause } from '../sim/cause';

/** A pod that waits to be tried. */
export interface Waiting {
  readonly key: string;
  readonly cause: Cause;
}

/** A pod for which there was no node: who said no, and when. */
export interface Parked {
  readonly plugins: readonly string[];
  readonly at: number;
}

/** The scheduler's queues, as part of its state (backend/queue, PriorityQueue). */
export interface Queues {
  /** By priority: the pods to try, in the order in which they came. */
  active: Map<number, Map<string, Waiting>>;
  /** By key: the occurrence that ends the pod's back-off. */
  backingOff: Map<string, number>;
  unschedulable: Map<string, Parked>;
  /** By plugin: how many of those it rejected. */
  rejected: Map<string, number>;
  /** How often a pod was tried, and when it last failed. */
  attempts: Map<string, { readonly count: number; readonly failedAt: number }>;
}

const FIRST_BACKOFF_MS = 1000;
const LAST_BACKOFF_MS = 10_000;

/** Empty queues. */
export function noQueues(): Queues {
  return {
    active: new Map(),
    backingOff: new Map(),
    unschedulable: new Map(),
    rejected: new Map(),
    attempts: new Map(),
  };
}

/** Puts a pod behind those of its priority. */
export function activate(queues: Queues, key: string, priority: number, cause: Cause): void {
  unpark(queues, key);
  let pods = queues.active.get(priority);
  if (!pods) queues.active.set(priority, (pods = new Map()));
  if (!pods.has(key)) pods.set(key, { key, cause });
}

/** Takes the pod of the highest priority that has waited longest. */
export function next(queues: Queues): Waiting | undefined {
  let highest: number | undefined;
  for (const priority of queues.active.keys()) if (highest === undefined || priority > highest) highest = priority;
  if (highest === undefined) return undefined;
  const pods = queues.active.get(highest) as Map<string, Waiting>;
  const [waiting] = pods.values();
  remove(queues, (waiting as Waiting).key);
  return waiting;
}

/** Whether any pod waits to be tried. */
export function hasNext(queues: Queues): boolean {
  return queues.active.size > 0;
}

/** Whether the pod is in any queue. */
export function isQueued(queues: Queues, key: string): boolean {
  if (queues.backingOff.has(key) || queues.unschedulable.has(key)) return true;
  for (const pods of queues.active.values()) if (pods.has(key)) return true;
  return false;
}

/** Takes a pod out of the queues; what it gives is the occurrence of its back-off, to be cancelled. */
export function remove(queues: Queues, key: string): number | undefined {
  for (const [priority, pods] of queues.active) {
    if (pods.delete(key) && pods.size === 0) queues.active.delete(priority);
  }
  unpark(queues, key);
  const handle = queues.backingOff.get(key);
  queues.backingOff.delete(key);
  return handle;
}

/** Notes that a pod was tried and there was no place for it. */
export function park(queues: Queues, key: string, plugins: Iterable<string>, now: number): void {
  queues.attempts.set(key, { count: (queues.attempts.get(key)?.count ?? 0) + 1, failedAt: now });
  unpark(queues, key);
  const parked = { plugins: [...plugins], at: now };
  queues.unschedulable.set(key, parked);
  countRejected(queues, parked, 1);
}

/** The pod no longer waits for something to happen. */
export function unpark(queues: Queues, key: string): void {
  const parked = queues.unschedulable.get(key);
  if (!parked) return;
  queues.unschedulable.delete(key);
  countRejected(queues, parked, -1);
}

function countRejected({ rejected }: Queues, { plugins }: Parked, change: 1 | -1): void {
  for (const plugin of plugins) rejected.set(plugin, (rejected.get(plugin) ?? 0) + change);
}

/** How much of a pod's back-off is left, in milliseconds: 1 s after the first failure, doubling to 10 s. */
export function backoffLeft(queues: Queues, key: string, now: number): number {
  const tried = queues.attempts.get(key);
  if (!tried) return 0;
  const backoffMs = Math.min(LAST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(tried.count - 1, 10));
  return Math.max(0, tried.failedAt + backoffMs - now);
}
