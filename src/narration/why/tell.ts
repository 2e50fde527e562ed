import type { TrialState } from '../../protocol/trial';
import type { Named, StoredFacts, WhyTrace } from '../../protocol/why';
import { whyText } from '../../texts/why';
import { clockText } from '../words';
import { linked, plainText, type Told, type WhyCard } from './card';
import { containerTold } from './containers';
import { actorName, lineOf } from './history';
import { commandTold, machineTold } from './machines';
import { pendingTold } from './pending';
import { endedTold, evictedTold, lostTold, runningTold, terminatingTold } from './pods';
import { rolloutTold } from './rollout';
import { requestsTold, serviceTold } from './services';

/** What is recorded about something, as the five parts of its card. Nothing is said that the trace does not show. */
export function whyCard(trace: WhyTrace): WhyCard {
  const { at, object, name, history, said } = trace;
  const told = toldOf(trace);
  return {
    at,
    object,
    name,
    question: told.question,
    answer: linked(told.answer.filter((sentence) => sentence !== '').join(' '), [
      ...(told.named ?? []),
      ...machinesIn(told),
    ]),
    well: told.well ?? false,
    ...(told.evidence && { evidence: told.evidence }),
    facts: told.facts ?? [],
    lines: told.lines ?? [],
    optionsTitle: told.optionsTitle ?? whyText('card.options'),
    options: told.options ?? [],
    history: history.map(lineOf),
    said: said.map(({ reason, command, text }) => ({ title: titleOf(trace, reason, command), text })),
    ...(told.simplified && { simplified: told.simplified }),
  };
}

function titleOf({ kind }: WhyTrace, reason: string, command: string): string {
  if (reason !== '') return whyText('card.event', { reason, command: command.split(' ').slice(0, 3).join(' ') });
  return kind === 'Command' ? whyText('card.printed', { command }) : whyText('card.from', { command });
}

function machinesIn({ evidence }: Told): Named[] {
  return evidence?.rows.flatMap(({ head, object }) => (object?.kind === 'Node' ? [{ name: head, object }] : [])) ?? [];
}

function toldOf(trace: WhyTrace): Told {
  const { situation } = trace;
  switch (situation.type) {
    case 'pending':
      return pendingTold(trace, situation);
    case 'container':
      return containerTold(trace, situation);
    case 'evicted':
      return evictedTold(trace, situation);
    case 'lost':
      return lostTold(trace, situation);
    case 'terminating':
      return terminatingTold(trace, situation);
    case 'running':
      return runningTold(trace, situation);
    case 'ended':
      return endedTold(trace, situation);
    case 'rollout':
      return rolloutTold(trace, situation, toldOf);
    case 'service':
      return serviceTold(trace, situation);
    case 'requests':
      return requestsTold(trace, situation);
    case 'machine':
      return machineTold(trace, situation);
    case 'stored':
      return storedTold(situation);
    case 'command':
      return commandTold(trace, situation);
  }
}

function storedTold({ createdAt, createdBy, writes, changedAt, changedBy, gone }: StoredFacts): Told {
  return {
    question: whyText('ask.stored'),
    well: !gone,
    answer: [
      createdBy === ''
        ? whyText('stored.known')
        : whyText('stored.created', { who: actorName(createdBy), at: clockText(createdAt) }),
      ...(writes > 0 && !gone
        ? [whyText('stored.changed', { who: actorName(changedBy), at: clockText(changedAt) })]
        : []),
      ...(gone ? [whyText('stored.gone', { at: clockText(changedAt) })] : []),
    ],
  };
}

/** What a trial came to, in a sentence or two. */
export function outcomeText({ ranMs, well, refused, stopped, after }: TrialState): string {
  if (stopped) return whyText('outcome.stopped', { text: stopped });
  if (refused) return whyText('outcome.refused', { text: refused.text });
  const seconds = Math.round(ranMs / 1000);
  if (!after) return whyText('outcome.gone', { seconds });
  const { situation, name } = after;
  if (!well) return whyText('outcome.still', { seconds, answer: plainText(whyCard(after).answer) });
  if (situation.type === 'rollout') return whyText('outcome.podsWell', { count: situation.replicas, seconds });
  if (situation.type === 'running') return whyText('outcome.podsWell', { count: 1, seconds });
  if (situation.type === 'service' || situation.type === 'requests')
    return whyText('outcome.endpoints', { count: situation.endpoints.filter(({ ready }) => ready).length, seconds });
  return whyText('outcome.well', { name, seconds });
}
