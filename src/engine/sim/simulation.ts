import type { Decision } from '../../protocol/trace';
import { type Cause, START } from './cause';
import { Diagnosis } from './diagnosis';
import { copyState, type Plain } from './plain';
import { type Occurrence, OccurrenceQueue } from './queue';
import { Random } from './random';

/** A part of the cluster that things happen to. All its state is in `state`, which `copyState` can copy. */
export interface Component {
  /** Its address: `kube-scheduler`, `kubelet/node-a`. */
  readonly name: string;
  handle(what: Plain, occurrence: Occurrence): void;
  save(): unknown;
  load(saved: unknown): void;
}

/** A component whose state is one record of Maps, Sets, arrays and immutable values. */
export abstract class StatefulComponent<S extends object> implements Component {
  protected state: S;

  constructor(
    readonly name: string,
    initial: S,
  ) {
    this.state = initial;
  }

  abstract handle(what: Plain, occurrence: Occurrence): void;

  save(): unknown {
    return copyState(this.state);
  }

  load(saved: unknown): void {
    this.state = copyState(saved as S);
  }
}

/** A copy of everything that can change: what a fork starts from and a rewind returns to. */
export interface Checkpoint {
  readonly at: number;
  readonly sequence: number;
  readonly queue: readonly Occurrence[];
  readonly cancelled: ReadonlySet<number>;
  readonly positions: ReadonlyMap<string, number>;
  readonly components: ReadonlyMap<string, unknown>;
}

/** More occurrences than this in one millisecond of cluster time are taken for an endless loop. */
const MAX_IN_ONE_INSTANT = 200_000;

/**
 * The one clock, the one queue of occurrences and the seeded streams of chance. Knows no Kubernetes.
 * Time is cluster time: whole milliseconds since the cluster's start.
 */
export class Simulation {
  /** Cluster time in milliseconds. */
  now = 0;
  /** Why the code that runs at present runs; what it schedules and writes carries it on. */
  cause: Cause = START;
  /** Hears of each decision that a component takes, where somebody listens: the trace, which nothing in the engine reads. */
  onDecision: ((decision: Decision) => void) | undefined;
  /** How many occurrences were handled so far: the engine's measure of work. */
  handled = 0;
  private sequence = 0;
  private positions = new Map<string, number>();
  private cancelled = new Set<number>();
  private inThisInstant = 0;
  private readonly queue = new OccurrenceQueue();
  private readonly components = new Map<string, Component>();

  constructor(readonly seed: number) {}

  add<C extends Component>(component: C): C {
    if (this.components.has(component.name)) throw new Error(`two components are called ${component.name}`);
    this.components.set(component.name, component);
    return component;
  }

  component(name: string): Component | undefined {
    return this.components.get(name);
  }

  /** The stream of chance of that name. */
  random(stream: string): Random {
    return new Random(() => this.positions, stream, this.seed);
  }

  /** Lets `what` happen to component `to` after `delayMs` (whole, at least 0); the result cancels it. */
  schedule(to: string, delayMs: number, what: Plain, cause: Cause = this.cause): number {
    const sequence = ++this.sequence;
    this.queue.push({ at: this.now + Math.max(0, Math.ceil(delayMs)), sequence, to, what, cause });
    return sequence;
  }

  /** Takes back what `schedule` returned, which must not have happened yet. */
  cancel(sequence: number): void {
    this.cancelled.add(sequence);
  }

  /** The moment of the next occurrence. */
  nextAt(): number | undefined {
    this.dropCancelled();
    return this.queue.peek()?.at;
  }

  /** Handles the next occurrence, and moves the clock to it. */
  step(): Occurrence | undefined {
    this.dropCancelled();
    const next = this.queue.pop();
    if (!next) return undefined;
    this.inThisInstant = next.at === this.now ? this.inThisInstant + 1 : 0;
    if (this.inThisInstant > MAX_IN_ONE_INSTANT) {
      throw new Diagnosis(
        'EndlessLoop',
        `${next.to} never comes to rest: ${MAX_IN_ONE_INSTANT} things happened in one millisecond`,
      );
    }
    this.now = next.at;
    this.cause = next.cause;
    this.handled++;
    const component = this.components.get(next.to);
    if (!component) throw new Error(`nothing is called ${next.to}`);
    component.handle(next.what, next);
    return next;
  }

  /** Handles all that happens up to and at `at`, then sets the clock to it. */
  runUntil(at: number): void {
    for (let next = this.nextAt(); next !== undefined && next <= at; next = this.nextAt()) this.step();
    if (at > this.now) this.now = at;
  }

  save(): Checkpoint {
    return {
      at: this.now,
      sequence: this.sequence,
      queue: this.queue.save(),
      cancelled: new Set(this.cancelled),
      positions: new Map(this.positions),
      components: new Map([...this.components].map(([name, component]) => [name, component.save()])),
    };
  }

  /** Puts everything back to what `save` saw. The components must be the same ones, by name. */
  load(saved: Checkpoint): void {
    this.now = saved.at;
    this.sequence = saved.sequence;
    this.inThisInstant = 0;
    this.cause = START;
    this.queue.load(saved.queue);
    this.cancelled = new Set(saved.cancelled);
    this.positions = new Map(saved.positions);
    for (const [name, state] of saved.components) this.components.get(name)?.load(state);
  }

  private dropCancelled(): void {
    if (this.cancelled.size === 0) return;
    for (let next = this.queue.peek(); next && this.cancelled.has(next.sequence); next = this.queue.peek()) {
      this.cancelled.delete(next.sequence);
      this.queue.pop();
    }
  }
}
