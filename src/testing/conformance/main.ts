/**
 * `npm run conformance -- [--scenarios DIR] [--golden DIR] [--answers DIR] [--json FILE] [area[/name]...]`
 * `--ours` tells those of conformance/ours instead of those given; `--keep` (of a run over all) writes passing.json beside them.
 * tells each scenario to the engine and holds the answers against a real cluster's.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { judge, type ScenarioVerdict, table } from './report';
import { listScenarios, readScenario } from './scenario';
import { tell } from './storyteller';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const SEED = 1;

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ours: { type: 'boolean', default: false },
      scenarios: { type: 'string' },
      golden: { type: 'string' },
      answers: { type: 'string' },
      json: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const home = join(ROOT, 'conformance', ...(values.ours ? ['ours'] : []));
  const folders = {
    scenarios: values.scenarios ?? join(home, 'scenarios'),
    golden: values.golden ?? join(home, 'golden'),
    answers: values.answers,
  };
  const chosen = listScenarios(folders.scenarios, positionals);
  for (const word of positionals) {
    if (!chosen.some(({ area, name }) => word === area || word === `${area}/${name}`))
      console.log(`note: no scenario ${word}`);
  }
  const verdicts = chosen.flatMap(({ area, name }) => one(folders, area, name));
  if (values.json) {
    mkdirSync(dirname(values.json), { recursive: true });
    writeFileSync(values.json, JSON.stringify(verdicts, null, 1));
  }
  if (values.keep) keep(verdicts, join(home, 'passing.json'));
  console.log(table(verdicts));
}

/** Writes down what passes now (`--keep`, of a run over all scenarios): passing.json, which a test holds us to. */
function keep(verdicts: readonly ScenarioVerdict[], file: string): void {
  const steps: Record<string, number> = {};
  for (const { area, equal } of verdicts) steps[area] = (steps[area] ?? 0) + equal;
  const wholly = verdicts
    .filter(({ golden, equal, steps: all }) => golden && equal === all)
    .map(({ area, name }) => `${area}/${name}`);
  writeFileSync(file, `${JSON.stringify({ wholly, steps }, null, 2)}\n`);
}

function one(
  values: { scenarios: string; golden: string; answers?: string },
  area: string,
  name: string,
): ScenarioVerdict[] {
  try {
    const scenario = readScenario(values.scenarios, area, name);
    const recording = tell(scenario, SEED);
    if (recording.broken)
      console.log(`${area}/${name} broke off: ${recording.broken.split('\n').slice(0, 4).join(' ')}`);
    if (values.answers) {
      const file = join(values.answers, area, `${name}.json`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ steps: recording.steps, names: recording.names }, null, 1));
    }
    const verdict = judge(scenario, recording, values.golden);
    if (!verdict.golden && existsSync(values.golden)) console.log(`note: ${area}/${name} has no golden answer`);
    return [verdict];
  } catch (error) {
    console.log(`${area}/${name} could not be told: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

main();
