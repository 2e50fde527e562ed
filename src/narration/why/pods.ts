import type {
  EndedFacts,
  EvictedFacts,
  LostFacts,
  Named,
  RunningFacts,
  TerminatingFacts,
  WhyTrace,
} from '../../protocol/why';
import { whyText } from '../../texts/why';
import { shortened } from '../names';
import { clockText, durationText, listed } from '../words';
import { memoryText, momentText } from './amounts';
import type { Evidence, Option, Told } from './card';
import { deploymentOf, inNamespace, typed } from './commands';
import { columnOf } from './pending';

const MAX_ROWS = 8;
const MAX_NAME = 20;

/** Why a pod runs where it does. */
export function runningTold({ workload }: WhyTrace, facts: RunningFacts): Told {
  const { services, restarts, node, ready, since } = facts;
  return {
    question: whyText('ask.running'),
    well: true,
    answer: [
      ready ? whyText('running.ready', { since: clockText(since) }) : whyText('running.notReady'),
      ...(services.length > 0
        ? [whyText('running.services', { services: listed(services.map(({ name }) => name)) })]
        : []),
      ...chosenBy(facts),
      ...(restarts > 0 ? [whyText('running.restarts', { count: restarts })] : []),
    ],
    named: [...services, { name: node, object: { kind: 'Node', name: node } }, ...(workload ? [workload] : [])],
    ...scoreTable(facts),
  };
}

function totalsOf({ decision }: RunningFacts): { node: string; total: number; points: number[] }[] {
  const scorers = decision?.scorers ?? [];
  return (decision?.nodes ?? [])
    .filter(({ stoppedBy }) => stoppedBy === '')
    .map(({ node, scores = [] }) => {
      const points = scorers.map(({ weight }, index) => weight * (scores[index] ?? 0));
      return { node, points, total: points.reduce((sum, point) => sum + point, 0) };
    })
    .sort((one, other) => other.total - one.total || (one.node < other.node ? -1 : 1));
}

function chosenBy(facts: RunningFacts): string[] {
  const { decision } = facts;
  if (!decision || decision.chosen === '') return [];
  const totals = totalsOf(facts);
  const node = decision.chosen;
  if (totals.length <= 1 && decision.scorers.length > 0) return [];
  if (totals.length <= 1) return [whyText('running.only', { node })];
  const best = totals.filter(({ total }) => total === totals[0]?.total);
  if (best.length > 1) return [whyText('running.tied', { count: best.length, node })];
  return [whyText('running.chosen', { count: totals.length, node })];
}

function scoreTable(facts: RunningFacts): { evidence?: Evidence } {
  const { decision } = facts;
  const rows = totalsOf(facts);
  if (!decision || rows.length < 2) return {};
  return {
    evidence: {
      caption: whyText('table.scores'),
      columns: [
        whyText('column.node'),
        ...decision.scorers.map(({ plugin }) => columnOf(plugin)),
        whyText('column.sum'),
      ],
      marks: false,
      left: Math.max(0, rows.length - MAX_ROWS),
      rows: rows.slice(0, MAX_ROWS).map(({ node, points, total }) => ({
        head: node,
        object: { kind: 'Node', name: node },
        cells: [...points, total].map(String),
        ...(node === decision.chosen && { tone: 'chosen' as const }),
      })),
    },
  };
}

/** Why a pod was evicted: the kubelet's ranking. */
export function evictedTold(trace: WhyTrace, facts: EvictedFacts): Told {
  const { decision, node, replacement } = facts;
  const mine = decision?.ranking.find(({ pod }) => pod === decision.pod);
  const over = mine ? mine.usedBytes - mine.requestedBytes : 0;
  const rank =
    decision && mine
      ? [
          whyText('evicted.short', {
            node,
            available: memoryText(decision.availableBytes),
            threshold: memoryText(decision.thresholdBytes),
          }),
          over > 0 ? whyText('evicted.rank', { over: memoryText(over) }) : whyText('evicted.within'),
        ]
      : [whyText('evicted.message', { node })];
  const named: Named[] = [{ name: node, object: { kind: 'Node', name: node } }, ...(replacement ? [replacement] : [])];
  return {
    question: whyText('ask.evicted'),
    answer: [
      ...rank,
      ...(replacement ? [whyText('evicted.replacement', { pod: replacement.name, status: replacement.status })] : []),
    ],
    named,
    ...(decision && { evidence: rankingTable(decision) }),
    options: requestMore(trace, mine?.usedBytes),
  };
}

function rankingTable({ ranking, pod: victim }: NonNullable<EvictedFacts['decision']>): Evidence {
  return {
    caption: whyText('table.ranking'),
    columns: [whyText('column.pod'), whyText('column.used'), whyText('column.requested'), whyText('column.over')],
    marks: false,
    left: Math.max(0, ranking.length - MAX_ROWS),
    rows: ranking.slice(0, MAX_ROWS).map(({ pod, name, usedBytes, requestedBytes }) => ({
      head: shortened(name, MAX_NAME),
      object: { kind: 'Pod', uid: pod },
      cells: [usedBytes, requestedBytes, usedBytes - requestedBytes].map(memoryText),
      ...(pod === victim && { tone: 'bad' as const }),
    })),
  };
}

const STEP = 64 * 1024 * 1024;

function requestMore(trace: WhyTrace, usedBytes: number | undefined): Option[] {
  const target = deploymentOf(trace);
  if (!target || usedBytes === undefined) return [];
  const amount = memoryText(Math.ceil(usedBytes / STEP) * STEP);
  const line = `kubectl set resources ${target} --requests=memory=${amount}`;
  return [{ text: whyText('option.requestMemory', { amount }), commands: [typed(line)] }];
}

/** Why nobody knows how a pod fares: its machine is silent. */
export function lostTold(_trace: WhyTrace, { node, since, deletedAt, powered, deleting }: LostFacts): Told {
  const start: Option[] = powered
    ? []
    : [{ text: whyText('option.start', { node }), commands: [{ type: 'power', node, on: true }] }];
  const mend: Option[] = powered
    ? [{ text: whyText('option.mend', { node }), commands: [{ type: 'link', node, cut: false, delayMs: 0 }] }]
    : [];
  const wait: Option[] =
    deletedAt === undefined
      ? []
      : [
          {
            text: whyText('option.wait', { what: whyText('option.lostDeleted'), time: clockText(deletedAt) }),
            at: deletedAt,
          },
        ];
  const after = deleting
    ? whyText('lost.deleting')
    : deletedAt === undefined
      ? whyText('lost.tolerates')
      : whyText('lost.until', { time: clockText(deletedAt) });
  return {
    question: whyText('ask.lost'),
    answer: [
      ...(powered ? [] : [whyText('lost.off', { node })]),
      whyText('lost.silent', { node, since: clockText(since) }),
      after,
    ],
    named: [{ name: node, object: { kind: 'Node', name: node } }],
    options: [...start, ...mend, ...wait],
  };
}

/** Why a pod that was asked to go is still there. */
export function terminatingTold({ name, namespace }: WhyTrace, facts: TerminatingFacts): Told {
  const { since, until, running, preStop, finalizers, graceSeconds } = facts;
  const force = `kubectl delete pod ${name}${inNamespace(namespace)} --grace-period=0 --force`;
  return {
    question: whyText('ask.terminating'),
    answer: [
      whyText('terminating.why', { since: clockText(since), until: clockText(until) }),
      ...(preStop ? [whyText('terminating.preStop', { hook: preStop })] : []),
      ...(running.length > 0 ? [whyText('terminating.containers', { containers: listed(running) })] : []),
      ...(finalizers.length > 0 ? [whyText('terminating.finalizers', { finalizers: finalizers.join(', ') })] : []),
    ],
    facts: [
      [whyText('fact.grace'), durationText(graceSeconds)],
      [whyText('fact.until'), momentText(until)],
    ],
    options: [
      { text: whyText('option.wait', { what: whyText('option.graceEnds'), time: clockText(until) }), at: until },
      { text: whyText('option.force'), commands: [typed(force)] },
    ],
  };
}

/** Why a pod is over. */
export function endedTold(_trace: WhyTrace, { phase, reason, message, at, exit }: EndedFacts): Told {
  const why =
    [reason, message].filter((part) => part !== '').join(': ') || (exit ? `${exit.reason}, ${exit.code}` : phase);
  return {
    question: whyText('ask.ended'),
    well: phase === 'Succeeded',
    answer: [
      phase === 'Failed'
        ? whyText('ended.Failed', { reason: why })
        : phase === 'Gone'
          ? whyText('ended.Gone', { at: clockText(at) })
          : whyText('ended.Succeeded'),
    ],
    facts: exit ? [[whyText('fact.exit'), String(exit.code), 'mono']] : [],
  };
}
