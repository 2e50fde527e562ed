import { plainText, type WhyCard } from '../../narration/why/card';
import { outcomeText, whyCard } from '../../narration/why/tell';
import type { TrialState } from '../../protocol/trial';
import type { WhyObject } from '../../protocol/why';
import type { Show } from '../show';
import { type Act, whyOf } from './testPlay';

/** What the card says, as a person reads it. */
export function cardOf(show: Show, object: WhyObject): WhyCard & { readonly words: string } {
  const card = whyCard(whyOf(show, object));
  return { ...card, words: plainText(card.answer) };
}

let trials = 0;

/** Plays the option of that text to its end on a copy. */
export function tryOut(show: Show, { options, object }: WhyCard, text: string): string {
  const commands = options.find((option) => option.text === text)?.commands;
  if (!commands) throw new Error(`no option says “${text}”, but: ${options.map((option) => option.text).join(', ')}`);
  const trial = { id: ++trials, commands, object };
  for (;;) {
    const state = show.answer({ type: 'try', trial }) as TrialState;
    if (state.over) return outcomeText(state);
  }
}

/** Applies a manifest. */
export function apply(yaml: string, at = 20_000): Act {
  return [at, 'kubectl apply -f a.yaml', { 'a.yaml': yaml }];
}
