import type { Node } from '../../api/generated/core/v1';
import { semanticEqual } from '../../api/meta/equality';
import type { KubernetesObject } from '../../api/meta/object';
import type { Cluster } from '../../engine/cluster';
import type { Change } from '../../engine/etcd/etcd';
import { Playback } from '../../engine/playback';
import type { TerminalOutput } from '../../protocol/messages';
import type { DeedRecord, NamedObject, SessionRecord, WarningRecord } from '../../protocol/record';
import type { Command, LoggedCommand } from '../../protocol/session';
import { isByItself } from '../desk/bundle';
import { commandText } from '../story';
import { Rollouts } from './rollouts';

/** Of what a line printed so many lines are remembered. */
const PRINTED_LINES = 3;
/** Requests are counted this often, before the ledger forgets them: cluster milliseconds. */
const LOOK_MS = 1_000;
/** So much of what happens is played for one question: the worker has a picture to serve. */
const WORK = 3_000;

/** Objects that the cluster makes for itself all the time, and of which a report has nothing to tell. */
const SELF_MADE: ReadonlySet<string> = new Set([
  'events',
  'leases.coordination.k8s.io',
  'endpoints',
  'endpointslices.discovery.k8s.io',
  'controllerrevisions.apps',
]);
const NOTHING = { save: () => undefined, load: () => {} };

type Growing = {
  -readonly [K in keyof DeedRecord]: DeedRecord[K] extends readonly (infer Item)[] ? Item[] : DeedRecord[K];
} & { warned: Map<string, WarningRecord> };

/** Plays a session again beside the one that is shown, a little for each question, and writes down what happens. */
export class Recorder {
  private readonly playback: Playback;
  private readonly rollouts = new Rollouts();
  private readonly deeds: Growing[] = [];
  /** By terminal: the line that runs there, to which its output belongs, and those that wait for its end. */
  private readonly runs = new Map<string, Growing>();
  private readonly waiting = new Map<string, Growing[]>();
  /** The line that is just being typed, when it printed before it was told of. */
  private typed: Growing | undefined;
  private counted = 0;

  constructor(
    private readonly cluster: Cluster,
    log: readonly LoggedCommand[],
    /** Cluster time in milliseconds. */
    readonly until: number,
  ) {
    cluster.populate();
    cluster.observe((change) => this.note(change));
    cluster.commandLine.onOutput = (output) => this.print(output);
    cluster.onPerform = (command) => this.perform(command);
    this.playback = new Playback(
      cluster,
      NOTHING,
      log.filter(({ at }) => at <= until),
    );
  }

  /** Plays on; the record once the end is reached, else how much of the time is played (0 to 1). */
  play(): { readonly done: number; readonly record?: SessionRecord } {
    const { cluster, playback, until } = this;
    const limit = cluster.handled + WORK;
    do {
      playback.advance(Math.min(until, playback.now + LOOK_MS));
      this.countRequests();
    } while (playback.now < until && cluster.handled < limit);
    if (playback.now < until) return { done: playback.now / until };
    const deeds = this.deeds.map(({ warned, ...deed }) => ({ ...deed, warnings: [...warned.values()] }));
    return { done: 1, record: { at: until, deeds } };
  }

  private perform(command: Command): void {
    if (command.type === 'exec') {
      const { terminal, line } = command;
      if (!this.typed) this.waiting.set(terminal, [...(this.waiting.get(terminal) ?? []), this.begin(line.trim())]);
      this.typed = undefined;
    } else if (command.type === 'interrupt') {
      this.waiting.delete(command.terminal);
      this.begin('Ctrl-C');
    } else this.begin(commandText(command));
  }

  private begin(text: string): Growing {
    this.countRequests();
    const deed: Growing = {
      at: this.cluster.now,
      text,
      printed: [],
      made: [],
      gone: [],
      changed: [],
      rollouts: [],
      warnings: [],
      machines: [],
      requests: { sent: 0, failed: 0, reasons: {} },
      warned: new Map(),
    };
    this.deeds.push(deed);
    return deed;
  }

  /** A line begins: at once, before it is told of as done, or after those typed before it in its terminal. */
  private run(terminal: string, text: string): void {
    const [next, ...others] = this.waiting.get(terminal) ?? [];
    this.waiting.set(terminal, others);
    this.runs.set(terminal, next ?? (this.typed = this.begin(text.trim())));
  }

  private print({ terminal, kind, text, exitCode }: TerminalOutput): void {
    if (kind === 'command') this.run(terminal, text);
    const deed = this.runs.get(terminal);
    if (!deed) return;
    if (kind === 'exit') {
      if (exitCode !== undefined) deed.exitCode ??= exitCode;
      this.runs.delete(terminal);
    } else if (kind !== 'command') {
      const room = PRINTED_LINES - deed.printed.length;
      deed.printed.push(...text.trimEnd().split('\n').slice(0, room));
    }
  }

  private note(change: Change): void {
    const deed = this.deeds.at(-1);
    const { type, resource, object, previous, at } = change;
    if (!deed) return;
    if (resource === 'events') warn(deed, change);
    if (SELF_MADE.has(resource) || isByItself(object)) return;
    const rollout = this.rollouts.note(change);
    if (rollout) deed.rollouts.push(rollout);
    if (type === 'ADDED') deed.made.push(nameOf(object));
    else if (type === 'DELETED') deed.gone.push(nameOf(object));
    else if (resource === 'nodes') noteNode(deed, object as Node, previous as Node | undefined, at);
    else if (
      resource !== 'pods' &&
      resource !== 'replicasets.apps' &&
      !semanticEqual(wishOf(object), wishOf(previous))
    ) {
      const named = nameOf(object);
      if (!deed.changed.some((one) => semanticEqual(one, named))) deed.changed.push(named);
    }
  }

  private countRequests(): void {
    const { ledger } = this.cluster;
    const requests = ledger.requestsAfter(this.counted);
    this.counted = ledger.finished;
    const deed = this.deeds.at(-1);
    if (!deed || requests.length === 0) return;
    const reasons: Record<string, number> = { ...deed.requests.reasons };
    let { sent, failed } = deed.requests;
    for (const { outcome, code } of requests) {
      sent++;
      if (outcome === 'ok') continue;
      failed++;
      const reason = code > 0 ? String(code) : outcome;
      reasons[reason] = (reasons[reason] ?? 0) + 1;
    }
    deed.requests = { sent, failed, reasons };
  }
}

function nameOf({ kind, metadata }: KubernetesObject): NamedObject {
  return { kind, namespace: metadata.namespace ?? '', name: metadata.name };
}

/** What a person or a controller wants of an object: not its status, nor what the server keeps. */
function wishOf(object: KubernetesObject | undefined): unknown {
  if (!object) return undefined;
  const { status: _status, metadata: _metadata, ...wish } = object as KubernetesObject & { status?: unknown };
  return wish;
}

interface EventFields {
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly involvedObject?: { readonly kind?: string; readonly namespace?: string; readonly name?: string };
}

function warn(deed: Growing, { type, object }: Change): void {
  const { type: tone, reason = '', message = '', involvedObject = {} } = object as unknown as EventFields;
  if (tone !== 'Warning' || type === 'DELETED') return;
  const { kind = '', namespace = '', name = '' } = involvedObject;
  const key = `${reason} ${kind}`;
  const known = deed.warned.get(key);
  deed.warned.set(
    key,
    known ? { ...known, times: known.times + 1 } : { reason, message, object: { kind, namespace, name }, times: 1 },
  );
}

function noteNode(deed: Growing, node: Node, previous: Node | undefined, at: number): void {
  const ready = isReady(node);
  if (previous && ready !== isReady(previous)) deed.machines.push({ at, node: node.metadata.name ?? '', ready });
  const named = { kind: 'Node', namespace: '', name: node.metadata.name ?? '' };
  const wished = (node.spec?.unschedulable ?? false) !== (previous?.spec?.unschedulable ?? false);
  if (wished && !deed.changed.some((one) => semanticEqual(one, named))) deed.changed.push(named);
}

function isReady(node: Node): boolean {
  return (node.status?.conditions ?? []).some(({ type, status }) => type === 'Ready' && status === 'True');
}
