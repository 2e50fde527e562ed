import type { Down, Up } from '../protocol/messages';
import { timeText } from '../texts/time';
import { hush, type MirrorStore, type Notice, tell } from './store';

type Turned = Extract<Up, { type: 'turned' }>;

/** How long a notice of what was taken back stays, in milliseconds of wall time. */
const SHOWN_MS = 8_000;

/** Everything that a person can do with the lines of history. */
export class BranchControls {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly mirror: MirrorStore,
    private readonly send: (message: Down) => void,
  ) {}

  /** To a moment of a branch, or to its end. */
  go(name: string, at?: number): void {
    this.send({ type: 'branch', name, ...(at !== undefined && { at: Math.max(0, Math.round(at)) }) });
  }

  fork(): void {
    this.send({ type: 'fork' });
  }

  rename(name: string, to: string): void {
    this.send({ type: 'rename', name, to });
  }

  forget(name: string): void {
    this.send({ type: 'forget', name });
  }

  undo(): void {
    this.send({ type: 'undo' });
  }

  redo(): void {
    this.send({ type: 'redo' });
  }

  /** Names a moment; '' takes its name away. */
  bookmark(at: number, name: string): void {
    this.send({ type: 'bookmark', at: Math.round(at), name });
  }

  /** Plays another branch beside this one; without a name that ends. */
  lockstep(name: string | undefined): void {
    this.send({ type: 'lockstep', ...(name !== undefined && { name }) });
  }

  /** Says what the worker did. */
  tell(turned: Turned): void {
    tell(this.mirror, noticeOf(turned));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => hush(this.mirror, TURNED), SHOWN_MS);
  }
}

const TURNED = 'turned';

function noticeOf({ turn, what, lookups, branch }: Turned): Notice {
  const base = { id: TURNED, tone: 'plain' } as const;
  if (turn === 'fork') {
    return { ...base, title: timeText('forked', { branch }), detail: timeText('forked.detail') };
  }
  if (what === '') return { ...base, title: timeText(turn === 'undo' ? 'undo.nothing' : 'redo.nothing') };
  if (turn === 'redo') {
    return { ...base, title: timeText('redone', { what }), actions: [{ label: timeText('undo'), act: 'undo' }] };
  }
  const detail = `${timeText('undone.detail', { branch })}${lookups > 0 ? ` ${timeText('undone.lookups', { count: lookups })}` : ''}`;
  const actions = [{ label: timeText('redo'), act: 'redo' }] as const;
  return { ...base, title: timeText('undone', { what }), detail, actions };
}
