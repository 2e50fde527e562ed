import type { BranchSpan } from './session';

/**
 * What the page is shown of the cluster: small records made by the worker from the objects, the ledger and the trace.
 * All times are cluster time in milliseconds. A record is replaced as a whole when anything in it changed, else it is the same.
 */

/** The states of visual.md, section 6. */
export type PodState =
  | 'pending'
  | 'unschedulable'
  | 'scheduled'
  | 'pulling'
  | 'init'
  | 'creating'
  | 'notReady'
  | 'ready'
  | 'terminating'
  | 'crashLoop'
  | 'oomKilled'
  | 'imagePull'
  | 'configError'
  | 'evicted'
  | 'completed'
  | 'failed'
  | 'nodeLost';

/** Of a pod's life: from this moment on it was in this state (until the next segment, or the end). */
export interface LifeSegment {
  readonly from: number;
  readonly state: PodState;
}

export interface PodView {
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** uid of the controlling owner: a ReplicaSet's, or ''. */
  readonly owner: string;
  /** The first container's image. */
  readonly image: string;
  readonly node: string;
  readonly address: string;
  readonly state: PodState;
  /** What `kubectl get pods` shows: READY, STATUS, RESTARTS. */
  readonly readyContainers: number;
  readonly containers: number;
  readonly status: string;
  readonly restarts: number;
  /** The reason in words where there is one: FailedScheduling's message, the back-off's. */
  readonly message: string;
  /** A countdown or progress that runs: drawn as a ring or a level from `from` to `until`. */
  readonly span?: { readonly from: number; readonly until: number };
  readonly createdAt: number;
  readonly life: readonly LifeSegment[];
  /** When it was gone from the API server; the picture keeps it for its exit. */
  readonly goneAt?: number;
  /** Version identity: 1, 2, ... in the order of first appearance in its family (visual.md, section 3). */
  readonly version: number;
  /** What it asks of a node, as the scheduler counts it; missing where that is nothing. */
  readonly asks?: Amounts;
  /** What its containers may take at most; missing where one of them has no limit. */
  readonly may?: Partial<Amounts>;
  readonly qos?: string;
  /** While another branch is played beside this one: how the pod in this place is there. `alone`: only there is one. */
  readonly ghost?: { readonly state: PodState; readonly version: number; readonly alone: boolean };
}

/** Thousandths of a CPU, and bytes. */
export interface Amounts {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
}

/** What controls pods and is controlled by a workload in its turn: a ReplicaSet of a Deployment, a Job of a CronJob. */
export interface ReplicaSetView {
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
  /** `ReplicaSet` when left out. */
  readonly kind?: string;
  /** uid of the workload, or ''. */
  readonly owner: string;
  readonly image: string;
  readonly wants: number;
  readonly ready: number;
  /** Labels of its pod template: a Service that selects them stands beside it, also while it has no pods. */
  readonly podLabels?: Readonly<Record<string, string>>;
  readonly revision: number;
  readonly version: number;
  readonly createdAt: number;
  /** It is only on the branch beside this one. */
  readonly ghost?: boolean;
}

/** How many pods a workload had from a moment on, and between which bounds they were to stay. */
export interface EnvelopePoint {
  readonly at: number;
  readonly live: number;
  readonly available: number;
  readonly limit: number;
  readonly floor: number;
}

export interface WorkloadView {
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
  /** Whatever controls pods, by itself or through templates: `Deployment`, `StatefulSet`, `Job`, or a kind of somebody else. */
  readonly kind: string;
  /** As in addresses: `deployments.apps`; '' while only its name is known. */
  readonly resource?: string;
  /** How many pods it wants, by its spec or, where that does not say, its status. */
  readonly replicas: number;
  /** `replicas + maxSurge` and `replicas - maxUnavailable`. */
  readonly limit: number;
  readonly floor: number;
  readonly paused: boolean;
  /** Live pods (terminating not counted) and available ones over time: a point where either changed. */
  readonly envelope: readonly EnvelopePoint[];
  /** Of the Progressing condition: `NewReplicaSetAvailable`, `ProgressDeadlineExceeded`, ... */
  readonly progress: string;
  readonly revision: number;
  /** Of a workload that controls pods itself: its template's labels and first image. */
  readonly podLabels?: Readonly<Record<string, string>>;
  readonly image?: string;
  readonly createdAt: number;
}

export interface EndpointView {
  readonly address: string;
  /** uid of the pod, or ''. */
  readonly pod: string;
  readonly ready: boolean;
  readonly serving: boolean;
  readonly terminating: boolean;
}

export interface ServiceView {
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
  readonly type: string;
  readonly clusterIP: string;
  readonly ports: string;
  /** As in its spec; without it the picture knows its pods by their endpoints alone. */
  readonly selector?: Readonly<Record<string, string>>;
  /** In the order in which they joined. */
  readonly endpoints: readonly EndpointView[];
  readonly createdAt: number;
}

/** What leads requests to Services by host and path: an Ingress, or whatever has backends that name Services. */
export interface IngressView {
  /** `Ingress` when left out. */
  readonly kind?: string;
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
  readonly className: string;
  readonly address: string;
  readonly rules: readonly {
    readonly host: string;
    readonly path: string;
    readonly service: string;
    readonly port: string;
  }[];
  readonly createdAt: number;
}

export interface TaintView {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

export interface NodeView {
  readonly uid: string;
  readonly name: string;
  readonly ready: 'True' | 'False' | 'Unknown';
  /** When it came to be so. */
  readonly readySince: number;
  readonly unschedulable: boolean;
  readonly controlPlane: boolean;
  readonly zone: string;
  readonly taints: readonly TaintView[];
  /** Conditions that say that something runs short, and since when: `MemoryPressure`. */
  readonly pressure: readonly { readonly type: string; readonly since: number }[];
  /** Allocatable: what the scheduler gives away. */
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  /** What the machine has in all. */
  readonly capacity: Amounts;
  /** What the pods bound to it, and not over, ask for. */
  readonly booked: Amounts;
  /** The kubelet evicts when more than this is used; 0 where there is no kubelet with real containers. */
  readonly evictsAboveBytes: number;
  readonly powered: boolean;
  /** Its links to all others are cut, or late by so many milliseconds one way. */
  readonly cut: boolean;
  readonly delayMs: number;
  readonly pods: number;
}

/** What a machine and a pod use at a moment: whole Mi in bytes, so that what hardly moves is not told again. */
export interface NodeUsage {
  /** Of processes outside of all pods, the system's among them. */
  readonly hostBytes: number;
  /** All that is used. */
  readonly memoryBytes: number;
  readonly cpuMilli: number;
}

/** What is used at the moment shown, for pages that asked for it: nodes by name, pods by uid. */
export interface UsageView {
  readonly nodes: Readonly<Record<string, NodeUsage>>;
  readonly pods: Readonly<Record<string, Amounts>>;
}

export interface GeneratorView {
  readonly name: string;
  readonly url: string;
  readonly ratePerSecond: number;
  /** uid of the Ingress or Service that it talks to first, or ''. */
  readonly entry: string;
}

export type Outcome = 'ok' | 'status' | 'refused' | 'timeout' | 'no-route' | 'reset';

/** One request of the ledger, published once its outcome is decided; drawn as a dot. */
export interface RequestView {
  readonly id: number;
  readonly generator: string;
  readonly sentAt: number;
  readonly endedAt: number;
  readonly host: string;
  readonly path: string;
  /** uids of what it went through; '' where it did not get so far. */
  readonly ingress: string;
  readonly service: string;
  readonly pod: string;
  readonly version: number;
  readonly outcome: Outcome;
  /** The HTTP status, 0 without an answer. */
  readonly code: number;
}

export interface Tally {
  readonly sent: number;
  readonly ok: number;
  readonly failed: number;
}

/** What the ledger noted of a request's way beside its stations: told when somebody follows it. */
export interface RequestTrail {
  /** Through the edge, where Ingresses tell requests apart; from inside of the cluster; straight to an address. */
  readonly way: 'edge' | 'inside' | 'outside';
  /** The address that its host's name led to, and the port; '' when the name led nowhere. */
  readonly address: string;
  readonly port: number;
  /** `host path` of the rule of an Ingress that it matched, or ''. */
  readonly route: string;
  /** The endpoint that was chosen, `10.244.1.5:8080`, and out of how many; '' and 0 where none was. */
  readonly endpoint: string;
  readonly choices: number;
  /** How many tries at other endpoints came to nothing before. */
  readonly tries: number;
  /** Name of the container that was asked; '' where nobody answered. */
  readonly container: string;
  /** How long it took to answer, the network between included, in milliseconds. */
  readonly answerMs: number;
}

/** The ledger's sums since the generator began, or since the last apply. */
export interface LedgerView {
  readonly generator: string;
  readonly since: number;
  readonly total: Tally;
  /** By reason: `503`, `refused`, `timeout`. */
  readonly failures: Readonly<Record<string, number>>;
  /** By version, by pod (uid), by route (`host path`). */
  readonly byVersion: Readonly<Record<string, Tally>>;
  readonly byPod: Readonly<Record<string, Tally>>;
  readonly byRoute: Readonly<Record<string, Tally>>;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Requests a second, of late, by pod (uid). */
  readonly ratePerPod: Readonly<Record<string, number>>;
}

/** Marks above the timeline. */
export interface TimelineMark {
  readonly at: number;
  readonly kind: 'command' | 'event' | 'warning';
  readonly text: string;
  /** How many objects or events it stands for. */
  readonly weight: number;
}

/** A line of history: when it left which other one, and how far it was played. */
export type BranchView = BranchSpan;

/** What a branch came to so far. */
export interface BranchSums {
  /** Requests since the beginning. */
  readonly sent: number;
  readonly failed: number;
  /** Pods outside the system's namespaces that are not on their way out, and how many of them are ready. */
  readonly pods: number;
  readonly ready: number;
  readonly restarts: number;
}

/** How another branch's pods stand apart from those that are shown. */
export interface ApartView {
  /** Pods of the other branch that are otherwise than those in the same places here, or that only it has. */
  readonly ghosts: readonly GhostView[];
  /** Of the other branch, with what here owns them: what its pods stand in and is not here. */
  readonly replicaSets: readonly ReplicaSetView[];
  readonly workloads: readonly Omit<WorkloadView, 'envelope'>[];
}

/** Another branch, played beside the one that is shown. */
export interface LockstepView {
  readonly branch: string;
  /** It is still on its way to the moment that is shown. */
  readonly late: boolean;
  /** Its clock, as it was when this was told. */
  readonly now: number;
  readonly here: BranchSums;
  readonly there: BranchSums;
  readonly apart: ApartView;
}

/** A pod of another branch; `twin` is the uid of the pod in its place here, or ''. Its owner is named as here. */
export interface GhostView {
  readonly twin: string;
  readonly pod: PodView;
}

/** The whole picture: what the mirror holds. */
export interface ClusterView {
  readonly now: number;
  readonly pods: ReadonlyMap<string, PodView>;
  readonly replicaSets: ReadonlyMap<string, ReplicaSetView>;
  readonly workloads: ReadonlyMap<string, WorkloadView>;
  readonly services: ReadonlyMap<string, ServiceView>;
  readonly ingresses: ReadonlyMap<string, IngressView>;
  readonly nodes: ReadonlyMap<string, NodeView>;
  readonly generators: ReadonlyMap<string, GeneratorView>;
  readonly ledgers: ReadonlyMap<string, LedgerView>;
  /** The latest requests, oldest first; a few seconds of them. */
  readonly requests: readonly RequestView[];
}
