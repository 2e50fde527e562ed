import { copyState, type Plain } from '../sim/plain';
import type { Component, Simulation } from '../sim/simulation';
import type { Client } from './client';
import type { Informers } from './informers';
import type { Recorder } from './recorder';
import { WorkQueue } from './workQueue';

/** What a controller is given. `informers` are shared by the process; `client` is its own. */
export interface ControllerHost {
  readonly sim: Simulation;
  readonly informers: Informers;
  readonly client: Client;
  readonly recorder: Recorder;
}

/**
 * A control loop: keys come in, `reconcile` looks at the world and moves it one step nearer to what is wanted.
 * `S` is what it remembers beside its queue, under the rule of `copyState`.
 */
export abstract class Controller<S extends object = Record<string, never>> implements Component {
  protected readonly queue: WorkQueue;
  protected readonly sim: Simulation;
  protected readonly informers: Informers;
  protected readonly client: Client;
  protected readonly recorder: Recorder;
  protected state: S;

  constructor(
    readonly name: string,
    host: ControllerHost,
    initial: S,
  ) {
    this.sim = host.sim;
    this.informers = host.informers;
    this.client = host.client;
    this.recorder = host.recorder;
    this.queue = new WorkQueue(host.sim, name, () => host.client.waitMs());
    this.state = initial;
  }

  /** Looks at one object. `'retry'` asks for another go after the key's back-off. */
  abstract reconcile(key: string): 'done' | 'retry';

  /** An occurrence that is not the queue's. */
  protected other(_what: Plain): void {}

  handle(what: Plain): void {
    const { type, key } = what as { type: string; key?: string };
    if (type === 'add') this.queue.due(key as string);
    else if (type === 'work') this.work();
    else this.other(what);
  }

  save(): unknown {
    return { queue: this.queue.save(), client: this.client.save(), state: copyState(this.state) };
  }

  load(saved: unknown): void {
    const { queue, client, state } = saved as { queue: unknown; client: unknown; state: S };
    this.queue.load(queue);
    this.client.load(client);
    this.state = copyState(state);
  }

  private work(): void {
    const key = this.queue.take();
    if (key === undefined) return;
    if (this.reconcile(key) === 'retry') this.queue.retry(key);
    else this.queue.forget(key);
    this.queue.wake();
  }
}
