import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Row } from './row';

const DIST = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist');
const PAGE_LIMIT_KB = 200;
const HOME_LIMIT_KB = 120;
const WORKER_LIMIT_KB = 250;

/** The JavaScript that the page loads until the living graph is drawn, and the engine's worker, in kB after gzip. */
export function weight(): Row[] {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('run `npm run build` first');
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  const entries = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path as string);
  // These are imported dynamically, but there is no graph, and no home page, without them.
  const upTo = (...parts: string[]) => {
    const names = parts.map((part) => {
      const name = readdirSync(join(DIST, 'assets')).find((one) => one.startsWith(`${part}-`) && one.endsWith('.js'));
      if (!name) throw new Error(`no chunk is called ${part}`);
      return name;
    });
    return closure([...entries, ...names.map((name) => `assets/${name}`)]).reduce(
      (sum, path) => sum + kilobytes(path),
      0,
    );
  };
  const page = upTo('Play', 'Stage', 'Flow', 'std');
  const home = upTo('Home');
  const workers = readdirSync(join(DIST, 'assets')).filter(
    (name) => /^main-[^.]*\.js$/.test(name) && !entries.includes(`assets/${name}`),
  );
  const worker = closure(workers.map((name) => `assets/${name}`)).reduce((sum, path) => sum + kilobytes(path), 0);
  return [
    {
      what: 'JavaScript until the graph is drawn, gzip',
      measured: `${page.toFixed(1)} kB`,
      goal: `<= ${PAGE_LIMIT_KB} kB`,
      met: page <= PAGE_LIMIT_KB,
    },
    {
      what: 'JavaScript of the home page, gzip',
      measured: `${home.toFixed(1)} kB`,
      goal: `<= ${HOME_LIMIT_KB} kB`,
      met: home <= HOME_LIMIT_KB,
    },
    {
      what: "the engine's worker, gzip",
      measured: `${worker.toFixed(1)} kB`,
      goal: `<= ${WORKER_LIMIT_KB} kB`,
      met: worker > 0 && worker <= WORKER_LIMIT_KB,
    },
  ];
}

/** Some chunks and all that they import statically. */
function closure(entries: readonly string[]): string[] {
  const found = new Set(entries);
  for (const path of found) {
    const text = readFileSync(join(DIST, path), 'utf8');
    for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) found.add(`assets/${name}`);
  }
  return [...found];
}

function kilobytes(path: string): number {
  return gzipSync(readFileSync(join(DIST, path)), { level: 9 }).length / 1000;
}
