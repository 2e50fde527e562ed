import { expect, headline, notices, open, type Page, stageOf, test } from './page';

/** Parts whose file name begins so do not come, until the result is called. */
async function withhold(page: Page, part: string): Promise<() => Promise<void>> {
  const files = new RegExp(`/assets/${part}-[^/]+\\.(js|css)$`);
  await page.route(files, (route) => route.abort('internetdisconnected'));
  return () => page.unroute(files);
}

test.use({ serviceWorkers: 'block' });
test.beforeEach(({ expectWords }) => {
  expectWords(/Service Worker registration blocked/);
  expectWords(/ERR_INTERNET_DISCONNECTED/);
  // React's and the browser's words of what did not come.
  expectWords(/Failed to fetch dynamically imported module|Unable to preload CSS|Missing/);
});

test('a card that does not come leaves the page as it is, and opens when it is asked for again', async ({ page }) => {
  const give = await withhold(page, 'WhyCard');
  await open(page);
  await page.locator('body').press('w');
  await expect(notices(page)).toContainText('The why card could not be loaded.');
  await expect(headline(page)).toHaveText('web: all 4 pods are ready');
  await give();
  await page.locator('body').press('w');
  const card = page.getByRole('complementary', { name: 'Why' });
  await expect(card).toBeVisible();
  await expect(card).toHaveCSS('position', 'relative');
});

test('a view that does not come says so in its place, and is drawn when it is tried again', async ({ page }) => {
  const give = await withhold(page, 'Fleet');
  await open(page);
  await page.locator('body').press('2');
  await expect(stageOf(page).getByRole('alert')).toContainText('The picture could not be loaded.');
  await give();
  await stageOf(page).getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.fleet')).toBeVisible();
});

test('a terminal that does not come can be tried again, and so can what is beside the page', async ({ page }) => {
  const [giveTerminal, giveDrops] = [await withhold(page, 'console'), await withhold(page, 'DropZone')];
  await page.goto('./#mine');
  const terminal = page.getByRole('region', { name: 'Terminal' });
  await expect(terminal.getByRole('alert')).toContainText('Terminal could not be loaded.');
  await expect(notices(page)).toContainText('What helps in the editor could not be loaded.');
  await expect(terminal.getByRole('button', { name: 'Try again' })).toBeInViewport({ ratio: 1 });
  await giveTerminal();
  await giveDrops();
  await terminal.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.xterm-rows')).toBeAttached();
  const came = page.waitForResponse(/\/assets\/DropZone-/);
  await notices(page).getByRole('button', { name: 'Try again' }).click();
  await came;
  await expect(headline(page)).toHaveText('web: all 4 pods are ready');
});

test('a page that does not come is asked for once more', async ({ page }) => {
  const give = await withhold(page, 'Play');
  await page.goto('./#mine');
  await expect(page.getByRole('alert')).toContainText('A part of the page could not be loaded.');
  await give();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(headline(page)).toHaveText('web: all 4 pods are ready');
});

test('a scenario that does not come is said and opened when it is tried again, on the page and in a frame', async ({
  page,
}) => {
  const give = await withhold(page, 'canary');
  await page.goto('./#scenario=canary');
  await expect(notices(page)).toContainText('The cluster could not be loaded.');
  await give();
  await notices(page).getByRole('button', { name: 'Try again' }).click();
  await expect(headline(page)).not.toBeEmpty();
  const giveFrame = await withhold(page, 'canary');
  await page.goto('./?embed&scenario=canary&start=load');
  await expect(page.getByRole('alert')).toContainText('The cluster could not be loaded.');
  await giveFrame();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(headline(page)).not.toBeEmpty();
});
