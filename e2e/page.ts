import { test as base, expect, type Locator, type Page } from '@playwright/test';

export { expect, type Locator, type Page } from '@playwright/test';

interface Heard {
  readonly complaints: string[];
  readonly expected: RegExp[];
}

interface Fixtures {
  readonly heard: Heard;
  /** Listens to one more page, as a second browser has it. */
  readonly listen: (page: Page) => void;
  /** Words that a journey expects on the console, such as the last ones of a worker that it ends. */
  readonly expectWords: (words: RegExp) => void;
}

/**
 * Every journey listens to its pages: an error or a warning on the console, an error that nobody caught, or a request to another
 * origin fails it.
 */
export const test = base.extend<Fixtures>({
  heard: async ({ browserName }, use) => {
    const heard: Heard = { complaints: [], expected: [] };
    await use(heard);
    const unexpected = heard.complaints.filter((words) => !heard.expected.some((expected) => expected.test(words)));
    expect(unexpected, `what ${browserName} complained of`).toEqual([]);
  },
  listen: async ({ heard, baseURL }, use) => use((page) => hear(page, heard.complaints, new URL(baseURL ?? '').origin)),
  expectWords: async ({ heard }, use) => use((words) => void heard.expected.push(words)),
  page: async ({ page, listen }, use) => {
    listen(page);
    await use(page);
  },
});

function hear(page: Page, complaints: string[], origin: string): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`not caught: ${error.message}`));
  page.on('crash', () => complaints.push('the page crashed'));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) complaints.push(`fetched from elsewhere: ${url}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') complaints.push(`not fetched: ${request.url()} ${reason}`);
  });
}

export const stageOf = (page: Page): Locator => page.getByRole('region', { name: 'Stage' });
export const headline = (page: Page): Locator => stageOf(page).getByRole('heading', { level: 2 });
export const editorOf = (page: Page): Locator => page.getByRole('region', { name: 'Editor' });
export const notices = (page: Page): Locator => page.locator('.notices');
/** A pod, a Service, a Deployment ... of the picture, by the beginning of its spoken name. */
export const inStage = (page: Page, name: string | RegExp): Locator => stageOf(page).getByRole('group', { name });
export const readyPods = (page: Page): Locator => inStage(page, /^Pod \S+, ready,/);

/** Opens a cluster (one's own, or that of a link's fragment) and waits until everything on the page can be used. */
export async function open(page: Page, fragment = '#mine'): Promise<void> {
  await page.goto(`./${fragment}`);
  await settled(page);
}

/** The cluster is drawn, Monaco and the terminal have come. */
export async function settled(page: Page): Promise<void> {
  await expect(headline(page)).not.toBeEmpty();
  // Monaco comes when the editor is touched, or when the page has had nothing to do for a while.
  await page.locator('#editor').dispatchEvent('pointerdown');
  await expect(page.locator('.editor-surface')).toHaveAttribute('data-ready', 'true');
  await expect(page.locator('.xterm-rows')).toBeAttached();
}

/** A speed by its label, through the menu: `300×`. */
export async function setSpeed(page: Page, label: string): Promise<void> {
  const button = page.getByRole('button', { name: /^Speed / });
  if ((await button.textContent()) === label) return;
  await button.click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${label}`) }).click();
  await expect(page.getByRole('button', { name: `Speed ${label}`, exact: true })).toBeVisible();
}

/** The names of all that is drawn, as they are spoken: another text when something has changed. */
export function spoken(page: Page): Promise<string> {
  return stageOf(page)
    .getByRole('group')
    .evaluateAll((all) => all.map((element) => element.getAttribute('aria-label')).join('\n'));
}

/** Stops time. What the clock shows then is the very moment at which it stands. */
export async function pause(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
}

/**
 * Gives something the focus, once nothing else asks for it: a menu or a dialog that was left gives the focus back a moment after it
 * is gone, and a key that is sent in between would go there.
 */
export async function focusOn(target: Locator): Promise<void> {
  const stays = (element: Element) =>
    new Promise<boolean>((resolve) => {
      requestAnimationFrame(() => setTimeout(() => resolve(element.contains(document.activeElement)), 20));
    });
  await expect
    .poll(
      async () => {
        await target.focus();
        return target.evaluate(stays);
      },
      { intervals: [0, 20, 100] },
    )
    .toBe(true);
}

/** Cluster time as the clock shows it, in milliseconds. */
export async function clockMs(page: Page): Promise<number> {
  const text = (await page.getByRole('timer').getAttribute('aria-label')) ?? '';
  const [seconds = 0, minutes = 0, hours = 0] = text.split(':').map(Number).reverse();
  return Math.round((hours * 3600 + minutes * 60 + seconds) * 1000);
}
