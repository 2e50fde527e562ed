import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { judge } from './report';
import { listScenarios, readScenario } from './scenario';
import { tell } from './storyteller';

const CONFORMANCE = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'conformance');
const SCENARIOS = join(CONFORMANCE, 'scenarios');
const GOLDEN = join(CONFORMANCE, 'golden');

interface Kept {
  readonly wholly: readonly string[];
  readonly steps: Readonly<Record<string, number>>;
}

/**
 * `passing.json` lists the scenarios that are wholly equal, and how many steps of each area are. A scenario that passes and is
 * not listed fails here as one does that is listed and does not pass: so the list cannot shrink while nothing got worse.
 */
describe('conformance: what passes stays passing', () => {
  const kept: Kept = JSON.parse(readFileSync(join(CONFORMANCE, 'passing.json'), 'utf8'));
  const steps: Record<string, number> = {};
  for (const { area, name } of listScenarios(SCENARIOS, [])) {
    it(`${area}/${name}`, () => {
      const scenario = readScenario(SCENARIOS, area, name);
      const verdict = judge(scenario, tell(scenario, 1), GOLDEN);
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
