import type { Node } from '../../api/generated/core/v1';
import { SYSTEM_BYTES } from '../runtime/machineMemory';
import { formatTime } from '../sim/time';
import { MONITOR_MS, relieveMemory, THRESHOLD_BYTES } from './eviction';
import type { PodWork, Station } from './podWork';
import { nodeOf } from './registration';

/** What a kubelet knows about its machine's memory. */
export interface MemoryWatch {
  /** The occurrence that looks at it next; 0 for none. */
  readonly occurrence: number;
  /** When it was last short; -1 for never, or long ago. */
  readonly pressedAt: number;
}

export const AT_EASE: MemoryWatch = { occurrence: 0, pressedAt: -1 };

/** Pressure is believed in for this long after it was last felt (evictionPressureTransitionPeriod). Milliseconds. */
const TRANSITION_MS = 300_000;

/** How long until the machine's memory is short, in milliseconds; undefined when it never will be. */
function pressureAfter({ runtime, node, memoryBytes }: Station): number | undefined {
  return runtime.exceedsAfter(node, memoryBytes - SYSTEM_BYTES - THRESHOLD_BYTES);
}

/** Until the first look at least so long from now, where they come every 10 s and one was at `phaseMs`. Milliseconds. */
export function untilLook(now: number, phaseMs: number, afterMs: number): number {
  const rounds = Math.ceil((now + Math.max(1, afterMs) - phaseMs) / MONITOR_MS);
  return phaseMs + rounds * MONITOR_MS - now;
}

/** Sees to the next look at the machine's memory that could matter: none while nothing grows. */
export function expectPressure(station: Station, watch: MemoryWatch): MemoryWatch {
  if (watch.pressedAt >= 0) return watch;
  if (watch.occurrence) station.sim.cancel(watch.occurrence);
  const afterMs = pressureAfter(station);
  if (afterMs === undefined) return AT_EASE;
  const occurrence = station.later(station.untilMonitor(afterMs), { type: 'monitor' });
  return { ...watch, occurrence };
}

/** Looks at the machine's memory: whether it is short, and for how long it has not been. */
export function lookAtMemory(
  station: Station,
  { pressedAt }: MemoryWatch,
  works: () => readonly PodWork[],
): MemoryWatch {
  const { now } = station.sim;
  if (pressureAfter(station) === 0) {
    if (pressedAt < 0) tellPressure(station, true);
    relieveMemory(station, works());
    return { occurrence: station.later(MONITOR_MS, { type: 'monitor' }), pressedAt: now };
  }
  if (pressedAt < 0) return expectPressure(station, AT_EASE);
  if (now - pressedAt < TRANSITION_MS) return { occurrence: station.later(MONITOR_MS, { type: 'monitor' }), pressedAt };
  tellPressure(station, false);
  return expectPressure(station, AT_EASE);
}

/** Tells whether the machine's memory is short. */
function tellPressure(station: Station, pressed: boolean): void {
  const found = station.client.get<Node>('nodes', '', station.node);
  if (!found.ok || !station.network.reachable(station.name)) return;
  const now = formatTime(station.sim.now);
  const [status, reason, message] = pressed
    ? ['True', 'KubeletHasInsufficientMemory', 'kubelet has insufficient memory available']
    : ['False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'];
  const conditions = (found.object.status?.conditions ?? []).map((condition) =>
    condition.type === 'MemoryPressure' && condition.status !== status
      ? {
          ...condition,
          status: status as string,
          reason: reason as string,
          message,
          lastHeartbeatTime: now,
          lastTransitionTime: now,
        }
      : condition,
  );
  station.client.updateStatus<Node>('nodes', { ...found.object, status: { ...found.object.status, conditions } });
  const word = pressed ? 'NodeHasInsufficientMemory' : 'NodeHasSufficientMemory';
  station.recorder.event(nodeOf(station), 'Normal', word, `Node ${station.node} status is now: ${word}`);
}

/** Tells whom the kernel killed when the machine had no memory left. Models the kubelet's oomwatcher. */
export function tellSystemOom(station: Station, process: string, pid: number): void {
  const message = `System OOM encountered, victim process: ${process}, pid: ${pid}`;
  station.recorder.event(nodeOf(station), 'Warning', 'SystemOOM', message);
}
