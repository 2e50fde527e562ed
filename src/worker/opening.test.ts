import { describe, expect, it } from 'vitest';
import { LATER } from '../api/laterRules';
import { MORE_RULES } from '../api/moreRules';
import { hasRulesAtOnce } from '../api/rules';
import { OPENING_TOOLBOX } from '../cli/openingToolbox';
import { ENGINE_VERSION } from '../protocol/session';
import { bundledScenario, scenarioNames } from '../testing/scenarios/shelf';
import { REST } from './rest';
import { comesUpAtOnce, isUntouched, Show } from './show';

describe('the opening', () => {
  const atOnce = scenarioNames()
    .map(bundledScenario)
    .filter((scenario) =>
      comesUpAtOnce({ engine: ENGINE_VERSION, seed: 3, scenario: '', log: scenario.start }, scenario),
    );

  it('is enough for the one that people meet first', () => {
    expect(atOnce.map(({ name }) => name)).toContain('std');
  });

  it.each(atOnce.map((scenario) => [scenario.name, scenario] as const))(
    '%s comes up with the opening’s tools as it does with all of them',
    (name, scenario) => {
      const session = { engine: ENGINE_VERSION, seed: 3, scenario: name, log: scenario.start };
      const open = (equipment: ConstructorParameters<typeof Show>[3]) => {
        const show = new Show(session, scenario, () => 0, equipment);
        show.open(Math.min(scenario.opensAtMs, 20_000));
        const { terminal } = show.frame(0) as { terminal?: unknown };
        return { hash: show.answer({ type: 'hash' }), terminal };
      };
      const noShell = () => {
        throw new Error('no scenario may need the shell to come up');
      };
      // In the page's worker the rules of kinds that come later are not there yet.
      LATER.rules = new Map();
      const opened = open({ toolbox: () => OPENING_TOOLBOX, shell: noShell });
      LATER.rules = MORE_RULES;
      expect(opened).toEqual(open({ toolbox: () => REST.toolbox, shell: () => REST.shell }));
    },
  );

  it('waits for the rules of kinds that come later', () => {
    expect(hasRulesAtOnce('apiVersion: apps/v1\nkind: Deployment\n---\nkind: "Service"\n')).toBe(true);
    expect(hasRulesAtOnce('apiVersion: batch/v1\nkind: Job\n')).toBe(false);
    expect(hasRulesAtOnce('{\n  "kind": "StatefulSet"\n}')).toBe(false);
  });

  it('a session in which something was done is not untouched', () => {
    const std = bundledScenario('std');
    const log = [...std.start, { at: 99_000, command: { type: 'interrupt', terminal: '1' } as const }];
    expect(isUntouched({ engine: ENGINE_VERSION, seed: 1, scenario: 'std', log }, std)).toBe(false);
  });
});
