import { LOADERS } from 'virtual:scenarios';
import type { Scenario } from '../../protocol/scenario';

/** What a session's `scenario` names: a folder's, or the random world of a seed. Each comes when it is asked for. */
export async function loadScenario(name: string): Promise<Scenario | undefined> {
  if (name.startsWith('seeds-')) return (await import('../../scenarios/seeds')).seedScenario(name);
  return Object.hasOwn(LOADERS, name) ? LOADERS[name]?.() : undefined;
}
