import { type Plugin, reject } from '../framework';

const TAKEN = reject("node(s) didn't have free ports for the requested pod ports");

/** Keeps pods from nodes where another pod has the host port that they want. */
export const NodePorts: Plugin = {
  name: 'NodePorts',
  helpedBy: ['node-added', 'node-tainted', 'pod-gone'],
  blindTo: ['node-tainted'],
  filter({ hostPorts }) {
    if (hostPorts.length === 0) return undefined;
    return (node) =>
      hostPorts.some((port) => node.hostPorts.some((taken) => conflict(port, taken))) ? TAKEN : undefined;
  },
};

function conflict(a: string, b: string): boolean {
  const [protocolA, addressA, portA] = a.split(' ');
  const [protocolB, addressB, portB] = b.split(' ');
  if (protocolA !== protocolB || portA !== portB) return false;
  return addressA === addressB || addressA === '0.0.0.0' || addressB === '0.0.0.0';
}
