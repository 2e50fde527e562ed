import type { Command } from './session';
import type { EvictionDecision, SchedulingDecision } from './trace';
import type { Tally } from './view';

/** Something that can be asked about: an object of the stage, or a line that somebody typed (the latest one before `at`). */
export type WhyObject =
  | { readonly kind: 'Pod' | 'ReplicaSet' | 'Workload' | 'Service' | 'Ingress'; readonly uid: string }
  | { readonly kind: 'Node'; readonly name: string }
  | { readonly kind: 'Generator'; readonly name: string }
  | { readonly kind: 'Object'; readonly resource: string; readonly namespace: string; readonly name: string }
  | { readonly kind: 'Command'; readonly at: number };

/** An object as a sentence names it, and leads to it. */
export interface Named {
  readonly name: string;
  readonly object?: WhyObject;
}

/** All that is recorded about why something is as it is: what the card is written from. Times are cluster time in milliseconds. */
export interface WhyTrace {
  /** The moment it speaks of. */
  readonly at: number;
  readonly object: WhyObject;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** What `kubectl get` says of it, where that is one word. */
  readonly status: string;
  /** The Deployment, or the ReplicaSet, that made it. */
  readonly workload?: Named & { readonly kind: string };
  readonly situation: Situation;
  readonly history: readonly Step[];
  /** What kubectl prints, verbatim. */
  readonly said: readonly Said[];
}

export interface Said {
  /** An event's reason; '' for what a command printed. */
  readonly reason: string;
  /** The command that prints it. */
  readonly command: string;
  readonly text: string;
}

export type Situation =
  | PendingFacts
  | ContainerFacts
  | EvictedFacts
  | LostFacts
  | TerminatingFacts
  | RunningFacts
  | EndedFacts
  | RolloutFacts
  | ServiceFacts
  | RequestFacts
  | MachineFacts
  | StoredFacts
  | CommandFacts;

/** A node as it stands beside what a pod wants. */
export interface NodeFacts {
  readonly name: string;
  /** `key=value:Effect` of what the pod does not tolerate. */
  readonly untolerated: readonly string[];
  readonly cordoned: boolean;
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly freeCpuMilli: number;
  readonly freeMemoryBytes: number;
  readonly pods: number;
  readonly podsAtMost: number;
  /** Pods there that the pod's required anti-affinity forbids it to join. */
  readonly avoided: readonly Named[];
  /** What of the pod's node selector the node's labels lack. */
  readonly lacks: readonly string[];
}

export interface PendingFacts {
  readonly type: 'pending';
  readonly since: number;
  readonly decision?: SchedulingDecision;
  readonly nodes: readonly NodeFacts[];
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly gates: readonly string[];
  /** Who is to find a node for it. */
  readonly scheduler: string;
  /** Whether its anti-affinity is required over single nodes: at most one such pod on each. */
  readonly oneEach: boolean;
  /** Its required anti-affinity terms, as they are written. */
  readonly antiAffinity: readonly object[];
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** What it tolerates of its own, without what the API server adds. */
  readonly tolerations: readonly object[];
  /** How many pods of its owner, of whatever template, have a node; and how many the owner wants. */
  readonly placed: number;
  readonly wanted: number;
  /** Its containers by name, with what they request. */
  readonly containers: readonly { readonly name: string; readonly cpuMilli: number; readonly memoryBytes: number }[];
  /** When a node's pressure was last seen; it is believed in for five minutes more. */
  readonly pressure: readonly { readonly node: string; readonly since: number; readonly liftsAt: number }[];
}

/** What is the matter with a container, or what it waits for. */
export interface ContainerFacts {
  readonly type: 'container';
  readonly trouble: 'crash' | 'oom' | 'image' | 'config' | 'notReady' | 'starting' | 'init' | 'volume';
  readonly container: string;
  readonly image: string;
  readonly node: string;
  readonly restarts: number;
  readonly restartPolicy: string;
  /** Of the state that it waits in. */
  readonly reason: string;
  readonly message: string;
  readonly exit?: {
    readonly code: number;
    readonly reason: string;
    readonly startedAt: number;
    readonly finishedAt: number;
  };
  readonly since: number;
  /** Until when the back-off or the pull that runs lasts. */
  readonly until?: number;
  readonly memoryLimit: string;
  /** It was killed because the machine had no memory left, not for its limit. */
  readonly machineShort: boolean;
  /** What it printed last. */
  readonly lastLines: readonly string[];
  /** Of a crash: the one for which the kubelet killed the container, in the run that ended. */
  readonly probe?: ProbeFacts;
  /** Events about the pod that say more, the latest last. */
  readonly warnings: readonly EventFacts[];
  readonly missing?: {
    readonly kind: 'ConfigMap' | 'Secret';
    readonly name: string;
    /** '' when the whole object is missing. */
    readonly key: string;
    /** The keys that it has, or the names of others of its kind in the namespace. */
    readonly present: readonly string[];
  };
  /** Images of the same name that containers run elsewhere. */
  readonly others: readonly string[];
  /** Image of the template before this one, and how many pods of it are ready. */
  readonly before?: { readonly image: string; readonly ready: number };
}

export interface ProbeFacts {
  readonly kind: 'readiness' | 'liveness' | 'startup';
  /** `GET /ready on port http`. */
  readonly asks: string;
  readonly periodSeconds: number;
  readonly failureThreshold: number;
  readonly failure: string;
  readonly failures: number;
}

export interface EventFacts {
  readonly at: number;
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  readonly from: string;
  /** The container of the pod that it is about; '' for all of it. */
  readonly container: string;
}

export interface EvictedFacts {
  readonly type: 'evicted';
  readonly node: string;
  readonly message: string;
  readonly decision?: EvictionDecision;
  /** The pod that its owner made in its place. */
  readonly replacement?: Named & { readonly status: string };
}

export interface LostFacts {
  readonly type: 'lost';
  readonly node: string;
  readonly since: number;
  /** When the pod is deleted because of it; undefined when it is not, or was already. */
  readonly deletedAt?: number;
  readonly powered: boolean;
  readonly deleting: boolean;
}

export interface TerminatingFacts {
  readonly type: 'terminating';
  readonly since: number;
  readonly until: number;
  readonly graceSeconds: number;
  readonly finalizers: readonly string[];
  /** Names of containers that still run. */
  readonly running: readonly string[];
  readonly preStop: string;
  readonly inEndpoints: readonly string[];
}

export interface RunningFacts {
  readonly type: 'running';
  readonly since: number;
  readonly ready: boolean;
  readonly node: string;
  readonly decision?: SchedulingDecision;
  /** Services that send requests to it. */
  readonly services: readonly Named[];
  readonly restarts: number;
  readonly lastExit?: ContainerFacts['exit'];
  readonly warnings: readonly EventFacts[];
}

export interface EndedFacts {
  readonly type: 'ended';
  readonly phase: 'Succeeded' | 'Failed' | 'Gone';
  readonly reason: string;
  readonly message: string;
  readonly at: number;
  readonly exit?: ContainerFacts['exit'];
}

export interface RolloutFacts {
  readonly type: 'rollout';
  readonly replicas: number;
  readonly updated: number;
  readonly available: number;
  readonly live: number;
  readonly limit: number;
  readonly floor: number;
  readonly maxSurge: string;
  readonly maxUnavailable: string;
  readonly strategy: string;
  readonly paused: boolean;
  readonly deadlineSeconds: number;
  /** Reason and moment of the condition Progressing. */
  readonly progress: string;
  readonly progressAt: number;
  readonly groups: readonly (Named & {
    readonly image: string;
    readonly wants: number;
    readonly live: number;
    readonly ready: number;
    readonly newest: boolean;
  })[];
  /** A pod that stands in the way, and why. */
  readonly troubled?: Named & { readonly status: string; readonly situation: Situation };
  /** Why its ReplicaSet cannot make pods, in the API server's words. */
  readonly failure: string;
}

export interface EndpointFacts extends Named {
  readonly address: string;
  readonly ready: boolean;
  readonly terminating: boolean;
  readonly status: string;
  readonly tally?: Tally;
}

export interface ServiceFacts {
  readonly type: 'service';
  readonly selector: Readonly<Record<string, string>>;
  /** The first of them. */
  readonly endpoints: readonly EndpointFacts[];
  /** How many there are, and how many of them are ready. */
  readonly listed: { readonly count: number; readonly ready: number };
  /** Pods that it selects: those that are not over, how many of them have no address yet, and those that are over. */
  readonly selected: { readonly count: number; readonly waiting: number; readonly over: number };
  /** The pods that come nearest to the selector, where none matches it. */
  readonly nearest?: {
    readonly pods: readonly Named[];
    readonly differs: readonly { readonly key: string; readonly wants: string; readonly has: string }[];
  };
  readonly ports: readonly { readonly port: number; readonly targetPort: string; readonly known: boolean }[];
  /** What users' requests to it came to. */
  readonly tally?: Tally;
  readonly failures: Readonly<Record<string, number>>;
}

export interface RequestFacts {
  readonly type: 'requests';
  readonly url: string;
  readonly rate: number;
  readonly since: number;
  readonly tally: Tally;
  readonly failures: Readonly<Record<string, number>>;
  /** The latest one that failed. */
  readonly last?: {
    readonly at: number;
    readonly path: string;
    readonly outcome: string;
    readonly code: number;
    readonly pod?: Named;
    readonly service?: Named;
  };
  readonly endpoints: readonly EndpointFacts[];
  readonly listed: ServiceFacts['listed'];
  readonly service?: Named;
  /** The Service behind it. */
  readonly behind?: ServiceFacts;
  readonly namespace: string;
  /** What of the Ingress leads nowhere. */
  readonly missing: readonly string[];
}

export interface MachineFacts {
  readonly type: 'machine';
  readonly ready: string;
  readonly reason: string;
  readonly since: number;
  readonly cordoned: boolean;
  readonly taints: readonly string[];
  readonly pressure: readonly string[];
  readonly powered: boolean;
  readonly pods: number;
  readonly drain?: {
    readonly line: string;
    readonly blocked: readonly {
      readonly pod: Named;
      readonly budget: string;
      readonly allowed: number;
      readonly healthy: number;
      readonly desired: number;
      /** `minAvailable: 4`, `maxUnavailable: 0` */
      readonly rule: string;
      readonly expected: number;
      readonly namespace: string;
      /** Name of the Deployment that made the pod, or ''. */
      readonly owner: string;
    }[];
  };
}

export interface CommandFacts {
  readonly type: 'command';
  readonly line: string;
  readonly exitCode: number | undefined;
  readonly stderr: string;
  /** What the API server found wrong, field by field. */
  readonly fields: readonly { readonly field: string; readonly message: string }[];
  readonly wrote: number;
}

/** An object that nothing can be the matter with: it is as it was written. */
export interface StoredFacts {
  readonly type: 'stored';
  readonly createdAt: number;
  readonly createdBy: string;
  /** How often it was written since, when last, and by whom. */
  readonly writes: number;
  readonly changedAt: number;
  readonly changedBy: string;
  readonly gone: boolean;
}

/** One line of how it came to this. */
export interface Step {
  readonly at: number;
  /** Who did it: a component, or `kubectl` for what somebody typed. */
  readonly actor: string;
  readonly deed: Deed;
  readonly object?: WhyObject;
}

export type Deed =
  | { readonly do: 'command'; readonly line: string; readonly type: Command['type'] }
  | { readonly do: 'fault'; readonly what: string }
  | { readonly do: 'event'; readonly event: EventFacts; readonly name: string }
  | { readonly do: 'created' | 'deleted' | 'deleting' | 'changed'; readonly kind: string; readonly name: string }
  | { readonly do: 'scaled'; readonly kind: string; readonly name: string; readonly from: number; readonly to: number }
  | { readonly do: 'image'; readonly kind: string; readonly name: string; readonly from: string; readonly to: string }
  | { readonly do: 'bound'; readonly name: string; readonly node: string }
  | { readonly do: 'ready'; readonly name: string; readonly ready: boolean }
  | { readonly do: 'phase'; readonly name: string; readonly phase: string; readonly reason: string }
  | {
      readonly do: 'container';
      readonly name: string;
      readonly container: string;
      readonly state: 'started' | 'ended';
      readonly reason: string;
      readonly exitCode: number;
    }
  | { readonly do: 'cordoned'; readonly name: string; readonly on: boolean }
  | { readonly do: 'tainted'; readonly name: string; readonly taint: string; readonly on: boolean }
  | { readonly do: 'condition'; readonly name: string; readonly condition: string; readonly status: string }
  | { readonly do: 'progress'; readonly name: string; readonly reason: string };
