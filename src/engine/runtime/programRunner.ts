import type { Container, Process } from './container';
import type { ServerProgram, TermReaction } from './image';
import { ProcessTable } from './processTable';
import type { Runnable } from './program';

/** Why a server that lacks a variable it needs ends so soon, in milliseconds. */
const MISSING_MS = 50;

/** Runs the programs of images: their lines, their time, their reaction to signals. */
export abstract class ProgramRunner extends ProcessTable {
  protected abstract end(process: Process, code: number): void;

  /** What keeps a server from running, in its words. */
  private complaint(container: Container, { environment }: Process, program: ServerProgram): string | undefined {
    const missing = program.requires?.find((name) => !environment[name]);
    if (missing !== undefined) return `${missing} is not set`;
    const folder = program.writes;
    if (folder === undefined || container.mounts.some(({ path }) => path === folder)) return undefined;
    const failed = `nginx: [emerg] mkdir() "${folder}/client_temp" failed`;
    if (container.readOnlyRoot) return `${failed} (30: Read-only file system)`;
    return container.user === 0 ? undefined : `${failed} (13: Permission denied)`;
  }

  protected startProgram(container: Container, process: Process, program: Runnable): void {
    let stored = process;
    if (program.kind !== 'stress') this.print(container.id, 1, program.startLines.map((line) => `${line}\n`).join(''));
    if (program.kind === 'server') {
      const complaint = this.complaint(container, process, program);
      if (complaint !== undefined) {
        this.print(container.id, 2, `${complaint}\n`);
        stored = { ...process, stoppingAt: this.sim.now, wake: this.later(process, MISSING_MS) };
      }
    } else if (program.kind === 'task' && program.runsForMs !== null) {
      stored = { ...process, wake: this.later(process, program.runsForMs) };
    }
    this.store(stored);
  }

  /** A program's time has come: a task is done, a server has drained, or what it required was missing. */
  protected wakeProgram(process: Process, program: Runnable): void {
    if (process.stoppingAt >= 0) {
      const container = this.containerOf(process.container);
      const failed = program.kind === 'server' && this.complaint(container, process, program) !== undefined;
      this.end(process, failed ? 1 : program.kind === 'stress' ? 143 : codeOf(program.onTerm));
      return;
    }
    if (program.kind !== 'task') return;
    const container = this.containerOf(process.container);
    if (program.failsFirst !== undefined && this.countAttempt(container) <= program.failsFirst) {
      this.print(container.id, 2, 'failed\n');
      this.end(process, 1);
      return;
    }
    this.print(container.id, 1, (program.endLines ?? []).map((line) => `${line}\n`).join(''));
    this.end(process, program.exitCode);
  }

  private countAttempt(container: Container): number {
    const sandbox = this.sandboxOf(container);
    const workload = sandbox?.labels['job-name'] ?? sandbox?.name ?? '';
    const key = `${container.image} ${sandbox?.namespace}/${workload}`;
    const count = (this.stateNow().attempts.get(key) ?? 0) + 1;
    this.stateNow().attempts.set(key, count);
    return count;
  }

  protected signalProgram(process: Process, program: Runnable, signal: string): void {
    if (process.stoppingAt >= 0 || (signal !== 'TERM' && signal !== 'INT' && signal !== 'QUIT')) return;
    const onTerm: TermReaction = program.kind === 'stress' ? { kind: 'ignore' } : program.onTerm;
    if (onTerm.kind === 'ignore' && process.pid === 1) return;
    const delayMs = onTerm.kind === 'drain' ? onTerm.forMs : onTerm.kind === 'exit' ? onTerm.afterMs : 0;
    this.store({ ...process, stoppingAt: this.sim.now, wake: this.later(process, delayMs) });
  }
}

function codeOf(onTerm: TermReaction): number {
  return onTerm.kind === 'exit' ? onTerm.code : 0;
}
