import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TerminalOutput } from '../protocol/messages';
import type { Bookmark } from '../protocol/session';
import type { BranchView, ClusterView, LockstepView, TimelineMark, UsageView } from '../protocol/view';

/** `starting` until the first diff; `crashed` when the worker ended and could not be restored. */
type MirrorStatus = 'starting' | 'running' | 'crashed';

/** Something to tell the person: what happened, and what can be done about it. */
export interface Notice {
  /** A new notice with the same id replaces the old one. */
  readonly id: string;
  readonly tone: 'plain' | 'warn' | 'bad';
  readonly title: string;
  readonly detail?: string;
  readonly actions?: readonly NoticeAction[];
}

/** Names of what the playground can do about a notice; `label` is on the button. */
export interface NoticeAction {
  readonly label: string;
  readonly act:
    | 'restore'
    | 'restore-earlier'
    | 'start-over'
    | 'open-own'
    | 'open-before'
    | 'open-earlier-copy'
    | 'try'
    | 'make-mine'
    | 'take-over'
    | 'share'
    | 'resume'
    | 'undo'
    | 'redo'
    | 'bring';
}

/** The page's picture of the cluster. The UI only reads it; diffs of the worker are the only way in. */
export interface Mirror extends ClusterView {
  readonly status: MirrorStatus;
  /** The end of the played part of this branch, in milliseconds of cluster time. */
  readonly horizon: number;
  readonly playing: boolean;
  /** Cluster time over wall time. */
  readonly speed: number;
  /** A moment that the cluster is on its way to, because it was asked for. */
  readonly goal?: number | undefined;
  /** What happened up to `now`. */
  readonly marks: readonly TimelineMark[];
  /** What is known to happen after `now` on this branch, because it was played before. */
  readonly foreseen: readonly TimelineMark[];
  /** What the terminals are known to print after `now` on this branch. */
  readonly foretold: readonly TerminalOutput[];
  readonly branches: readonly BranchView[];
  readonly branch: string;
  readonly bookmarks: readonly Bookmark[];
  /** What undo would take back and redo would do again; '' for nothing. */
  readonly undo: string;
  readonly redo: string;
  /** Playing goes fast and stops at the next event of interest. */
  readonly untilEvent: boolean;
  /** Another branch that is played beside this one. */
  readonly lockstep: LockstepView | undefined;
  /** What the terminals printed, oldest first; may hold more than what was printed up to `now`. */
  readonly terminal: readonly TerminalOutput[];
  /** Length of this branch's command log. */
  readonly commands: number;
  /** Grows with every diff that replaced everything (open, seek, branch). */
  readonly freshness: number;
  /** How many times the worker ended and was started again. */
  readonly restarts: number;
  readonly notices: readonly Notice[];
  /** At the moment shown; empty while nobody looks (`Playground.watchUsage`). */
  readonly usage: UsageView;
}

export const NO_USAGE: UsageView = { nodes: {}, pods: {} };

export type MirrorStore = StoreApi<Mirror>;

/** A mirror of nothing yet. */
export function emptyMirror(): Mirror {
  return {
    status: 'starting',
    now: 0,
    horizon: 0,
    playing: false,
    speed: 1,
    pods: new Map(),
    replicaSets: new Map(),
    workloads: new Map(),
    services: new Map(),
    ingresses: new Map(),
    nodes: new Map(),
    generators: new Map(),
    ledgers: new Map(),
    requests: [],
    marks: [],
    foreseen: [],
    foretold: [],
    branches: [],
    branch: '',
    bookmarks: [],
    undo: '',
    redo: '',
    untilEvent: false,
    lockstep: undefined,
    terminal: [],
    commands: 0,
    freshness: 0,
    restarts: 0,
    notices: [],
    usage: NO_USAGE,
  };
}

export function createMirror(): MirrorStore {
  return createStore<Mirror>(emptyMirror);
}

/** Adds a notice, or replaces the one with the same id. */
export function tell(store: MirrorStore, notice: Notice): void {
  store.setState((mirror) => ({ notices: [...mirror.notices.filter(({ id }) => id !== notice.id), notice] }));
}

/** Takes a notice away. */
export function hush(store: MirrorStore, id: string): void {
  if (store.getState().notices.some((notice) => notice.id === id))
    store.setState((mirror) => ({ notices: mirror.notices.filter((notice) => notice.id !== id) }));
}
