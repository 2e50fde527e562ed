import type { Bookmark, Command, History, LoggedCommand } from '../protocol/session';
import type { BranchView } from '../protocol/view';
import { type Branch, Branches, type Mark } from './branches';
import type { Cluster } from './cluster';

/** Something outside the cluster that follows it and has to be rewound with it: the picture, the terminals' story. */
export interface Watcher {
  /** Some time has passed: at least once in every second of cluster time, also when it is played again. */
  tick?(): void;
  save(): unknown;
  load(saved: unknown): void;
}

/** The closest spacing of marks, in work. */
const FIRST_SPACING = 2_000;
const MAX_MARKS = 144;
/** The spacing of marks grows so that about so many of them are on the way. */
const SPACINGS = 96;
/** A mark where it becomes calm saves all that look at the calm the storm: it is due after this part of a spacing already. */
const AFTER_A_STORM = 1 / 8;
/** Calm is when a second of cluster time takes less than this part of a spacing. */
const CALM = 1 / 64;
/** Whether a mark is due is asked at least this often, in milliseconds of cluster time. */
const LOOK_EVERY_MS = 1_000;
/** A write to the store costs about as much as this many occurrences. */
const WRITE_COSTS = 16;

/**
 * Plays a session: performs its log at the moments it names, goes to any moment by replaying from the nearest mark before it,
 * and forks when somebody acts in the past. Every state is a function of seed, world and log alone. Marks are laid by how much
 * was done since the last one, not by time, and where it becomes calm: a replay takes as long in a busy minute as in a quiet hour.
 */
export class Playback {
  private readonly tree: Branches;
  /** How many commands of the log were given so far. */
  private performed = 0;
  /** What had been done about a second ago. */
  private glimpse = { at: 0, work: 0 };
  /** What `cluster.handled` was at the branch's beginning: replays count on. */
  private handledBefore = 0;

  constructor(
    readonly cluster: Cluster,
    private readonly watcher: Watcher,
    log: readonly LoggedCommand[] = [],
    history?: History,
    marks: readonly Mark[] = [],
  ) {
    this.handledBefore = cluster.handled;
    this.tree = new Branches(log, history);
    this.branch.marks = [...marks];
    if (marks.length === 0) this.mark();
    for (const other of this.tree.others.values()) other.marks = [...this.branch.marks];
  }

  private get branch(): Branch {
    return this.tree.shown;
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

  /** How many commands of the log were given by now. */
  get given(): number {
    return this.performed;
  }

  get bookmarks(): readonly Bookmark[] {
    return this.tree.bookmarks;
  }

  branches(): BranchView[] {
    this.branch.until = this.horizon;
    return this.tree.views();
  }

  /** What is to be kept of a session beside the log. */
  history(): History {
    this.branch.until = this.horizon;
    return this.tree.history();
  }

  /** Plays forward to `at`, performing what the log holds for that time. */
  advance(at: number): void {
    while (this.now < at || this.isCommandDue(at)) {
      const command = this.branch.log[this.performed];
      const stop = Math.min(at, this.now + LOOK_EVERY_MS, command ? Math.max(command.at, this.now) : at);
      this.cluster.advance(stop);
      this.watcher.tick?.();
      if (command && command.at <= this.now) {
        this.cluster.perform(command.command, this.performed++);
      } else if (this.isMarkDue()) this.mark();
    }
    this.branch.until = Math.max(this.branch.until, this.now);
  }

  /** Handles the next occurrence, unless a command of the log or `limit` comes first; false when nothing was left to do. */
  stepOccurrence(limit: number): boolean {
    const command = this.branch.log[this.performed];
    const next = this.cluster.nextAt() ?? Number.POSITIVE_INFINITY;
    const due = Math.min(next, command?.at ?? next);
    if (due > limit || due === Number.POSITIVE_INFINITY) return false;
    // A quiet time is gone through second by second, as it is when it is played.
    if (due > this.now + LOOK_EVERY_MS) this.advance(this.now + LOOK_EVERY_MS);
    else if (command && command.at < next) this.advance(command.at);
    else {
      this.cluster.stepOccurrence();
      this.watcher.tick?.();
    }
    if ((this.cluster.nextAt() ?? limit) > this.now && this.isMarkDue()) this.mark();
    this.branch.until = Math.max(this.branch.until, this.now);
    return true;
  }

  /** Does something now. In the past of this branch that forks: the old future stays as a branch of its own. */
  perform(command: Command): void {
    if (this.performed < this.branch.log.length || this.horizon > this.now) this.fork();
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

  /** Goes to another branch: to a moment of it, or to the end of what was played there. */
  switchTo(name: string, at?: number): boolean {
    this.branch.until = this.horizon;
    if (!this.tree.take(name)) return false;
    this.goTo(at ?? this.branch.until);
    return true;
  }

  /** Ends this branch here. What was to come, or may come, stays as a branch of its own, whose name is given back. */
  fork(): string {
    this.branch.until = this.horizon;
    return this.tree.leave(this.now, this.performed);
  }

  /** Goes back to where a command of the log was about to be given, and on without it; the branch's name stays where it leads. */
  cut(index: number, name?: string): string {
    const { at } = this.branch.log[index] as LoggedCommand;
    if (name === undefined) this.branch.until = this.horizon;
    return this.leave(at, index, name);
  }

  /** The branch that is shown has all again that was left by `cut`; the clock is to be set next. */
  absorb(name: string): void {
    this.tree.absorb(name);
  }

  /** Goes on as the branch that was left by `cut`, up to a moment: all its commands are this branch's again. */
  uncut(name: string, at: number): void {
    this.tree.absorb(name);
    this.goTo(at);
  }

  /** Goes on as the branch that was left by `cut`, with its first `count` commands. */
  regain(name: string, count: number): void {
    this.tree.absorb(name);
    const { at } = this.branch.log[count - 1] as LoggedCommand;
    this.leave(at, count, name);
  }

  /** Plays a branch on another cluster, made from the same options and not switched on: at this moment of it to begin with. */
  twin(name: string, cluster: Cluster, watcher: Watcher): Playback | undefined {
    const branch = this.tree.find(name);
    if (!branch) return undefined;
    this.tree.lend(branch);
    const twin = new Playback(cluster, watcher, branch.log, { branch, others: [], bookmarks: [] }, branch.marks);
    twin.restore(this.now);
    return twin;
  }

  /** The log of a branch that is not shown. */
  logOf(name: string): readonly LoggedCommand[] | undefined {
    return this.tree.others.get(name)?.log;
  }

  rename(name: string, to: string): boolean {
    return this.tree.rename(name, to);
  }

  remove(name: string): boolean {
    return this.tree.remove(name);
  }

  bookmark(at: number, name: string): void {
    this.tree.bookmark(at, name);
  }

  private leave(at: number, count: number, name?: string): string {
    const left = this.tree.leave(at, count, name);
    this.goTo(at);
    return left;
  }

  private goTo(at: number): void {
    this.restore(at);
    this.advance(at);
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
    const { now, glimpse } = this;
    if (last.at >= now) return false;
    const work = this.work();
    const spacing = Math.max(FIRST_SPACING, work / SPACINGS);
    const isLater = now - glimpse.at >= LOOK_EVERY_MS;
    const isCalm = isLater && work - glimpse.work < CALM * spacing * ((now - glimpse.at) / LOOK_EVERY_MS);
    if (isLater || now < glimpse.at) this.glimpse = { at: now, work };
    const done = work - last.work;
    return done >= spacing || (isCalm && done >= AFTER_A_STORM * spacing);
  }

  private mark(): void {
    const { cluster, now, performed } = this;
    const { marks } = this.branch;
    marks.push({ at: now, work: this.work(), performed, state: cluster.save(), watcher: this.watcher.save() });
    if (marks.length > MAX_MARKS) this.branch.marks = marks.toSpliced(leastOf(marks), 1);
  }
}

/**
 * The mark that is missed least: those who go to a moment after it would have to play from the one before. The first and the last
 * stay, and none goes that leaves a gap of more than four spacings: a busy minute is to be looked at closely too.
 */
function leastOf(marks: readonly Mark[]): number {
  const widest = (4 * ((marks.at(-1) as Mark).work - (marks[0] as Mark).work)) / SPACINGS;
  let least = 1;
  let leastCost = Number.POSITIVE_INFINITY;
  for (let index = 1; index < marks.length - 1; index++) {
    const [before, mark, after] = marks.slice(index - 1, index + 2) as [Mark, Mark, Mark];
    const tooWide = after.work - before.work > widest ? 1e15 : 0;
    const cost = (mark.work - before.work) * (after.at - mark.at) + tooWide;
    if (cost < leastCost) [least, leastCost] = [index, cost];
  }
  return least;
}
