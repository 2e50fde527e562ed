/**
 * The bundled scenarios, as modules: `virtual:scenario/<name>` is one whole, a chunk of its own; `virtual:scenarios` says how to get
 * each of them by name. They are read from their folders, so that adding one is adding a folder.
 */
import type { Plugin } from 'vite';
import { bundledScenario, scenarioNames } from '../src/testing/scenarios/shelf';

const SHELF = 'virtual:scenarios';
const ONE = 'virtual:scenario/';

/** Gives page and worker the scenarios. A folder that makes none stops the build, with all that is wrong in it. */
export function scenarios(): Plugin {
  return {
    name: 'scenarios',
    resolveId: (id) => (id === SHELF || id.startsWith(ONE) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${SHELF}`) return shelf();
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
