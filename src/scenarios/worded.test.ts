import { afterEach, describe, expect, it } from 'vitest';
import type { ScenarioCard } from '../protocol/scenario';
import { bundledScenario, scenarioNames } from '../testing/scenarios/shelf';
import { AREAS } from '../texts/areas';
import { speak, spoken } from '../texts/catalogue';
import { languageOf } from '../texts/languages';
import { areaComplaints, languageComplaints, missingFrom } from '../texts/validate';
import { worded } from './worded';

const AREA = 'scenario';

/** All that can be said of the bundled scenarios, by key within the area `scenario`; `doubtful` are keys of two different texts. */
function english() {
  const texts: Record<string, string> = {};
  const doubtful: string[] = [];
  for (const name of scenarioNames())
    worded(bundledScenario(name), (key, text) => {
      const own = key.slice(AREA.length + 1);
      if ((texts[own] ?? text) !== text) doubtful.push(key);
      texts[own] = text;
      return text;
    });
  return { texts, doubtful };
}

afterEach(() => {
  speak(undefined);
  AREAS.delete(AREA);
});

describe('what people read of a scenario', () => {
  it('has a key each, and no key means two things', () => {
    const { texts, doubtful } = english();
    expect(doubtful).toEqual([]);
    expect(areaComplaints(AREA, texts)).toEqual([]);
    expect(texts['crash-loop.moment.first-fall']).toBe('first fall');
    expect(texts['topic.pods-in-trouble']).toBe('Pods in trouble');
  });

  it('is said in another language, as far as that has it', () => {
    const form = () => 'other' as const;
    speak({ code: 'de', texts: { 'scenario.crash-loop.title': 'Eine Absturzschleife' }, form });
    const scenario = worded(bundledScenario('crash-loop'), spoken);
    expect(scenario.title).toBe('Eine Absturzschleife');
    expect(scenario.sentence).toBe(bundledScenario('crash-loop').sentence);
  });

  it('is longer in the made-up language, cards and moments too, and nothing else changes', () => {
    speak(languageOf('en-XA'));
    const plain = bundledScenario('crash-loop');
    const { title, sentence, goal, topic, moments, ...rest } = worded(plain, spoken);
    const said = [title, sentence, goal, topic, ...moments.map(({ name }) => name)];
    expect(said.filter((text) => !/^⟦.*⟧$/.test(text))).toEqual([]);
    expect(plain).toMatchObject(rest);
    const card: ScenarioCard = worded<ScenarioCard>({ ...plain }, spoken);
    expect(card.title).toBe(title);
  });

  it('is held to English by the validator', () => {
    AREAS.set(AREA, english().texts);
    const texts = { 'scenario.crash-loop.title': 'Eine Absturzschleife', 'scenario.gone.title': 'Weg' };
    expect(languageComplaints({ texts })).toEqual(['scenario.gone.title: English has no such key']);
    expect(missingFrom({ texts })).toContain('scenario.crash-loop.goal');
  });
});
