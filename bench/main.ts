/**
 * `npm run bench [section...] [-- --seeds N]`: figures as ratios within one run, printed as a table; all sections, or those
 * named. Each runs in a process of its own, which ends when its time is up.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bystanders } from './bystanders';
import { crowd } from './crowd';
import { determinism } from './determinism';
import { engine } from './engine';
import { frames } from './frames';
import { growth } from './growth';
import { kills } from './kills';
import { links } from './links';
import { memory } from './memory';
import { queue } from './queue';
import { quiet } from './quiet';
import { rewind } from './rewind';
import { type Row, table } from './row';
import { scrub } from './scrub';
import { weight } from './weight';
import { wire } from './wire';

interface Section {
  readonly run: (options: readonly string[]) => Row[] | Promise<Row[]>;
  /** How long it may take on a slow machine, in seconds. */
  readonly limitS: number;
}

const SECTIONS: Readonly<Record<string, Section>> = {
  engine: { run: engine, limitS: 300 },
  growth: { run: growth, limitS: 300 },
  bystanders: { run: bystanders, limitS: 200 },
  queue: { run: queue, limitS: 100 },
  rewind: { run: rewind, limitS: 300 },
  scrub: { run: scrub, limitS: 400 },
  kills: { run: kills, limitS: 900 },
  wire: { run: wire, limitS: 200 },
  memory: { run: memory, limitS: 100 },
  quiet: { run: quiet, limitS: 200 },
  weight: { run: weight, limitS: 60 },
  determinism: { run: determinism, limitS: 1_500 },
  links: { run: links, limitS: 120 },
  frames: { run: frames, limitS: 400 },
  crowd: { run: crowd, limitS: 600 },
};

/** Runs one section in a process of its own. */
function measured(name: string, { limitS }: Section, options: readonly string[]): Promise<readonly Row[]> {
  const failed = (why: string): Row[] => [{ what: name, measured: why, goal: '', met: false }];
  return new Promise((resolve) => {
    const execArgv = [...process.execArgv, '--expose-gc'];
    const child = fork(fileURLToPath(import.meta.url), [SECTION, name, ...options], { execArgv });
    const timer = setTimeout(() => {
      resolve(failed(`took more than ${limitS} s`));
      child.kill();
    }, 1000 * limitS);
    child.once('message', (rows) => resolve(rows as Row[]));
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(failed('failed'));
    });
  });
}

async function main(words: readonly string[]): Promise<void> {
  const names = words.filter((word) => word in SECTIONS);
  const options = words.filter((word) => !(word in SECTIONS));
  const rows: Row[] = [];
  for (const [name, section] of Object.entries(SECTIONS)) {
    if (names.length === 0 || names.includes(name)) rows.push(...(await measured(name, section, options)));
  }
  console.log(table(rows));
  process.exitCode = rows.some(({ met }) => met === false) ? 1 : 0;
}

const SECTION = '--section';
const [first, ...rest] = process.argv.slice(2);
if (first === SECTION) {
  const rows = await SECTIONS[rest[0] as string]?.run(rest.slice(1));
  process.send?.(rows);
  process.disconnect?.();
} else await main(first === undefined ? [] : [first, ...rest]);
