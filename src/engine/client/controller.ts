import { copyState, type Plain } from '../sim/plain';
import type { Component, Simulation } from '../sim/simulation';
import type { Client } from './client';
import type { Informers } from './informers';
import type { Part } from './process';
import type { Recorder } from './recorder';
import { WorkQueue } from './workQueue';

/** What a controller is given. `informers` are shared by the process; `client` and `recorder` are its own. */
export interface ControllerHost {
  readonly sim: Simulation;
  readonly informers: Informers;
  readonly client: Client;
  readonly recorder: Recorder;
}

/**
 * What one look at an object came to: `retry` asks for another go after the key's back-off; `busy` says that the work
 * goes on in later occurrences until `finish`, and the key is not given out meanwhile.
 */
export type Outcome = 'done' | 'retry' | 'busy';

/** A request takes about this long in a real cluster, in milliseconds; the key that sent it is in work for so long. */
const CALL_MS = 5;

/**
 * A control loop: keys come in, `reconcile` looks at the world and moves it one step nearer to what is wanted.
 * `S` is what it remembers beside its queue, under the rule of `copyState`.
 */
export abstract class Controller<S extends object = Record<string, never>> implements Component, Part {
  protected readonly queue: WorkQueue;
  protected readonly sim: Simulation;
  protected readonly informers: Informers;
  protected readonly client: Client;
  protected readonly recorder: Recorder;
  protected state: S;
  private readonly initial: S;

  /** `initial` is copied. `firstRetryMs` is the first back-off of a key that failed; client-go's default is 5. */
  constructor(
    readonly name: string,
    host: ControllerHost,
    initial: S,
    firstRetryMs?: number,
  ) {
    this.sim = host.sim;
    this.informers = host.informers;
    this.client = host.client;
    this.recorder = host.recorder;
    this.queue = new WorkQueue(host.sim, name, () => host.client.waitMs(), firstRetryMs);
    this.initial = initial;
    this.state = copyState(initial);
  }

  /** Looks at one object. */
  abstract reconcile(key: string): Outcome;

  /** An occurrence that is not the queue's. */
  protected other(_what: Plain): void {}

  /** Ends the work on a key for which `reconcile` said `busy`. */
  protected finish(key: string, outcome: 'done' | 'retry'): void {
    this.settle(key, outcome);
    this.queue.release(key);
  }

  /** Counts the time that requests take: `sentBefore` is what `client.sent` was before them. */
  protected spend(key: string, sentBefore: number): void {
    const requests = this.client.sent - sentBefore;
    if (requests > 0) this.queue.busy(key, requests * CALL_MS);
  }

  /** Its informers tell it what there is. */
  start(): void {}

  stop(): void {
    this.queue.clear();
    this.state = copyState(this.initial);
  }

  handle(what: Plain): void {
    const { type, key } = what as { type: string; key?: string };
    if (type === 'add') this.queue.due(key as string);
    else if (type === 'work') this.work();
    else this.other(what);
  }

  save(): unknown {
    return {
      queue: this.queue.save(),
      client: this.client.save(),
      recorder: this.recorder.save(),
      state: copyState(this.state),
    };
  }

  load(saved: unknown): void {
    const { queue, client, recorder, state } = saved as Record<'queue' | 'client' | 'recorder', unknown> & { state: S };
    this.queue.load(queue);
    this.client.load(client);
    this.recorder.load(recorder);
    this.state = copyState(state);
  }

  private work(): void {
    const key = this.queue.take();
    if (key === undefined) return;
    const { sent } = this.client;
    const outcome = this.reconcile(key);
    this.spend(key, sent);
    if (outcome === 'busy') this.queue.hold(key);
    else this.settle(key, outcome);
    this.queue.wake();
  }

  private settle(key: string, outcome: 'done' | 'retry'): void {
    if (outcome === 'retry') this.queue.retry(key);
    else this.queue.forget(key);
  }
}
