import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../../../conformance/compare.mjs';
import { normalize } from '../../../conformance/normalize.mjs';
import type { Scenario } from './scenario';
import type { Recording } from './storyteller';

export interface StepVerdict {
  readonly index: number;
  readonly what: string;
  readonly equal: boolean;
  readonly differences: readonly { readonly path: string; readonly expected: unknown; readonly actual: unknown }[];
}

export interface ScenarioVerdict {
  readonly area: string;
  readonly name: string;
  /** Steps that are equal, of those that count; undefined where there is no golden answer. */
  readonly equal: number;
  readonly steps: number;
  readonly golden: boolean;
  readonly broken?: string;
  readonly different: readonly StepVerdict[];
}

/** Holds what the cluster answered against the golden answer, when there is one. */
export function judge(scenario: Scenario, recording: Recording, goldenFolder: string): ScenarioVerdict {
  const { area, name } = scenario;
  const file = join(goldenFolder, area, `${name}.json`);
  if (!existsSync(file))
    return { area, name, equal: 0, steps: 0, golden: false, broken: recording.broken, different: [] };
  const golden = JSON.parse(readFileSync(file, 'utf8'));
  const placement = Boolean(scenario.nodes || scenario.placement);
  const normalized = normalize(recording, scenario.source, { placement });
  const verdicts: StepVerdict[] = compare(golden, normalized).filter(
    ({ what }: StepVerdict) => !what.startsWith('sleep '),
  );
  const different = verdicts.filter(({ equal }) => !equal);
  return {
    area,
    name,
    equal: verdicts.length - different.length,
    steps: verdicts.length,
    golden: true,
    broken: recording.broken,
    different: different.map(({ index, what, equal, differences }) => ({ index, what, equal, differences })),
  };
}

/** The table by area, and last `N of M equal`. */
export function table(verdicts: readonly ScenarioVerdict[]): string {
  const areas = [...new Set(verdicts.map(({ area }) => area))];
  const rows = areas.map((area) => {
    const of = verdicts.filter((verdict) => verdict.area === area && verdict.golden);
    const equal = sum(of, 'equal');
    const steps = sum(of, 'steps');
    const whole = of.filter((verdict) => verdict.equal === verdict.steps).length;
    const share = steps === 0 ? '' : `${((100 * equal) / steps).toFixed(1)} %`;
    return [area, `${equal} / ${steps}`, share, `${whole} / ${of.length}`];
  });
  const lines = [['area', 'steps equal', '', 'scenarios wholly equal'], ...rows].map(
    ([area, steps, share, whole]) =>
      `${area?.padEnd(20)}${steps?.padStart(14)}${share?.padStart(10)}${whole?.padStart(26)}`,
  );
  return [...lines, '', `${sum(verdicts, 'equal')} of ${sum(verdicts, 'steps')} equal`].join('\n');
}

function sum(verdicts: readonly ScenarioVerdict[], field: 'equal' | 'steps'): number {
  return verdicts.reduce((total, verdict) => total + verdict[field], 0);
}
