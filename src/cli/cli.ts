import type { ApiDoor, WatchEvent, WatchSelection } from '../engine/apiserver/request';
import type { CommandLine } from '../engine/commandLine';
import type { Cause } from '../engine/sim/cause';
import type { Plain } from '../engine/sim/plain';
import { type Simulation, StatefulComponent } from '../engine/sim/simulation';
import type { TerminalOutput } from '../protocol/messages';
import { textDigest } from '../protocol/textDigest';
import type { FieldWords } from './kubectl/explain/words';
import type { Context, Process, Program, Step, Wake } from './program';
import { concerns } from './selection';
import type { Toolbox } from './toolbox';
import { nextOf, readLine } from './words';

/** What the terminals live in. */
export interface CliHost {
  readonly sim: Simulation;
  readonly api: ApiDoor;
  /** What can be typed; asked anew each time, so that it may be loaded later. */
  readonly toolbox: () => Toolbox;
  /** The namespace that kubectl's context names; none, as in a new kubeconfig, if left out. */
  readonly contextNamespace?: string;
  /** What `kubectl explain` says of types and fields; asked anew each time, so that it may be loaded later. */
  readonly fieldWords?: FieldWords;
}

interface Line {
  readonly line: string;
  readonly files: Readonly<Record<string, string>>;
  readonly cause: Cause;
}

interface CliState {
  processes: Map<string, Process>;
  causes: Map<string, Cause>;
  /** Lines typed while another still ran, by terminal. */
  waiting: Map<string, Line[]>;
  started: number;
}

type Told =
  | { readonly type: 'start'; readonly terminal: string; readonly number: number }
  | { readonly type: 'end'; readonly terminal: string; readonly number: number }
  | { readonly type: 'timer'; readonly terminal: string; readonly number: number; readonly name: string }
  | { readonly type: 'watch' };

/** From Enter to a command's first request, and from the last one to the prompt: together its 0.1 s. */
export const COMMAND_START_MS = 60;
const END_MS = 40;

/** Makes the component `cli`: everything a learner types, at cluster time. */
export function createCli(host: CliHost): CommandLine {
  return new Cli(host);
}

class Cli extends StatefulComponent<CliState> implements CommandLine {
  onOutput: (output: TerminalOutput) => void = () => {};

  constructor(private readonly host: CliHost) {
    super('cli', { processes: new Map(), causes: new Map(), waiting: new Map(), started: 0 });
  }

  exec(terminal: string, line: string, files: Readonly<Record<string, string>> = {}): void {
    const cause = this.host.sim.cause;
    if (this.running(terminal)) {
      const waiting = this.state.waiting.get(terminal) ?? [];
      this.state.waiting.set(terminal, [...waiting, { line, files, cause }]);
    } else this.start(terminal, { line, files, cause });
  }

  interrupt(terminal: string): void {
    this.state.waiting.delete(terminal);
    const process = this.state.processes.get(terminal);
    if (!process) return;
    const alone: Process = { ...process, after: [] };
    this.state.processes.set(terminal, alone);
    if (process.exitCode !== undefined) return;
    this.release(process);
    this.end(alone, 130, 0);
  }

  running(terminal: string): boolean {
    return this.state.processes.has(terminal);
  }

  complete(
    line: string,
    cursor: number,
    files: readonly string[],
  ): { readonly from: number; readonly words: readonly string[] } {
    return this.host.toolbox().complete(line, cursor, files, this.host.api);
  }

  handle(what: Plain): void {
    const told = what as unknown as Told;
    // whoever begins to watch now must not hear of what was before
    this.deliver(this.host.api.mailbox(this.name));
    if (told.type === 'watch') return;
    const process = this.state.processes.get(told.terminal);
    if (!process || process.number !== told.number) return;
    if (told.type === 'start') this.begin(process);
    else if (told.type === 'end') this.finish(process);
    else if (process.timers[told.name] !== undefined) this.ring(process, told.name);
  }

  private start(terminal: string, { line, files, cause }: Line): void {
    this.announce(terminal, line, files);
    const read = readLine(line);
    const [first, ...rest] = read.ok ? read.commands : [];
    this.state.causes.set(terminal, cause);
    const process = this.prepare(terminal, files, first?.words ?? [], rest);
    if (!read.ok) {
      this.print(terminal, 'stderr', `${read.message}\n`);
      this.end(process, 2, 0);
    } else if (!first) this.end(process, 0, 0);
    else this.launch(process);
  }

  private prepare(
    terminal: string,
    files: Process['files'],
    argv: Process['argv'],
    rest: Process['after'] = [],
  ): Process {
    const number = ++this.state.started;
    const startedAt = this.host.sim.now;
    const process: Process = {
      number,
      terminal,
      argv,
      after: rest,
      files,
      startedAt,
      watches: [],
      timers: {},
      seen: {},
    };
    this.state.processes.set(terminal, process);
    return process;
  }

  private launch({ terminal, number }: Process): void {
    const cause = this.state.causes.get(terminal);
    this.host.sim.schedule(this.name, COMMAND_START_MS, { type: 'start', terminal, number }, cause);
  }

  private begin(process: Process): void {
    const [name = ''] = process.argv;
    const program = this.host.toolbox().programs.find((known) => known.name === name);
    if (!program) {
      this.print(process.terminal, 'stderr', `sh: ${name}: command not found\n`);
      this.end(process, 127, END_MS);
    } else this.advance(process, (context) => program.run(context));
  }

  private ring(process: Process, name: string): void {
    const { [name]: _rung, ...timers } = process.timers;
    this.wake({ ...process, timers }, { type: 'timer', name });
  }

  private deliver(events: readonly WatchEvent[]): void {
    for (const process of [...this.state.processes.values()]) {
      if (process.watches.length === 0) continue;
      const news = events.filter(
        (event) =>
          event.revision > (process.seen[event.resource] ?? 0) &&
          process.watches.some(({ selection }) => concerns(selection, event)),
      );
      const fresh = news.filter((event, index) => news.findIndex((other) => isSame(other, event)) === index);
      if (fresh.length === 0) continue;
      const seen = { ...process.seen };
      for (const { resource, revision } of fresh) seen[resource] = revision;
      this.wake({ ...process, seen }, { type: 'watch', events: fresh });
    }
  }

  private wake(process: Process, wake: Wake): void {
    const program = this.host.toolbox().programs.find((known) => known.name === process.argv[0]) as Program;
    const { state = null } = process;
    this.advance(process, (context) => program.resume?.(context, state, wake) ?? { exit: 0 });
  }

  private advance(process: Process, go: (context: Context) => Step): void {
    const { sim } = this.host;
    sim.cause = this.state.causes.get(process.terminal) ?? sim.cause;
    const started = { timers: { ...process.timers }, watches: [...process.watches] };
    const step = go(this.contextOf(process, started));
    const now: Process = { ...process, ...started };
    if ('wait' in step) {
      this.state.processes.set(process.terminal, { ...now, state: step.wait });
      return;
    }
    this.release(now);
    this.end(now, step.exit, END_MS);
  }

  private contextOf(
    process: Process,
    started: { timers: Record<string, number>; watches: { id: number; selection: WatchSelection }[] },
  ): Context {
    const { sim, api, contextNamespace = '', fieldWords } = this.host;
    const { terminal, number } = process;
    return {
      now: sim.now,
      startedAt: process.startedAt,
      argv: process.argv,
      files: process.files,
      api,
      random: sim.random('cli'),
      contextNamespace,
      ...(fieldWords ? { fieldWords } : {}),
      out: (text) => this.print(terminal, 'stdout', text),
      err: (text) => this.print(terminal, 'stderr', text),
      timer: (name, delayMs) => {
        const earlier = started.timers[name];
        if (earlier !== undefined) sim.cancel(earlier);
        started.timers[name] = sim.schedule(this.name, delayMs, { type: 'timer', terminal, number, name });
      },
      watch: (selection) => {
        started.watches.push({ id: api.watch(this.name, selection), selection });
      },
    };
  }

  private release(process: Process): void {
    for (const { id } of process.watches) this.host.api.unwatch(id);
    for (const sequence of Object.values(process.timers)) this.host.sim.cancel(sequence);
  }

  private end(process: Process, exitCode: number, afterMs: number): void {
    const { terminal, number } = process;
    const ended: Process = { ...process, exitCode, watches: [], timers: {}, state: undefined };
    this.state.processes.set(terminal, ended);
    if (afterMs === 0) this.finish(ended);
    else this.host.sim.schedule(this.name, afterMs, { type: 'end', terminal, number });
  }

  private finish(process: Process): void {
    const { terminal, files, after, exitCode = 0 } = process;
    const following = nextOf(after, exitCode);
    if (following) {
      this.launch(this.prepare(terminal, files, following.next.words, following.rest));
      return;
    }
    this.state.processes.delete(terminal);
    this.state.causes.delete(terminal);
    this.onOutput({ at: this.host.sim.now, terminal, kind: 'exit', text: '', exitCode });
    const [next, ...rest] = this.state.waiting.get(terminal) ?? [];
    if (!next) return;
    this.state.waiting.set(terminal, rest);
    this.start(terminal, next);
  }

  private announce(terminal: string, text: string, given: Line['files']): void {
    const digests = Object.entries(given).map(([name, file]) => [name, textDigest(file)] as const);
    const files = digests.length > 0 && { files: Object.fromEntries(digests) };
    this.onOutput({ at: this.host.sim.now, terminal, kind: 'command', text, ...files });
  }

  private print(terminal: string, kind: 'stdout' | 'stderr', text: string): void {
    if (text !== '') this.onOutput({ at: this.host.sim.now, terminal, kind, text });
  }
}

function isSame(a: WatchEvent, b: WatchEvent): boolean {
  return a.revision === b.revision && a.resource === b.resource && a.object.metadata.name === b.object.metadata.name;
}
