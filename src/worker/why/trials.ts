import type { Cluster } from '../../engine/cluster';
import type { TerminalOutput } from '../../protocol/messages';
import type { Trial, TrialState, WhyTrace } from '../../protocol/why';
import { Chronicle } from '../chronicle';
import { ask } from './ask';
import type { WhySource } from './records';

/** A trial is over after so much cluster time, in milliseconds. */
const PATIENCE_MS = 90_000;
/** What ended before may end again: it is watched for longer. */
const CRASH_STEADY_MS = 60_000;
/** It is looked at this often. */
const LOOK_MS = 500;
/** So much of what happens is played for one question: the worker has a picture to serve. */
const WORK = 1_500;
/** A cluster that is well stays so for this long before it is believed. */
const STEADY_MS = 5_000;

/** A copy of the cluster on which commands are played ahead. */
interface Copy {
  readonly trial: Trial;
  /** The cluster that it is a copy of. */
  readonly of: Cluster;
  /** How long it has to be well before it is believed, in milliseconds. */
  readonly steadyMs: number;
  readonly began: number;
  readonly source: WhySource & { readonly terminal: TerminalOutput[] };
  wellSince: number | undefined;
  state: TrialState;
}

/** Plays commands ahead on a copy of the cluster, a little for each question, without touching what is shown. */
export class Trials {
  private copy: Copy | undefined;

  play(source: WhySource, trial: Trial, empty: () => Cluster): TrialState {
    if (this.copy?.trial.id !== trial.id || this.copy.of !== source.cluster) this.copy = begin(source, trial, empty());
    const copy = this.copy;
    if (!copy.state.over) goOn(copy);
    return copy.state;
  }
}

function begin(source: WhySource, trial: Trial, cluster: Cluster): Copy {
  cluster.load(source.cluster.save());
  const chronicle = new Chronicle();
  chronicle.load(source.chronicle.save());
  const terminal: TerminalOutput[] = [...source.terminal];
  cluster.observe((change) => chronicle.note(change));
  cluster.listen((decision) => chronicle.decided(decision));
  cluster.commandLine.onOutput = (output) => terminal.push(output);
  const began = cluster.now;
  const log = source.log.filter(({ at }) => at <= began);
  const tried = trial.commands.map((command) => ({ at: began, command }));
  for (const [index, { command }] of tried.entries()) cluster.perform(command, log.length + index);
  const before = ask(source, trial.object)?.situation;
  const crashed = before?.type === 'container' && (before.trouble === 'crash' || before.trouble === 'oom');
  return {
    trial,
    of: source.cluster,
    steadyMs: crashed ? CRASH_STEADY_MS : STEADY_MS,
    began,
    source: { cluster, chronicle, terminal, log: [...log, ...tried] },
    wellSince: undefined,
    state: { ranMs: 0, over: false, well: false },
  };
}

function goOn(copy: Copy): void {
  const { cluster } = copy.source;
  const end = cluster.handled + WORK;
  while (cluster.handled < end && !copy.state.over) {
    cluster.advance(Math.min(cluster.now + LOOK_MS, copy.began + PATIENCE_MS + copy.steadyMs));
    look(copy);
  }
}

function look(copy: Copy): void {
  const { source, trial, began } = copy;
  const { cluster } = source;
  const ranMs = cluster.now - began;
  const refused = refusalIn(source.terminal, began);
  const well = ranMs > 300 && isWell(source, trial);
  copy.wellSince = well ? (copy.wellSince ?? cluster.now) : undefined;
  const steady = copy.wellSince !== undefined && cluster.now - copy.wellSince >= copy.steadyMs;
  const over = steady || ranMs >= PATIENCE_MS + copy.steadyMs || refused !== undefined;
  const shown = { ranMs: steady ? (copy.wellSince ?? 0) - began : ranMs, over, well: steady };
  copy.state = { ...shown, ...(refused && { refused }), ...(over && { after: outcome(source, trial) }) };
}

function refusalIn(terminal: readonly TerminalOutput[], began: number): TrialState['refused'] {
  const exit = terminal.find(({ at, kind, exitCode }) => at >= began && kind === 'exit' && exitCode !== 0);
  if (!exit) return undefined;
  const mine = terminal.filter(({ at, terminal: which }) => at >= began && which === exit.terminal);
  return {
    line: mine.find(({ kind }) => kind === 'command')?.text ?? '',
    text: mine
      .filter(({ kind }) => kind === 'stderr')
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  };
}

/** What is asked of the copy afterwards: the object, or what made it when it is gone. */
function outcome(source: WhySource, { object }: Trial): WhyTrace | undefined {
  const found = ask(source, object);
  const above = found?.workload?.object;
  const runs = found?.situation.type === 'running' && found.situation.ready;
  const replaced = found && /^(ended|terminating|evicted|lost)$/.test(found.situation.type);
  return above && (!found || replaced || runs) ? (ask(source, above) ?? found) : found;
}

function isWell(source: WhySource, trial: Trial): boolean {
  const after = outcome(source, trial);
  if (!after) return false;
  const { situation } = after;
  switch (situation.type) {
    case 'running':
      return situation.ready;
    case 'rollout':
      return (
        situation.available === situation.replicas &&
        situation.updated === situation.replicas &&
        situation.live === situation.replicas
      );
    case 'service':
      return situation.endpoints.some(({ ready }) => ready);
    case 'requests':
      return situation.endpoints.some(({ ready }) => ready) && situation.missing.length === 0;
    case 'machine':
      return situation.drain === undefined && situation.ready === 'True';
    case 'ended':
      return situation.phase === 'Succeeded';
    default:
      return false;
  }
}
