import type { Dialer } from '../network/passage';
import type { Plain } from '../sim/plain';
import type { Random } from '../sim/random';
import type { Simulation } from '../sim/simulation';
import type { Surroundings } from './answer';
import { baseName, canRun, commandOf, environmentOf, identityOf, newContainer, notThere, shellFor } from './command';
import {
  type Container,
  type ContainerSpec,
  type Process,
  processKey,
  type RuntimeState,
  type Sandbox,
} from './container';
import { filesOf } from './files';
import { MemoryGuard } from './memoryGuard';
import { lastWordsOf } from './output';
import { portsOf, resolveProgram } from './program';
import { connectFrom, isAlive, reaches, resolveFrom } from './reach';
import { findImage } from './registry';
import type { ShellHost } from './shell/host';
import type { ShellEngine } from './shell/shellEngine';
import { copyShell, newShell, type Shell } from './shell/state';

/** What a command said, how it ended, and how long it takes, in milliseconds. */
export interface ExecResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  readonly durationMs: number;
}

/** A shell that never rests is looked at this often at first, then ever more seldom. */
const BUSY_MS = 10;
const LONGEST_BUSY_MS = 5_000;
/** A command run at once is given up after this much time of its own. */
const LONGEST_EXEC_MS = 3_600_000;

/** Starts, runs and ends the processes in containers. All that it knows is in the runtime's state. */
export class Processes extends MemoryGuard {
  constructor(
    sim: Simulation,
    owner: string,
    stateNow: () => RuntimeState,
    private readonly dialerNow: () => Dialer | undefined,
    private readonly engine: () => ShellEngine,
  ) {
    super(sim, owner, stateNow);
  }

  create(spec: ContainerSpec): string {
    const id = containerId(this.sim.random('runtime'));
    const state = this.stateNow();
    state.containers.set(id, newContainer(id, spec, this.sim.now));
    state.ofPod.set(spec.uid, (state.ofPod.get(spec.uid) ?? new Set()).add(id));
    return id;
  }

  start(id: string): string | undefined {
    const container = this.containerOf(id);
    const argv = commandOf(container);
    const [name = '', now] = [argv[0], this.sim.now];
    if (!canRun(this.stateNow(), container, name, now, this.engine)) {
      const startError = `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "${name}": ${notThere(name)}`;
      this.replace({ ...container, state: 'exited', exitCode: 128, startError, startedAt: 0, finishedAt: now });
      return startError;
    }
    this.replace({ ...container, state: 'running', startedAt: now, nextPid: 2 });
    this.spawn(container, argv, { ...environmentOf(this.sandboxOf(container)), ...container.environment }, 1, 0);
    return undefined;
  }

  runHook(id: string, argv: readonly string[], hook: string): boolean {
    const container = this.stateNow().containers.get(id);
    if (container?.state !== 'running' || !canRun(this.stateNow(), container, argv[0] ?? '', this.sim.now, this.engine))
      return false;
    const environment = { ...environmentOf(this.sandboxOf(container)), ...container.environment };
    this.spawn(container, argv, environment, this.takePid(id), 0, hook);
    return true;
  }

  exec(id: string, argv: readonly string[]): ExecResult | string {
    const container = this.stateNow().containers.get(id);
    const [name = ''] = argv;
    if (container?.state !== 'running') return 'container not running';
    if (
      !canRun(this.stateNow(), container, name, this.sim.now, this.engine) ||
      findImage(container.image)?.programs[baseName(name)]
    ) {
      return `OCI runtime exec failed: exec failed: unable to start container process: exec: "${name}": ${notThere(name)}`;
    }
    const environment = { ...environmentOf(this.sandboxOf(container)), ...container.environment };
    const shell = newShell(this.takePid(id), { argv }, environment, container.workingDirectory);
    let stdout = '';
    let stderr = '';
    let elapsedMs = 0;
    const clock = (): number => this.sim.now + elapsedMs;
    const host = this.hostFor(container, shell, clock, (stream, text) => {
      if (stream === 1) stdout += text;
      else stderr += text;
    });
    for (let turns = 0; elapsedMs < LONGEST_EXEC_MS && turns < 20_000; turns++) {
      const outcome = this.engine().runShell(shell, host);
      const { blocked } = shell;
      if (outcome === 'exited') return { stdout, stderr, exitCode: shell.exited ?? 0, durationMs: elapsedMs };
      if (blocked?.on === 'time') {
        elapsedMs = Math.max(elapsedMs, blocked.until - this.sim.now);
        this.engine().resume(shell, host, blocked);
      } else if (blocked) break;
      else elapsedMs += BUSY_MS;
    }
    return { stdout, stderr, exitCode: 137, durationMs: LONGEST_EXEC_MS };
  }

  /** Sends a signal to a process of a container. False when there is none. */
  signal(id: string, pid: number, signal: string): boolean {
    const process = this.stateNow().processes.get(processKey(id, pid));
    if (!process) return false;
    if (signal === 'KILL') this.end(process, 137);
    else if (process.shell) this.signalShell(process, process.shell, signal);
    else if (process.program) this.signalProgram(process, process.program, signal);
    return true;
  }

  /** The machine died under it: it ends, nobody is told. */
  vanish(id: string): void {
    for (const process of this.of(id)) this.drop(process);
    const container = this.containerOf(id);
    this.replace({ ...container, state: 'exited', exitCode: 255, lost: true, finishedAt: this.sim.now });
  }

  flip(process: Process): void {
    this.store({ ...process, flipped: !process.flipped });
    this.tell(this.containerOf(process.container), { type: 'changed' });
  }

  surroundings(container: Container, process: Process): Surroundings {
    const sandbox = this.sandboxOf(container) as Sandbox;
    return {
      now: this.sim.now,
      sandbox,
      files: filesOf(this.stateNow(), container, () => this.sim.now),
      random: this.sim.random(`runtime/${container.image}`),
      reaches: (target) => reaches(this.dialerNow(), sandbox, target),
      run: (command) => {
        const result = this.exec(process.container, ['sh', '-c', command]);
        return typeof result === 'string' ? result : result.stdout;
      },
    };
  }

  handle(what: Plain): void {
    const {
      type,
      container: id,
      pid,
      wake,
      signal,
    } = what as {
      type: string;
      container: string;
      pid: number;
      wake: number;
      signal: string;
    };
    if (type === 'signal') {
      this.signal(id, pid, signal);
      return;
    }
    if (type === 'oom') {
      this.checkMemory(id);
      return;
    }
    if (type === 'shortage') {
      this.relieveMachine((what as { node: string }).node);
      return;
    }
    const process = this.stateNow().processes.get(processKey(id, pid));
    if (!process || (type === 'wake' && process.wake !== wake)) return;
    if (process.shell) this.wakeShell(process, process.shell);
    else if (process.program) this.wakeProgram(process, process.program);
  }

  private wakeShell(process: Process, stored: Shell): void {
    const shell = copyShell(stored);
    const { blocked } = shell;
    if (blocked?.on === 'time' && blocked.until <= this.sim.now) {
      const container = this.containerOf(process.container);
      const host = this.hostFor(container, shell, () => this.sim.now);
      const reset = blocked.server !== undefined && !isAlive(this.stateNow(), blocked.server);
      this.engine().resume(
        shell,
        host,
        reset ? { status: 1, err: 'wget: error getting response: Connection reset by peer\n' } : blocked,
      );
    }
    this.run(process, shell);
  }

  /** Lets a shell (a copy that may be changed) go on until it waits or ends. */
  private run(process: Process, shell: Shell): void {
    const container = this.containerOf(process.container);
    const outcome = this.engine().runShell(
      shell,
      this.hostFor(container, shell, () => this.sim.now),
    );
    const current = this.stateNow().processes.get(processKey(process.container, process.pid));
    if (!current) return;
    if (outcome === 'exited' && shell.replacedBy) {
      this.drop(current);
      this.spawn(container, shell.replacedBy, process.environment, process.pid, process.parent, process.hook);
      return;
    }
    if (outcome === 'exited') {
      this.end(current, shell.exited ?? 0);
      return;
    }
    const { blocked } = shell;
    const busy = outcome === 'busy' ? current.busy + 1 : 0;
    let wake = 0;
    if (outcome === 'busy') wake = this.later(current, Math.min(LONGEST_BUSY_MS, BUSY_MS * 2 ** Math.min(busy, 10)));
    else if (blocked?.on === 'time') wake = this.later(current, blocked.until - this.sim.now);
    this.store({ ...current, shell, busy, wake });
  }

  private hostFor(
    container: Container,
    shell: Shell,
    now: () => number,
    print: (stream: 1 | 2, text: string) => void = (stream, text) => this.print(container.id, stream, text),
  ): ShellHost {
    const sandbox = this.sandboxOf(container) as Sandbox;
    return {
      get now() {
        return now();
      },
      files: filesOf(this.stateNow(), container, now),
      ...identityOf(container, sandbox),
      nameserver: '10.96.0.10',
      print,
      fork: (child) => this.fork(container, shell, child),
      launch: (argv, environment) => this.launch(container, shell, argv, environment),
      isProgram: (name) => findImage(container.image)?.programs[baseName(name)] !== undefined,
      signal: (pid, signal) => this.signalFrom(container, shell, pid, signal),
      resolve: (name) => resolveFrom(this.dialerNow(), sandbox, name),
      connect: (address, port, request) => connectFrom(this.dialerNow(), sandbox, { address, port, request }),
    };
  }

  /** A signal from one process to another arrives in an instant of its own, so that the sender's state is settled. */
  private signalFrom(container: Container, sender: Shell, pid: number, signal: string): boolean {
    if (pid !== sender.pid && !this.stateNow().processes.has(processKey(container.id, pid))) return false;
    if (signal !== '0') this.sim.schedule(this.owner, 0, { type: 'signal', container: container.id, pid, signal });
    return true;
  }

  private fork(container: Container, parent: Shell, child: Shell): number {
    const pid = this.takePid(container.id);
    child.pid = pid;
    const environment = container.environment;
    this.store({ ...blank(container.id, pid, parent.pid, this.sim.now), environment, argv: ['sh'], shell: child });
    this.sim.schedule(this.owner, 0, { type: 'run', container: container.id, pid });
    return pid;
  }

  private launch(
    container: Container,
    parent: Shell,
    argv: readonly string[],
    environment: Readonly<Record<string, string>>,
  ): number | undefined {
    if (!findImage(container.image)?.programs[baseName(argv[0] ?? '')]) return undefined;
    const pid = this.takePid(container.id);
    this.spawn(container, argv, environment, pid, parent.pid);
    return pid;
  }

  /** Starts a process that can be started. */
  private spawn(
    container: Container,
    argv: readonly string[],
    environment: Readonly<Record<string, string>>,
    pid: number,
    parent: number,
    hook?: string,
  ): void {
    const image = findImage(container.image);
    const program = image?.programs[baseName(argv[0] ?? '')];
    const runnable = program && resolveProgram(program, argv.slice(1));
    const process: Process = { ...blank(container.id, pid, parent, this.sim.now), argv, environment, hook };
    if (runnable && 'kind' in runnable) {
      this.startProgram(
        container,
        { ...process, program: runnable, ports: portsOf(runnable, argv, environment) },
        runnable,
      );
      this.expectMemory(container.id);
      return;
    }
    const words = runnable ? ['sh', '-c', runnable.script] : argv;
    const shell = shellFor(pid, words, environment, container.workingDirectory, this.engine);
    this.store({ ...process, shell });
    this.sim.schedule(this.owner, 0, { type: 'run', container: container.id, pid });
  }

  private signalShell(process: Process, stored: Shell, signal: string): void {
    const shell = copyShell(stored);
    const effect = this.engine().deliver(shell, signal);
    if (effect === 'default' && process.pid !== 1) this.end(process, 128 + this.engine().signalNumber(signal));
    else if (effect === 'trapped') {
      const goesOn = stored.blocked !== undefined && shell.blocked === undefined;
      this.store({ ...process, shell });
      if (goesOn) this.run({ ...process, shell }, copyShell(shell));
    }
  }

  /** A process ends. The first one takes the container with it. */
  protected end(process: Process, code: number): void {
    const { container: id, pid, parent, hook } = process;
    this.drop(process);
    const container = this.containerOf(id);
    if (pid === 1) {
      for (const other of this.of(id)) this.drop(other);
      const ending = { exitCode: code, finishedAt: this.sim.now, ...this.lastWords(container) };
      this.replace({ ...container, state: 'exited', ...ending });
      this.tell(container, { type: 'died', container: container.name, id });
      return;
    }
    if (hook !== undefined) this.tell(container, { type: 'hook-done', hook, exitCode: code });
    const waiting = this.stateNow().processes.get(processKey(id, parent));
    if (!waiting?.shell) return;
    const shell = copyShell(waiting.shell);
    this.engine().childEnded(
      shell,
      this.hostFor(container, shell, () => this.sim.now),
      pid,
      code,
    );
    const goesOn = waiting.shell.blocked !== undefined && shell.blocked === undefined;
    this.store({ ...waiting, shell });
    if (goesOn) this.run({ ...waiting, shell }, copyShell(shell));
  }

  private lastWords(container: Container): { readonly lastWords: string; readonly outputTail: string } {
    const file = filesOf(this.stateNow(), container, () => this.sim.now).read(container.terminationMessagePath);
    return lastWordsOf(file.ok ? file.text : undefined, this.stateNow().output.get(container.id));
  }
}

function blank(container: string, pid: number, parent: number, startedAt: number): Process {
  return {
    container,
    pid,
    parent,
    startedAt,
    argv: [],
    environment: {},
    ports: [],
    flipped: false,
    stoppingAt: -1,
    wake: 0,
    busy: 0,
    shell: undefined,
    program: undefined,
    hook: undefined,
  };
}

/** 64 hexadecimal characters by chance. */
function containerId(random: Random): string {
  let id = '';
  let mixed = random.bits();
  const step = random.bits() | 1;
  for (let part = 0; part < 8; part++) {
    id += mixed.toString(16).padStart(8, '0');
    mixed = Math.imul(mixed ^ (mixed >>> 15), step) >>> 0;
    mixed = (mixed + 0x9e3779b9 + part) >>> 0;
  }
  return id;
}
