import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Vision } from '../../src/ui/specimen/vision';
import { differentSquares } from './compare';
import { halved, pixelsOf, sheetOf } from './pictures';
import type { Situation, ThemeName } from './situations';

/** Takes pictures of the product in one theme and size. */
export interface Studio {
  /** The page in a situation, half as large, as WebP. */
  take(situation: Situation): Promise<Buffer>;
  /** The same as other eyes see it, once for each. */
  see(situation: Situation, visions: readonly Vision[]): Promise<Buffer[]>;
  /** Many pictures on one, three in a row, with their names. */
  sheet(pictures: ReadonlyMap<string, Buffer>): Promise<Buffer>;
  /** How many squares of two pictures differ. */
  compare(one: Buffer, other: Buffer): Promise<number>;
  close(): Promise<void>;
}

/** What moves by the wall clock or comes in its own time is left out of pictures. */
const STILL = `*, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important }
  .xterm-cursor { visibility: hidden !important }`;
const WITHOUT_DOCK = '#editor > *, #terminal > * { visibility: hidden !important }';
/** A picture stands when two in a row, so many milliseconds apart, are the same; a busy machine needs several. */
const APART_MS = 450;
const MOST_PICTURES = 12;

/** `address` is where the page is, or where a page of that name is. */
export async function openStudio(
  browser: Browser,
  address: (situation: Situation) => Promise<string>,
  size: { readonly width: number; readonly height: number },
  theme: ThemeName,
): Promise<Studio> {
  const fresh = () => browser.newContext({ viewport: size, colorScheme: theme, serviceWorkers: 'block' });
  const desk = await (await fresh()).newPage();
  const taken = async (situation: Situation) => {
    // Nobody has been here before: what is kept of another situation would be seen on the home page.
    const context = await fresh();
    const png = await take(context, `${await address(situation)}${situation.fragment}`, situation);
    await context.close();
    return png;
  };
  return {
    take: async (situation) => halved(desk, await taken(situation)),
    see: async (situation, visions) => {
      const png = await taken(situation);
      return Promise.all(visions.map((vision) => halved(desk, png, vision)));
    },
    sheet: (pictures) => sheetOf(desk, pictures),
    compare: async (one, other) => {
      const [first, second] = await Promise.all([one, other].map((picture) => pixelsOf(desk, picture)));
      return differentSquares(first as never, second as never);
    },
    close: () => desk.context().close(),
  };
}

async function take(context: BrowserContext, address: string, situation: Situation): Promise<Buffer> {
  const page = await context.newPage();
  await page.goto(address);
  await page.addStyleTag({ content: situation.dock ? STILL : `${STILL}${WITHOUT_DOCK}` });
  if (situation.fragment === '') await page.getByRole('heading', { level: 1 }).waitFor();
  else await page.locator('.stage h2', { hasNotText: 'Starting the cluster' }).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  if (situation.dock) await page.locator('.monaco-editor .view-line').first().waitFor();
  const notice = page.locator('.notice button[aria-label]').last();
  if (await notice.count()) await notice.click();
  let png = await standing(page, situation.page !== undefined);
  for (const key of situation.keys ?? []) {
    await page.keyboard.press(key);
    png = await standing(page);
  }
  return png;
}

/** The page as a picture, once nothing in it changes any more. */
async function standing(page: Page, fullPage = false): Promise<Buffer> {
  let last: Buffer = Buffer.alloc(0);
  for (let count = 0; count < MOST_PICTURES; count++) {
    await page.waitForTimeout(APART_MS);
    const png = await page.screenshot({ animations: 'disabled', fullPage });
    if (png.equals(last)) return png;
    last = png;
  }
  return last;
}
