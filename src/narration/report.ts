import type { DeedRecord, NamedObject, RequestSums, RolloutRecord, SessionRecord } from '../protocol/record';
import { reportText as say } from '../texts/report';
import type { Caption } from './caption';
import { clockText, durationText, listed } from './words';

/** Objects of a kind are named up to this many. */
const NAMED = 4;

/** What happened in a session, as Markdown: in short, then each deed with what came of it. `caption` is that of its end. */
export function reportOf(scenario: string, record: SessionRecord, caption: Caption): string {
  const { at, deeds } = record;
  const parts = [
    `# ${plain(say('title', { scenario }))}`,
    say('span', { from: clockText(0), until: clockText(at) }),
    `**${plain(say('at.end', { at: clockText(at), headline: caption.headline }))}.** ${plain(caption.facts.join(' '))}`,
    `## ${say('summary.title')}`,
    summary(record).map(bullet).join('\n'),
    `## ${say('deeds.title')}`,
    ...(deeds.length === 0 ? [say('deeds.none')] : deeds.map((deed) => told(deed, at))),
    '---',
    say('foot'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function summary({ at, deeds }: SessionRecord): string[] {
  const rollouts = deeds.flatMap((deed) => deed.rollouts);
  const warnings = deeds.flatMap((deed) => deed.warnings).reduce((sum, { times }) => sum + times, 0);
  const longest = Math.max(0, ...rollouts.map((rollout) => took(rollout, at)));
  return [
    say('deeds.count', { count: deeds.length }),
    requests(deeds.map((deed) => deed.requests).reduce(plus, { sent: 0, failed: 0, reasons: {} })),
    ...(rollouts.length > 0 ? [say('rollouts.count', { count: rollouts.length, longest: seconds(longest) })] : []),
    warnings > 0 ? say('warnings.count', { count: warnings }) : say('warnings.none'),
  ];
}

function told(deed: DeedRecord, end: number): string {
  const facts = [
    ...(deed.made.length > 0 ? [say('made', { objects: objects(deed.made) })] : []),
    ...(deed.changed.length > 0 ? [say('changed', { objects: objects(deed.changed) })] : []),
    ...(deed.gone.length > 0 ? [say('gone', { objects: objects(deed.gone) })] : []),
    ...deed.rollouts.map((one) => rollout(one, end)),
    ...deed.machines.map(({ at, node, ready }) =>
      say(ready ? 'machine.ready' : 'machine.lost', { at: clockText(at), node }),
    ),
    ...deed.warnings.map(({ reason, message, times }) =>
      say('warning', { reason, times: say('warning.times', { count: times }), message: message.trim() }),
    ),
    ...(deed.requests.sent > 0 ? [requests(deed.requests)] : []),
  ];
  const lines = (facts.length > 0 ? facts : [say('nothing')]).map((fact) => bullet(plain(fact)));
  return [`### ${clockText(deed.at)} ${code(deed.text)}`, ...printed(deed), lines.join('\n')].join('\n\n');
}

/** What a line printed, where it failed or made nothing: else what it made says it. */
function printed({ exitCode, printed: lines, made, changed, gone }: DeedRecord): string[] {
  if (lines.length === 0) return [];
  const failed = exitCode !== undefined && exitCode !== 0;
  if (!failed && made.length + changed.length + gone.length > 0) return [];
  const lead = failed ? say('failed.line', { code: exitCode }) : say('printed.line');
  return [lead, fenced(lines)];
}

function rollout(one: RolloutRecord, end: number): string {
  const images = listed(one.images.length > 0 ? one.images : ['?']);
  return say(`rollout.${one.outcome}`, { name: one.name, images, duration: seconds(took(one, end)) });
}

function took({ from, until }: RolloutRecord, end: number): number {
  return (until ?? end) - from;
}

function seconds(ms: number): string {
  return durationText(Math.round(ms / 1000));
}

function requests({ sent, failed, reasons }: RequestSums): string {
  if (sent === 0) return say('requests.none');
  if (failed === 0) return say('requests.fine', { count: sent });
  const by = Object.entries(reasons)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, times]) => `${reason}: ${times}`);
  return say('requests.failed', { count: sent, failed, reasons: by.join(', ') });
}

function plus(one: RequestSums, other: RequestSums): RequestSums {
  const reasons: Record<string, number> = { ...one.reasons };
  for (const [reason, times] of Object.entries(other.reasons)) reasons[reason] = (reasons[reason] ?? 0) + times;
  return { sent: one.sent + other.sent, failed: one.failed + other.failed, reasons };
}

/** `Deployment web, 4 Pod objects`: of a kind with many only how many. */
function objects(all: readonly NamedObject[]): string {
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  return kinds
    .flatMap((kind) => {
      const ofKind = all.filter((object) => object.kind === kind);
      if (ofKind.length > NAMED) return [say('objects.many', { count: ofKind.length, kind })];
      return [`${kind} ${ofKind.map(named).join(', ')}`];
    })
    .join('; ');
}

function named({ namespace, name }: NamedObject): string {
  return namespace === '' || namespace === 'default' ? name : say('objects.in', { name, namespace });
}

const bullet = (text: string): string => `- ${text}`;

/** Words of the cluster and of people never become markup. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&');
}

/** A line as code, however many backticks are in it. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return longest > 0 ? `${ticks} ${line} ${ticks}` : `${ticks}${line}${ticks}`;
}

function fenced(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([ticks]) => ticks.length)));
  const fence = '`'.repeat(longest + 1);
  return [fence, ...lines, fence].join('\n');
}
