import type { Lease } from '../../api/generated/coordination/v1';
import type { Node, NodeSystemInfo } from '../../api/generated/core/v1';
import type { KubernetesObject } from '../../api/meta/object';
import type { MachineSpec } from '../../protocol/session';
import { formatMicroTime, formatTime } from '../sim/time';
import { nodeConditions, nodeObject } from './nodeObject';
import type { Station } from './podWork';

/** Makes the Node of this machine; `pressed`: its memory is short. */
export function registerNode(station: Station, spec: MachineSpec, pressed = false): void {
  const { network, node, sim, name, runtime, client } = station;
  const { address = '' } = network.machine(node) ?? {};
  const bootID = sim.random(name).uuid();
  const facts = {
    spec,
    address,
    podCIDR: network.podCIDR(node),
    images: runtime.images(node),
    now: formatTime(sim.now),
    bootID,
    pressed,
  };
  const made = client.create<Node>('nodes', nodeObject(facts));
  tellStart(station);
  sayReady(station);
  if (made.ok) createLease(station, made.object);
}

/** Tells how the node is, where the API server has it otherwise; makes it anew where it is gone. */
export function reportReady(
  station: Station,
  spec: MachineSpec,
  { rebooted, pressed }: { readonly rebooted: boolean; readonly pressed: boolean },
): void {
  const found = station.client.get<Node>('nodes', '', station.node);
  if (!found.ok) {
    registerNode(station, spec, pressed);
    return;
  }
  const node = found.object;
  const conditions = nodeConditions(formatTime(station.sim.now), pressed).map((condition) => {
    const before = node.status?.conditions?.find(({ type }) => type === condition.type);
    return before?.status === condition.status
      ? { ...condition, lastTransitionTime: before.lastTransitionTime }
      : condition;
  });
  const nodeInfo = rebooted ? tellReboot(station, node) : node.status?.nodeInfo;
  station.client.updateStatus<Node>('nodes', { ...node, status: { ...node.status, conditions, nodeInfo } });
  sayReady(station);
}

/** The machine has a new boot id. */
function tellReboot(station: Station, { status }: Node): NodeSystemInfo | undefined {
  tellStart(station);
  const bootID = station.sim.random(station.name).uuid();
  const message = `Node ${station.node} has been rebooted, boot id: ${bootID}`;
  station.recorder.event(nodeOf(station), 'Warning', 'Rebooted', message);
  return status?.nodeInfo && { ...status.nodeInfo, bootID };
}

/** The Node as a kubelet names it in its events: by its name alone. */
export function nodeOf({ node }: Station): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Node', metadata: { name: node, uid: node } } as KubernetesObject;
}

/** What a kubelet says of itself when it starts. */
function tellStart(station: Station): void {
  const about = nodeOf(station);
  station.recorder.event(about, 'Normal', 'Starting', 'Starting kubelet.');
  for (const reason of ['NodeHasSufficientMemory', 'NodeHasNoDiskPressure', 'NodeHasSufficientPID']) {
    station.recorder.event(about, 'Normal', reason, `Node ${station.node} status is now: ${reason}`);
  }
  station.recorder.event(about, 'Normal', 'NodeAllocatableEnforced', 'Updated Node Allocatable limit across pods');
}

function sayReady(station: Station): void {
  station.recorder.event(nodeOf(station), 'Normal', 'NodeReady', `Node ${station.node} status is now: NodeReady`);
}

/** The lease of a node: written once, its renewals are told to those who ask (`Kubelet.lastRenewal`). */
function createLease({ client, sim, node }: Station, { metadata }: Node): void {
  const ownerReferences = [{ apiVersion: 'v1', kind: 'Node', name: node, uid: metadata.uid ?? '' }];
  client.create<Lease>('leases.coordination.k8s.io', {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: node, namespace: 'kube-node-lease', ownerReferences },
    spec: { holderIdentity: node, leaseDurationSeconds: 40, renewTime: formatMicroTime(sim.now) },
  });
}
