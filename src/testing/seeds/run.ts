import type { GroupResource, KubernetesObject } from '../../api/meta/object';
import type { Change } from '../../engine/etcd/etcd';
import type { LoggedCommand } from '../../protocol/session';
import { Chance } from '../../scenarios/chance';
import { scenarioByName } from '../scenarios/shelf';
import type { Complaint, Eye, Watching } from './checker';
import { CHECKERS } from './checkers/registry';
import { playDrama } from './drama';
import { Memory } from './memory';
import { Scene } from './scene';
import { openStage, type Stage } from './stage';

/** A seed's story: what was done, what was found, and how it stood when the last of it was done. */
export interface Played {
  readonly seed: number;
  readonly log: readonly LoggedCommand[];
  readonly complaints: readonly Complaint[];
  /** Cluster time and hash in the middle of the drama and at its end. */
  readonly moments: readonly { readonly at: number; readonly hash: string }[];
  /** When it had come to rest. */
  readonly settledAt: number;
}

/** After the last fault this long at least, and then so long without a write, in milliseconds. */
const REST_MS = 500_000;
const QUIET_MS = 8_000;
/** A cluster that is not quiet for once after this long never comes to rest. */
const RESTLESS_MS = 3_600_000;
/** How likely an act of the drama is the one before which it is remembered how the cluster stands. */
const SPY_PER_CENT = 12;
/** A drama that makes more writes than this never comes to rest: its ordinary ones make a few hundred. */
const MOST_WRITES = 40_000;
/** The same complaint is not made more often than this. */
const MOST_COMPLAINTS = 3;

/** The scenario whose world belongs to a seed. */
export function scenarioOf(seed: number): string {
  return `seeds-${seed}`;
}

/** Plays a seed's drama with all checkers looking, until the cluster has come to rest. */
export function play(seed: number): Played {
  const run = new Run(seed);
  return run.play();
}

class Restless extends Error {}

class Run {
  private readonly stage: Stage;
  private readonly memory: Memory;
  private readonly scene: Scene;
  private readonly complaints: Complaint[] = [];
  private readonly watchings: Watching[];
  private readonly byResource = new Map<GroupResource, ((change: Change) => void)[]>();
  private readonly moments: { at: number; hash: string }[] = [];
  private readonly spy: Chance;
  private lastWriteAt = 0;
  private log: LoggedCommand[] = [];

  constructor(private readonly seed: number) {
    const { world } = scenarioByName(scenarioOf(seed)) as { world: Scene['world'] };
    this.stage = openStage(seed, world);
    const { cluster } = this.stage;
    this.spy = new Chance(seed ^ 0xf00d);
    this.memory = new Memory(() => cluster.now, world.machines);
    this.scene = new Scene(new Chance(seed ^ 0x5eed), world, cluster);
    this.watchings = CHECKERS.map((checker) => checker.watch(this.eyeOf(checker.name)));
    for (const { changes = {} } of this.watchings) {
      for (const [resource, hear] of Object.entries(changes)) {
        this.byResource.set(resource, [...(this.byResource.get(resource) ?? []), hear]);
      }
    }
    cluster.observe((change) => this.note(change));
    cluster.populate();
  }

  play(): Played {
    const { cluster } = this.stage;
    try {
      this.log = this.drama();
      this.rest();
      for (const watching of this.watchings) watching.settled?.();
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (error instanceof Restless) this.complainOfUnrest();
      else this.complaints.push({ checker: 'no crash', at: cluster.now, message });
    }
    const { seed, log, complaints, moments } = this;
    return { seed, log, complaints, moments, settledAt: cluster.now };
  }

  private drama(): LoggedCommand[] {
    const { cluster } = this.stage;
    const log = playDrama(this.scene, {
      get now() {
        return cluster.now;
      },
      advance: (at) => this.advance(at),
      perform: (command) => {
        this.memory.command(command);
        for (const watching of this.watchings) watching.command?.(command);
        // Causes name a command by its place in the log, as a playback numbers them.
        cluster.perform(command, this.log.push({ at: cluster.now, command }) - 1);
      },
    });
    if (this.moments.length === 0) this.remember();
    cluster.advance(cluster.now + 5_000);
    this.remember();
    return log;
  }

  /** On the way to some moment of the drama it is remembered how the cluster stood between two commands. */
  private advance(at: number): void {
    const { cluster } = this.stage;
    if (this.moments.length === 0 && at - cluster.now > 1 && this.spy.happens(SPY_PER_CENT)) {
      cluster.advance(at - 1);
      this.remember();
    }
    cluster.advance(at);
  }

  /** Remembers how the cluster stands: what replays have to come to. */
  private remember(): void {
    const { cluster } = this.stage;
    this.moments.push({ at: cluster.now, hash: cluster.hash() });
  }

  private rest(): void {
    const { cluster } = this.stage;
    const from = cluster.now;
    cluster.advance(from + REST_MS);
    while (cluster.now - this.lastWriteAt < QUIET_MS) {
      if (cluster.now - from > RESTLESS_MS) {
        this.complainOfUnrest();
        return;
      }
      cluster.advance(cluster.now + QUIET_MS / 2);
    }
  }

  private complainOfUnrest(): void {
    const message = 'something is written all the time';
    this.complaints.push({ checker: 'comes to rest', at: this.stage.cluster.now, message });
  }

  private note(change: Change): void {
    if (change.revision > MOST_WRITES) throw new Restless();
    if (change.resource !== 'events') this.lastWriteAt = this.stage.cluster.now;
    this.memory.note(change);
    for (const hear of this.byResource.get('*') ?? []) hear(change);
    for (const hear of this.byResource.get(change.resource) ?? []) hear(change);
  }

  private eyeOf(checker: string): Eye {
    const { cluster, sim } = this.stage;
    let made = 0;
    return {
      cluster,
      sim,
      world: this.scene.world,
      memory: this.memory,
      list: <T extends KubernetesObject>(resource: GroupResource) => cluster.etcd.list(resource) as unknown as T[],
      complain: (message) => {
        if (++made <= MOST_COMPLAINTS) this.complaints.push({ checker, at: cluster.now, message });
      },
    };
  }
}
