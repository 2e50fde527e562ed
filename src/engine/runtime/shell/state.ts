import type { Command } from './syntax';

/** Where a file descriptor leads. `buffer` gathers what `$(...)` and pipes read; `input` is a text with a place in it. */
export type Descriptor =
  | { readonly to: 'output'; readonly stream: 1 | 2 }
  | { readonly to: 'file'; readonly path: string }
  | { readonly to: 'null' }
  | { readonly to: 'buffer'; readonly id: number }
  | { readonly to: 'input'; readonly id: number };

export type Descriptors = Readonly<Record<number, Descriptor>>;

/** What a subshell gives back when it ends. */
export interface Environment {
  /** `$0`. */
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly exported: Readonly<Record<string, boolean>>;
  readonly functions: Readonly<Record<string, Command>>;
  readonly positional: readonly string[];
  readonly directory: string;
  readonly traps: Readonly<Record<string, string>>;
}

/** One level of what is being run. Replaced when it moves on, never changed. */
export interface Frame {
  readonly kind: 'command' | 'capture' | 'call' | 'trap' | 'argv';
  readonly node?: Command;
  /** Of an `argv` frame: a command whose words are already there. */
  readonly argv?: readonly string[];
  /** How far it has come. */
  readonly step: number;
  readonly fds: Descriptors;
  /** What the command substitutions of its words gave so far. */
  readonly captured: readonly string[];
  /** The words of a `for` loop. */
  readonly items?: readonly string[];
  /** Of a subshell, a substitution and a part of a pipe: what to restore. */
  readonly saved?: Environment;
  /** Of a substitution and of a pipe: the buffer that is being filled. */
  readonly buffer?: number;
  /** Of a function's call: the arguments of the caller. Of a trap: the exit status before. */
  readonly positional?: readonly string[];
  readonly status?: number;
  /** Somebody looks at its status, so that `set -e` does not. */
  readonly tested?: boolean;
}

/** Why a shell does not go on by itself. */
export type Blocked =
  /** Until a moment of cluster time (milliseconds), at which the command has ended as told. */
  | {
      readonly on: 'time';
      readonly until: number;
      readonly status: number;
      readonly out: string;
      readonly err: string;
      /** An answer is on its way: if this server dies before, the connection is reset. */
      readonly server?: string;
    }
  /** `wait`: until all these have ended. */
  | { readonly on: 'children'; readonly pids: readonly number[] }
  /** A program in the foreground. */
  | { readonly on: 'program'; readonly pid: number };

/**
 * A shell between two moments: plain data, so that a checkpoint can hold it in the middle of a `sleep`.
 * The runtime works on a copy (`copyShell`) and stores that.
 */
export interface Shell {
  /** What its messages begin with: `sh`. */
  name: string;
  pid: number;
  frames: Frame[];
  variables: Record<string, string>;
  exported: Record<string, boolean>;
  functions: Record<string, Command>;
  positional: readonly string[];
  directory: string;
  /** `$?` */
  status: number;
  traps: Record<string, string>;
  /** Signals with a trap that has yet to run. */
  pending: readonly string[];
  /** `$!` */
  lastBackground: number;
  /** Exit statuses of background commands; -1 while they run. */
  children: Record<number, number>;
  buffers: Record<number, string>;
  inputs: Record<number, { readonly text: string; readonly at: number }>;
  nextId: number;
  errexit: boolean;
  nounset: boolean;
  xtrace: boolean;
  blocked?: Blocked;
  /** The status with which it ended. */
  exited?: number;
  /** `exec` put this program in its place. */
  replacedBy?: readonly string[];
}

/** The descriptors of a process: no input, output and errors to its container's log. */
export const STANDARD: Descriptors = {
  0: { to: 'null' },
  1: { to: 'output', stream: 1 },
  2: { to: 'output', stream: 2 },
};

/** A shell about to run a script (`sh -c`) or, given `argv`, one single command. */
export function newShell(
  pid: number,
  program: { readonly script: Command } | { readonly argv: readonly string[] },
  environment: Readonly<Record<string, string>>,
  directory = '/',
): Shell {
  const frame: Frame =
    'script' in program
      ? { kind: 'command', node: program.script, step: 0, fds: STANDARD, captured: [] }
      : { kind: 'argv', argv: program.argv, step: 0, fds: STANDARD, captured: [] };
  const exported: Record<string, boolean> = {};
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if ('script' in program && !/^[A-Za-z_]\w*$/.test(name)) continue;
    exported[name] = true;
    variables[name] = value;
  }
  return {
    name: 'sh',
    pid,
    frames: [frame],
    variables,
    exported,
    functions: {},
    positional: [],
    directory,
    status: 0,
    traps: {},
    pending: [],
    lastBackground: 0,
    children: {},
    buffers: {},
    inputs: {},
    nextId: 1,
    errexit: false,
    nounset: false,
    xtrace: false,
  };
}

/** A copy that may be run while the original stays as it was. */
export function copyShell(shell: Shell): Shell {
  return {
    ...shell,
    frames: shell.frames.slice(),
    variables: { ...shell.variables },
    exported: { ...shell.exported },
    functions: { ...shell.functions },
    traps: { ...shell.traps },
    children: { ...shell.children },
    buffers: { ...shell.buffers },
    inputs: { ...shell.inputs },
  };
}

/** What a subshell starts from and its parent gets back. */
export function environmentOf(shell: Shell): Environment {
  return {
    name: shell.name,
    variables: { ...shell.variables },
    exported: { ...shell.exported },
    functions: { ...shell.functions },
    positional: shell.positional,
    directory: shell.directory,
    traps: { ...shell.traps },
  };
}

/** Leaves a subshell. */
export function restore(shell: Shell, saved: Environment): void {
  shell.name = saved.name;
  shell.variables = { ...saved.variables };
  shell.exported = { ...saved.exported };
  shell.functions = { ...saved.functions };
  shell.positional = saved.positional;
  shell.directory = saved.directory;
  shell.traps = { ...saved.traps };
}
