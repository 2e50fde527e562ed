import { describe, expect, it } from 'vitest';
import { OPENING_TOOLBOX } from '../cli/openingToolbox';
import { ENGINE_VERSION } from '../protocol/session';
import { SCENARIOS } from '../scenarios/catalog';
import { REST } from './rest';
import { isUntouched, Show } from './show';

describe('the opening', () => {
  for (const { name, start, opensAtMs } of SCENARIOS) {
    it(`${name} comes up with the opening's tools as it does with all of them`, () => {
      const session = { engine: ENGINE_VERSION, seed: 3, scenario: name, log: start };
      const open = (equipment: ConstructorParameters<typeof Show>[2]) => {
        const show = new Show(session, () => 0, equipment);
        show.open(Math.min(opensAtMs, 20_000));
        const { terminal } = show.frame(0) as { terminal?: unknown };
        return { hash: show.answer({ type: 'hash' }), terminal };
      };
      const noShell = () => {
        throw new Error('no scenario may need the shell to come up');
      };
      const opened = open({ toolbox: () => OPENING_TOOLBOX, shell: noShell });
      expect(isUntouched(session)).toBe(true);
      expect(opened).toEqual(open({ toolbox: () => REST.toolbox, shell: () => REST.shell }));
    });
  }

  it('a session in which something was done is not untouched', () => {
    const log = [
      ...(SCENARIOS[0]?.start ?? []),
      { at: 99_000, command: { type: 'interrupt', terminal: '1' } as const },
    ];
    expect(isUntouched({ engine: ENGINE_VERSION, seed: 1, scenario: SCENARIOS[0]?.name ?? '', log })).toBe(false);
  });
});
