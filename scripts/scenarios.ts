/**
 * The bundled scenarios, as modules: `virtual:scenario/<name>` is one whole, a chunk of its own; `virtual:scenarios` says how to get
 * each of them by name; `virtual:scenario-cards` is what the home page shows of those that are listed.
 * They are read from their folders, so that adding one is adding a folder.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { bundledScenario, scenarioNames } from '../src/testing/scenarios/shelf';

const SHELF = 'virtual:scenarios';
const ONE = 'virtual:scenario/';
const CARDS = 'virtual:scenario-cards';
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Whatever the stills are made from. */
const STILLS_FROM = [
  'scripts',
  'src/api',
  'src/cli',
  'src/engine',
  'src/mirror',
  'src/protocol',
  'src/scenarios',
  'src/worker',
];

/** Gives page and worker the scenarios. A folder that makes none stops the build, with all that is wrong in it. */
export function scenarios(): Plugin {
  return {
    name: 'scenarios',
    resolveId: (id) => (id === SHELF || id === CARDS || id.startsWith(ONE) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${SHELF}`) return shelf();
      if (id === `\0${CARDS}`) return `export default JSON.parse(${JSON.stringify(cards())})`;
      if (!id.startsWith(`\0${ONE}`)) return undefined;
      return `export default ${JSON.stringify(bundledScenario(id.slice(ONE.length + 1)))}`;
    },
  };
}

function shelf(): string {
  const loaders = scenarioNames().map(
    (name) => `${JSON.stringify(name)}: () => import(${JSON.stringify(ONE + name)}).then((one) => one.default)`,
  );
  return `export const LOADERS = {${loaders.join(',\n')}};`;
}

/** The cards with their stills, as JSON. Playing all scenarios takes seconds, so what was made of the same sources is kept. */
function cards(): string {
  const hash = createHash('sha256');
  for (const folder of STILLS_FROM) {
    const files = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    for (const path of files.map((file) => join(file.parentPath, file.name)).sort())
      hash.update(path).update(readFileSync(path));
  }
  const kept = join(ROOT, 'node_modules', '.cache', `scenario-cards-${hash.digest('hex').slice(0, 16)}.json`);
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    const made = execFileSync(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts', 'stills.ts')], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    mkdirSync(dirname(kept), { recursive: true });
    writeFileSync(kept, made);
    return made;
  }
}
