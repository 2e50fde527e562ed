/** An object by its names; `namespace` is '' for what is in none. */
export interface NamedObject {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** A change of a workload's template, and how far it got. Cluster milliseconds. */
export interface RolloutRecord extends NamedObject {
  /** The images of the new template. */
  readonly images: readonly string[];
  readonly from: number;
  /** When its outcome was decided; undefined while it is under way. */
  readonly until?: number;
  /** `stuck`: its deadline passed. `overtaken`: another template came. */
  readonly outcome: 'complete' | 'stuck' | 'overtaken' | 'running';
}

/** A warning of the cluster, as often as it came. */
export interface WarningRecord {
  readonly reason: string;
  readonly message: string;
  readonly object: NamedObject;
  readonly times: number;
}

/** A machine that turned ready, or no longer was. */
export interface MachineTurn {
  readonly at: number;
  readonly node: string;
  readonly ready: boolean;
}

/** Requests of users: how many ended, and by reason those that failed (`503`, `timeout`). */
export interface RequestSums {
  readonly sent: number;
  readonly failed: number;
  readonly reasons: Readonly<Record<string, number>>;
}

/** Something that was done, and all that happened from then until the next. */
export interface DeedRecord {
  readonly at: number;
  /** The line typed, or what was done otherwise in words. */
  readonly text: string;
  /** Of a line. */
  readonly exitCode?: number;
  /** The first lines that it printed. */
  readonly printed: readonly string[];
  readonly made: readonly NamedObject[];
  readonly gone: readonly NamedObject[];
  /** Objects whose wish changed: their spec or data. */
  readonly changed: readonly NamedObject[];
  readonly rollouts: readonly RolloutRecord[];
  readonly warnings: readonly WarningRecord[];
  readonly machines: readonly MachineTurn[];
  readonly requests: RequestSums;
}

/** What happened in a session from its beginning to a moment, as it was recorded while it was played again. */
export interface SessionRecord {
  readonly at: number;
  readonly deeds: readonly DeedRecord[];
}
