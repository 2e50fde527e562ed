import type { Node, Pod } from '../../api/generated/core/v1';
import { keyOf } from '../../api/meta/object';
import { unitsOf } from '../../api/meta/quantity';
import { NOTHING, plus, podRequests, type Resources, readResources } from './resources';

/** A pod with what scheduling needs of it, worked out once. */
export interface PodInfo {
  readonly pod: Pod;
  readonly key: string;
  readonly priority: number;
  readonly requests: Resources;
  /** What it counts for when nodes are scored. */
  readonly scored: Resources;
  /** The ports that it takes of its node: `TCP 0.0.0.0 8080`. */
  readonly hostPorts: readonly string[];
}

/** A node and what the pods on it take. Immutable: a pod more or less makes a new one. */
export interface NodeInfo {
  readonly node: Node;
  readonly name: string;
  readonly allocatable: Resources;
  readonly allowedPods: number;
  readonly podCount: number;
  readonly requested: Resources;
  readonly scored: Resources;
  readonly hostPorts: readonly string[];
}

const NO_PORTS: readonly string[] = [];
const DEFAULT_PODS = 110;

/** Works out what scheduling needs of a pod. */
export function podInfo(pod: Pod): PodInfo {
  return {
    pod,
    key: keyOf(pod),
    priority: pod.spec.priority ?? 0,
    requests: podRequests(pod),
    scored: podRequests(pod, true),
    hostPorts: hostPortsOf(pod),
  };
}

/** A pod changed, and asks for the same as before. */
export function refreshed(info: PodInfo, pod: Pod): PodInfo {
  return pod.spec.containers === info.pod.spec.containers ? { ...info, pod } : podInfo(pod);
}

/** A node without pods. */
export function emptyNode(node: Node): NodeInfo {
  return withNode({ podCount: 0, requested: NOTHING, scored: NOTHING, hostPorts: NO_PORTS }, node);
}

/** The same pods on a node that has changed. */
export function withNode(
  load: Pick<NodeInfo, 'podCount' | 'requested' | 'scored' | 'hostPorts'>,
  node: Node,
): NodeInfo {
  const { allocatable } = node.status ?? {};
  return {
    node,
    name: node.metadata.name,
    allocatable: readResources(allocatable),
    allowedPods: allocatable?.pods === undefined ? DEFAULT_PODS : unitsOf(allocatable.pods),
    podCount: load.podCount,
    requested: load.requested,
    scored: load.scored,
    hostPorts: load.hostPorts,
  };
}

/** The node with one pod more. */
export function withPod(info: NodeInfo, pod: PodInfo): NodeInfo {
  return {
    ...info,
    podCount: info.podCount + 1,
    requested: plus(info.requested, pod.requests),
    scored: plus(info.scored, pod.scored),
    hostPorts: pod.hostPorts.length === 0 ? info.hostPorts : [...info.hostPorts, ...pod.hostPorts],
  };
}

/** The node with one pod less. */
export function withoutPod(info: NodeInfo, pod: PodInfo): NodeInfo {
  return {
    ...info,
    podCount: info.podCount - 1,
    requested: plus(info.requested, pod.requests, -1),
    scored: plus(info.scored, pod.scored, -1),
    hostPorts: pod.hostPorts.length === 0 ? info.hostPorts : withoutPorts(info.hostPorts, pod.hostPorts),
  };
}

function withoutPorts(all: readonly string[], gone: readonly string[]): readonly string[] {
  const left = [...all];
  for (const port of gone) {
    const at = left.indexOf(port);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}

function hostPortsOf({ spec }: Pod): readonly string[] {
  let ports: string[] | undefined;
  for (const container of [...spec.containers, ...sidecarsOf(spec)]) {
    for (const { hostPort, hostIP, protocol } of container.ports ?? []) {
      if (hostPort) (ports ??= []).push(`${protocol ?? 'TCP'} ${hostIP || '0.0.0.0'} ${hostPort}`);
    }
  }
  return ports ?? NO_PORTS;
}

function sidecarsOf(spec: Pod['spec']): Pod['spec']['containers'] {
  return spec.initContainers?.filter(({ restartPolicy }) => restartPolicy === 'Always') ?? [];
}
