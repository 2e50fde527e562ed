import type { Still } from '../../mirror/still';
import type { ScenarioCard } from '../../protocol/scenario';

/** A scenario on the home page: its words, and how it looks where it opens and at its moments. */
export interface Shelved {
  readonly card: ScenarioCard;
  readonly opens: Still;
  readonly moments: readonly Still[];
}

/** Those with the same topic together, in the order in which the topics come first. */
export function byTopic(shelf: readonly Shelved[]): readonly (readonly [topic: string, shelved: readonly Shelved[]])[] {
  const topics = new Map<string, Shelved[]>();
  for (const one of [...shelf].sort((a, b) => a.card.order - b.card.order)) {
    const known = topics.get(one.card.topic);
    if (known) known.push(one);
    else topics.set(one.card.topic, [one]);
  }
  return [...topics];
}

/** Of the moments, the next after the one shown; from the last on to the first. */
export function nextMoment({ opens, moments }: Shelved, shown: Still): Still {
  const all = [opens, ...moments].filter((still, index, list) => list.findIndex(({ at }) => at === still.at) === index);
  all.sort((one, other) => one.at - other.at);
  const at = all.findIndex((still) => still.at === shown.at);
  return all[(at + 1) % all.length] ?? opens;
}
