import type { WatchSelection } from '../../engine/apiserver/request';
import type { Plain } from '../../engine/sim/plain';
import type { Random } from '../../engine/sim/random';
import type { Step, Wake } from '../program';
import type { FieldWords } from './explain/words';
import type { FlagSpec, Flags } from './flags';
import type { Remote } from './remote';

/** One run of a kubectl command: what was typed and what it may do. */
export interface Call {
  /** The command's words: `rollout status`. */
  readonly path: string;
  readonly flags: Flags;
  readonly args: readonly string[];
  /** How many arguments stand before `--`; -1 without one. */
  readonly dash: number;
  /** Where namespaced objects are looked for. */
  readonly namespace: string;
  /** Whether `--namespace` was typed: then objects must be in it. */
  readonly namespaceGiven: boolean;
  /** Whether somebody set the namespace, by the flag or in the context: then what is made carries it. */
  readonly namespaceSet: boolean;
  /** Cluster time in milliseconds, and that at which the command was typed. */
  readonly now: number;
  readonly startedAt: number;
  readonly files: Readonly<Record<string, string>>;
  readonly user: string;
  readonly remote: Remote;
  readonly random: Random;
  /** For `explain`; left out while nothing has been loaded. */
  readonly fieldWords?: FieldWords;
  out(text: string): void;
  err(text: string): void;
  timer(name: string, delayMs: number): void;
  watch(selection: WatchSelection): void;
}

/** A kubectl command. One that waits hands back what it must remember and goes on in `resume`. */
export interface Verb {
  /** `get`, `rollout status`. */
  readonly path: string;
  readonly aliases?: readonly string[];
  /** One line for `kubectl --help`. */
  readonly short: string;
  /** What follows `kubectl <path>` in the usage line. */
  readonly usage: string;
  readonly examples?: string;
  readonly flags: readonly FlagSpec[];
  /** Flags without which it refuses to run. */
  readonly required?: readonly string[];
  /** What `--help` says, where it is not made from the rest. */
  help?(): string;
  run(call: Call): Outcome;
  resume?(call: Call, state: Plain, wake: Wake): Outcome;
}

/** Nothing stands for exit code 0. */
export type Outcome = Step | undefined;
