import type { Scenario } from '../protocol/scenario';
import { BARE3 } from './content/bare3/scenario';
import { BENCH } from './content/bench/scenario';
import { seedScenario } from './content/seeds/scenario';
import { STD } from './content/std/scenario';

/** All bundled worlds; the first is what the page opens on. */
export const SCENARIOS: readonly Scenario[] = [STD, BARE3, BENCH];

/** The scenario that a session names: one of the list, or the random world of a seed (`seeds-17`). */
export function scenarioByName(name: string): Scenario | undefined {
  return SCENARIOS.find((scenario) => scenario.name === name) ?? seedScenario(name);
}
