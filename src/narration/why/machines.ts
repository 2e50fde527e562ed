import type { CommandFacts, MachineFacts, WhyTrace } from '../../protocol/why';
import { whyText } from '../../texts/why';
import { shortened } from '../names';
import { clockText, listed } from '../words';
import type { Evidence, Fact, Option, Told } from './card';
import { inNamespace, typed } from './commands';

const MAX_NAME = 20;

/** How a machine stands, and why a drain of it does not end. */
export function machineTold({ name }: WhyTrace, facts: MachineFacts): Told {
  const { ready, reason, since, cordoned, pressure, powered, pods, drain, taints } = facts;
  const isReady = ready === 'True';
  const blocked = drain?.blocked ?? [];
  return {
    question: whyText(blocked.length > 0 ? 'ask.drain' : 'ask.machine'),
    well: isReady && powered && pressure.length === 0 && !drain && !cordoned,
    answer: [
      ...(powered ? [] : [whyText('machine.off')]),
      ...(drain ? drainAnswer(drain) : []),
      ...(isReady || !powered ? [] : [whyText('machine.silent', { since: clockText(since), reason })]),
      ...(isReady && powered && !drain ? [whyText('machine.ready', { since: clockText(since), count: pods })] : []),
      ...(pressure.length > 0 ? [whyText('machine.pressure', { what: listed(pressure.map(pressureWord)) })] : []),
      ...(cordoned && !drain ? [whyText('machine.cordoned')] : []),
    ],
    named: blocked.map(({ pod }) => pod),
    ...(blocked.length > 0 && { evidence: budgetTable(blocked) }),
    facts: taints.map((taint): Fact => [whyText('fact.taint'), taint, 'mono']),
    options: [
      ...(powered
        ? []
        : [
            {
              text: whyText('option.start', { node: name }),
              commands: [{ type: 'power', node: name, on: true }],
            } satisfies Option,
          ]),
      ...blocked.slice(0, 1).flatMap(loosen),
      ...(cordoned
        ? [{ text: whyText('option.uncordon', { node: name }), commands: [typed(`kubectl uncordon ${name}`)] }]
        : []),
    ],
  };
}

type Blocked = NonNullable<MachineFacts['drain']>['blocked'][number];

function pressureWord(condition: string): string {
  return { MemoryPressure: 'memory', DiskPressure: 'disk', PIDPressure: 'process ids' }[condition] ?? condition;
}

function drainAnswer({ line, blocked }: NonNullable<MachineFacts['drain']>): string[] {
  const [first] = blocked;
  if (!first) return [whyText('drain.going', { line })];
  const { pod, budget, rule, allowed, healthy } = first;
  return [whyText('drain.blocked', { pod: pod.name, budget, rule, allowed, healthy })];
}

function budgetTable(blocked: readonly Blocked[]): Evidence {
  return {
    caption: whyText('table.budgets'),
    columns: [whyText('column.pod'), whyText('column.budget'), whyText('column.healthy'), whyText('column.may')],
    marks: false,
    left: 0,
    rows: blocked.map(({ pod, budget, healthy, desired, allowed }) => ({
      head: shortened(pod.name, MAX_NAME),
      ...(pod.object && { object: pod.object }),
      cells: [budget, `${healthy} of ${desired}`, String(allowed)],
      ...(allowed === 0 && { tone: 'bad' as const }),
    })),
  };
}

/** One pod more, or one that the budget lets go. */
function loosen({ pod, budget, desired, expected, namespace, owner }: Blocked): Option[] {
  const where = inNamespace(namespace);
  const scale: Option[] = owner
    ? [
        {
          text: whyText('option.scaleUp', { replicas: expected + 1 }),
          commands: [typed(`kubectl scale deployment/${owner}${where} --replicas=${expected + 1}`)],
        },
      ]
    : [];
  if (desired < 1 || pod.name === '') return scale;
  const patch = JSON.stringify({ spec: { minAvailable: desired - 1, maxUnavailable: null } });
  const line = `kubectl patch poddisruptionbudget ${budget}${where} --type merge -p '${patch}'`;
  return [...scale, { text: whyText('option.noBudget', { least: desired - 1 }), commands: [typed(line)] }];
}

/** What came of a line that was typed. */
export function commandTold(_trace: WhyTrace, { exitCode, fields, wrote, stderr }: CommandFacts): Told {
  const failed = exitCode !== undefined && exitCode !== 0;
  const refused = failed && /is invalid|error from server|strict decoding error|unknown field|forbidden/i.test(stderr);
  return {
    question: whyText(refused ? 'ask.refused' : 'ask.command'),
    well: exitCode === 0,
    answer: [
      exitCode === undefined
        ? whyText('command.running')
        : refused
          ? whyText('command.refused')
          : failed
            ? whyText('command.failed', { code: exitCode })
            : whyText('command.fine'),
      ...(exitCode === undefined
        ? []
        : [wrote === 0 ? whyText('command.nothing') : whyText('command.wrote', { count: wrote })]),
    ],
    ...(fields.length > 0 && {
      evidence: {
        caption: whyText('table.fields'),
        columns: [whyText('column.field'), whyText('column.message')],
        marks: false,
        left: 0,
        rows: fields.map(({ field, message }) => ({ head: field, cells: [message], tone: 'bad' as const })),
      },
    }),
  };
}
