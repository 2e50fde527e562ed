import type { NodeView } from '../../protocol/view';
import { fleetText } from '../../texts/fleet';
import type { Machine } from './fleetModel';

/** How a machine stands, the gravest first. */
export type MachineState =
  | 'off'
  | 'lost'
  | 'cut'
  | 'notReady'
  | 'pressure'
  | 'draining'
  | 'cordoned'
  | 'slow'
  | 'ready';

/** Which of the states a machine is in: what the cluster knows, and what only who looks at the machines can see. */
export function machineState({ node, pods }: Machine): MachineState {
  if (!node.powered) return 'off';
  if (node.ready === 'Unknown') return 'lost';
  if (node.cut) return 'cut';
  if (node.ready === 'False') return 'notReady';
  if (node.pressure.length > 0) return 'pressure';
  if (node.unschedulable) return pods.some(({ state }) => state === 'terminating') ? 'draining' : 'cordoned';
  return node.delayMs > 0 ? 'slow' : 'ready';
}

/** What stands at the right of a machine's name. */
export function stateWords(machine: Machine): string {
  const { node, pods } = machine;
  const state = machineState(machine);
  if (state === 'pressure') return node.pressure.map(({ type }) => type).join(', ');
  if (state === 'slow') return fleetText('state.slow', { ms: node.delayMs });
  if (state === 'off') return fleetText(node.ready === 'True' ? 'state.offUnknown' : 'state.off');
  if (state === 'cut') return fleetText(node.ready === 'True' ? 'state.cutUnknown' : 'state.cut');
  if (state === 'draining')
    return fleetText('state.draining', { count: pods.filter((pod) => pod.state === 'terminating').length });
  return fleetText(`state.${state}`);
}

/** Whether nothing is known of what runs there. */
export function isSilent(state: MachineState): boolean {
  return state === 'off' || state === 'lost' || state === 'cut';
}

/** Taints that a person should see: all but those that only repeat the state. `…/memory-pressure:NoSchedule`. */
export function taintWords({ taints }: NodeView): string[] {
  return taints.map(({ key, value, effect }) => `${shortKey(key)}${value === '' ? '' : `=${value}`}:${effect}`);
}

function shortKey(key: string): string {
  const slash = key.indexOf('/');
  return slash > 0 && /kubernetes\.io$/.test(key.slice(0, slash)) ? `…${key.slice(slash)}` : key;
}
