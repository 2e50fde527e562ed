import type { LoggedCommand, WorldSpec } from './session';

/** A bundled world with something going on in it. */
export interface Scenario {
  readonly name: string;
  /** What a person reads in the top bar. */
  readonly title: string;
  readonly world: WorldSpec;
  /** The editor's tabs, by file name, in order. */
  readonly files: Readonly<Record<string, string>>;
  /** What a new session's log begins with: the commands that bring the scenario up. */
  readonly start: readonly LoggedCommand[];
  /** A new session opens at this moment of cluster time, in milliseconds, so that people arrive in a living cluster. */
  readonly opensAtMs: number;
}
