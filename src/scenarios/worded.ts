import type { Scenario, ScenarioCard, ScenarioMoment } from '../protocol/scenario';

/** Gives a text by its key; its English is what the folder says. */
export type Say = (key: string, english: string) => string;

/**
 * A scenario, or its card, with all that a person reads of it said by `say`. The keys: `scenario.crash-loop.title`, `.sentence`, `.goal`,
 * `scenario.crash-loop.moment.first-fall`, and of topics, which scenarios share, `scenario.topic.pods-in-trouble`.
 */
export function worded<T extends ScenarioCard>(scenario: T, say: Say): T {
  const key = `scenario.${scenario.name}`;
  const { title, sentence, goal, topic } = scenario;
  return {
    ...scenario,
    title: say(`${key}.title`, title),
    sentence: say(`${key}.sentence`, sentence),
    goal: say(`${key}.goal`, goal),
    topic: topic === '' ? '' : say(`scenario.topic.${slugOf(topic)}`, topic),
    ...(isWhole(scenario) && { moments: scenario.moments.map((moment) => wordedMoment(moment, key, say)) }),
  };
}

function isWhole(scenario: ScenarioCard | Scenario): scenario is Scenario {
  return 'moments' in scenario;
}

function wordedMoment(moment: ScenarioMoment, key: string, say: Say): ScenarioMoment {
  return { ...moment, name: say(`${key}.moment.${slugOf(moment.name)}`, moment.name) };
}

function slugOf(english: string): string {
  return english
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
