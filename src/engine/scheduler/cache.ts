import type { Node, Pod } from '../../api/generated/core/v1';
import { semanticEqual } from '../../api/meta/equality';
import { keyOf } from '../../api/meta/object';
import type { ClusterEvent } from './framework';
import { emptyNode, type NodeInfo, type PodInfo, podInfo, refreshed, withNode, withoutPod, withPod } from './nodeInfo';
import { noCounts, recount, type SelectorCounts } from './selectorCounts';

/** The nodes and the pods on them, kept up change by change, as part of the scheduler's state (backend/cache). */
export interface Cache extends SelectorCounts {
  nodes: Map<string, NodeInfo>;
  /** The nodes' names in the order in which they are tried: from each zone in turn. */
  order: string[];
  /** Pods that are on a node, by key. */
  pods: Map<string, PodInfo>;
  /** By node: the keys of its pods. */
  onNode: Map<string, Set<string>>;
  /** Pods with rules of their own about other pods. */
  affine: Set<string>;
  /** Pods whose binding was sent and has not been seen yet. */
  assumed: Set<string>;
}

const ZONE = 'topology.kubernetes.io/zone';
const REGION = 'topology.kubernetes.io/region';

/** An empty cache. */
export function noCache(): Cache {
  return {
    nodes: new Map(),
    order: [],
    pods: new Map(),
    onNode: new Map(),
    affine: new Set(),
    assumed: new Set(),
    ...noCounts(),
  };
}

/** A node came or changed: what of it that scheduling looks at is other than before (NodeSchedulingPropertiesChange). */
export function putNode(cache: Cache, node: Node): readonly ClusterEvent[] {
  const { name } = node.metadata;
  const known = cache.nodes.get(name);
  if (known) {
    cache.nodes.set(name, withNode(known, node));
    if (zoneOf(known.node) !== zoneOf(node)) cache.order = interleaved(cache);
    return changes(known.node, node);
  }
  let info = emptyNode(node);
  for (const key of cache.onNode.get(name) ?? []) info = withPod(info, cache.pods.get(key) as PodInfo);
  cache.nodes.set(name, info);
  cache.order = interleaved(cache);
  return ['node-added'];
}

/** A node is gone. */
export function dropNode(cache: Cache, name: string): void {
  cache.nodes.delete(name);
  cache.order = interleaved(cache);
}

/** A pod is on a node, or will be. */
export function putPod(cache: Cache, pod: Pod): void {
  const key = keyOf(pod);
  const known = cache.pods.get(key);
  const node = pod.spec.nodeName as string;
  if (known?.pod.spec.nodeName === node && known.pod.spec.containers === pod.spec.containers) {
    cache.pods.set(key, refreshed(known, pod));
    recount(cache, known.pod, pod);
    return;
  }
  if (known) dropPod(cache, key);
  const info = known ? refreshed(known, pod) : podInfo(pod);
  cache.pods.set(key, info);
  if (isAffine(pod)) cache.affine.add(key);
  recount(cache, undefined, pod);
  const keys = cache.onNode.get(node);
  if (keys) keys.add(key);
  else cache.onNode.set(node, new Set([key]));
  const target = cache.nodes.get(node);
  if (target) cache.nodes.set(node, withPod(target, info));
}

/** A pod has left its node. */
export function dropPod(cache: Cache, key: string): void {
  const info = cache.pods.get(key);
  if (!info) return;
  const node = info.pod.spec.nodeName as string;
  cache.pods.delete(key);
  cache.affine.delete(key);
  cache.assumed.delete(key);
  recount(cache, info.pod, undefined);
  const keys = cache.onNode.get(node);
  keys?.delete(key);
  if (keys?.size === 0) cache.onNode.delete(node);
  const target = cache.nodes.get(node);
  if (target) cache.nodes.set(node, withoutPod(target, info));
}

function isAffine({ spec: { affinity } }: Pod): boolean {
  return affinity?.podAffinity !== undefined || affinity?.podAntiAffinity !== undefined;
}

function changes(before: Node, after: Node): ClusterEvent[] {
  const found: ClusterEvent[] = [];
  const isOpened = before.spec.unschedulable === true && !after.spec.unschedulable;
  if (isOpened || !semanticEqual(before.spec.taints, after.spec.taints)) found.push('node-tainted');
  if (!semanticEqual(before.metadata.labels, after.metadata.labels)) found.push('node-relabeled');
  if (!semanticEqual(before.status?.allocatable, after.status?.allocatable)) found.push('node-resized');
  return found;
}

function zoneOf({ metadata: { labels } }: Node): string {
  return `${labels?.[REGION] ?? ''} ${labels?.[ZONE] ?? ''}`;
}

function interleaved({ nodes }: Cache): string[] {
  const zones = new Map<string, string[]>();
  for (const { node, name } of nodes.values()) {
    const zone = zones.get(zoneOf(node));
    if (zone) zone.push(name);
    else zones.set(zoneOf(node), [name]);
  }
  const order: string[] = [];
  for (let turn = 0; order.length < nodes.size; turn++) {
    for (const zone of zones.values()) if (turn < zone.length) order.push(zone[turn] as string);
  }
  return order;
}
