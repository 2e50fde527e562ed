import type { ApiDoor, WatchEvent, WatchSelection } from '../engine/apiserver/request';
import type { Plain } from '../engine/sim/plain';
import type { Random } from '../engine/sim/random';
import type { FieldWords } from './kubectl/explain/words';
import type { TypedCommand } from './words';

/** What a program is given while it runs. Everything that it keeps is in the plain state it hands back. */
export interface Context {
  /** Cluster time in milliseconds. */
  readonly now: number;
  /** Cluster time at which the command was typed, in milliseconds. */
  readonly startedAt: number;
  /** Its words; the first is its own name. */
  readonly argv: readonly string[];
  /** What `-f` may name: the editor's tabs. */
  readonly files: Readonly<Record<string, string>>;
  readonly api: ApiDoor;
  /** The stream of chance of all programs. */
  readonly random: Random;
  /** The namespace that kubectl's context names, or ''. */
  readonly contextNamespace: string;
  /** What `kubectl explain` says of fields, where the host has it. */
  readonly fieldWords?: FieldWords;
  out(text: string): void;
  err(text: string): void;
  /** Wakes the program after so many milliseconds of cluster time with that name. */
  timer(name: string, delayMs: number): void;
  /** Wakes the program when something that is selected changes. */
  watch(selection: WatchSelection): void;
}

/** Why a waiting program goes on. */
export type Wake =
  | { readonly type: 'watch'; readonly events: readonly WatchEvent[] }
  | { readonly type: 'timer'; readonly name: string };

/** Where a program stands after it ran a while: done, or waiting with what it must remember. */
export type Step = { readonly exit: number } | { readonly wait: Plain };

/** Something that can be typed. */
export interface Program {
  readonly name: string;
  /** One sentence for `help`. */
  readonly description: string;
  run(context: Context): Step;
  resume?(context: Context, state: Plain, wake: Wake): Step;
}

/** A command that has run, as data. */
export interface Process {
  readonly number: number;
  readonly terminal: string;
  readonly argv: readonly string[];
  /** What its line has after it. */
  readonly after: readonly TypedCommand[];
  readonly files: Readonly<Record<string, string>>;
  readonly startedAt: number;
  /** Of a waiting program. */
  readonly state?: Plain;
  readonly watches: readonly { readonly id: number; readonly selection: WatchSelection }[];
  /** Sequence numbers of the timers that have not rung, by name. */
  readonly timers: Readonly<Record<string, number>>;
  /** The newest revision of each resource that it was told about. */
  readonly seen: Readonly<Record<string, number>>;
  /** Of a program that has ended but still winds up. */
  readonly exitCode?: number;
}
