import { type Cause, timerAfter } from '../sim/cause';
import { copyState } from '../sim/plain';
import type { Simulation } from '../sim/simulation';

interface WorkQueueState {
  /** Keys that wait, in order, with the latest cause of each. */
  waiting: Map<string, Cause>;
  /** Keys in work for longer than one call, with the cause of what came for them meanwhile, if anything did. */
  held: Map<string, Cause | undefined>;
  /** Until when the requests of a key's last reconcile are on their way: until then it is not looked at again. */
  busyUntil: Map<string, number>;
  /** Times a key failed in a row. */
  failures: Map<string, number>;
  /** Keys that will be added later: the moment, and the occurrence that does it. */
  delayed: Map<string, { readonly at: number; readonly handle: number }>;
  working: boolean;
}

/** A reconcile takes about this long in a real controller, in milliseconds. */
const SYNC_MS = 1;
const FIRST_RETRY_MS = 5;
const LAST_RETRY_MS = 1_000_000;
/** Beyond so many keys those that are free again are forgotten. */
const MAX_BUSY = 256;

/**
 * The keys a controller has to look at, each once however often it was added. Its owner gets an occurrence
 * `{type: 'work'}` when something waits and then calls `take`; `{type: 'add', key}` goes to `due`.
 * Models client-go's rate-limiting workqueue (5 ms doubling up to 1,000 s a key).
 */
export class WorkQueue {
  private state: WorkQueueState = {
    waiting: new Map(),
    held: new Map(),
    busyUntil: new Map(),
    failures: new Map(),
    delayed: new Map(),
    working: false,
  };

  constructor(
    private readonly sim: Simulation,
    private readonly owner: string,
    /** How long the owner's client asks it to wait, in milliseconds. */
    private readonly pace: () => number = () => 0,
    /** The first wait of a key that failed, in milliseconds: what the controller's rate limiter was made with. */
    private readonly firstRetryMs: number = FIRST_RETRY_MS,
  ) {}

  get size(): number {
    return this.state.waiting.size;
  }

  add(key: string): void {
    if (this.state.held.has(key)) this.state.held.set(key, this.sim.cause);
    else this.put(key, this.sim.cause);
  }

  /** Adds the key after a while; an earlier moment replaces a later one. */
  addAfter(key: string, delayMs: number, cause: Cause = timerAfter(this.sim.cause, this.owner)): void {
    if (delayMs <= 0) {
      this.add(key);
      return;
    }
    const at = this.sim.now + Math.ceil(delayMs);
    const known = this.state.delayed.get(key);
    if (known && known.at <= at) return;
    if (known) this.sim.cancel(known.handle);
    const handle = this.sim.schedule(this.owner, delayMs, { type: 'add', key }, cause);
    this.state.delayed.set(key, { at, handle });
  }

  /** Adds the key after its back-off. */
  retry(key: string): void {
    const failures = this.state.failures.get(key) ?? 0;
    this.state.failures.set(key, failures + 1);
    this.addAfter(key, Math.min(LAST_RETRY_MS, this.firstRetryMs * 2 ** Math.min(failures, 30)));
  }

  /** How often the key failed in a row. */
  failures(key: string): number {
    return this.state.failures.get(key) ?? 0;
  }

  /** The key went well. */
  forget(key: string): void {
    this.state.failures.delete(key);
  }

  /** The key's last reconcile takes `durationMs` in all: what comes for it before waits until then. */
  busy(key: string, durationMs: number): void {
    const { busyUntil } = this.state;
    busyUntil.set(key, this.sim.now + durationMs);
    if (busyUntil.size <= MAX_BUSY) return;
    for (const [other, until] of busyUntil) if (until <= this.sim.now) busyUntil.delete(other);
  }

  /** The key's work goes on after this call: it is not given out again before `release`. */
  hold(key: string): void {
    this.state.held.set(key, undefined);
  }

  /** The held key's work has ended; it waits again if it was added meanwhile. */
  release(key: string): void {
    const cause = this.state.held.get(key);
    this.state.held.delete(key);
    if (cause) this.put(key, cause);
  }

  /** An occurrence `{type: 'add', key}` came. */
  due(key: string): void {
    this.state.delayed.delete(key);
    this.add(key);
  }

  /** An occurrence `{type: 'work'}` came: the next key, whose cause becomes the present one. Call `wake` again when more wait. */
  take(): string | undefined {
    this.state.working = false;
    const next = this.state.waiting.entries().next();
    if (next.done) return undefined;
    const [key, cause] = next.value;
    this.state.waiting.delete(key);
    this.sim.cause = cause;
    return key;
  }

  /** Sees that a `{type: 'work'}` comes if anything waits. */
  wake(): void {
    if (this.state.working || this.state.waiting.size === 0) return;
    this.state.working = true;
    this.sim.schedule(this.owner, Math.max(SYNC_MS, this.pace()), { type: 'work' });
  }

  /** Forgets all: the process was restarted. Occurrences that are on their way find nothing to do. */
  clear(): void {
    for (const { handle } of this.state.delayed.values()) this.sim.cancel(handle);
    const { working } = this.state;
    this.state = {
      waiting: new Map(),
      held: new Map(),
      busyUntil: new Map(),
      failures: new Map(),
      delayed: new Map(),
      working,
    };
  }

  save(): unknown {
    return copyState(this.state);
  }

  load(saved: unknown): void {
    this.state = copyState(saved as WorkQueueState);
  }

  private put(key: string, cause: Cause): void {
    const until = this.state.busyUntil.get(key);
    if (until !== undefined && until > this.sim.now) {
      this.addAfter(key, until - this.sim.now, cause);
      return;
    }
    this.state.busyUntil.delete(key);
    this.state.waiting.set(key, cause);
    this.wake();
  }
}
