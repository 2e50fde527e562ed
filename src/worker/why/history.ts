import type { Change } from '../../engine/etcd/etcd';
import type { Cause } from '../../engine/sim/cause';
import type { Command } from '../../protocol/session';
import type { EventFacts, Step } from '../../protocol/why';
import { deedOf } from './deeds';
import { askable, type Records } from './records';

const MAX_STEPS = 9;
/** A chain of causes is followed so far back. */
const MAX_LINKS = 400;

/**
 * How it came to what `subject` (a uid) is: the chain of causes that made it, from the command or fault that began it, what
 * happened to it since, and the chain of what happened last.
 */
export function historyOf(records: Records, subject: string, events: readonly EventFacts[], name: string): Step[] {
  const own = records.writesTo(subject);
  const birth = own.find(({ type }) => type === 'ADDED') ?? own[0];
  const told = own.filter((change) => change !== birth && deedOf(change) !== undefined);
  const last = told.at(-1);
  const steps = new Map<string, Step>();
  const add = (change: Change) => {
    const step = stepOf(change);
    if (step) steps.set(`${change.revision}`, step);
  };
  for (const change of [...chainOf(records, birth), ...chainOf(records, last)]) {
    if (change.kind === 'write') add(change.write);
    else steps.set(`${change.step.at} ${JSON.stringify(change.step.deed)}`, change.step);
  }
  for (const change of withoutRepeats(told)) add(change);
  for (const event of tellingEvents(events)) {
    steps.set(`event ${event.at} ${event.reason} ${event.message}`, eventStep(event, name));
  }
  return shortened([...steps.values()].sort((one, other) => one.at - other.at));
}

/** Of containers that come and go the latest turn only. */
function withoutRepeats(changes: readonly Change[]): readonly Change[] {
  const turns = changes.filter((change) => deedOf(change)?.do === 'container');
  const kept = new Set(turns.slice(-3));
  return changes.filter((change) => deedOf(change)?.do !== 'container' || kept.has(change));
}

/** What of the events tells something about how it came to this: of each reason the last one with the most to say. */
export function tellingEvents(events: readonly EventFacts[]): EventFacts[] {
  const byReason = new Map<string, EventFacts>();
  for (const event of events) {
    if (event.type !== 'Warning' && event.reason !== 'Killing' && event.reason !== 'Preempted') continue;
    const known = byReason.get(event.reason);
    if (!known || !event.message.startsWith('Error: ') || known.message.startsWith('Error: '))
      byReason.set(event.reason, event);
  }
  return [...byReason.values()].sort((one, other) => one.at - other.at);
}

function eventStep(event: EventFacts, name: string): Step {
  return { at: event.at, actor: event.from, deed: { do: 'event', event, name } };
}

type Link = { readonly kind: 'write'; readonly write: Change } | { readonly kind: 'root'; readonly step: Step };

/** A write and what led to it, back to the command or fault. Of the writes between, those that tell something about other pods count only next to it. */
function chainOf(records: Records, write: Change | undefined): Link[] {
  const chain: Link[] = [];
  let at = write;
  for (let links = 0; at && links < MAX_LINKS; links++) {
    const { kind } = at.object as { kind?: string };
    if (kind !== 'Pod' || links < 4) chain.push({ kind: 'write', write: at });
    const cause = effective(at.cause);
    if (!cause) break;
    const root = rootOf(records, cause, at);
    if (root) chain.push(...root);
    at = cause.kind === 'write' ? records.change(cause.ref ?? 0) : undefined;
  }
  return chain;
}

/** A timer counts for what it was set for. */
function effective(cause: Cause): Cause | undefined {
  return cause.kind === 'timer' ? cause.after : cause;
}

function rootOf({ source }: Records, cause: Cause, write: Change): Link[] | undefined {
  if (cause.kind === 'fault') {
    const command = cause.after && rootOfCommand(source.log, cause.after);
    if (command) return [command];
    return [{ kind: 'root', step: { at: write.at, actor: 'fault', deed: { do: 'fault', what: cause.what ?? '' } } }];
  }
  const command = cause.kind === 'command' && rootOfCommand(source.log, cause);
  return command ? [command] : undefined;
}

function rootOfCommand(log: Records['source']['log'], { kind, ref = -1, what = '' }: Cause): Link | undefined {
  const logged = log[ref];
  if (kind !== 'command' || !logged) return undefined;
  return { kind: 'root', step: commandStep(logged.at, logged.command, what) };
}

function commandStep(at: number, command: Command, what: string): Step {
  return { at, actor: 'kubectl', deed: { do: 'command', line: lineOf(command) || what, type: command.type } };
}

function lineOf(command: Command): string {
  if (command.type === 'exec') return command.line;
  if (command.type === 'power') return `${command.on ? 'start' : 'stop'} ${command.node}`;
  if (command.type === 'link')
    return `${command.cut ? 'cut' : command.delayMs > 0 ? 'slow down' : 'mend'} ${command.node}`;
  if (command.type === 'process') return `${command.on ? 'start' : 'stop'} ${command.name}`;
  if (command.type === 'traffic') return `${command.generator.name}: ${command.generator.ratePerSecond} requests/s`;
  return '';
}

/** What was done to a machine itself, not by the API. */
export function machineSteps({ source }: Records, node: string): Step[] {
  return source.log.flatMap(({ at, command }) => {
    const { node: name } = command as { node?: string };
    return at <= source.cluster.now && name === node && command.type !== 'exec' ? [commandStep(at, command, '')] : [];
  });
}

/** A write as a step, where it tells something. */
export function stepOf(change: Change): Step | undefined {
  const deed = deedOf(change);
  if (!deed) return undefined;
  const { object, actor, at } = change;
  const subject = askable((object as { kind?: string }).kind ?? '', object.metadata);
  return { at, actor, deed, ...(subject && { object: subject }) };
}

/** The beginning and the end of what is too long, and what commands did. */
export function shortened(steps: readonly Step[]): Step[] {
  const seen = new Set<string>();
  const unique = steps.filter((step) => {
    const key = `${step.at} ${JSON.stringify(step.deed)}`;
    return !seen.has(key) && seen.add(key);
  });
  if (unique.length <= MAX_STEPS) return unique;
  return [...unique.slice(0, 3), ...unique.slice(3 - MAX_STEPS)];
}
