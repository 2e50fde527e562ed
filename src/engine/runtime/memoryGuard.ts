import { type Container, type Process, processKey } from './container';
import { exceedsAfter, SYSTEM_BYTES } from './machineMemory';
import { worst } from './outOfMemory';
import { outgrowsAfter } from './program';
import { ProgramRunner } from './programRunner';

/** What a grown program leaves between asking for memory and being killed. */
const OOM_MS = 150;
/** Process ids of a machine that has been up for a while lie between this and twice as much. */
const PIDS_FROM = 4096;

/** The kernel's part: kills whom there is no memory for, of a container's limit or of the whole machine. */
export abstract class MemoryGuard extends ProgramRunner {
  /** Sees that somebody looks when the container's processes will have outgrown what they may take. */
  protected expectMemory(id: string): void {
    const container = this.stateNow().containers.get(id);
    if (container?.state !== 'running') return;
    const afterMs = outgrowsAfter(this.of(id), container, this.sim.now);
    if (afterMs !== undefined) this.sim.schedule(this.owner, Math.max(OOM_MS, afterMs), { type: 'oom', container: id });
  }

  /** The kernel kills the container whose processes take more than they may. */
  protected checkMemory(id: string): void {
    const container = this.stateNow().containers.get(id);
    const first = this.stateNow().processes.get(processKey(id, 1));
    if (container?.state !== 'running' || !first) return;
    if (outgrowsAfter(this.of(id), container, this.sim.now) !== 0) {
      this.expectMemory(id);
      return;
    }
    this.kill({ ...container, oomKilled: true }, first);
  }

  private kill(container: Container, first: Process): void {
    this.replace(container);
    this.end(first, 137);
  }

  /** A machine has no memory left: the kernel kills whoever has the most points, and looks again. */
  protected relieveMachine(node: string): void {
    const { now } = this.sim;
    const state = this.stateNow();
    const machine = this.machines.get(node);
    state.shortage.delete(node);
    if (!machine) return;
    const isShort = exceedsAfter(state, node, machine.memoryBytes - SYSTEM_BYTES, now) === 0;
    const victim = isShort ? worst(state, node, machine.memoryBytes, now) : undefined;
    if (victim) {
      const pid = PIDS_FROM + this.sim.random('runtime').int(PIDS_FROM);
      this.sim.schedule(machine.owner, 0, { type: 'system-oom', process: victim.process, pid });
      const first = state.processes.get(processKey(victim.container, 1));
      if (victim.container === '') state.host.delete(node);
      else if (first)
        this.kill({ ...this.containerOf(victim.container), oomKilled: true, killedFor: 'machine' }, first);
    }
    if (victim || !isShort) this.expectShortage(node);
  }
}
