import type { Browser, BrowserContext, Page } from '@playwright/test';
import { differentSquares } from './compare';
import type { Situation, ThemeName } from './situations';

/** Takes pictures of the product in one theme and size. */
export interface Studio {
  /** The page in a situation, half as large, as WebP. */
  take(situation: Situation): Promise<Buffer>;
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

export async function openStudio(
  browser: Browser,
  address: string,
  size: { readonly width: number; readonly height: number },
  theme: ThemeName,
): Promise<Studio> {
  const fresh = () => browser.newContext({ viewport: size, colorScheme: theme, serviceWorkers: 'block' });
  const desk = await (await fresh()).newPage();
  return {
    take: async (situation) => {
      // Nobody has been here before: what is kept of another situation would be seen on the home page.
      const context = await fresh();
      const taken = await take(context, desk, address, situation);
      await context.close();
      return taken;
    },
    compare: async (one, other) => {
      const [first, second] = await Promise.all([one, other].map((picture) => pixelsOf(desk, picture)));
      return differentSquares(first as never, second as never);
    },
    close: () => desk.context().close(),
  };
}

async function take(context: BrowserContext, desk: Page, address: string, situation: Situation): Promise<Buffer> {
  const page = await context.newPage();
  await page.goto(`${address}${situation.fragment}`);
  await page.addStyleTag({ content: situation.dock ? STILL : `${STILL}${WITHOUT_DOCK}` });
  if (situation.fragment === '') await page.getByRole('heading', { level: 1 }).waitFor();
  else await page.locator('.stage h2', { hasNotText: 'Starting the cluster' }).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  if (situation.dock) await page.locator('.monaco-editor .view-line').first().waitFor();
  const notice = page.locator('.notice button[aria-label]').last();
  if (await notice.count()) await notice.click();
  let png = await standing(page);
  for (const key of situation.keys ?? []) {
    await page.keyboard.press(key);
    png = await standing(page);
  }
  return shrink(desk, png);
}

/** The page as a picture, once nothing in it changes any more. */
async function standing(page: Page): Promise<Buffer> {
  let last: Buffer = Buffer.alloc(0);
  for (let count = 0; count < MOST_PICTURES; count++) {
    await page.waitForTimeout(APART_MS);
    const png = await page.screenshot({ animations: 'disabled' });
    if (png.equals(last)) return png;
    last = png;
  }
  return last;
}

/** Half as large each way, as WebP: what a person would still see, in a tenth of the bytes. */
async function shrink(desk: Page, png: Buffer): Promise<Buffer> {
  const text = await desk.evaluate(
    async (data) => {
      const bitmap = await createImageBitmap(await (await fetch(data)).blob());
      const canvas = new OffscreenCanvas(Math.round(bitmap.width / 2), Math.round(bitmap.height / 2));
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      const bytes = new Uint8Array(
        await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.72 })).arrayBuffer(),
      );
      let letters = '';
      for (const byte of bytes) letters += String.fromCharCode(byte);
      return btoa(letters);
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  return Buffer.from(text, 'base64');
}

async function pixelsOf(
  desk: Page,
  webp: Buffer,
): Promise<{ width: number; height: number; bytes: Uint8ClampedArray }> {
  const { width, height, letters } = await desk.evaluate(
    async (data) => {
      const bitmap = await createImageBitmap(await (await fetch(data)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.drawImage(bitmap, 0, 0);
      const { data: bytes } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      let text = '';
      for (let from = 0; from < bytes.length; from += 8_192)
        text += String.fromCharCode(...bytes.subarray(from, from + 8_192));
      return { width: bitmap.width, height: bitmap.height, letters: btoa(text) };
    },
    `data:image/webp;base64,${webp.toString('base64')}`,
  );
  return { width, height, bytes: new Uint8ClampedArray(Buffer.from(letters, 'base64')) };
}
