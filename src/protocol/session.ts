/** A machine of a world. Sizes are Kubernetes quantities. */
export interface MachineSpec {
  readonly name: string;
  readonly cpu: string;
  readonly memory: string;
  readonly pods?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
  /** `full`: a kubelet with containers; `kwok`: a table of stages (pods are Ready 1 s after they are bound, gone at once when deleted). */
  readonly kubelet?: 'full' | 'kwok';
  readonly controlPlane?: boolean;
}

/** Users outside: requests at an even or a random rate to a URL that they resolve as the world's DNS says. */
export interface GeneratorSpec {
  readonly name: string;
  readonly ratePerSecond: number;
  /** `http://shop.test/` through the Ingress; `http://web.default.svc.cluster.local/` from inside. */
  readonly url: string;
  /** How long a client waits for an answer, in milliseconds. */
  readonly patienceMs?: number;
  readonly spacing?: 'even' | 'poisson';
}

/** What a cluster consists of when its clock starts. */
export interface WorldSpec {
  readonly name: string;
  readonly machines: readonly MachineSpec[];
  readonly addons: readonly 'ingress-nginx'[];
  readonly generators: readonly GeneratorSpec[];
  /** Of kube-system's own objects and Service `kubernetes`; the conformance runner's namespaces are bare. */
  readonly bare?: boolean;
  /** How many objects its etcd has room for: 100,000 when left out. */
  readonly objectsAtMost?: number;
}

/** What can be stopped and started beside the API server. */
export type ControlPlaneProcess = 'kube-controller-manager' | 'kube-scheduler';

/** Something a person did, at a moment of cluster time. These, the seed and the world are the whole session. */
export type Command =
  /** A line typed in a terminal; `files` are the editor's tabs that it names, as they were. */
  | {
      readonly type: 'exec';
      readonly terminal: string;
      readonly line: string;
      readonly files?: Readonly<Record<string, string>>;
    }
  /** Ctrl-C. */
  | { readonly type: 'interrupt'; readonly terminal: string }
  | { readonly type: 'power'; readonly node: string; readonly on: boolean }
  /**
   * What is between a machine and another (`to`; `control-plane` is the API server's place), or all others when `to` is left
   * out: cut, slower by `delayMs` one way, or, with neither, as it should be.
   */
  | {
      readonly type: 'link';
      readonly node: string;
      readonly to?: string;
      readonly cut: boolean;
      readonly delayMs: number;
    }
  /** Processes of a machine outside of all pods come to take `bytes` of its memory beside the system, evenly over `overMs`; 0 ends them. */
  | { readonly type: 'memory-ramp'; readonly node: string; readonly bytes: number; readonly overMs: number }
  /** A process of the control plane ends, forgetting all that it did not write, or is started. */
  | { readonly type: 'process'; readonly name: ControlPlaneProcess; readonly on: boolean }
  | { readonly type: 'traffic'; readonly generator: GeneratorSpec };

export interface LoggedCommand {
  /** Cluster time in milliseconds. */
  readonly at: number;
  readonly command: Command;
}

/** Everything that a link carries: the same session gives the same cluster, byte for byte. */
export interface Session {
  /** Of the engine; another version may give another cluster. */
  readonly engine: string;
  readonly seed: number;
  /** The name of a scenario in `scenarios/content`. */
  readonly scenario: string;
  /** Of the branch that is shown. */
  readonly log: readonly LoggedCommand[];
  /** The other branches and the bookmarks, where they are carried too: they change nothing of what the log makes. */
  readonly history?: History;
}

/** A line of a session's history: it left another one at a moment, and was played to another moment. Cluster milliseconds. */
export interface BranchSpan {
  readonly name: string;
  /** The branch that it left; '' of the first one. */
  readonly parent: string;
  readonly from: number;
  readonly until: number;
}

/** A branch that is not shown, with all that was done on its way. */
export interface KeptBranch extends BranchSpan {
  readonly log: readonly LoggedCommand[];
}

/** A moment of a branch that a person gave a name. */
export interface Bookmark {
  readonly branch: string;
  readonly at: number;
  readonly name: string;
}

/** What a session has beside the log of the branch that is shown. */
export interface History {
  readonly branch: BranchSpan;
  readonly others: readonly KeptBranch[];
  readonly bookmarks: readonly Bookmark[];
}

export const ENGINE_VERSION = '1';
