/**
 * `npm run planted -- [--seeds N] [--from S] [--json FILE] [name...]`: plants faults in the engine, one at a time, and says
 * how many seeds it takes to find each, and by which checker. Before a run over all, the engine as it is has to hold over the
 * first 200 seeds. Fails when fewer than nine in ten are found.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeReport } from '../answers/folder';
import { bundle } from './bundle';
import type { Fault } from './fault';
import { FAULTS } from './faults/registry';
import { lookFor, search, type Trial } from './trial';

interface Finding extends Trial {
  readonly fault: Fault;
}

const SOURCES = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const CONTROL_SEEDS = 200;
const SHARE_TO_FIND = 0.9;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seeds: { type: 'string', default: '2000' },
      from: { type: 'string', default: '1' },
      json: { type: 'string' },
    },
  });
  for (const name of positionals)
    if (!FAULTS.some((fault) => fault.name === name)) throw new Error(`no fault is called ${name}`);
  const chosen = FAULTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const [count, from] = [Number(values.seeds), Number(values.from)];
  const folder = mkdtempSync(join(tmpdir(), 'drydock-planted-'));
  try {
    const sound = await bundle(SOURCES, undefined, folder);
    const isSound = positionals.length > 0 ? undefined : await control(sound, from, Math.min(count, CONTROL_SEEDS));
    const findings: Finding[] = [];
    console.log(`${'fault'.padEnd(30)}${'seeds'.padStart(6)}  found by`);
    for (const fault of chosen) {
      const faulty = await bundle(SOURCES, fault, folder);
      const finding = { fault, ...(await lookFor(sound, faulty, from, count)) };
      findings.push(finding);
      console.log(row(finding));
    }
    const found = findings.filter((finding) => finding.found).length;
    if (values.json) writeReport(values.json, { from, seeds: count, isSound, findings: findings.map(told) });
    console.log(`${found} of ${findings.length} found`);
    process.exitCode = isSound !== false && found >= SHARE_TO_FIND * findings.length ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The engine without a fault: true where no checker complains of it. */
async function control(sound: string, from: number, count: number): Promise<boolean> {
  const { found } = await search(sound, from, count);
  if (!found) console.log(`no fault: ${count} seeds without a complaint`);
  else console.log(`no fault, and seed ${found.seed} fails: ${found.checker}: ${found.message}`);
  return !found;
}

function row({ fault, quiet, found }: Finding): string {
  const words = found ? `${found.checker}: ${found.message?.split('\n')[0]?.slice(0, 120)}` : 'nothing';
  return `${fault.name.padEnd(30)}${String(quiet + (found ? 1 : 0)).padStart(6)}  ${words}`;
}

function told({ fault: { name, mistake, wrong, file }, quiet, found }: Finding): object {
  return { name, mistake, wrong, file, quiet, ...(found ? { found } : {}) };
}

await main();
