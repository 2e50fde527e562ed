import type { Plain } from '../sim/plain';
import type { Simulation } from '../sim/simulation';
import { type Container, type Process, processKey, type RuntimeState, type Sandbox } from './container';
import { exceedsAfter, type KernelMachine, SYSTEM_BYTES } from './machineMemory';
import { appendOutput } from './output';
import { memoryOf } from './program';

/** The processes and containers as the runtime's state has them: finding, storing, waking, telling. */
export abstract class ProcessTable {
  /** By name. */
  readonly machines = new Map<string, KernelMachine>();

  constructor(
    protected readonly sim: Simulation,
    protected readonly owner: string,
    protected readonly stateNow: () => RuntimeState,
  ) {}

  /** The processes of a container, oldest first. */
  of(id: string): Process[] {
    const { ofContainer, processes } = this.stateNow();
    return [...(ofContainer.get(id) ?? [])].map((key) => processes.get(key) as Process);
  }

  print(id: string, stream: 1 | 2, text: string): void {
    appendOutput(this.stateNow().output, id, { at: this.sim.now, stream, text });
  }

  /** Wakes the process up after a while; the result is to be stored as its `wake`. */
  protected later(process: Process, delayMs: number): number {
    const wake = process.wake + 1;
    this.sim.schedule(this.owner, delayMs, { type: 'wake', container: process.container, pid: process.pid, wake });
    return wake;
  }

  protected tell(container: Container, notice: { readonly [key: string]: Plain }): void {
    const owner = this.sandboxOf(container)?.owner;
    if (owner !== undefined) this.sim.schedule(owner, 0, { uid: container.uid, ...notice });
  }

  protected takePid(id: string): number {
    const container = this.containerOf(id);
    this.replace({ ...container, nextPid: container.nextPid + 1 });
    return container.nextPid;
  }

  protected store(process: Process): void {
    const key = processKey(process.container, process.pid);
    const { processes, ofContainer } = this.stateNow();
    processes.set(key, process);
    const keys = ofContainer.get(process.container);
    if (!keys?.has(key)) this.countMemory(process, 1);
    if (keys) keys.add(key);
    else ofContainer.set(process.container, new Set([key]));
  }

  protected drop(process: Process): void {
    const key = processKey(process.container, process.pid);
    if (this.stateNow().processes.delete(key)) this.countMemory(process, -1);
    this.stateNow().ofContainer.get(process.container)?.delete(key);
  }

  /** A process takes memory of its machine (1), or no longer (-1). */
  private countMemory(process: Process, sign: 1 | -1): void {
    const node = this.sandboxOf(this.containerOf(process.container))?.node;
    if (node === undefined) return;
    const { memory } = this.stateNow();
    const { milliBytes = 0, growsBytesPerSecond = 0 } = memory.get(node) ?? {};
    const { startBytes, growsBytesPerSecond: growth = 0 } = memoryOf(process);
    memory.set(node, {
      milliBytes: milliBytes + sign * (startBytes * 1000 - growth * process.startedAt),
      growsBytesPerSecond: growsBytesPerSecond + sign * growth,
    });
    this.expectShortage(node);
    if (sign > 0) this.warn(node);
  }

  /** Who watches a machine's memory sees to the next look at it when that will be taken. Processes begin also while nothing is started there. */
  private warn(node: string): void {
    const { owner, watchedBytes } = this.machines.get(node) ?? {};
    if (owner === undefined || watchedBytes === undefined) return;
    if (exceedsAfter(this.stateNow(), node, watchedBytes, this.sim.now) === undefined) return;
    this.sim.schedule(owner, 0, { type: 'memory' });
  }

  /** Sees that somebody looks when a machine's memory will have run out. */
  expectShortage(node: string): void {
    const machine = this.machines.get(node);
    if (!machine) return;
    const { now } = this.sim;
    const { shortage } = this.stateNow();
    const afterMs = exceedsAfter(this.stateNow(), node, machine.memoryBytes - SYSTEM_BYTES, now);
    const at = afterMs === undefined ? -1 : now + Math.max(1, afterMs);
    const expected = shortage.get(node);
    if ((expected?.at ?? -1) === at) return;
    if (expected) this.sim.cancel(expected.occurrence);
    if (afterMs === undefined) shortage.delete(node);
    else shortage.set(node, { occurrence: this.sim.schedule(this.owner, at - now, { type: 'shortage', node }), at });
  }

  protected replace(container: Container): void {
    this.stateNow().containers.set(container.id, container);
  }

  protected containerOf(id: string): Container {
    return this.stateNow().containers.get(id) as Container;
  }

  protected sandboxOf(container: Container): Sandbox | undefined {
    return this.stateNow().sandboxes.get(container.uid);
  }
}
