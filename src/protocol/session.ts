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
  readonly log: readonly LoggedCommand[];
}

export const ENGINE_VERSION = '1';
