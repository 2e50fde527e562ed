import type { WhyAnswers } from '../questions';
import { ask } from './ask';
import { Trials } from './trials';

const trials = new Trials();

/** What answers why something is as it is, and what would become of it. */
export const WHYS: WhyAnswers = {
  why: (source, object) => ({ trace: ask(source, object) }),
  trial: (source, trial, empty) => trials.play(source, trial, empty),
};
