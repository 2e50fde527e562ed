import type { Deployment, ReplicaSet } from '../../api/generated/apps/v1';
import type { Node, Pod, PodAffinityTerm } from '../../api/generated/core/v1';
import { selects } from '../../api/meta/labels';
import { unitsOf } from '../../api/meta/quantity';
import { parseTime } from '../../engine/cluster';
import { podRequests, readResources, tolerates, wantsNode } from '../../engine/why';
import type { Named, NodeFacts, PendingFacts } from '../../protocol/why';
import { isLive } from '../picture/pods';
import { namedPod, type Records } from './records';

const HOSTNAME = 'kubernetes.io/hostname';
const FORBIDDING = ['NoSchedule', 'NoExecute'];
/** A node's pressure is believed in for so long after it was last seen, in milliseconds. */
const TRANSITION_MS = 300_000;
/** More machines than this are not read one by one. */
const MAX_NODES = 60;

/** Why a pod has no node: what the scheduler found, and how the machines stand. */
export function pendingFacts(records: Records, pod: Pod, since: number): PendingFacts {
  const decision = records.source.chronicle.decision('scheduling', pod.metadata.uid);
  const asks = podRequests(pod);
  const seen = new Set(decision?.nodes.map(({ node }) => node));
  const nodes = records.list<Node>('nodes').filter(({ metadata }) => seen.size === 0 || seen.has(metadata.name));
  const looked = nodes.slice(0, MAX_NODES);
  const foes = pod.spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  return {
    type: 'pending',
    since,
    ...(decision && { decision }),
    nodes: looked.map((node) => nodeFacts(records, pod, node, foes)),
    cpuMilli: asks.cpuMilli,
    memoryBytes: asks.memoryBytes,
    gates: pod.spec.schedulingGates?.map(({ name }) => name) ?? [],
    scheduler: pod.spec.schedulerName ?? 'default-scheduler',
    oneEach: foes.some(({ topologyKey }) => topologyKey === HOSTNAME),
    antiAffinity: foes,
    nodeSelector: pod.spec.nodeSelector ?? {},
    tolerations: (pod.spec.tolerations ?? []).filter(({ key }) => !key?.startsWith('node.kubernetes.io/')),
    ...siblings(records, pod),
    containers: pod.spec.containers.map(({ name, resources }) => {
      const { cpuMilli, memoryBytes } = readResources(resources?.requests);
      return { name, cpuMilli, memoryBytes };
    }),
    pressure: looked.flatMap((node) => pressureOf(records, node)),
  };
}

/** The pods of what scaling would scale: of all ReplicaSets of its Deployment, or of its own controller. */
function siblings(records: Records, { metadata }: Pod): Pick<PendingFacts, 'placed' | 'wanted'> {
  const owner = controllerOf(metadata);
  if (!owner) return { placed: 0, wanted: 0 };
  const sets = records.list<ReplicaSet>('replicasets.apps', metadata.namespace);
  const own = sets.find(({ metadata: { uid } }) => uid === owner);
  const above = own && controllerOf(own.metadata);
  const deployment = records
    .list<Deployment>('deployments.apps', metadata.namespace)
    .find(({ metadata: { uid } }) => uid === above);
  const owners = deployment
    ? sets.filter((set) => controllerOf(set.metadata) === above).map(({ metadata: { uid } }) => uid)
    : [owner];
  const placed = records
    .allPods()
    .filter((pod) => pod.spec.nodeName && isLive(pod) && owners.includes(controllerOf(pod.metadata) ?? ''));
  return { placed: placed.length, wanted: deployment?.spec.replicas ?? own?.spec.replicas ?? 0 };
}

function controllerOf({ ownerReferences }: Pod['metadata']): string | undefined {
  return ownerReferences?.find(({ controller }) => controller)?.uid;
}

function nodeFacts(records: Records, pod: Pod, node: Node, foes: readonly PodAffinityTerm[]): NodeFacts {
  const { name } = node.metadata;
  const has = readResources(node.status?.allocatable);
  const there = records.allPods().filter(({ spec, status }) => spec.nodeName === name && !isOver(status?.phase));
  let [cpuMilli, memoryBytes] = [has.cpuMilli, has.memoryBytes];
  for (const other of there) {
    const asks = podRequests(other);
    cpuMilli -= asks.cpuMilli;
    memoryBytes -= asks.memoryBytes;
  }
  const taints = node.spec.taints ?? [];
  return {
    name,
    untolerated: taints
      .filter((taint) => FORBIDDING.includes(taint.effect) && !tolerates(pod.spec.tolerations, taint))
      .map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`),
    cordoned: node.spec.unschedulable ?? false,
    cpuMilli: has.cpuMilli,
    memoryBytes: has.memoryBytes,
    freeCpuMilli: cpuMilli,
    freeMemoryBytes: memoryBytes,
    pods: there.length,
    podsAtMost: unitsOf(node.status?.allocatable?.pods ?? '110'),
    avoided: avoidedIn(records, pod, node, foes),
    lacks: Object.entries(pod.spec.nodeSelector ?? {})
      .filter(([key, value]) => node.metadata.labels?.[key] !== value)
      .map(([key, value]) => `${key}=${value}`)
      .concat(!wantsNode(pod, node) && pod.spec.affinity?.nodeAffinity ? ['nodeAffinity'] : []),
  };
}

/** The pods in a node's domains that the pod's own required anti-affinity speaks of; terms that name namespaces are left to the scheduler's words. */
function avoidedIn(records: Records, pod: Pod, node: Node, foes: readonly PodAffinityTerm[]): Named[] {
  const plain = foes.filter(({ namespaces, namespaceSelector }) => !namespaces?.length && !namespaceSelector);
  if (plain.length === 0) return [];
  return records
    .allPods()
    .filter((other) => {
      const { namespace, uid, labels } = other.metadata;
      if (uid === pod.metadata.uid || namespace !== pod.metadata.namespace || isOver(other.status?.phase)) return false;
      const home = other.spec.nodeName ? records.node(other.spec.nodeName) : undefined;
      return plain.some(({ topologyKey, labelSelector }) => {
        const domain = node.metadata.labels?.[topologyKey];
        return (
          domain !== undefined && home?.metadata.labels?.[topologyKey] === domain && selects(labelSelector, labels)
        );
      });
    })
    .map(namedPod);
}

function pressureOf(records: Records, node: Node): PendingFacts['pressure'] {
  const condition = node.status?.conditions?.find(({ type, status }) => type === 'MemoryPressure' && status === 'True');
  if (!condition) return [];
  const { name, uid } = node.metadata;
  const began = parseTime(condition.lastTransitionTime ?? '');
  const seen = records
    .events(uid, '')
    .concat(records.events(name, ''))
    .filter(({ reason }) => reason === 'EvictionThresholdMet')
    .reduce((latest, { at }) => Math.max(latest, at), began);
  return [{ node: name, since: seen, liftsAt: seen + TRANSITION_MS }];
}

function isOver(phase: string | undefined): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}
