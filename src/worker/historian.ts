import type { Playback } from '../engine/playback';
import { Undo, type Undone } from '../engine/undo';
import type { Diff, HistoryDown, Up } from '../protocol/messages';
import type { Scene } from './scene';
import { commandText } from './story';
import { Twin } from './twin';

/** What of a show its history is made of. */
export interface ShowParts {
  readonly playback: Playback;
  readonly scene: Scene;
  /** Another cluster of the same session, not switched on. */
  readonly another: () => Scene;
  /** How many commands the scenario begins with. */
  readonly given: number;
  readonly wallNow: () => number;
  readonly post: (message: Up) => void;
}

/**
 * All that a person does with the lines of history: branches and their names, undo and redo, bookmarks, and another branch in
 * lockstep. Loaded after the first picture.
 */
export class Historian {
  private readonly undo: Undo;
  private twin: Twin | undefined;
  private lastBookmarks: unknown;
  private told = { undo: '', redo: '', twin: false };
  private isNew = true;

  constructor(private readonly parts: ShowParts) {
    this.undo = new Undo(parts.playback, parts.given);
  }

  /** Does what the page asks; true when the picture is another one now. */
  hear(message: HistoryDown): boolean {
    const { playback } = this.parts;
    switch (message.type) {
      case 'branch':
        return this.show(message.name, message.at);
      case 'undo':
        return this.turned('undo', this.undo.undo());
      case 'redo':
        return this.turned('redo', this.undo.redo());
      case 'fork':
        this.undo.forget();
        this.parts.post({ ...NOTHING_TURNED, type: 'turned', turn: 'fork', branch: playback.fork(), at: playback.now });
        return false;
      case 'rename':
        if (playback.rename(message.name, message.to) && this.twin?.branch === message.name)
          this.twin.branch = message.to.trim();
        return false;
      case 'forget':
        if (playback.remove(message.name) && this.twin?.branch === message.name) this.twin = undefined;
        return false;
      case 'bookmark':
        playback.bookmark(message.at, message.name);
        return false;
      case 'lockstep':
        this.pair(message.name);
        return false;
    }
  }

  /** Something was done on the branch that is shown. */
  acted(): void {
    this.undo.forget();
  }

  /** Lets the other branch follow, for at most until a wall time; true when both are at the same moment. */
  follow(end: number): boolean {
    return this.twin?.follow(this.parts.playback.now, end) ?? true;
  }

  /** Whether the other branch is behind. */
  get waits(): boolean {
    return this.twin !== undefined && this.twin.playback.now !== this.parts.playback.now;
  }

  /** What a diff says of all this: what is new, or everything; `soon` while time stands, when no later diff may come. */
  news(asked: boolean, wallMs: number, soon: boolean): Partial<Diff> {
    const { playback } = this.parts;
    // The page may have been shown a session before this one, of which it still has everything.
    const fresh = asked || this.isNew;
    this.isNew = false;
    const { next, nextAgain } = this.undo;
    const now = { undo: next ? commandText(next) : '', redo: nextAgain ? commandText(nextAgain) : '' };
    const before = this.told;
    const marked = fresh || playback.bookmarks !== this.lastBookmarks;
    this.lastBookmarks = playback.bookmarks;
    this.told = { ...now, twin: this.twin !== undefined };
    const lockstep = this.twin?.tell(wallMs, { fresh: fresh || !before.twin, soon });
    return {
      ...(marked && { bookmarks: playback.bookmarks }),
      ...((fresh || now.undo !== before.undo) && { undo: now.undo }),
      ...((fresh || now.redo !== before.redo) && { redo: now.redo }),
      ...(lockstep && { lockstep }),
      ...((fresh || before.twin) && !this.twin && { lockstep: null }),
    };
  }

  private show(name: string, at: number | undefined): boolean {
    const { playback } = this.parts;
    const left = playback.branchName;
    this.undo.forget();
    if (!playback.switchTo(name, at)) return false;
    // Two branches change places: what was shown is now the other one.
    if (this.twin?.branch === name) this.pair(left);
    return true;
  }

  private pair(name: string | undefined): void {
    this.twin = undefined;
    const { playback, scene, another, wallNow } = this.parts;
    if (name === undefined || name === playback.branchName) return;
    const there = another();
    const twin = playback.twin(name, there.cluster, there.watcher);
    if (twin) this.twin = new Twin(name, twin, scene, there, wallNow);
  }

  private turned(turn: 'undo' | 'redo', undone: Undone | undefined): boolean {
    const { playback, post } = this.parts;
    const at = playback.now;
    if (this.twin && !playback.logOf(this.twin.branch)) this.twin = undefined;
    if (!undone) post({ ...NOTHING_TURNED, type: 'turned', turn, at });
    else {
      const { command, lookups, branch } = undone;
      post({ type: 'turned', turn, what: commandText(command), lookups, branch, at });
    }
    return undone !== undefined;
  }
}

const NOTHING_TURNED = { what: '', lookups: 0, branch: '' } as const;
