import type { Container, Node, NodeSelectorTerm, Pod } from '../../api/generated/core/v1';
import { matches, type Operator } from '../../api/meta/labels';
import { milliOf, unitsOf } from '../../api/meta/quantity';
import { type Demand, isSidecar, type Station } from './podWork';

/** What a machine has for pods. */
export type Capacity = Demand;

/** Why a kubelet will not run a pod. `message` is the event's; the status puts `Pod was rejected: ` before it. */
export interface Rejection {
  readonly reason: string;
  readonly message: string;
}

/** What a pod asks for: its containers and sidecars together, or more while an init container runs. Models resource.PodRequests. */
export function demandOf({ spec }: Pod): Demand {
  let cpuMilli = 0;
  let memoryBytes = 0;
  let initCpuMilli = 0;
  let initMemoryBytes = 0;
  for (const container of spec.containers) {
    cpuMilli += cpuOf(container);
    memoryBytes += memoryOf(container);
  }
  let sidecarCpuMilli = 0;
  let sidecarMemoryBytes = 0;
  for (const container of spec.initContainers ?? []) {
    if (isSidecar(container)) {
      sidecarCpuMilli += cpuOf(container);
      sidecarMemoryBytes += memoryOf(container);
    }
    const own = isSidecar(container) ? 0 : 1;
    initCpuMilli = Math.max(initCpuMilli, sidecarCpuMilli + own * cpuOf(container));
    initMemoryBytes = Math.max(initMemoryBytes, sidecarMemoryBytes + own * memoryOf(container));
  }
  return {
    cpuMilli: Math.max(cpuMilli + sidecarCpuMilli, initCpuMilli),
    memoryBytes: Math.max(memoryBytes + sidecarMemoryBytes, initMemoryBytes),
    pods: 1,
  };
}

function cpuOf({ resources }: Container): number {
  return resources?.requests?.cpu === undefined ? 0 : milliOf(resources.requests.cpu);
}

function memoryOf({ resources }: Container): number {
  return resources?.requests?.memory === undefined ? 0 : unitsOf(resources.requests.memory);
}

/** Why the machine will not take a pod beside what it has taken already. Models lifecycle.predicateAdmitHandler. */
export function rejection(
  station: Station,
  pod: Pod,
  used: Demand,
  capacity: Capacity,
  pressed: boolean,
): Rejection | undefined {
  if (pressed && pod.status?.qosClass === 'BestEffort' && !toleratesPressure(pod)) {
    return { reason: 'Evicted', message: 'The node had condition: [MemoryPressure]. ' };
  }
  const wanted = demandOf(pod);
  const short = (name: string, requested: number, taken: number, all: number): Rejection => ({
    reason: `OutOf${name}`,
    message: `Node didn't have enough resource: ${name}, requested: ${requested}, used: ${taken}, capacity: ${all}`,
  });
  if (used.pods + 1 > capacity.pods) return short('pods', 1, used.pods, capacity.pods);
  if (wanted.cpuMilli > 0 && used.cpuMilli + wanted.cpuMilli > capacity.cpuMilli) {
    return short('cpu', wanted.cpuMilli, used.cpuMilli, capacity.cpuMilli);
  }
  if (wanted.memoryBytes > 0 && used.memoryBytes + wanted.memoryBytes > capacity.memoryBytes) {
    return short('memory', wanted.memoryBytes, used.memoryBytes, capacity.memoryBytes);
  }
  if (!pod.spec.nodeSelector && !pod.spec.affinity?.nodeAffinity) return undefined;
  const node = station.client.get<Node>('nodes', '', station.node);
  if (!node.ok || wantsNode(pod, node.object)) return undefined;
  return {
    reason: 'NodeAffinity',
    message: "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
  };
}

function toleratesPressure({ spec }: Pod): boolean {
  return (
    spec.tolerations?.some(
      ({ key, operator }) => operator === 'Exists' && (!key || key === 'node.kubernetes.io/memory-pressure'),
    ) ?? false
  );
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  In: 'in',
  NotIn: 'notin',
  Exists: 'exists',
  DoesNotExist: '!',
  Gt: 'gt',
  Lt: 'lt',
};

function wantsNode({ spec }: Pod, { metadata }: Node): boolean {
  const labels = metadata.labels ?? {};
  for (const [key, value] of Object.entries(spec.nodeSelector ?? {})) if (labels[key] !== value) return false;
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return !required || required.nodeSelectorTerms.some((term) => termMatches(term, labels, metadata.name));
}

function termMatches(
  { matchExpressions = [], matchFields = [] }: NodeSelectorTerm,
  labels: Readonly<Record<string, string>>,
  name: string,
): boolean {
  const requirements = (list: typeof matchExpressions) =>
    list.map(({ key, operator, values = [] }) => ({ key, operator: OPERATORS[operator] ?? ('in' as const), values }));
  if (matchExpressions.length + matchFields.length === 0) return false;
  return (
    matches(requirements(matchExpressions), labels) && matches(requirements(matchFields), { 'metadata.name': name })
  );
}
