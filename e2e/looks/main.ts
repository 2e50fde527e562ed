/**
 * `npm run looks [-- --gate] [--accept] [--size desk|wide|phone] [--vision grey|deutan|protan|tritan|all] [name...]`: takes pictures of the built page in each situation, theme and size, and holds them
 * against those that somebody looked at and accepted (`looks/`). `--gate` takes one theme and size; `--accept` keeps what it sees.
 * `--vision` compares nothing: it takes the pictures as other eyes see them, and keeps a sheet of them for each theme.
 * Pictures come from one version of Chromium, which is written beside them; another one draws otherwise and compares nothing.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { SQUARES_AT_MOST } from './compare';
import { openServers } from './servers';
import { SIZES, type Situation, type SizeName, situations, THEMES, type ThemeName } from './situations';
import { openStudio, type Studio } from './studio';
import { takeVisions, visionsOf } from './visions';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const LOOKS = join(ROOT, 'looks');
const VERSION = join(LOOKS, 'CHROMIUM');
/** What did not look as accepted is put here, to be looked at. */
const SEEN = join(ROOT, 'test-results', 'looks');
const VISIONS = { seen: join(ROOT, 'test-results', 'vision'), kept: join(LOOKS, 'vision') };

/** A picture is mostly waited for: so many are taken at once. */
const AT_ONCE = 2;

interface Shot {
  readonly situation: Situation;
  readonly theme: ThemeName;
  readonly size: SizeName;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      gate: { type: 'boolean', default: false },
      accept: { type: 'boolean', default: false },
      size: { type: 'string' },
      vision: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const shots = shotsOf(values.gate, positionals).filter(({ size }) => size === (values.size ?? size));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--force-color-profile=srgb'],
  });
  if (values.vision !== undefined) {
    await lookOtherwise(browser, values.vision, positionals);
    return browser.close();
  }
  const version = browser.version();
  const known = existsSync(VERSION) ? readFileSync(VERSION, 'utf8').trim() : '';
  if (!values.accept && known !== version) {
    console.log(`looks: not compared. The pictures are of Chromium ${known || '(none)'}, this is ${version}.`);
    await browser.close();
    return report(values.json, 1, 0);
  }
  const failed = await look(browser, shots, values.accept);
  await browser.close();
  if (values.accept) writeFileSync(VERSION, `${version}\n`);
  console.log(`looks: ${shots.length - failed} as accepted, ${failed} not`);
  report(values.json, shots.length - failed, failed);
}

async function lookOtherwise(browser: Browser, vision: string, names: readonly string[]): Promise<void> {
  const servers = await openServers(ROOT);
  const count = await takeVisions(browser, servers, visionsOf(vision), wanted(names), VISIONS);
  await servers.close();
  console.log(`looks: ${count} pictures as other eyes see them, in ${VISIONS.seen.slice(ROOT.length + 1)}`);
}

function report(file: string | undefined, passed: number, failed: number): void {
  if (file) writeFileSync(file, JSON.stringify({ looks: { passed, failed } }));
  process.exitCode = failed > 0 ? 1 : 0;
}

function wanted(names: readonly string[]): Situation[] {
  return situations().filter(({ name }) => names.length === 0 || names.some((one) => name.startsWith(one)));
}

function shotsOf(gate: boolean, names: readonly string[]): Shot[] {
  return wanted(names).flatMap((situation) => {
    const sizes = situation.size ? [situation.size] : gate ? (['desk'] as const) : (Object.keys(SIZES) as SizeName[]);
    return (gate ? (['light'] as const) : THEMES).flatMap((theme) => sizes.map((size) => ({ situation, theme, size })));
  });
}

async function look(browser: Browser, shots: readonly Shot[], accept: boolean): Promise<number> {
  const servers = await openServers(ROOT);
  let failed = 0;
  for (const theme of THEMES) {
    for (const size of Object.keys(SIZES) as SizeName[]) {
      const own = shots.filter((shot) => shot.theme === theme && shot.size === size);
      if (own.length === 0) continue;
      const studio = await openStudio(browser, servers.address, SIZES[size], theme);
      const waiting = [...own];
      const photographer = async () => {
        for (let shot = waiting.shift(); shot; shot = waiting.shift())
          if (!(await shoot(studio, shot.situation, `${shot.situation.name}.${theme}.${size}`, accept))) failed++;
      };
      await Promise.all(Array.from({ length: AT_ONCE }, photographer));
      await studio.close();
    }
  }
  await servers.close();
  return failed;
}

async function shoot(studio: Studio, situation: Situation, name: string, accept: boolean): Promise<boolean> {
  const file = join(LOOKS, `${name}.webp`);
  const taken = await studio.take(situation);
  const before = existsSync(file) ? readFileSync(file) : undefined;
  const squares = before ? await studio.compare(before, taken) : Number.POSITIVE_INFINITY;
  if (squares <= SQUARES_AT_MOST) return true;
  const target = accept ? file : join(SEEN, `${name}.webp`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, taken);
  if (accept) console.log(`accepted ${name}`);
  else
    console.log(
      `${name}: ${before ? `${squares} squares differ` : 'there is no picture yet'}; seen in ${target.slice(ROOT.length + 1)}`,
    );
  return accept;
}

await main();
