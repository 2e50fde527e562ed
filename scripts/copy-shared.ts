/**
 * Copies what the repository carries of a real cluster's answers (conformance/) and of its OpenAPI documents (kubernetes/)
 * from ../shared. `--check` copies nothing and fails where a copy differs; without ../shared it does nothing.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SHARED = join(ROOT, '..', 'shared');
const COPIES = [
  ...['README.md', 'compare.mjs', 'normalize.mjs', 'golden', 'printings', 'scenarios', 'timelines', 'verdicts'].map(
    (name) => ({ from: join('conformance', name), to: join('conformance', name) }),
  ),
  ...['openapi-v3', 'discovery', 'api-versions.txt', 'api-resources.txt', 'version.yaml', 'fresh', 'README.md'].map(
    (name) => ({
      from: join('kubernetes', name),
      to: join('kubernetes', name),
    }),
  ),
];

function files(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function differing(from: string, to: string): string[] {
  const theirs = new Map(files(from).map((file) => [relative(from, file), digest(file)]));
  const ours = new Map(files(to).map((file) => [relative(to, file), digest(file)]));
  return [...new Set([...theirs.keys(), ...ours.keys()])].filter((name) => theirs.get(name) !== ours.get(name));
}

function main(): number {
  if (!existsSync(SHARED)) {
    console.log('copy-shared: no ../shared here; the copies are used as they are');
    return 0;
  }
  const check = process.argv.includes('--check');
  let wrong = 0;
  for (const { from, to } of COPIES) {
    const source = join(SHARED, from);
    const target = join(ROOT, to);
    if (!existsSync(source)) continue;
    const names = differing(source, target);
    if (names.length === 0) continue;
    if (check) {
      wrong += names.length;
      for (const name of names.slice(0, 10)) console.error(`copy-shared: ${join(to, name)} differs from ../shared`);
      continue;
    }
    rmSync(target, { recursive: true, force: true });
    mkdirSync(dirname(target), { recursive: true });
    cpSync(source, target, { recursive: true, mode: 0 });
    console.log(`copy-shared: ${to} (${names.length} files)`);
  }
  if (wrong > 0) console.error('copy-shared: run `npm run copy-shared`');
  return wrong > 0 ? 1 : 0;
}

process.exitCode = main();
