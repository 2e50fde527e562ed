import type { Bookmark, History, LoggedCommand } from '../protocol/session';
import type { BranchView } from '../protocol/view';
import type { Checkpoint } from './sim/simulation';

/** A cluster's whole state at a moment, and how much of the log had been performed by then. */
export interface Mark {
  readonly at: number;
  /** What it took to get here from the branch's beginning. */
  readonly work: number;
  readonly performed: number;
  readonly state: Checkpoint;
  /** What those who watch the cluster from outside remembered. */
  readonly watcher: unknown;
}

/** One line of history: the commands that made it, how far it was played, and where it left the branch that it came from. */
export interface Branch {
  readonly name: string;
  /** '' of the one that came from none. */
  readonly parent: string;
  readonly from: number;
  until: number;
  readonly log: LoggedCommand[];
  marks: Mark[];
}

const FIRST_NAME = 'main';
const LETTERS = 26;
/** Of a branch and of a bookmark, in characters. */
const LONGEST_NAME = 60;

/**
 * The lines of history of a session, of which one is shown: a tree, whose branches share what happened before they left each
 * other. Bookmarks belong to the branch that owns their moment.
 */
export class Branches {
  shown: Branch;
  readonly others = new Map<string, Branch>();
  bookmarks: Bookmark[] = [];

  constructor(log: readonly LoggedCommand[], history?: History) {
    const { branch = { name: FIRST_NAME, parent: '', from: 0, until: 0 } } = history ?? {};
    const { name, parent, from, until } = branch;
    this.shown = { name, parent, from, until, log: [...log], marks: [] };
    for (const other of history?.others ?? []) {
      this.others.set(other.name, { ...other, log: [...other.log], marks: [] });
    }
    if (history) this.bookmarks = [...history.bookmarks];
  }

  views(): BranchView[] {
    return [this.shown, ...this.others.values()].map(({ name, parent, from, until }) => ({
      name,
      parent,
      from,
      until,
    }));
  }

  /** What is kept of all this beside the log of the branch that is shown. */
  history(): History {
    const { name, parent, from, until } = this.shown;
    return {
      branch: { name, parent, from, until },
      others: [...this.others.values()].map((other) => ({
        name: other.name,
        parent: other.parent,
        from: other.from,
        until: other.until,
        log: other.log,
      })),
      bookmarks: this.bookmarks,
    };
  }

  /**
   * Ends the branch that is shown here, after its first `count` commands. What was to come stays as a branch of its own, whose
   * name is given back. Whoever left from what was to come leaves from that one now.
   */
  leave(at: number, count: number, name = this.freeName()): string {
    const old = this.shown;
    const early = at < old.from;
    const log = old.log.slice(0, count);
    this.shown = {
      name: old.name,
      parent: early ? this.ownerAt(old.parent, at) : old.parent,
      from: early ? at : old.from,
      until: at,
      log,
      marks: old.marks.filter((mark) => mark.at <= at && isMarkOf(mark, old.log, log)),
    };
    this.move(old.name, name, at);
    this.others.set(name, { ...old, name, parent: early ? old.parent : old.name, from: early ? old.from : at });
    return name;
  }

  /** The branch that is shown goes on as another one that left it did, under its own name: the other's is gone. */
  absorb(name: string): void {
    const other = this.others.get(name);
    if (!other) return;
    const { shown } = this;
    const stem = other.parent === shown.name ? shown : other;
    this.others.delete(name);
    this.shown = { ...other, name: shown.name, parent: stem.parent, from: stem.from };
    this.move(name, shown.name, Number.NEGATIVE_INFINITY);
  }

  /** Shows another branch. False when there is none of that name. */
  take(name: string): boolean {
    const target = this.others.get(name);
    if (!target) return false;
    const left = this.shown;
    this.others.delete(name);
    this.others.set(left.name, left);
    this.lend(target, left);
    this.shown = target;
    return true;
  }

  /** A branch that has not been played since it was kept gets the marks that are on its way too. */
  lend(target: Branch, lender: Branch = this.shown): void {
    if (target.marks.length > 1) return;
    target.marks = lender.marks.filter((mark) => isMarkOf(mark, lender.log, target.log));
  }

  /** Gives a branch another name. False when that is taken or says nothing. */
  rename(name: string, wanted: string): boolean {
    const to = wanted.trim().slice(0, LONGEST_NAME);
    const branch = this.find(name);
    if (!branch || to === '' || this.find(to)) return false;
    const renamed = { ...branch, name: to };
    if (branch === this.shown) this.shown = renamed;
    else {
      const others = [...this.others.values()].map((other) => (other === branch ? renamed : other));
      this.others.clear();
      for (const other of others) this.others.set(other.name, other);
    }
    this.move(name, to, Number.NEGATIVE_INFINITY);
    return true;
  }

  /** Takes a branch away that is not shown. Those that left it hang together as before: the last of them takes its place. */
  remove(name: string): boolean {
    const gone = this.others.get(name);
    if (!gone) return false;
    this.others.delete(name);
    const heir = [this.shown, ...this.others.values()]
      .filter(({ parent }) => parent === name)
      .reduce<Branch | undefined>((last, one) => (last && last.from >= one.from ? last : one), undefined);
    if (heir) {
      this.replace({ ...heir, parent: gone.parent, from: gone.from });
      this.move(name, heir.name, Number.NEGATIVE_INFINITY, heir.from);
    }
    this.bookmarks = this.bookmarks.filter(({ branch }) => branch !== name);
    return true;
  }

  /** Names a moment of the branch that is shown; without a name the moment has no bookmark any more. */
  bookmark(at: number, name: string): void {
    const branch = this.ownerAt(this.shown.name, at);
    const said = name.trim().slice(0, LONGEST_NAME);
    const others = this.bookmarks.filter((one) => one.branch !== branch || one.at !== at);
    this.bookmarks =
      said === '' ? others : [...others, { branch, at, name: said }].sort((one, other) => one.at - other.at);
  }

  find(name: string): Branch | undefined {
    return this.shown.name === name ? this.shown : this.others.get(name);
  }

  /** The branch that a moment in the history of another one belongs to. */
  private ownerAt(name: string, at: number): string {
    let owner = this.find(name);
    while (owner && owner.parent !== '' && at <= owner.from) owner = this.find(owner.parent);
    return owner?.name ?? name;
  }

  /** Who left a branch after a moment, and its bookmarks from then on, belong to another one. */
  private move(from: string, to: string, after: number, until = Number.POSITIVE_INFINITY): void {
    for (const one of [this.shown, ...this.others.values()]) {
      if (one.parent === from && one.from > after) this.replace({ ...one, parent: to });
    }
    this.bookmarks = this.bookmarks.map((one) =>
      one.branch === from && one.at > after && one.at <= until ? { ...one, branch: to } : one,
    );
  }

  private replace(branch: Branch): void {
    if (branch.name === this.shown.name) this.shown = branch;
    else this.others.set(branch.name, branch);
  }

  private freeName(): string {
    for (let number = 1; ; number++) {
      const name = `fork ${number <= LETTERS ? String.fromCharCode(64 + number) : number}`;
      if (!this.find(name)) return name;
    }
  }
}

/** Whether a mark that was laid with one log is on the way of another one too. */
function isMarkOf(mark: Mark, own: readonly LoggedCommand[], log: readonly LoggedCommand[]): boolean {
  const { performed, at } = mark;
  const next = log[performed];
  if (performed > log.length || (next && next.at < at)) return false;
  for (let index = 0; index < performed; index++) if (!isSame(own[index], log[index])) return false;
  return true;
}

function isSame(one: LoggedCommand | undefined, other: LoggedCommand | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
