import type { Command, LoggedCommand } from '../protocol/session';
import type { BranchView } from '../protocol/view';
import type { Cluster } from './cluster';
import type { Checkpoint } from './sim/simulation';

/** A cluster's whole state at a moment, and how much of the log had been performed by then. */
interface Mark {
  readonly at: number;
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

/** The first spacing of marks in milliseconds of cluster time; it doubles whenever there are too many. */
const FIRST_SPACING_MS = 5_000;
const MAX_MARKS = 64;

/**
 * Plays a session: performs its log at the moments it names, goes back to any moment by replaying from the nearest mark, and
 * forks when somebody acts in the past. Every state is a function of seed, world and log alone.
 */
export class Playback {
  private branch: Branch;
  private readonly others = new Map<string, Branch>();
  private performed = 0;
  private spacingMs = FIRST_SPACING_MS;
  private forks = 0;

  constructor(
    readonly cluster: Cluster,
    private readonly watcher: Watcher,
    log: readonly LoggedCommand[] = [],
  ) {
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
      const stop = Math.min(at, this.nextMarkAt(), command ? Math.max(command.at, this.now) : at);
      this.cluster.advance(stop);
      if (command && command.at <= this.now) {
        this.performed++;
        this.cluster.perform(command.command);
      } else if (this.now >= this.nextMarkAt()) this.mark();
    }
    this.branch.until = Math.max(this.branch.until, this.now);
  }

  /** Handles the next occurrence, unless a command of the log or `limit` comes first; false when nothing was left to do. */
  stepOccurrence(limit: number): boolean {
    const command = this.branch.log[this.performed];
    const next = this.cluster.nextAt() ?? limit;
    if (next > limit) return false;
    if (command && command.at < next) this.advance(command.at);
    else if (next >= this.nextMarkAt()) this.advance(this.nextMarkAt());
    else this.cluster.stepOccurrence();
    this.branch.until = Math.max(this.branch.until, this.now);
    return true;
  }

  /** Does something now. In the past of this branch that forks: the old future stays as a branch of its own. */
  perform(command: Command): void {
    if (this.performed < this.branch.log.length || this.branch.until > this.now) this.fork();
    this.branch.log.push({ at: this.now, command });
    this.performed++;
    this.cluster.perform(command);
    this.branch.until = this.now;
  }

  /** Goes to a moment of this branch, before or after the present one. */
  seek(at: number): void {
    if (at < this.now) this.restore(at);
    this.advance(at);
  }

  /** Goes to another branch, to the end of what was played there. */
  switchTo(name: string): boolean {
    const target = this.others.get(name);
    if (!target) return false;
    this.others.delete(name);
    this.others.set(this.branch.name, this.branch);
    this.branch = target;
    const { until } = target;
    this.restore(target.from);
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
    const { marks } = this.branch;
    const mark = marks.findLast((candidate) => candidate.at <= at) ?? (marks[0] as Mark);
    this.cluster.load(mark.state);
    this.watcher.load(mark.watcher);
    this.performed = mark.performed;
  }

  private isCommandDue(at: number): boolean {
    const command = this.branch.log[this.performed];
    return command !== undefined && command.at <= at;
  }

  private nextMarkAt(): number {
    return (this.branch.marks.at(-1)?.at ?? 0) + this.spacingMs;
  }

  private mark(): void {
    const { marks } = this.branch;
    if (marks.length > 0 && (marks.at(-1) as Mark).at >= this.now) return;
    marks.push({ at: this.now, performed: this.performed, state: this.cluster.save(), watcher: this.watcher.save() });
    if (marks.length <= MAX_MARKS) return;
    this.branch.marks = marks.filter((_, index) => index % 2 === 0);
    this.spacingMs *= 2;
  }
}
