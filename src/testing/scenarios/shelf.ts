import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scenario } from '../../protocol/scenario';
import { readScenario } from '../../scenarios/folder';
import { seedScenario } from '../../scenarios/seeds';

const CONTENT = fileURLToPath(new URL('../../scenarios/content', import.meta.url));
const read = new Map<string, Scenario>();

/** The names of all bundled scenarios: of their folders. */
export function scenarioNames(): readonly string[] {
  // Git leaves empty folders behind when it goes to another commit.
  return readdirSync(CONTENT)
    .filter((name) => readdirSync(join(CONTENT, name)).length > 0)
    .sort();
}

/** The scenario of a folder, read from the disk. Throws ScenarioError when it makes none. */
export function bundledScenario(name: string): Scenario {
  const known = read.get(name);
  if (known) return known;
  const root = join(CONTENT, name);
  const paths = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const folder = paths.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')] as const;
  });
  const scenario = readScenario(name, Object.fromEntries(folder));
  read.set(name, scenario);
  return scenario;
}

/** What a session's `scenario` names: a folder, or the random world of a seed. Node's twin of what the page loads. */
export function scenarioByName(name: string): Scenario | undefined {
  return seedScenario(name) ?? (scenarioNames().includes(name) ? bundledScenario(name) : undefined);
}
