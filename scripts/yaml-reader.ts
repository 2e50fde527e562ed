/**
 * The worker reads YAML and never writes it with the library: what writes is left out of the worker's bundle, which saves some
 * 4 kB of what has to be there before the first picture.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const WRITERS = /\/yaml\/browser\/dist\/stringify\/[A-Za-z]+\.js$/;

/** Puts empty texts in the place of what the library would write. */
export function yamlReader(): Plugin {
  return {
    name: 'yaml-reader',
    enforce: 'pre',
    load(id) {
      if (!WRITERS.test(id)) return undefined;
      const [, names = ''] = /export \{([^}]*)\}/.exec(readFileSync(id, 'utf8')) ?? [];
      const exported = names.split(',').map((name) => name.trim());
      return exported.map((name) => `export const ${name} = () => '';`).join('\n');
    },
  };
}
