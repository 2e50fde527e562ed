/** A line of a timeline: what happened `t` seconds after the story began (conformance/README.md, "Timelines"). */
export interface Line {
  readonly t: number;
  readonly what: 'RUN' | 'DONE' | 'POWER' | 'ADDED' | 'MODIFIED' | 'DELETED' | 'EVENT';
  /** `Pod/web-9c688b95f-pl6ff`; of an event what it is about. */
  readonly object?: string;
  readonly owner?: string;
  readonly run?: string;
  /** Of a loss or return of power: which it is. */
  readonly on?: boolean;
  readonly exitCode?: number;
  readonly stdout?: string;
  /** Of a pod, workload, slice, budget or node: what of it changes while a story runs. */
  readonly phase?: string;
  readonly node?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly conditions?: Readonly<Record<string, string>>;
  readonly containers?: readonly ContainerFacts[];
  readonly endpoints?: readonly EndpointFacts[];
  readonly deletionGracePeriodSeconds?: number | null;
  readonly replicas?: number;
  readonly status?: Readonly<Record<string, unknown>>;
  readonly taints?: readonly string[];
  readonly unschedulable?: boolean;
  readonly type?: string;
}

/** A container of a pod, as a line has it; `state` and `last` are like `terminated Error 3`. */
export interface ContainerFacts {
  readonly name: string;
  readonly ready: boolean;
  readonly started?: boolean;
  readonly restarts: number;
  readonly state?: string;
  readonly last?: string;
}

/** An endpoint of a slice, as a line has it. */
export interface EndpointFacts {
  readonly pod?: string;
  readonly ready?: boolean;
  readonly serving?: boolean;
  readonly terminating?: boolean;
}
