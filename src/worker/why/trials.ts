import type { Cluster } from '../../engine/cluster';
import type { TerminalOutput } from '../../protocol/messages';
import type { Trial, TrialState } from '../../protocol/trial';
import type { WhyTrace } from '../../protocol/why';
import { Chronicle } from '../chronicle';
import { ask } from './ask';
import type { WhySource } from './records';
import { type Wellness, wellnessOf } from './wellness';

/** A trial is over after so much cluster time, in milliseconds. */
const PATIENCE_MS = 90_000;
/** What ended before may end again: it is watched for longer. */
const CRASH_STEADY_MS = 60_000;
/** It is looked at this often. */
const LOOK_MS = 500;
/** So much of what happens is played for one question: the worker has a picture to serve. */
const WORK = 500;
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
  readonly isWell: Wellness;
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
  const trace = ask(source, trial.object);
  const before = trace?.situation;
  const crashed = before?.type === 'container' && (before.trouble === 'crash' || before.trouble === 'oom');
  return {
    trial,
    of: source.cluster,
    steadyMs: crashed ? CRASH_STEADY_MS : STEADY_MS,
    began,
    source: { cluster, chronicle, terminal, log: [...log, ...tried] },
    isWell: trace ? wellnessOf(trace) : () => false,
    wellSince: undefined,
    state: { ranMs: 0, over: false, well: false },
  };
}

function goOn(copy: Copy): void {
  const { cluster } = copy.source;
  const end = cluster.handled + WORK;
  while (cluster.handled < end && !copy.state.over) {
    const lookAt = Math.floor(cluster.now / LOOK_MS + 1) * LOOK_MS;
    if ((cluster.nextAt() ?? lookAt) < lookAt) cluster.stepOccurrence();
    else {
      cluster.advance(lookAt);
      look(copy);
    }
  }
}

function look(copy: Copy): void {
  const { source, trial, began } = copy;
  const { cluster } = source;
  const ranMs = cluster.now - began;
  const refused = refusalIn(source.terminal, trial, began);
  const well = copy.isWell(source);
  copy.wellSince = well ? (copy.wellSince ?? cluster.now) : undefined;
  const steady = copy.wellSince !== undefined && cluster.now - copy.wellSince >= copy.steadyMs;
  const over = steady || ranMs >= PATIENCE_MS + copy.steadyMs || refused !== undefined;
  const shown = { ranMs: steady ? (copy.wellSince ?? 0) - began : ranMs, over, well: steady };
  copy.state = { ...shown, ...(refused && { refused }), ...(over && { after: outcome(source, trial) }) };
}

function refusalIn(terminal: readonly TerminalOutput[], { commands }: Trial, began: number): TrialState['refused'] {
  const own = new Set(commands.map((command) => (command.type === 'exec' ? command.terminal : '')));
  const exit = terminal.find(
    (one) => one.at >= began && own.has(one.terminal) && one.kind === 'exit' && one.exitCode !== 0,
  );
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
