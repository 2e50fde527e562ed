/** What a SIGTERM does to a program. */
export type TermReaction =
  | { readonly kind: 'exit'; readonly afterMs: number; readonly code: number }
  /** Answers on for a while, then ends with 0. */
  | { readonly kind: 'drain'; readonly forMs: number }
  | { readonly kind: 'ignore' };

/** What is answered at a path. */
export interface Route {
  /** The path without its query; `*` is any path. */
  readonly path: string;
  /** Any when left out. */
  readonly method?: string;
  readonly code?: number;
  /** The query parameter that says the code. */
  readonly codeFrom?: string;
  /** With `{hostname}`, `{clientip}`, `{query:NAME}`, `{env:NAME}`; `{run:NAME}` is what the command in that query parameter prints. */
  readonly body?: string;
  /** So many of a thousand requests are answered 500, by chance. */
  readonly failsPerMille?: number;
  /** 503 until so long after the program's start, in milliseconds. */
  readonly readyAfterMs?: number;
  /** 500 from so long after the program's start, in milliseconds. */
  readonly failsAfterMs?: number;
  /** Flips the program's switch. */
  readonly flips?: boolean;
  /** Answers 500 while the switch is flipped. */
  readonly obeysSwitch?: boolean;
  /** 502 unless this can be reached: `db:5432`. */
  readonly needs?: string;
}

/** Listens and answers. Models whatever HTTP or TCP server the image stands for. */
export interface ServerProgram {
  readonly kind: 'server';
  /** It listens on these; a port given as `--NAME=PORT` or as variable PORT replaces the first. */
  readonly ports: readonly number[];
  readonly portOption?: string;
  /** No HTTP: connections are accepted, requests are not understood. */
  readonly raw?: boolean;
  /** Until it listens, in milliseconds. */
  readonly listensAfterMs: number;
  readonly routes: readonly Route[];
  /** Files below it are served where no route fits. */
  readonly documentRoot?: string;
  /** Of an answer, the median in milliseconds. */
  readonly latencyMs: number;
  readonly onTerm: TermReaction;
  readonly startLines: readonly string[];
  /** A line in the log for each request. */
  readonly logsRequests?: boolean;
  readonly memory: MemoryCurve;
  readonly cpu: CpuCurve;
  /** A folder that it must be able to write, or it says so and ends with 1. */
  readonly writes?: string;
  /** Without these variables it says so and ends with 1. */
  readonly requires?: readonly string[];
}

/** Works for a while, then ends. */
export interface TaskProgram {
  readonly kind: 'task';
  /** Infinity as `null`: until it is killed. */
  readonly runsForMs: number | null;
  readonly exitCode: number;
  /** The first so many runs of it fail with 1: of one pod, or of the pods of one Job. */
  readonly failsFirst?: number;
  readonly startLines: readonly string[];
  readonly endLines?: readonly string[];
  readonly onTerm: TermReaction;
  readonly memory: MemoryCurve;
  readonly cpu: CpuCurve;
}

/** `stress --vm 1 --vm-bytes 250M --cpu 1`: takes what its arguments say. */
export interface StressProgram {
  readonly kind: 'stress';
}

/** Runs a script. */
export interface ScriptProgram {
  readonly kind: 'script';
  readonly script: string;
}

/** One of several, by its first argument. */
export interface CommandsProgram {
  readonly kind: 'commands';
  readonly commands: Readonly<Record<string, ServerProgram | TaskProgram>>;
}

export type Program = ServerProgram | TaskProgram | StressProgram | ScriptProgram | CommandsProgram;

/** Memory over time: never more than what grows for so long. */
export interface MemoryCurve {
  readonly startBytes: number;
  readonly growsBytesPerSecond?: number;
}

export interface CpuCurve {
  /** When nobody asks anything, in thousandths of a CPU. */
  readonly idleMilli: number;
  /** Takes whatever it is given. */
  readonly burns?: boolean;
}

/** An image in the registry and how its containers behave: plain data. */
export interface Image {
  /** With its registry: `docker.io/library/nginx`. */
  readonly repository: string;
  readonly tags: readonly string[];
  readonly entrypoint: readonly string[];
  /** Arguments where the pod gives none. */
  readonly command: readonly string[];
  /** By the name of the file that is run. */
  readonly programs: Readonly<Record<string, Program>>;
  /** Has `sh` and the tools of busybox. */
  readonly tools: boolean;
  /** The user that its processes run as; 0 when left out. */
  readonly uid?: number;
  /** The user's further groups, as the container's status shows them. */
  readonly groups: readonly number[];
  /** On every machine from the start. */
  readonly everywhere: boolean;
  /** Of a first pull, in milliseconds. */
  readonly pullMs: number;
  readonly sizeBytes: number;
  /** A command that the image does not have starts a shell that says so and ends with this. */
  readonly unknownCommandExits?: number;
}

/** Bytes in a Mi. */
export const MI = 1024 * 1024;
