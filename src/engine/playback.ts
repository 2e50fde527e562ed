import type { Command, LoggedCommand } from '../protocol/session';
import type { BranchView } from '../protocol/view';
import type { Cluster } from './cluster';
import type { Checkpoint } from './sim/simulation';

/** A cluster's whole state at a moment, and how much of the log had been performed by then. */
interface Mark {
  readonly at: number;
  /** What it took to get here from the branch's beginning. */
  readonly work: number;
  readonly performed: number;
  readonly state: Checkpoint;
  /** What those who watch the cluster from outside remembered. */
  readonly watcher: unknown;
}

/** One line of history: the commands that made it, and how far it was played. */
interface Branch {
  readonly name: string;
  readonly from: number;
  until: number;
  log: LoggedCommand[];
  marks: Mark[];
}

/** Something outside the cluster that follows it and has to be rewound with it: the picture, the terminals' story. */
export interface Watcher {
  save(): unknown;
  load(saved: unknown): void;
}

/** The first spacing of marks, in work; it doubles whenever there are too many. */
const FIRST_SPACING = 2_000;
const MAX_MARKS = 64;
/** Whether a mark is due is asked at least this often, in milliseconds of cluster time. */
const LOOK_EVERY_MS = 1_000;
/** A write to the store costs about as much as this many occurrences. */
const WRITE_COSTS = 16;

/**
 * Plays a session: performs its log at the moments it names, goes to any moment by replaying from the nearest mark before it,
 * and forks when somebody acts in the past. Every state is a function of seed, world and log alone. Marks are laid by how much
 * was done since the last one, not by time: a replay takes as long in a busy minute as in a quiet hour.
 */
export class Playback {
  private branch: Branch;
  private readonly others = new Map<string, Branch>();
  private performed = 0;
  private spacing = FIRST_SPACING;
  /** What `cluster.handled` was at the branch's beginning: replays count on. */
  private handledBefore = 0;
  private forks = 0;

  constructor(
    readonly cluster: Cluster,
    private readonly watcher: Watcher,
    log: readonly LoggedCommand[] = [],
  ) {
    this.handledBefore = cluster.handled;
    this.branch = { name: 'main', from: 0, until: 0, log: [...log], marks: [] };
    this.mark();
  }

  get now(): number {
    return this.cluster.now;
  }

  /** How far this branch was played, in milliseconds of cluster time. */
  get horizon(): number {
    return Math.max(this.branch.until, this.now);
  }

  get branchName(): string {
    return this.branch.name;
  }

  /** What was done on this branch, the future that is still to be replayed included. */
  get log(): readonly LoggedCommand[] {
    return this.branch.log;
  }

  branches(): BranchView[] {
    return [this.branch, ...this.others.values()].map(({ name, from, until }) => ({
      name,
      from,
      until: name === this.branch.name ? Math.max(until, this.now) : until,
    }));
  }

  /** Plays forward to `at`, performing what the log holds for that time. */
  advance(at: number): void {
    while (this.now < at || this.isCommandDue(at)) {
      const command = this.branch.log[this.performed];
      const stop = Math.min(at, this.now + LOOK_EVERY_MS, command ? Math.max(command.at, this.now) : at);
      this.cluster.advance(stop);
      if (command && command.at <= this.now) {
        this.cluster.perform(command.command, this.performed++);
      } else if (this.isMarkDue()) this.mark();
    }
    this.branch.until = Math.max(this.branch.until, this.now);
  }

  /** Handles the next occurrence, unless a command of the log or `limit` comes first; false when nothing was left to do. */
  stepOccurrence(limit: number): boolean {
    const command = this.branch.log[this.performed];
    const next = this.cluster.nextAt() ?? limit;
    if (next > limit) return false;
    if (command && command.at < next) this.advance(command.at);
    else this.cluster.stepOccurrence();
    this.branch.until = Math.max(this.branch.until, this.now);
    return true;
  }

  /** Does something now. In the past of this branch that forks: the old future stays as a branch of its own. */
  perform(command: Command): void {
    if (this.performed < this.branch.log.length || this.branch.until > this.now) this.fork();
    this.branch.log.push({ at: this.now, command });
    this.cluster.perform(command, this.performed++);
    this.branch.until = this.now;
  }

  /** Goes to a moment of this branch, before or after the present one; true when it did not simply play on. */
  seek(at: number): boolean {
    const isJump = this.approach(at);
    this.advance(at);
    return isJump;
  }

  /** Jumps to where a moment is best played to from, if that is not here; true when it did. */
  approach(at: number): boolean {
    const isJump = at < this.now || this.markBefore(at).at > this.now;
    if (isJump) this.restore(at);
    return isJump;
  }

  /** Goes to another branch, to the end of what was played there. */
  switchTo(name: string): boolean {
    const target = this.others.get(name);
    if (!target) return false;
    this.others.delete(name);
    this.others.set(this.branch.name, this.branch);
    this.branch = target;
    const { until } = target;
    this.restore(until);
    this.advance(until);
    return true;
  }

  private fork(): void {
    const at = this.now;
    this.forks++;
    const old = this.branch;
    const name = `fork ${this.forks <= 26 ? String.fromCharCode(64 + this.forks) : this.forks}`;
    this.others.set(name, { ...old, name, from: at });
    const kept = old.marks.filter((mark) => mark.at <= at && mark.performed <= this.performed);
    this.branch = { name: old.name, from: old.from, until: at, log: old.log.slice(0, this.performed), marks: kept };
  }

  private restore(at: number): void {
    const mark = this.markBefore(at);
    this.cluster.load(mark.state);
    this.watcher.load(mark.watcher);
    this.performed = mark.performed;
    this.handledBefore += this.work() - mark.work;
  }

  private markBefore(at: number): Mark {
    const { marks } = this.branch;
    return marks.findLast((mark) => mark.at <= at) ?? (marks[0] as Mark);
  }

  private isCommandDue(at: number): boolean {
    const command = this.branch.log[this.performed];
    return command !== undefined && command.at <= at;
  }

  private work(): number {
    return this.cluster.handled - this.handledBefore + WRITE_COSTS * this.cluster.etcd.revision;
  }

  private isMarkDue(): boolean {
    const last = this.branch.marks.at(-1) as Mark;
    return last.at < this.now && this.work() - last.work >= this.spacing;
  }

  private mark(): void {
    const { cluster, now, performed } = this;
    const { marks } = this.branch;
    marks.push({ at: now, work: this.work(), performed, state: cluster.save(), watcher: this.watcher.save() });
    if (marks.length <= MAX_MARKS) return;
    this.branch.marks = marks.filter((_, index) => index % 2 === 0);
    this.spacing *= 2;
  }
}
