import type { Node } from '../../api/generated/core/v1';
import type { MachineSpec } from '../../protocol/session';
import { formatTime } from '../sim/time';
import { healthyConditions, nodeObject } from './nodeObject';
import type { Station } from './podWork';

/** Makes the Node of this machine. */
export function registerNode({ network, node, sim, name, runtime, client }: Station, spec: MachineSpec): void {
  const { address = '' } = network.machine(node) ?? {};
  const bootID = sim.random(name).uuid();
  const facts = {
    spec,
    address,
    podCIDR: network.podCIDR(node),
    images: runtime.images(node),
    now: formatTime(sim.now),
    bootID,
  };
  client.create<Node>('nodes', nodeObject(facts));
}

/** Tells that the node is well, where the API server has it otherwise; makes it anew where it is gone. */
export function reportReady(station: Station, spec: MachineSpec): void {
  const found = station.client.get<Node>('nodes', '', station.node);
  if (!found.ok) {
    registerNode(station, spec);
    return;
  }
  const node = found.object;
  const conditions = healthyConditions(formatTime(station.sim.now)).map((condition) => {
    const before = node.status?.conditions?.find(({ type }) => type === condition.type);
    return before?.status === condition.status
      ? { ...condition, lastTransitionTime: before.lastTransitionTime }
      : condition;
  });
  station.client.updateStatus<Node>('nodes', { ...node, status: { ...node.status, conditions } });
}
