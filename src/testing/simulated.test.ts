import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../api/generated/kinds';
import { isSimulated, KEPT_FIELDS, KEPT_KINDS } from '../api/simulated';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const ENGINE = join(ROOT, 'src/engine');
/** Admission refuses by fields that no container acts upon. */
const NOT_ACTING = /\.test\.ts$|\/test[A-Z]\w*\.ts$|apiserver\/admission\//;

const engine = readdirSync(ENGINE, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !NOT_ACTING.test(path),
);
const words = new Set(
  engine.flatMap((path) => readFileSync(join(ENGINE, path), 'utf8').match(/\b[a-z][A-Za-z]+\b/g) ?? []),
);

describe('what is simulated', () => {
  it('no field that is said to be kept only is read by the engine', () => {
    const read = Object.entries(KEPT_FIELDS).flatMap(([struct, fields]) =>
      fields.filter((field) => words.has(field)).map((field) => `${struct}.${field}`),
    );
    expect(read, 'these are acted upon now: take them out of KEPT_FIELDS').toEqual([]);
  });

  it('every kind of which there is a controller is simulated', () => {
    const folders = new Set(readdirSync(join(ENGINE, 'controllers')).map((name) => name.toLowerCase()));
    expect(KINDS.filter(({ kind }) => folders.has(kind.toLowerCase()) && !isSimulated(kind))).toEqual([]);
  });

  it('says what the page on the scope says', () => {
    const scope = readFileSync(join(ROOT, 'docs/SCOPE.md'), 'utf8').replace(/\s+/g, ' ');
    const [, acting = ''] = /Kinds with behaviour over time\*\*: (.*?), and the garbage/.exec(scope) ?? [];
    const [, kept = ''] = /no controller acts on them yet \(([^)]*)\)/.exec(scope) ?? [];
    const listed = (text: string) => text.split(/,? and |, /).filter((word) => KINDS.some(({ kind }) => kind === word));
    expect(listed(acting).length).toBeGreaterThan(5);
    expect(listed(kept).length).toBeGreaterThan(0);
    expect(listed(acting).filter((kind) => !isSimulated(kind))).toEqual([]);
    expect(listed(kept).filter((kind) => !KEPT_KINDS.includes(kind))).toEqual([]);
  });
});
