import type { HttpReply, HttpRequest, Server } from '../network/http';
import type { Dialer } from '../network/passage';
import { Diagnosis } from '../sim/diagnosis';
import type { Plain } from '../sim/plain';
import { type Simulation, StatefulComponent } from '../sim/simulation';
import { answer, steadyUntil } from './answer';
import type { Container, ContainerSpec, LogLine, Process, RuntimeState, Sandbox } from './container';
import { filesOf, storeOf } from './files';
import type { Image, ServerProgram } from './image';
import { exceedsAfter, type KernelMachine, rampAt, SYSTEM_BYTES, takenAt } from './machineMemory';
import { type ExecResult, Processes } from './processes';
import { cpuOf, memoryAt } from './program';
import { isAlive } from './reach';
import { findImage, imagesEverywhere, parseReference, pullError } from './registry';
import type { Files } from './shell/host';
import type { ShellEngine } from './shell/shellEngine';

/** Tells a kubelet that a container has ended, or something else about it changed. */
export type RuntimeNotice =
  | { readonly type: 'died'; readonly uid: string; readonly container: string; readonly id: string }
  | { readonly type: 'hook-done'; readonly uid: string; readonly hook: string; readonly exitCode: number }
  /** What its servers answer may have changed. */
  | { readonly type: 'changed'; readonly uid: string };

/** What is used at a moment: thousandths of a CPU, and bytes. */
export interface Usage {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
}

/**
 * The machines' containers: images, processes as plain-data machines, files, output, memory and processor time.
 * Models containerd with runc as a kubelet sees them, and answers at the pods' addresses.
 */
export class Runtime extends StatefulComponent<RuntimeState> implements Server {
  /** How processes reach others; wired when the proxy is there. */
  dialer: Dialer | undefined;
  /** What runs command lines; handed in with the cluster. */
  shell: () => ShellEngine = () => {
    throw new Diagnosis('NoShell', 'a container runs a command line, and this cluster was given no shell');
  };
  private readonly processes: Processes;

  constructor(private readonly sim: Simulation) {
    super('runtime', {
      images: new Map(),
      sandboxes: new Map(),
      addresses: new Map(),
      containers: new Map(),
      ofPod: new Map(),
      processes: new Map(),
      ofContainer: new Map(),
      files: new Map(),
      output: new Map(),
      attempts: new Map(),
      memory: new Map(),
      host: new Map(),
      shortage: new Map(),
      forgotten: new Set(),
    });
    this.processes = new Processes(
      sim,
      this.name,
      () => this.state,
      () => this.dialer,
      () => this.shell(),
    );
  }

  /** Is the image on that machine? `full` is its complete name. */
  hasImage(node: string, full: string): boolean {
    return this.imagesOf(node).has(full);
  }

  /** The images on a machine, sorted. */
  images(node: string): Image[] {
    return [...this.imagesOf(node)].sort().map((full) => findImage(full) as Image);
  }

  /** How a pull of the image goes: how long it takes and how large it is, or why it fails. It is there after `keepImage`. */
  pull(
    image: string,
  ):
    | { readonly ok: true; readonly delayMs: number; readonly sizeBytes: number }
    | { readonly ok: false; readonly delayMs: number; readonly error: string } {
    const reference = parseReference(image);
    const found = reference && findImage(reference.full);
    if (found) return { ok: true, delayMs: found.pullMs, sizeBytes: found.sizeBytes };
    return { ok: false, delayMs: 400, error: reference ? pullError(reference) : 'invalid reference format' };
  }

  keepImage(node: string, full: string): void {
    this.imagesOf(node).add(full);
  }

  startSandbox(sandbox: Sandbox): void {
    this.state.sandboxes.set(sandbox.uid, sandbox);
    const pods = this.state.addresses.get(sandbox.address) ?? new Set();
    this.state.addresses.set(sandbox.address, pods.add(sandbox.uid));
  }

  sandbox(uid: string): Sandbox | undefined {
    return this.state.sandboxes.get(uid);
  }

  /** The pod's network is taken down; its containers must have ended. */
  stopSandbox(uid: string): void {
    const sandbox = this.state.sandboxes.get(uid);
    if (!sandbox) return;
    this.state.sandboxes.delete(uid);
    const pods = this.state.addresses.get(sandbox.address);
    pods?.delete(uid);
    if (pods?.size === 0) this.state.addresses.delete(sandbox.address);
  }

  /** Makes a container; the result is its id. */
  create(spec: ContainerSpec): string {
    return this.processes.create(spec);
  }

  /** Starts it; the result says why it could not be, in runc's words. */
  start(id: string): string | undefined {
    return this.processes.start(id);
  }

  container(id: string): Container | undefined {
    return this.state.containers.get(id);
  }

  /** The containers of a pod, oldest first. */
  containersOf(uid: string): Container[] {
    return [...(this.state.ofPod.get(uid) ?? [])].map((id) => this.state.containers.get(id) as Container);
  }

  /** Sends a signal to the container's first process: `TERM`, `KILL`. */
  signal(id: string, signal: string): void {
    this.processes.signal(id, 1, signal);
  }

  /** Remembers for which probe the kubelet kills a container. */
  condemn(id: string, probe: 'liveness' | 'startup'): void {
    const container = this.state.containers.get(id);
    if (container) this.state.containers.set(id, { ...container, killedFor: probe });
  }

  /** Takes a container away with all that it wrote. */
  remove(id: string): void {
    const container = this.state.containers.get(id);
    if (!container) return;
    this.state.containers.delete(id);
    this.state.ofPod.get(container.uid)?.delete(id);
    this.state.files.delete(id);
    this.state.output.delete(id);
    this.state.forgotten.delete(id);
    this.state.ofContainer.delete(id);
  }

  /** Takes away all that is left of a pod: containers, and its volumes by their names. */
  removePod(uid: string, volumes: readonly string[]): void {
    for (const { id } of this.containersOf(uid)) this.remove(id);
    this.state.ofPod.delete(uid);
    for (const volume of volumes) this.state.files.delete(`${uid}/${volume}`);
  }

  /** Runs a lifecycle hook's command; a `hook-done` notice tells of its end. False when it cannot be started. */
  runHook(id: string, argv: readonly string[], hook: string): boolean {
    return this.processes.runHook(id, argv, hook);
  }

  /** Runs a command to its end at once: what it says, its status, and how long it takes. An error text when it cannot be started. */
  exec(id: string, argv: readonly string[]): ExecResult | string {
    return this.processes.exec(id, argv);
  }

  output(id: string): readonly LogLine[] {
    return this.state.output.get(id) ?? [];
  }

  /** A dead container is cleared away, all but the memory of how it ended. */
  forgetOutput(id: string): void {
    this.state.output.delete(id);
    this.state.files.delete(id);
    this.state.forgotten.add(id);
  }

  /** Was its output cleared away? */
  isForgotten(id: string): boolean {
    return this.state.forgotten.has(id) || !this.state.containers.has(id);
  }

  filesIn(id: string): Files | undefined {
    const container = this.state.containers.get(id);
    return container && filesOf(this.state, container, () => this.sim.now);
  }

  /** Replaces the files of a volume: names (or paths) to texts. */
  fillVolume(store: string, files: ReadonlyMap<string, string>): void {
    const stored = storeOf(this.state, store);
    stored.clear();
    for (const [path, text] of files) stored.set(`/${path}`, text);
  }

  connect(address: string, port: number, request: HttpRequest | null): HttpReply {
    const process = this.listener(address, port);
    if (!process) return { kind: 'refused' };
    const container = this.state.containers.get(process.container) as Container;
    const server = `${container.uid}/${container.name}/${container.restart}`;
    const program = process.program as ServerProgram;
    if (request === null || program.raw) return { kind: 'answer', code: 200, body: '', latencyMs: 0, server };
    const { flips, ...reply } = answer(process, program, request, this.processes.surroundings(container, process));
    if (flips) this.processes.flip(process);
    if (program.logsRequests)
      this.processes.print(container.id, 1, `${request.method} ${request.path} ${reply.code}\n`);
    return { kind: 'answer', ...reply, server };
  }

  alive(server: string): boolean {
    return isAlive(this.state, server);
  }

  /** Until when a probe of this port (and path) goes on as now; see `answer.steadyUntil`. Undefined when nobody can say. */
  steadyUntil(address: string, port: number, path: string | null): number | undefined {
    const process = this.listener(address, port);
    return process && steadyUntil(process, process.program as ServerProgram, path, this.sim.now);
  }

  /** A machine is there, with so much memory; its kubelet is told when that runs out. */
  install(node: string, machine: KernelMachine): void {
    this.processes.machines.set(node, machine);
  }

  /** Memory that a machine's containers take at present, and what runs beside them and the system. Bytes. */
  memoryOf(node: string): number {
    return takenAt(this.state, node, this.sim.now);
  }

  /** How long until that is more than so many bytes, in milliseconds; undefined when it never will be. */
  exceedsAfter(node: string, limitBytes: number): number | undefined {
    return exceedsAfter(this.state, node, limitBytes, this.sim.now);
  }

  /** What processes outside of all pods take at present: the system's, and a ramp's. Bytes. */
  hostBytes(node: string): number {
    const ramp = this.state.host.get(node);
    return SYSTEM_BYTES + (ramp ? rampAt(ramp, this.sim.now) : 0);
  }

  /** Processes outside of all pods come to take so many bytes beside the system, evenly over so long; with 0 they end. */
  takeHostMemory(node: string, bytes: number, overMs: number): void {
    const { now } = this.sim;
    const ramp = this.state.host.get(node);
    const fromBytes = ramp ? rampAt(ramp, now) : 0;
    if (bytes === 0) this.state.host.delete(node);
    else this.state.host.set(node, { fromBytes, toBytes: bytes, from: now, until: now + overMs });
    this.processes.expectShortage(node);
  }

  /** What was written to a volume, in bytes. */
  volumeBytes(store: string): number {
    let bytes = 0;
    for (const text of this.state.files.get(store)?.values() ?? []) bytes += text.length;
    return bytes;
  }

  /** What a container wrote outside of volumes: files and output, in bytes. */
  writtenBytes(id: string): number {
    return this.output(id).reduce((sum, { text }) => sum + text.length, this.volumeBytes(id));
  }

  /** What a container uses at present. */
  usage(id: string): Usage {
    const container = this.state.containers.get(id);
    const processes = this.processes.of(id);
    const memoryBytes = processes.reduce((sum, process) => sum + memoryAt(process, this.sim.now), 0);
    const wanted = processes
      .map(cpuOf)
      .reduce((sum, cpu) => sum + (cpu.burns ? Math.max(1000, cpu.idleMilli) : cpu.idleMilli), 0);
    return { cpuMilli: Math.min(wanted, container?.cpuLimitMilli ?? wanted), memoryBytes };
  }

  /** What pods use at present, by machine and uid. */
  podUsage(): Map<string, Map<string, Usage>> {
    const machines = new Map<string, Map<string, Usage>>();
    for (const { node, uid } of this.state.sandboxes.values()) {
      let cpuMilli = 0;
      let memoryBytes = 0;
      for (const id of this.state.ofPod.get(uid) ?? []) {
        const used = this.usage(id);
        cpuMilli += used.cpuMilli;
        memoryBytes += used.memoryBytes;
      }
      const pods = machines.get(node) ?? new Map<string, Usage>();
      machines.set(node, pods.set(uid, { cpuMilli, memoryBytes }));
    }
    return machines;
  }

  /** The machine's power goes: everything on it ends without a word, written files stay. */
  powerOff(node: string): void {
    this.state.host.delete(node);
    for (const sandbox of [...this.state.sandboxes.values()]) {
      if (sandbox.node !== node) continue;
      for (const { id, state } of this.containersOf(sandbox.uid)) if (state === 'running') this.processes.vanish(id);
      this.stopSandbox(sandbox.uid);
    }
  }

  handle(what: Plain): void {
    this.processes.handle(what);
  }

  private imagesOf(node: string): Set<string> {
    let images = this.state.images.get(node);
    if (!images) this.state.images.set(node, (images = new Set(imagesEverywhere())));
    return images;
  }

  /** The process that listens there. */
  private listener(address: string, port: number): Process | undefined {
    for (const uid of this.state.addresses.get(address) ?? []) {
      for (const id of this.state.ofPod.get(uid) ?? []) {
        for (const key of this.state.ofContainer.get(id) ?? []) {
          const process = this.state.processes.get(key);
          if (process?.program?.kind !== 'server' || !process.ports.includes(port)) continue;
          if (this.sim.now >= process.startedAt + process.program.listensAfterMs) return process;
        }
      }
    }
    return undefined;
  }
}
