import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from '@playwright/test';
import { VISIONS, type Vision } from '../../src/ui/specimen/vision';
import type { Servers } from './servers';
import { SIZES, type Situation, type SizeName, THEMES, type ThemeName } from './situations';
import { openStudio } from './studio';

/** What stands on the sheets that are kept: versions beside each other, every trouble, every view. */
const ON_SHEETS = [
  'mock-learner-rollout',
  'mock-fleet-eviction',
  'mock-presenter',
  'mock-catalogue',
  'blue-green-green-comes-up',
  'canary-one-in-ten',
  'errors-and-undo-half-way',
  'bad-image-stuck',
  'crash-loop-backing-off',
  'never-ready-waiting',
  'no-room-waiting',
  'node-loss-counted-as-lost',
];

/** The visions that were asked for: one of them, or `all`. */
export function visionsOf(asked: string): Vision[] {
  const all = Object.keys(VISIONS) as Vision[];
  const chosen = asked === 'all' ? all : all.filter((vision) => vision === asked);
  if (chosen.length === 0) throw new Error(`No such vision: ${asked}. There are ${all.join(', ')} and all.`);
  return chosen;
}

/**
 * Situations in both themes as other eyes see them, into `seen`; and a sheet for each vision and theme into `kept`, once all of
 * those were taken that stand on it. How many pictures that were.
 */
export async function takeVisions(
  browser: Browser,
  servers: Servers,
  visions: readonly Vision[],
  chosen: readonly Situation[],
  { seen, kept }: { readonly seen: string; readonly kept: string },
): Promise<number> {
  let count = 0;
  for (const theme of THEMES) {
    const taken = new Map(visions.map((vision) => [vision, new Map<string, Buffer>()]));
    for (const size of Object.keys(SIZES) as SizeName[]) {
      const own = chosen.filter((situation) => (situation.size ?? 'desk') === size);
      const studio = await openStudio(browser, servers.address, SIZES[size], theme);
      for (const situation of own) {
        const pictures = await studio.see(situation, visions);
        visions.forEach((vision, index) => {
          const picture = pictures[index] as Buffer;
          keep(join(seen, vision, `${situation.name}.${theme}.webp`), picture);
          taken.get(vision)?.set(situation.name, picture);
          count++;
        });
      }
      await studio.close();
    }
    await keepSheets(browser, servers, theme, taken, kept);
  }
  return count;
}

async function keepSheets(
  browser: Browser,
  servers: Servers,
  theme: ThemeName,
  taken: ReadonlyMap<Vision, ReadonlyMap<string, Buffer>>,
  kept: string,
): Promise<void> {
  const studio = await openStudio(browser, servers.address, SIZES.desk, theme);
  for (const [vision, pictures] of taken) {
    const shown = ON_SHEETS.flatMap((name) => {
      const picture = pictures.get(name);
      return picture ? [[name, picture] as const] : [];
    });
    if (shown.length === ON_SHEETS.length)
      keep(join(kept, `${vision}.${theme}.webp`), await studio.sheet(new Map(shown)));
  }
  await studio.close();
}

function keep(file: string, picture: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, picture);
}
