import type { Scenario } from '../protocol/scenario';
import { ENGINE_VERSION } from '../protocol/session';
import { type Connection, connect, type WorkerLike } from './connection';
import { applyDiff } from './diff';
import { type Still, stillOf } from './still';
import { emptyMirror } from './store';

/** Between two stills, in milliseconds of wall time. */
const STILL_EVERY_MS = 30;
/** A request's way through a small picture takes this long, in milliseconds of wall time. */
const TRIP_MS = 1_600;

/** Runs one scenario at a time in a worker of its own, for as long as somebody looks, and gives stills of it. */
export class Preview {
  private connection: Connection | undefined;
  private mirror = emptyMirror();
  private show: ((still: Still) => void) | undefined;
  private speed = 1;
  private framed = Number.NEGATIVE_INFINITY;
  private answered = true;
  private request = 0;
  private ended = false;

  constructor(private readonly makeWorker: () => WorkerLike) {}

  /** Plays a scenario from where it opens; what ran before stops. */
  async run(scenario: Scenario, show: (still: Still) => void): Promise<void> {
    this.rest();
    if (this.ended) return;
    this.show = show;
    this.speed = scenario.previewSpeed;
    this.connection ??= connect(
      this.makeWorker,
      (message) => message.type === 'diff' && this.hear(message),
      () => this.stop(),
    );
    const { connection } = this;
    const { name, start: log, opensAtMs: at } = scenario;
    connection.send({ type: 'open', session: { engine: ENGINE_VERSION, seed: 1, scenario: name, log }, scenario, at });
    connection.send({ type: 'interest', usage: scenario.picture === 'memory' });
    connection.send({ type: 'speed', speed: this.speed });
    // What is heard before this answer is still told of the scenario before.
    const opened = await connection.ask<'session'>({ type: 'session' }).catch(() => undefined);
    if (!opened || this.show !== show) return;
    this.mirror = emptyMirror();
    this.answered = true;
    this.request = requestAnimationFrame((wallMs) => this.frame(wallMs));
  }

  /** Stops what runs; the worker stays for the next. */
  rest(): void {
    cancelAnimationFrame(this.request);
    this.request = 0;
    this.show = undefined;
  }

  /** Somebody is there to look; the result ends that, and the worker. */
  begin(): () => void {
    this.ended = false;
    return () => {
      this.ended = true;
      this.stop();
    };
  }

  private stop(): void {
    this.rest();
    this.connection?.end();
    this.connection = undefined;
  }

  private frame(wallMs: number): void {
    if (this.answered && wallMs - this.framed >= STILL_EVERY_MS) {
      this.framed = wallMs;
      this.answered = false;
      this.connection?.send({ type: 'frame', wallMs });
    }
    this.request = requestAnimationFrame((next) => this.frame(next));
  }

  private hear(diff: Parameters<typeof applyDiff>[1]): void {
    if (this.request === 0) return;
    this.answered = true;
    this.mirror = applyDiff(this.mirror, diff);
    this.show?.(stillOf(this.mirror, TRIP_MS * this.speed));
  }
}
