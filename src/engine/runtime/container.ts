import type { Program } from './image';
import type { HostRamp } from './machineMemory';
import type { Shell } from './shell/state';

/** A pod's network and host name, before its containers: what the container runtime calls a sandbox. */
export interface Sandbox {
  readonly uid: string;
  readonly node: string;
  readonly namespace: string;
  readonly name: string;
  readonly hostname: string;
  /** The pod's, or the machine's with hostNetwork. */
  readonly address: string;
  readonly labels: Readonly<Record<string, string>>;
  /** What /etc/hosts says; left out, only the machine itself and the pod. */
  readonly hosts?: string;
  /** The component that is told of deaths: `kubelet/node-1`. */
  readonly owner: string;
}

/** A volume in a container's tree. */
export interface Mount {
  readonly path: string;
  /** Whose files: `<pod uid>/<volume>`. */
  readonly store: string;
  readonly readOnly: boolean;
  /** A folder or file of the volume, without slashes at its ends; '' is all of it. */
  readonly subPath: string;
}

/** What a kubelet wants to be run. */
export interface ContainerSpec {
  readonly uid: string;
  readonly name: string;
  readonly restart: number;
  /** The full name of an image that is on the machine. */
  readonly image: string;
  /** Both as in the pod: what is left out comes from the image. */
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  readonly mounts: readonly Mount[];
  readonly memoryLimitBytes?: number;
  readonly cpuLimitMilli?: number;
  /** What the kernel adds to its processes' points when the machine is out of memory: -1000 to 1000, 0 when left out. */
  readonly oomScoreAdj?: number;
  readonly terminationMessagePath: string;
  /** Nothing outside of volumes can be written. */
  readonly readOnlyRoot: boolean;
  /** The user that its processes run as. */
  readonly user: number;
  /** Their group, and all that they belong to; left out, root's and the image's. */
  readonly group?: number;
  readonly groups?: readonly number[];
}

/** A container. Immutable: replaced when something about it changes. */
export interface Container extends ContainerSpec {
  /** 64 hexadecimal characters. */
  readonly id: string;
  readonly state: 'created' | 'running' | 'exited';
  readonly createdAt: number;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  /** Why it was killed, for people who ask: a probe failed, or the whole machine had no memory left. */
  readonly killedFor?: 'liveness' | 'startup' | 'machine';
  /** The machine died under it: nobody knows how it ended. */
  readonly lost: boolean;
  /** What it wrote to its termination log. */
  readonly lastWords: string;
  /** The end of its output. */
  readonly outputTail: string;
  /** Why it could not be started. */
  readonly startError?: string;
  readonly nextPid: number;
}

/** A process: a shell, or a program of the image. Immutable: replaced. */
export interface Process {
  readonly container: string;
  readonly pid: number;
  /** The shell that started it and is told of its end; 0 for none. */
  readonly parent: number;
  readonly startedAt: number;
  readonly shell?: Shell;
  readonly program?: Exclude<Program, { kind: 'script' } | { kind: 'commands' }>;
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Of a server: where it listens. */
  readonly ports: readonly number[];
  readonly flipped: boolean;
  /** When a SIGTERM came, or -1. */
  readonly stoppingAt: number;
  /** The occurrence that it waits for: older ones are stale. */
  readonly wake: number;
  /** How many times in a row it was too busy to rest. */
  readonly busy: number;
  /** Told of its end: a lifecycle hook, with the word under which the kubelet knows it. */
  readonly hook?: string;
}

/** A line of a container's log; without `\n` at its end it goes on. */
export interface LogLine {
  readonly at: number;
  readonly stream: 1 | 2;
  readonly text: string;
}

/** Memory of a machine's processes over time: `milliBytes / 1000 + growth * seconds` of cluster time. Whole numbers. */
export interface MachineMemory {
  readonly milliBytes: number;
  readonly growsBytesPerSecond: number;
}

/** Everything that the runtime of all machines remembers. */
export interface RuntimeState {
  /** By machine: full names of the images on it. */
  images: Map<string, Set<string>>;
  /** By pod uid. */
  sandboxes: Map<string, Sandbox>;
  /** By address: the pods that share it. */
  addresses: Map<string, Set<string>>;
  /** By id. */
  containers: Map<string, Container>;
  /** By pod uid: container ids, oldest first. */
  ofPod: Map<string, Set<string>>;
  /** By `<container id>/<pid>`. */
  processes: Map<string, Process>;
  /** By container id: its processes' keys. */
  ofContainer: Map<string, Set<string>>;
  /** By store: files by path; folders end in a slash. */
  files: Map<string, Map<string, string>>;
  /** By container id. */
  output: Map<string, LogLine[]>;
  /** How often a program that fails at first has run, by image and workload. */
  attempts: Map<string, number>;
  /** By machine: the memory that its processes take. */
  memory: Map<string, MachineMemory>;
  /** By machine: what processes outside of all pods take beside the system. */
  host: Map<string, HostRamp>;
  /** By machine: the occurrence at which its memory will have run out, and when that is. */
  shortage: Map<string, { readonly occurrence: number; readonly at: number }>;
  /** Ids of dead containers whose files and output are gone. */
  forgotten: Set<string>;
}

/** The key of a process. */
export function processKey(container: string, pid: number): string {
  return `${container}/${pid}`;
}
