import type { Command, LoggedCommand } from '../protocol/session';
import type { Playback } from './playback';

/** What was taken back or done again. */
export interface Undone {
  readonly command: Command;
  /** How many commands that only look, and came after it, went with it. */
  readonly lookups: number;
  /** The branch that keeps what was taken back; '' when all is done again. */
  readonly branch: string;
}

/** Programs and verbs that change nothing in the cluster. */
const LOOKS =
  /^((curl|cat|ls|echo|help|history|clear|grep|head|tail|wc|date|sleep|true)\b|kubectl(\s+-\S+(\s+[^-\s]\S*)?)*?\s+(get|describe|logs|explain|top|events|diff|wait|version|api-resources|api-versions|cluster-info|options|completion|auth|rollout\s+(status|history)|config\s+(view|get-\S+|current-context))\b|$)/;

/** Whether a command only looks: taking it back would change nothing that the picture shows. */
export function isLookup(command: Command): boolean {
  if (command.type === 'interrupt') return true;
  if (command.type !== 'exec') return false;
  return command.line.split(/\|\||&&|[;|]/).every((part) => LOOKS.test(part.trim()));
}

/**
 * Takes commands back and does them again, by the machinery of branches: to take one back is to go on from the moment before it,
 * and what followed stays as a branch. As long as nothing else is done that branch can be returned to.
 */
export class Undo {
  private undone: { readonly branch: string; readonly at: number; readonly shown: string; count: number } | undefined;

  /** The first commands of the log, `first` of them, are the scenario's own and stay. */
  constructor(
    private readonly playback: Playback,
    private readonly first: number,
  ) {}

  /** What was taken back can no longer be done again: something else was done. It stays as a branch. */
  forget(): void {
    this.undone = undefined;
  }

  /** The command that would be taken back next. */
  get next(): Command | undefined {
    return this.playback.log[this.lastChange()]?.command;
  }

  /** The command that would be done again next. */
  get nextAgain(): Command | undefined {
    const undone = this.valid();
    const log = undone && this.playback.logOf(undone.branch);
    return log?.slice(undone?.count).find(({ command }) => !isLookup(command))?.command;
  }

  undo(): Undone | undefined {
    const { playback } = this;
    const index = this.lastChange();
    const entry = playback.log[index];
    if (!entry) return undefined;
    const before = this.valid();
    const lookups = playback.given - index - 1;
    const at = before?.at ?? playback.now;
    if (before) playback.absorb(before.branch);
    const branch = playback.cut(index, before?.branch);
    this.undone = { branch, at, shown: playback.branchName, count: index };
    return { command: entry.command, lookups, branch };
  }

  redo(): Undone | undefined {
    const undone = this.valid();
    const log = undone && this.playback.logOf(undone.branch);
    if (!undone || !log) return undefined;
    const index = nextChange(log, undone.count);
    const entry = log[index];
    if (!entry) return undefined;
    if (nextChange(log, index + 1) === -1) {
      this.playback.uncut(undone.branch, Math.max(undone.at, entry.at));
      this.undone = undefined;
      return { command: entry.command, lookups: 0, branch: '' };
    }
    undone.count = index + 1;
    this.playback.regain(undone.branch, undone.count);
    return { command: entry.command, lookups: 0, branch: undone.branch };
  }

  private valid() {
    const { playback, undone } = this;
    if (!undone || playback.branchName !== undone.shown || playback.log.length !== undone.count) return undefined;
    return playback.logOf(undone.branch) ? undone : undefined;
  }

  private lastChange(): number {
    const { log, given } = this.playback;
    for (let index = given - 1; index >= this.first; index--) {
      if (!isLookup((log[index] as LoggedCommand).command)) return index;
    }
    return -1;
  }
}

function nextChange(log: readonly LoggedCommand[], from: number): number {
  return log.findIndex(({ command }, index) => index >= from && !isLookup(command));
}
