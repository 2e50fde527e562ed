import type { MachineMemory, RuntimeState } from './container';

/** What the machine's own processes (system, kubelet, container runtime) take at all times. Bytes. */
export const SYSTEM_BYTES = 300 * 1024 * 1024;

/** A machine as its kernel knows it: how much memory there is, and the component that is told when it ran out. */
export interface KernelMachine {
  readonly memoryBytes: number;
  /** `kubelet/node-1` */
  readonly owner: string;
  /** It is told when a process that begins lets this much be taken, now or later, beside what the system takes. */
  readonly watchedBytes?: number;
}

/** Processes outside of all pods that take memory: evenly from `fromBytes` at `from` to `toBytes` at `until`, and that much from then on. */
export interface HostRamp {
  readonly fromBytes: number;
  readonly toBytes: number;
  readonly from: number;
  readonly until: number;
}

/** What such processes take at a moment, in bytes. */
export function rampAt({ fromBytes, toBytes, from, until }: HostRamp, at: number): number {
  if (at >= until) return toBytes;
  return fromBytes + Math.floor(((toBytes - fromBytes) * (at - from)) / (until - from));
}

/** What containers and such processes of a machine take at a moment, in bytes. */
export function takenAt(state: RuntimeState, node: string, at: number): number {
  const ramp = state.host.get(node);
  return containersAt(state.memory.get(node), at) + (ramp ? rampAt(ramp, at) : 0);
}

function containersAt({ milliBytes, growsBytesPerSecond }: MachineMemory = AT_REST, at: number): number {
  return Math.round((milliBytes + growsBytesPerSecond * at) / 1000);
}

const AT_REST: MachineMemory = { milliBytes: 0, growsBytesPerSecond: 0 };

/** How long until they take more than `limitBytes`, in milliseconds; undefined when they never will as things go. */
export function exceedsAfter(state: RuntimeState, node: string, limitBytes: number, now: number): number | undefined {
  const growth = state.memory.get(node)?.growsBytesPerSecond ?? 0;
  const left = limitBytes - takenAt(state, node, now);
  if (left < 0) return 0;
  const ramp = state.host.get(node);
  const restMs = ramp ? Math.max(0, ramp.until - now) : 0;
  if (ramp && restMs > 0) {
    const rise = Math.floor(((ramp.toBytes - ramp.fromBytes) * 1000) / (ramp.until - ramp.from));
    const afterMs = crossing(left, growth + rise);
    if (afterMs !== undefined && afterMs <= restMs) return afterMs;
  }
  const later = limitBytes - takenAt(state, node, now + restMs);
  const afterMs = later < 0 ? 0 : crossing(later, growth);
  return afterMs === undefined ? undefined : restMs + afterMs;
}

function crossing(leftBytes: number, bytesPerSecond: number): number | undefined {
  return bytesPerSecond > 0 ? Math.floor((leftBytes * 1000) / bytesPerSecond) + 1 : undefined;
}
