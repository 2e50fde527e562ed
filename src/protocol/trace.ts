/** Decisions of components as they were taken: what the trace holds beside the writes. Times are cluster time in milliseconds. */
export type Decision = SchedulingDecision | EvictionDecision;

/** What the scheduler found about one node. */
export interface NodeVerdict {
  readonly node: string;
  /** The plugin that said no; '' where all said yes. */
  readonly stoppedBy: string;
  /** In the words that FailedScheduling counts. */
  readonly reasons: readonly string[];
  /** Points of each scorer, 0 to 100 before its weight; where several nodes passed. */
  readonly scores?: readonly number[];
}

/** One attempt of the scheduler to find a node for a pod. */
export interface SchedulingDecision {
  readonly type: 'scheduling';
  /** uid */
  readonly pod: string;
  readonly at: number;
  /** The plugins that had to say yes to each node, in the order in which they were asked. */
  readonly filters: readonly string[];
  readonly nodeCount: number;
  /** Those that were looked at; of very many the first. */
  readonly nodes: readonly NodeVerdict[];
  /** A plugin that said no to all nodes at once, and its words. */
  readonly all?: { readonly plugin: string; readonly why: string };
  readonly scorers: readonly { readonly plugin: string; readonly weight: number }[];
  /** The node that it is bound to, or is to be when its victims are gone; '' for none. */
  readonly chosen: string;
  /** What came of looking for pods to preempt, in FailedScheduling's words; '' where nobody looked. */
  readonly preemption: string;
  /** Names of the pods that have to make room. */
  readonly victims: readonly string[];
}

/** A kubelet put an end to a pod because its machine ran short of memory. */
export interface EvictionDecision {
  readonly type: 'eviction';
  readonly at: number;
  readonly node: string;
  /** uid of the pod that goes. */
  readonly pod: string;
  readonly availableBytes: number;
  readonly thresholdBytes: number;
  /** Who would go first, in this order. */
  readonly ranking: readonly {
    /** uid */
    readonly pod: string;
    readonly name: string;
    readonly priority: number;
    readonly usedBytes: number;
    readonly requestedBytes: number;
  }[];
}
