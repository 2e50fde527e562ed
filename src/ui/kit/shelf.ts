import { LOADERS } from 'virtual:scenarios';
import type { Scenario } from '../../protocol/scenario';
import { speaksAnother, spoken } from '../../texts/catalogue';

/** What a session's `scenario` names, in the language of the page. Each comes when it is asked for. */
export async function loadScenario(name: string): Promise<Scenario | undefined> {
  const scenario = await load(name);
  if (!scenario || !speaksAnother()) return scenario;
  return (await import('../../scenarios/worded')).worded(scenario, spoken);
}

/** A folder's, or the random world of a seed. */
async function load(name: string): Promise<Scenario | undefined> {
  if (name.startsWith('seeds-')) return (await import('../../scenarios/seeds')).seedScenario(name);
  return Object.hasOwn(LOADERS, name) ? LOADERS[name]?.() : undefined;
}
