import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { judge } from './report';
import { listScenarios, readScenario } from './scenario';
import { tell } from './storyteller';

const CONFORMANCE = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'conformance');

interface Kept {
  readonly wholly: readonly string[];
  readonly steps: Readonly<Record<string, number>>;
}

/**
 * `passing.json` lists the scenarios that are wholly equal, and how many steps of each area are. A scenario that passes and is
 * not listed fails here as one does that is listed and does not pass: so the list cannot shrink while nothing got worse.
 */
describe.each([
  ['given', CONFORMANCE],
  ['ours', join(CONFORMANCE, 'ours')],
])('conformance, %s: what passes stays passing', (_whose, home) => {
  const kept: Kept = JSON.parse(readFileSync(join(home, 'passing.json'), 'utf8'));
  const scenarios = join(home, 'scenarios');
  const steps: Record<string, number> = {};
  for (const { area, name } of listScenarios(scenarios, [])) {
    it(`${area}/${name}`, () => {
      const scenario = readScenario(scenarios, area, name);
      const verdict = judge(scenario, tell(scenario, 1), join(home, 'golden'));
      steps[area] = (steps[area] ?? 0) + verdict.equal;
      const passes = verdict.golden && verdict.equal === verdict.steps;
      expect(passes ? 'passes' : 'differs').toBe(kept.wholly.includes(`${area}/${name}`) ? 'passes' : 'differs');
    });
  }

  it('no area has fewer equal steps than it had', () => {
    const worse = Object.entries(kept.steps).filter(([area, least]) => (steps[area] ?? 0) < least);
    expect(worse).toEqual([]);
  });
});
