import type { ContainerFacts, WhyTrace } from '../../protocol/why';
import { whyText } from '../../texts/why';
import { clockText } from '../words';
import { memoryText, ranText } from './amounts';
import type { Fact, Option, Told } from './card';
import { deploymentOf, inNamespace, typed } from './commands';

const CODES = ['137', '143', '139', '127', '126'] as const;

/** Why a container does not run as it should. */
export function containerTold(trace: WhyTrace, facts: ContainerFacts): Told {
  const { trouble } = facts;
  const told = TELLERS[trouble](facts);
  const isFirst = trouble === 'crash' && facts.restarts === 0;
  const ask = trouble === 'init' || trouble === 'volume' ? 'starting' : trouble;
  return {
    question: whyText(isFirst ? 'ask.crashOnce' : `ask.${ask}`),
    answer: told.answer,
    facts: told.facts,
    lines: facts.lastLines,
    ...((trouble === 'crash' || trouble === 'oom') && { simplified: whyText('simple.containers') }),
    options: [...(told.options?.(trace) ?? []), ...undo(trace, facts), ...wait(facts)],
  };
}

interface ContainerTold {
  readonly answer: readonly string[];
  readonly facts: readonly Fact[];
  readonly options?: (trace: WhyTrace) => readonly Option[];
}

const TELLERS: Readonly<Record<ContainerFacts['trouble'], (facts: ContainerFacts) => ContainerTold>> = {
  crash: crashTold,
  oom: oomTold,
  image: imageTold,
  config: configTold,
  notReady: notReadyTold,
  starting: startingTold,
  init: startingTold,
  volume: startingTold,
};

function exitFacts({ exit, restarts, until, restartPolicy }: ContainerFacts): Fact[] {
  const facts: Fact[] = [];
  if (exit) {
    facts.push([whyText('fact.exit'), String(exit.code), 'mono'], [whyText('fact.reason'), exit.reason, 'mono']);
    if (exit.startedAt > 0) facts.push([whyText('fact.ran'), ranText(exit.finishedAt - exit.startedAt)]);
  }
  facts.push([whyText('fact.restarts'), String(restarts)]);
  if (until !== undefined && restartPolicy !== 'Never') facts.push([whyText('fact.next'), clockText(until)]);
  return facts;
}

function crashTold(facts: ContainerFacts): ContainerTold {
  const { container, exit, probe, restartPolicy } = facts;
  const meaning = CODES.find((code) => code === String(exit?.code));
  const why = probe
    ? whyText('crash.liveness', { container, kind: probe.kind, asks: probe.asks })
    : exit
      ? whyText('crash.code', { container, code: exit.code, ran: ranText(exit.finishedAt - exit.startedAt) })
      : '';
  return {
    answer: [
      why,
      ...(meaning && !probe ? [whyText('crash.meaning', { code: meaning, meaning: whyText(`crash.${meaning}`) })] : []),
      whyText(restartPolicy === 'Never' ? 'crash.never' : 'crash.backOff'),
    ],
    facts: [...exitFacts(facts), ...(probe ? ([[whyText('fact.failure'), probe.failure, 'mono']] as const) : [])],
  };
}

function oomTold(facts: ContainerFacts): ContainerTold {
  const { container, memoryLimit, machineShort } = facts;
  const key = machineShort ? 'oom.machine' : 'oom.limit';
  return {
    answer: [memoryLimit ? whyText(key, { container, limit: memoryLimit }) : whyText('oom.noLimit', { container })],
    facts: [...exitFacts(facts), [whyText('fact.limit'), memoryLimit || whyText('fact.none'), 'mono']],
    options(trace) {
      const target = deploymentOf(trace);
      const bytes = bytesOf(memoryLimit);
      if (!target || bytes === 0 || machineShort) return [];
      const amount = memoryText(2 * bytes);
      const line = `kubectl set resources ${target} -c ${container} --limits=memory=${amount}`;
      return [{ text: whyText('option.limit', { amount }), commands: [typed(line)] }];
    },
  };
}

/** A memory limit as people write it; 0 for what is written otherwise. */
function bytesOf(limit: string): number {
  const [, digits = '', unit = ''] = /^(\d+)(Ki|Mi|Gi)?$/.exec(limit) ?? [];
  return Number(digits || 0) * ({ Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3 }[unit] ?? 1);
}

function imageTold({ image, node, reason, message, until, others }: ContainerFacts): ContainerTold {
  const isGone = /not ?found/i.test(message);
  const key =
    reason === 'ErrImageNeverPull'
      ? 'never'
      : reason === 'InvalidImageName'
        ? 'invalid'
        : isGone
          ? 'notFound'
          : 'other';
  return {
    answer: [
      whyText(`image.${key}`, { image, node }),
      ...(key === 'notFound' || key === 'other' ? [whyText('image.again')] : []),
    ],
    facts: [
      [whyText('fact.image'), image, 'mono'],
      [whyText('fact.failure'), message, 'mono'],
      ...(until === undefined ? [] : ([[whyText('fact.next'), clockText(until)]] as const)),
    ],
    options(trace) {
      const target = deploymentOf(trace);
      const container = trace.situation.type === 'container' ? trace.situation.container : '';
      if (!target) return [];
      const before = trace.situation.type === 'container' ? trace.situation.before?.image : undefined;
      return others
        .filter((other) => other !== before)
        .slice(0, 2)
        .map((other) => ({
          text: whyText('option.image', { image: other }),
          commands: [typed(`kubectl set image ${target} ${container}=${other}`)],
        }));
    },
  };
}

function configTold({ container, message, missing }: ContainerFacts): ContainerTold {
  if (!missing) return { answer: [whyText('config.other', { container, message })], facts: [] };
  const { kind, name, key, present } = missing;
  const has = present.length === 0 ? whyText('config.noKeys') : present.join(', ');
  const near = key === '' ? present.find((other) => isNear(other, name)) : undefined;
  return {
    answer: [
      key === '' ? whyText('config.object', { kind, name }) : whyText('config.key', { key, kind, name, present: has }),
      ...(near ? [whyText('config.near', { name: near })] : []),
    ],
    facts: [
      [whyText('fact.missing'), key === '' ? `${kind} ${name}` : `${kind} ${name}: ${key}`, 'mono'],
      [whyText('fact.present'), present.length === 0 ? whyText('fact.none') : present.join(', '), 'mono'],
    ],
    options({ namespace }) {
      const what = kind === 'Secret' ? 'secret generic' : 'configmap';
      const where = inNamespace(namespace);
      if (key === '')
        return [
          {
            text: whyText('option.create', { kind, name }),
            commands: [typed(`kubectl create ${what} ${name}${where}`)],
          },
        ];
      const patch = JSON.stringify(
        kind === 'Secret' ? { stringData: { [key]: 'value' } } : { data: { [key]: 'value' } },
      );
      const line = `kubectl patch ${kind.toLowerCase()} ${name}${where} --type merge -p '${patch}'`;
      return [{ text: whyText('option.createKey', { kind, name, key }), commands: [typed(line)] }];
    },
  };
}

/** Whether two names differ by a letter or two. */
function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 2) return false;
  let same = 0;
  for (let index = 0; index < Math.min(one.length, other.length); index++) if (one[index] === other[index]) same++;
  return same >= Math.max(one.length, other.length) - 2 || one.startsWith(other) || other.startsWith(one);
}

function notReadyTold({ container, probe }: ContainerFacts): ContainerTold {
  if (!probe) return { answer: [whyText('notReady.noProbe', { container })], facts: [] };
  const { kind, asks, periodSeconds, failure, failures, failureThreshold } = probe;
  const said = failure.replace(/^\w+ probe failed: /, '');
  const first =
    failure === ''
      ? whyText('notReady.unasked', { kind, asks })
      : whyText('notReady.probe', { kind, asks, seconds: periodSeconds, failure: said });
  return {
    answer: [first, whyText('notReady.effect')],
    facts: [
      [whyText('fact.probe'), whyText('fact.probeValue', { asks, seconds: periodSeconds, times: failureThreshold })],
      ...(failure === ''
        ? []
        : ([[whyText('fact.failure'), failures > 1 ? `${said} (${failures}×)` : said, 'mono']] as const)),
    ],
  };
}

function startingTold({ trouble, container, image, node, warnings }: ContainerFacts): ContainerTold {
  const mount = warnings.findLast(({ reason }) => reason === 'FailedMount')?.message ?? '';
  if (trouble === 'volume') return { answer: [whyText('starting.volume', { message: mount })], facts: [] };
  if (trouble === 'init') return { answer: [whyText('starting.init', { container })], facts: [] };
  return { answer: [whyText('starting.image', { node, image })], facts: [] };
}

/** Back to the template before, where it had another image or ready pods. */
function undo(trace: WhyTrace, { before, image, trouble }: ContainerFacts): Option[] {
  const target = deploymentOf(trace);
  if (!target || !before || trouble === 'starting' || trouble === 'init') return [];
  const text =
    before.image === image ? whyText('option.undoTemplate') : whyText('option.undo', { image: before.image });
  return [{ text, commands: [typed(`kubectl rollout undo ${target}`)] }];
}

function wait({ until, trouble, restartPolicy }: ContainerFacts): Option[] {
  if (until === undefined || restartPolicy === 'Never') return [];
  const what =
    trouble === 'image'
      ? 'option.pullRetries'
      : trouble === 'crash' || trouble === 'oom'
        ? 'option.backOffEnds'
        : trouble === 'starting'
          ? 'option.pulled'
          : '';
  if (what === '') return [];
  return [{ text: whyText('option.wait', { what: whyText(what), time: clockText(until) }), at: until }];
}
