import type { AboutAnswer, DetailQuestion, LogsAnswer, SeriesAnswer } from './detail';
import type { SessionRecord } from './record';
import type { Scenario } from './scenario';
import type { Bookmark, Command, Session } from './session';
import type { Trial, TrialState } from './trial';
import type {
  Amounts,
  BranchView,
  EndpointView,
  EnvelopePoint,
  GeneratorView,
  IngressView,
  LedgerView,
  LockstepView,
  NodeUsage,
  NodeView,
  PodView,
  ReplicaSetView,
  RequestTrail,
  RequestView,
  ServiceView,
  Tally,
  TimelineMark,
  WorkloadView,
} from './view';
import type { WhyObject, WhyTrace } from './why';

/** Page to worker: commands go down. `id` comes back with a reply where one is due. */
export type Down =
  /** A session and the scenario that it names: the worker knows none by itself. */
  | { readonly type: 'open'; readonly session: Session; readonly scenario: Scenario; readonly at?: number }
  | { readonly type: 'command'; readonly command: Command }
  /** A frame was shown at this wall time, in milliseconds: the pacer's clock, and the leave to send the next diff. */
  | { readonly type: 'frame'; readonly wallMs: number }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  /** With `untilEvent` it plays fast to the next event of interest, and stops there. */
  | { readonly type: 'speed'; readonly speed: number; readonly untilEvent?: boolean }
  /** To the next (1) or the previous (-1) event of interest, or decision of a controller or the scheduler. */
  | { readonly type: 'step'; readonly direction: 1 | -1; readonly to?: 'event' | 'decision' }
  /** To a moment of cluster time; past ones are rewound to, and acting there forks. */
  | { readonly type: 'seek'; readonly at: number }
  | HistoryDown
  /** What the page looks at beside the records: usage is computed and sent only while it does. */
  | { readonly type: 'interest'; readonly usage: boolean }
  /** The next diff shall tell everything: another window looks on. */
  | { readonly type: 'refresh' }
  | { readonly type: 'ask'; readonly id: number; readonly question: Question };

/** What is done with the lines of history, in which the cluster itself is told nothing. */
export type HistoryDown =
  /** To another branch: to a moment of it, or to the end of what was played there. */
  | { readonly type: 'branch'; readonly name: string; readonly at?: number }
  /** Ends the branch here; what was to come, or may come, stays as a branch of its own. */
  | { readonly type: 'fork' }
  | { readonly type: 'rename'; readonly name: string; readonly to: string }
  /** Takes a branch away that is not shown. */
  | { readonly type: 'forget'; readonly name: string }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** Names a moment of this branch; '' takes the name away. */
  | { readonly type: 'bookmark'; readonly at: number; readonly name: string }
  /** Plays another branch beside this one, at the same cluster time; without a name it ends. */
  | { readonly type: 'lockstep'; readonly name?: string };

export type Question =
  /** A live object whole, as JSON. */
  | { readonly type: 'object'; readonly resource: string; readonly namespace: string; readonly name: string }
  /** The live objects that a file's documents name, as YAML without what the server keeps: the left side of the diff. */
  | { readonly type: 'diff'; readonly file: string; readonly text: string }
  /** A kind's objects as `kubectl get -o wide` prints them: what differs from the answer that had the number `known`. */
  | {
      readonly type: 'table';
      readonly resource: string;
      /** Namespaces that are left out. */
      readonly hidden: readonly string[];
      /** Keys of the rows on the page: what only time changes in a long table is printed anew for these alone. */
      readonly seen: readonly string[];
      readonly known: number;
    }
  | DetailQuestion
  | { readonly type: 'complete'; readonly line: string; readonly cursor: number; readonly files: readonly string[] }
  /** What a manifest may refer to: objects of the cluster and images of its registries. */
  | { readonly type: 'known' }
  /** All objects that people made, as YAML that applies to another cluster. */
  | { readonly type: 'bundle' }
  /** What happened so far; asking is what plays it again, a little each time. `anew` begins. */
  | { readonly type: 'record'; readonly anew: boolean }
  /** What the ledger noted of a request's way. */
  | { readonly type: 'request'; readonly id: number }
  | { readonly type: 'hash' }
  /** `whole` with its other branches and bookmarks, as it is kept. */
  | { readonly type: 'session'; readonly whole?: boolean }
  /** Why something is as it is. */
  | { readonly type: 'why'; readonly object: WhyObject }
  /** How a trial goes; asking is what plays it on, so that one that nobody asks after rests. */
  | { readonly type: 'try'; readonly trial: Trial };

/** Answers to questions, by their type. */
export interface Answers {
  object: { readonly object: unknown };
  diff: {
    readonly documents: readonly {
      readonly title: string;
      readonly live: string;
      readonly wanted: string;
      readonly error?: string;
    }[];
  };
  table: TableAnswer;
  about: AboutAnswer;
  yaml: { readonly text: string };
  logs: LogsAnswer;
  series: SeriesAnswer;
  bundle: { readonly text: string; readonly objects: number };
  /** `done` of the time is played (0 to 1). */
  record: { readonly done: number; readonly record?: SessionRecord };
  complete: { readonly from: number; readonly words: readonly string[] };
  known: {
    /** Objects that manifests name or select, without status (but what nodes can give), without values of Secrets; no pods. */
    readonly objects: readonly unknown[];
    readonly images: readonly { readonly name: string; readonly readyAfterMs: number }[];
  };
  request: { readonly trail: RequestTrail | undefined };
  hash: { readonly hash: string; readonly at: number };
  session: { readonly session: Session; readonly at: number };
  why: { readonly trace: WhyTrace | undefined };
  try: TrialState;
}

/** An object's row of `kubectl get -o wide`. */
export interface TableRow {
  /** `default/web`, or `node-a` for what is in no namespace. */
  readonly key: string;
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
  readonly cells: readonly string[];
  /** Cluster time in milliseconds. */
  readonly createdAt: number;
}

/** A kind of which there are objects, and how many where they are shown. */
export interface KindCount {
  readonly resource: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly count: number;
}

export interface TableAnswer {
  /** What the next question says to have. */
  readonly number: number;
  /** True when it replaces all rows. */
  readonly fresh: boolean;
  /** The titles of the columns. */
  readonly columns: readonly string[];
  /** By key. */
  readonly rows: Changed<TableRow>;
  /** All keys in kubectl's order; left out when it is the one before. */
  readonly order?: readonly string[];
  readonly kinds: readonly KindCount[];
}

/** What changed of one kind of record since the last diff. */
export interface Changed<T> {
  readonly set: readonly T[];
  readonly gone: readonly string[];
}

/**
 * What is new in a record: fields that are others than the page knows them; all of them in one that it does not know, or those that
 * are others than in the record that it is `like`. `more` came to the end of lists, `without` are fields that are no longer there.
 */
export type Change<T> = Partial<T> & {
  readonly uid: string;
  readonly like?: string;
  readonly more?: Readonly<Record<string, readonly unknown[]>>;
  readonly without?: readonly string[];
};

/**
 * What changed in the list that belongs to the record with the uid `of`: items are replaced where they stand, new ones come
 * last. `gone` are keys: an endpoint's address, a point's time.
 */
export interface ChangedItems<T> {
  readonly of: string;
  readonly set: readonly T[];
  readonly gone: readonly string[];
}

/** What changed of a record by key: values that are new or others, and keys that are gone. */
export interface ChangedKeys<T> {
  readonly set: Readonly<Record<string, T>>;
  readonly gone: readonly string[];
}

/** A generator's sums; those of its pods, which may be many, only as far as they changed. */
export interface LedgerChange extends Omit<LedgerView, 'byPod' | 'ratePerPod'> {
  readonly byPod: ChangedKeys<Tally>;
  readonly ratePerPod: ChangedKeys<number>;
}

/** Sums of two branches beside each other; how their pods stand apart only when that changed. */
export type LockstepChange = Omit<LockstepView, 'apart'> & Partial<Pick<LockstepView, 'apart'>>;

/** At most one a frame, with only what changed. */
export interface Diff {
  readonly type: 'diff';
  /** True when it replaces everything: after open, seek and branch. */
  readonly fresh: boolean;
  /** Where it is fresh: with how many of those that the page was told before its marks and the terminals' output begin. */
  readonly again?: { readonly marks: number; readonly terminal: number };
  readonly now: number;
  /** The end of the played part of this branch. */
  readonly horizon: number;
  readonly playing: boolean;
  readonly speed: number;
  /** A moment that was asked for and is far: the cluster is on its way there. */
  readonly goal?: number;
  readonly pods?: Changed<Change<PodView>>;
  readonly replicaSets?: Changed<ReplicaSetView>;
  readonly workloads?: Changed<Omit<WorkloadView, 'envelope'>>;
  readonly envelopes?: readonly ChangedItems<EnvelopePoint>[];
  readonly services?: Changed<Omit<ServiceView, 'endpoints'>>;
  readonly endpoints?: readonly ChangedItems<EndpointView>[];
  readonly ingresses?: Changed<IngressView>;
  readonly nodes?: Changed<Change<NodeView>>;
  readonly generators?: Changed<GeneratorView>;
  readonly ledgers?: readonly LedgerChange[];
  /** Of machines by name and of pods by uid, where it changed. */
  readonly usage?: { readonly nodes: ChangedKeys<NodeUsage>; readonly pods: ChangedKeys<Amounts> };
  readonly requests?: readonly RequestView[];
  readonly marks?: readonly TimelineMark[];
  readonly branches?: readonly BranchView[];
  readonly branch?: string;
  readonly bookmarks?: readonly Bookmark[];
  /** What would be taken back and done again next, as the timeline's flags say it; '' for nothing. */
  readonly undo?: string;
  readonly redo?: string;
  /** It plays to the next event of interest and stops there. */
  readonly untilEvent?: boolean;
  /** The branch that is played beside this one; null when that ended. */
  readonly lockstep?: LockstepChange | null;
  readonly terminal?: readonly TerminalOutput[];
  /** How many commands this branch's log has: the page saves the session when it grows. */
  readonly commands?: number;
}

/** Worker to page. */
export type Up =
  | Diff
  /** The line of history was changed as a person asked: what was taken back or done again, and which branch keeps the rest. */
  | {
      readonly type: 'turned';
      readonly turn: 'undo' | 'redo' | 'fork';
      /** As a flag says it; '' when there was nothing to take back or do again. */
      readonly what: string;
      readonly lookups: number;
      readonly branch: string;
      readonly at: number;
    }
  | { readonly type: 'reply'; readonly id: number; readonly answer: unknown; readonly error?: never }
  /** A question that could not be answered, and why. */
  | { readonly type: 'reply'; readonly id: number; readonly error: string }
  /** The cluster was paused because something never came to rest, or a limit was reached. */
  | { readonly type: 'diagnosis'; readonly reason: string; readonly message: string }
  /** The session cannot be opened; what was open stays. */
  | { readonly type: 'refused'; readonly message: string };

/** A piece of a terminal's story. The page shows those up to the present moment. */
export interface TerminalOutput {
  readonly at: number;
  readonly terminal: string;
  readonly kind: 'command' | 'stdout' | 'stderr' | 'exit';
  readonly text: string;
  /** Of an exit. */
  readonly exitCode?: number;
  /** Of a command: what stands for the texts of the files that went with it (`textDigest`), by name. */
  readonly files?: Readonly<Record<string, number>>;
}
