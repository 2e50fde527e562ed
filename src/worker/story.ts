import { copyState } from '../engine/cluster';
import type { Change } from '../engine/etcd/etcd';
import type { Diff, TerminalOutput } from '../protocol/messages';
import { Retold } from '../protocol/retold';
import type { Command } from '../protocol/session';
import type { TimelineMark } from '../protocol/view';
import { same } from './changedKeys';

interface StoryState {
  terminal: TerminalOutput[];
  marks: TimelineMark[];
  /** Moments at which something happened that a person would want to step to, rising. */
  moments: number[];
  /** Moments at which a controller or the scheduler wrote, rising. */
  decisions: number[];
}

/** Writes within this time are one tick of the timeline, in milliseconds. */
const TICK_MS = 250;

/** Those who reconcile; kubelets and people do not decide. */
const DECIDES = /-(controller|publisher)$|^kube-scheduler/;

/** What was typed, printed and noteworthy so far: the terminals' story and the timeline's marks. */
export class Story {
  private state: StoryState = { terminal: [], marks: [], moments: [], decisions: [] };
  /** How much of each list the page was told of since it was last set back. */
  private told = { terminal: 0, marks: 0 };
  /** All that the page knows, also of what is ahead. */
  private readonly known = { terminal: new Retold<TerminalOutput>(), marks: new Retold<TimelineMark>() };
  /** The tick that is still growing. */
  private tick: { at: number; weight: number } | undefined;

  constructor(private readonly now: () => number) {}

  get moments(): readonly number[] {
    return this.state.moments;
  }

  /** What the terminals printed so far, oldest first. */
  get printed(): readonly TerminalOutput[] {
    return this.state.terminal;
  }

  get decisions(): readonly number[] {
    return this.state.decisions;
  }

  print(output: TerminalOutput): void {
    this.state.terminal.push(output);
  }

  command(command: Command): void {
    const text = commandText(command);
    if (text) this.mark({ at: this.now(), kind: 'command', text, weight: 1 });
    this.moment();
  }

  /** Takes in a write: Warning events are marks, and what the picture shows is worth a tick and a step. */
  note({ type, resource, object, previous, actor }: Change): void {
    if (resource !== 'events' && DECIDES.test(actor)) append(this.state.decisions, this.now());
    if (resource === 'events') {
      const event = object as unknown as {
        type?: string;
        reason?: string;
        message?: string;
        involvedObject?: { name?: string };
      };
      if (type === 'DELETED') return;
      if (event.type === 'Warning') {
        this.mark({ at: this.now(), kind: 'warning', text: `${event.reason}: ${event.message}`, weight: 1 });
      }
      if (type === 'ADDED') this.moment();
      return;
    }
    const noteworthy = resource === 'pods' || resource === 'endpointslices.discovery.k8s.io' || resource === 'nodes';
    if (noteworthy && (type !== 'MODIFIED' || facts(object) !== facts(previous))) {
      this.grow();
      this.moment();
    }
  }

  /** What the page has not heard yet; with `fresh`, everything but what it knows from before. */
  take(fresh: boolean): Pick<Diff, 'again'> & Required<Pick<Diff, 'terminal' | 'marks'>> {
    if (this.tick && this.now() - this.tick.at >= TICK_MS) this.closeTick();
    const { told, known } = this;
    const lists = this.state;
    this.told = { terminal: lists.terminal.length, marks: lists.marks.length };
    if (fresh) {
      const terminal = known.terminal.tell(lists.terminal, same);
      const marks = known.marks.tell(lists.marks, same);
      return {
        terminal: terminal.news,
        marks: marks.news,
        again: { terminal: terminal.again, marks: marks.again },
      };
    }
    const news = { terminal: lists.terminal.slice(told.terminal), marks: lists.marks.slice(told.marks) };
    known.terminal.grow(news.terminal);
    known.marks.grow(news.marks);
    return news;
  }

  /** Somebody listens who knows nothing. */
  forget(): void {
    this.known.terminal.forget();
    this.known.marks.forget();
  }

  save(): unknown {
    this.closeTick();
    return copyState(this.state);
  }

  load(saved: unknown): void {
    this.state = copyState(saved as StoryState);
    this.tick = undefined;
    this.told = { terminal: 0, marks: 0 };
  }

  private moment(): void {
    append(this.state.moments, this.now());
  }

  private mark(mark: TimelineMark): void {
    this.closeTick();
    this.state.marks.push(mark);
  }

  private grow(): void {
    const at = this.now();
    if (this.tick && at - this.tick.at >= TICK_MS) this.closeTick();
    this.tick = this.tick ? { at: this.tick.at, weight: this.tick.weight + 1 } : { at, weight: 1 };
  }

  private closeTick(): void {
    if (!this.tick) return;
    this.state.marks.push({ ...this.tick, kind: 'event', text: '' });
    this.tick = undefined;
  }
}

function append(moments: number[], now: number): void {
  if (moments.at(-1) !== now) moments.push(now);
}

/** What a flag on the timeline says. */
export function commandText(command: Command): string {
  if (command.type === 'exec') return command.line.replace(/^\s*kubectl\s+/, '').trim();
  if (command.type === 'power') return `${command.on ? 'start' : 'stop'} ${command.node}`;
  if (command.type === 'link') {
    const { node, to = 'the others', cut, delayMs } = command;
    return `${cut ? 'cut' : delayMs > 0 ? 'slow down' : 'mend'} ${node} to ${to}`;
  }
  if (command.type === 'memory-ramp') return `fault memory-ramp ${command.bytes > 0 ? '' : 'off '}${command.node}`;
  if (command.type === 'process') return `${command.on ? 'start' : 'stop'} ${command.name}`;
  if (command.type === 'traffic') return `${command.generator.name}: ${command.generator.ratePerSecond} requests/s`;
  return '';
}

/** What of an object decides whether a change of it is worth a step. */
function facts(object: unknown): string {
  const { metadata, spec, status, endpoints } = (object ?? {}) as {
    metadata?: { deletionTimestamp?: string };
    spec?: { nodeName?: string; unschedulable?: boolean };
    status?: {
      phase?: string;
      conditions?: { type: string; status: string }[];
      containerStatuses?: { state?: object; ready?: boolean }[];
    };
    endpoints?: { addresses: string[]; conditions?: object }[];
  };
  const conditions = status?.conditions?.map(({ type, status: value }) => `${type}=${value}`).join();
  const containers = status?.containerStatuses?.map(({ state, ready }) => `${Object.keys(state ?? {})}${ready}`).join();
  return `${metadata?.deletionTimestamp} ${spec?.nodeName} ${spec?.unschedulable} ${status?.phase} ${conditions} ${containers} ${JSON.stringify(endpoints)}`;
}
