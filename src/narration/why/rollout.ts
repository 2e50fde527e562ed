import type { RolloutFacts, WhyTrace } from '../../protocol/why';
import { whyText } from '../../texts/why';
import { shortened } from '../names';
import type { Evidence, Fact, Option, Told } from './card';
import { deploymentOf, typed } from './commands';

const MAX_NAME = 20;

/** How a rollout stands, and what it waits for. `inner` tells of the pod that stands in the way. */
export function rolloutTold(trace: WhyTrace, facts: RolloutFacts, inner: (trace: WhyTrace) => Told): Told {
  const { replicas, updated, available, live, troubled, paused, failure, progress, deadlineSeconds } = facts;
  const settled = updated === replicas && available === replicas && live === replicas && !troubled;
  const pod = troubled && inner(podTrace(trace, troubled));
  const stuck = progress === 'ProgressDeadlineExceeded';
  const state = settled
    ? [replicas === 0 ? whyText('rollout.none') : whyText('rollout.settled', { count: replicas })]
    : [
        ...(paused ? [whyText('rollout.paused')] : []),
        ...(failure ? [whyText('rollout.failure', { message: failure })] : []),
        ...(stuck ? [whyText('rollout.deadline', { seconds: deadlineSeconds })] : []),
        ...(troubled
          ? [
              whyText('rollout.waits', { pod: troubled.name, status: troubled.status }),
              ...(pod?.answer.slice(0, 1) ?? []),
            ]
          : []),
        ...(troubled ? boundsAnswer(facts) : []),
        ...(troubled || paused || failure ? [] : [whyText('rollout.going', { updated, replicas, available })]),
      ];
  const options: Option[] = [
    ...resume(trace, facts),
    ...(settled ? [] : (pod?.options ?? [])),
    ...undo(trace, facts, pod),
  ];
  return {
    question: settled ? whyText('ask.settled') : whyText(stuck || isStuck(facts) ? 'ask.rollout' : 'ask.rolling'),
    well: settled,
    answer: state,
    named: troubled ? [troubled, ...(pod?.named ?? [])] : [],
    evidence: groupTable(facts),
    facts: [...boundFacts(facts), ...(pod?.facts ?? [])],
    lines: pod?.lines ?? [],
    options,
  };
}

/** Whether the pod in the way needs more than time. */
function isStuck({ troubled, failure, paused }: RolloutFacts): boolean {
  if (failure !== '' || paused) return true;
  const situation = troubled?.situation;
  if (situation?.type === 'pending') return situation.decision !== undefined;
  if (situation?.type === 'container')
    return situation.trouble !== 'starting' && situation.trouble !== 'init' && situation.probe?.failure !== '';
  return situation !== undefined && situation.type !== 'running';
}

/** The pod in the way, as if it had been asked about. */
function podTrace(
  trace: WhyTrace,
  { name, object = trace.object, status, situation }: NonNullable<RolloutFacts['troubled']>,
): WhyTrace {
  const workload = trace.workload ?? { kind: trace.kind, name: trace.name, object: trace.object };
  return { ...trace, kind: 'Pod', name, object, status, situation, workload };
}

/** Which of the bounds keep the Deployment from going on: there is nothing else that it waits for. */
function boundsAnswer({ live, limit, available, floor, groups, strategy }: RolloutFacts): string[] {
  const old = groups.some(({ newest, live: left }) => !newest && left > 0);
  if (strategy !== 'RollingUpdate' || !old) return [];
  return [
    ...(live >= limit ? [whyText('rollout.noRoom', { limit, live })] : []),
    ...(available <= floor ? [whyText('rollout.noLess', { floor, available })] : []),
  ];
}

function boundFacts({ strategy, limit, floor, live, available, maxSurge, maxUnavailable }: RolloutFacts): Fact[] {
  if (strategy !== 'RollingUpdate') return [];
  return [
    [whyText('bound.most'), whyText('bound.mostValue', { limit, surge: maxSurge, live })],
    [whyText('bound.least'), whyText('bound.leastValue', { floor, unavailable: maxUnavailable, available })],
  ];
}

function groupTable({ groups }: RolloutFacts): Evidence {
  return {
    caption: whyText('table.groups'),
    columns: [whyText('column.group'), whyText('column.image'), whyText('column.wants'), whyText('column.ready')],
    marks: false,
    left: 0,
    rows: groups.map(({ name, object, image, wants, ready, newest }) => ({
      head: shortened(name, MAX_NAME),
      ...(object && { object }),
      cells: [image.replace(/^.*\//, ''), String(wants), String(ready)],
      ...(newest && ready < wants && { tone: 'bad' as const }),
    })),
  };
}

function resume(trace: WhyTrace, { paused }: RolloutFacts): Option[] {
  const target = deploymentOf(trace);
  if (!paused || !target) return [];
  return [{ text: whyText('option.resume'), commands: [typed(`kubectl rollout resume ${target}`)] }];
}

function undo(trace: WhyTrace, { groups, troubled }: RolloutFacts, pod: Told | undefined): Option[] {
  const target = deploymentOf(trace);
  const old = groups.find(({ newest }) => !newest);
  const isOffered = pod?.options?.some(({ commands }) => JSON.stringify(commands ?? '').includes('rollout undo'));
  if (!target || !old || !troubled || isOffered) return [];
  return [{ text: whyText('option.undoTemplate'), commands: [typed(`kubectl rollout undo ${target}`)] }];
}
