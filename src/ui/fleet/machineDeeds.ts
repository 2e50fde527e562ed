import type { Command } from '../../protocol/session';
import type { NodeUsage, NodeView } from '../../protocol/view';
import { fleetText } from '../../texts/fleet';
import { inspectorText } from '../../texts/inspector';

/** What can be done to a machine: a line for the terminal, or something that breaks or mends it. */
export interface MachineDeed {
  readonly label: string;
  readonly line?: string;
  readonly command?: Command;
}

/** What its own processes take on any machine, in bytes: more is a ramp. */
const SYSTEM_BYTES = 300 * 1024 ** 2;
const RAMP_MS = 30_000;
const SLOW_MS = 200;

/** What a machine's menu offers, as the machine stands. */
export function machineDeeds(node: NodeView, usage: NodeUsage | undefined): MachineDeed[] {
  const { name, powered } = node;
  const link = (cut: boolean, delayMs: number): Command => ({ type: 'link', node: name, cut, delayMs });
  const power: MachineDeed = {
    label: inspectorText(powered ? 'deed.stopMachine' : 'deed.startMachine'),
    command: { type: 'power', node: name, on: !powered },
  };
  const cordon: MachineDeed = node.unschedulable
    ? { label: inspectorText('deed.uncordon'), line: `kubectl uncordon ${name}` }
    : { label: inspectorText('deed.cordon'), line: `kubectl cordon ${name}` };
  const drain = {
    label: inspectorText('deed.drain'),
    line: `kubectl drain ${name} --ignore-daemonsets --delete-emptydir-data`,
  };
  const describe = { label: inspectorText('deed.describe'), line: `kubectl describe node ${name}` };
  const isWhole = !node.cut && node.delayMs === 0;
  const links: MachineDeed[] = isWhole
    ? [
        { label: fleetText('deed.cut'), command: link(true, 0) },
        { label: fleetText('deed.slow'), command: link(false, SLOW_MS) },
      ]
    : [{ label: fleetText('deed.mend'), command: link(false, 0) }];
  return [cordon, drain, describe, power, ...(powered ? links : []), ...(powered ? rampDeeds(node, usage) : [])];
}

/** A ramp takes what is free and a little of the room before the threshold: the kubelet has to make room, the kernel has not. */
function rampDeeds(node: NodeView, usage: NodeUsage | undefined): MachineDeed[] {
  if (node.evictsAboveBytes === 0) return [];
  const ramp = (bytes: number, overMs: number): Command => ({ type: 'memory-ramp', node: node.name, bytes, overMs });
  if (usage && usage.hostBytes > SYSTEM_BYTES) return [{ label: fleetText('deed.rampOff'), command: ramp(0, 0) }];
  const between = (node.capacity.memoryBytes - node.evictsAboveBytes) / 2;
  const used = usage?.memoryBytes ?? SYSTEM_BYTES + node.booked.memoryBytes;
  const free = Math.max(0, node.evictsAboveBytes - used);
  return [{ label: fleetText('deed.ramp'), command: ramp(Math.floor(free + between), RAMP_MS) }];
}
