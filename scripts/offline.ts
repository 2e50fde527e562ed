import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const SOURCE = join(dirname(fileURLToPath(import.meta.url)), 'service-worker.js');
/** Of `public/`, which the build copies by itself. */
const STANDING = ['theme.js', 'mark.svg', 'manifest.webmanifest'];

/**
 * Writes `service-worker.js` beside the built page: the list of its files and a version that changes with any of them. The files
 * of the first picture come first, the others after them.
 */
export function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.values(bundle)
          .map((file) => ({
            name: file.fileName,
            content: file.type === 'chunk' ? file.code : file.source,
          }))
          .filter(({ name }) => !name.endsWith('.map'))
          .sort((one, other) => (one.name < other.name ? -1 : 1));
        const hash = createHash('sha256').update(readFileSync(SOURCE));
        for (const { name, content } of files) hash.update(name).update(content);
        const names = ['./', ...STANDING, ...files.map(({ name }) => name).filter((name) => name !== 'index.html')];
        const source = readFileSync(SOURCE, 'utf8')
          .replace("'VERSION'", JSON.stringify(hash.digest('hex').slice(0, 12)))
          .replace("['FILES']", JSON.stringify(names));
        this.emitFile({ type: 'asset', fileName: 'service-worker.js', source });
      },
    },
  };
}
