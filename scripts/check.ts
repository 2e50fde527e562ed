/**
 * The one gate: format and lint, types, unit tests with the house rules and the conformance list, seeds, the build, and the
 * browser journeys. Runs all of them even when one fails; its last line adds up all suites: `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHROMIUM_ADVICE, ensureChromium } from './ensure-chromium';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SCRATCH = mkdtempSync(join(tmpdir(), 'drydock-check-'));
const ONLY = process.argv.slice(2);

function run(command: string, args: readonly string[], env: Record<string, string> = {}): boolean {
  const bin = join(ROOT, 'node_modules', '.bin', command);
  const { status } = spawnSync(bin, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  return status === 0;
}

function one(ok: boolean): Count {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function unit(): Count {
  const file = join(SCRATCH, 'unit.json');
  const ok = run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  return counted(ok, file, (report) => ({ passed: report.numPassedTests ?? 0, failed: report.numFailedTests ?? 0 }));
}

function seeds(): Count {
  const file = join(SCRATCH, 'seeds.json');
  const ok = run('tsx', ['src/testing/seeds/main.ts', '--count', '200', '--json', file]);
  return counted(ok, file, ({ seeds: count }) => ({ passed: count?.passed ?? 0, failed: count?.failed ?? 0 }));
}

function journeys(): Count {
  const chromium = ensureChromium();
  if (!chromium) {
    console.error(CHROMIUM_ADVICE);
    return one(false);
  }
  const file = join(SCRATCH, 'journeys.json');
  const env = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const ok = run('playwright', ['test', '--reporter=list,json'], env);
  return counted(ok, file, ({ stats }) => ({
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
  }));
}

/** Pictures of the product, held against those that were accepted: one theme and size. */
function looks(): Count {
  const file = join(SCRATCH, 'looks.json');
  const env = { CHROMIUM_PATH: ensureChromium() ?? '' };
  const ok = run('tsx', ['e2e/looks/main.ts', '--gate', '--json', file], env);
  return counted(ok, file, ({ looks: count }) => ({ passed: count?.passed ?? 0, failed: count?.failed ?? 0 }));
}

interface Report {
  numPassedTests?: number;
  numFailedTests?: number;
  seeds?: Count;
  looks?: Count;
  stats?: { expected: number; unexpected: number; flaky: number };
}

/** What a suite's own report says; a suite that failed without a failed test counts as one. */
function counted(ok: boolean, file: string, read: (report: Report) => Count): Count {
  try {
    const count = read(JSON.parse(readFileSync(file, 'utf8')));
    return ok || count.failed > 0 ? count : { ...count, failed: 1 };
  } catch {
    return one(false);
  }
}

const SUITES: readonly { readonly name: string; readonly run: () => Count }[] = [
  { name: 'format and lint', run: () => one(run('biome', ['check', '--error-on-warnings', '.'])) },
  { name: 'types', run: () => one(run('tsc', ['-b'])) },
  { name: 'unit, house rules, conformance', run: unit },
  { name: 'seeds', run: seeds },
  { name: 'build', run: () => one(run('vite', ['build', '--logLevel', 'warn'])) },
  { name: 'browser journeys', run: journeys },
  { name: 'looks', run: looks },
];

let passed = 0;
let failed = 0;
const summary: string[] = [];
for (const suite of SUITES) {
  if (ONLY.length > 0 && !ONLY.some((word) => suite.name.includes(word))) continue;
  console.log(`\n== ${suite.name}`);
  const count = suite.run();
  passed += count.passed;
  failed += count.failed;
  summary.push(
    `${suite.name.padEnd(32)}${String(count.passed).padStart(6)} passed${String(count.failed).padStart(6)} failed`,
  );
}
rmSync(SCRATCH, { recursive: true, force: true });
console.log(`\n${summary.join('\n')}\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
