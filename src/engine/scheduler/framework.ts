import type { Pod } from '../../api/generated/core/v1';
import type { Requirements } from '../../api/meta/labels';
import type { NodeInfo, PodInfo } from './nodeInfo';
import type { Selected } from './selectorCounts';

/** Why a node will not do. `unresolvable` says that no other pod's going would help. */
export interface Rejection {
  readonly reasons: readonly string[];
  readonly unresolvable: boolean;
}

/** What the scheduler knows of the cluster while it looks for a node. */
export interface View {
  /** In the order in which they are tried. */
  readonly nodes: readonly NodeInfo[];
  podsOn(node: string): Iterable<PodInfo>;
  /** The pods with rules of their own about other pods. */
  affinePods(): Iterable<PodInfo>;
  /** By node: how many of the selected pods are there. */
  countsOf(selected: Selected): (node: string) => number;
  /** What is spread together with a pod where it says nothing of it: the pods of its Services and its owner. */
  siblingsOf(pod: Pod): Requirements;
  /** The labels of a namespace. */
  namespaceLabels(namespace: string): Readonly<Record<string, string>> | undefined;
}

/** Says of a node whether it will do. */
export type NodeFilter = (node: NodeInfo) => Rejection | undefined;

/** Gives nodes points, 0 to 100 once they are normalized. */
export interface Scorer {
  score(node: NodeInfo): number;
  /** Brings the points of the feasible nodes into 0..100. */
  normalize?(scores: readonly number[]): readonly number[];
}

/** What may happen in a cluster that helps a pod for which there was no node. */
export type ClusterEvent =
  | 'node-added'
  | 'node-tainted'
  | 'node-relabeled'
  | 'node-resized'
  | 'pod-assigned'
  | 'pod-gone'
  | 'pod-updated'
  | 'pod-relabeled';

/** A scheduler plugin. It gets what it needs to know and never the client. Models the framework of kube-scheduler. */
export interface Plugin {
  readonly name: string;
  /** PreFilter and Filter: undefined when it has nothing to say about this pod; a text rejects it on all nodes. */
  filter?(pod: PodInfo, view: View): NodeFilter | string | undefined;
  /** PreScore and Score, over the nodes that will do: undefined when it makes no difference. */
  score?(pod: PodInfo, view: View, feasible: readonly NodeInfo[]): Scorer | undefined;
  /** How much its score counts. */
  readonly weight?: number;
  /** What may make a pod schedulable that this plugin rejected (its queueing hints). */
  readonly helpedBy?: readonly ClusterEvent[];
  /** Of these, what makes it worth another try whatever the filter says. */
  readonly blindTo?: readonly ClusterEvent[];
  /** What happens on one node may change its mind about others. */
  readonly looksAround?: boolean;
}

/** A rejection that other pods' going may cure. */
export function reject(...reasons: string[]): Rejection {
  return { reasons, unresolvable: false };
}

/** A rejection that nothing but a change of node or pod cures. */
export function rejectForGood(...reasons: string[]): Rejection {
  return { reasons, unresolvable: true };
}

/** Brings points into 0..100 by the highest; `reverse` gives the lowest most (helper.DefaultNormalizeScore). */
export function normalizeByHighest(scores: readonly number[], reverse: boolean): readonly number[] {
  let highest = 0;
  for (const score of scores) if (score > highest) highest = score;
  if (highest === 0) return reverse ? scores.map(() => 100) : scores;
  return scores.map((score) => {
    const part = Math.trunc((100 * score) / highest);
    return reverse ? 100 - part : part;
  });
}
