import { replaceText, shownText } from './editor';
import { clockMs, expect, headline, inStage, notices, open, type Page, readyPods, setSpeed, test } from './page';
import { run, screen } from './terminal';

/** Shares what is shown: the link that was copied, and the cluster's fingerprint. */
async function share(page: Page): Promise<{ link: string; hash: string }> {
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog', { name: 'Link copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(await page.getByRole('textbox', { name: 'Link' }).inputValue()).toBe(link);
  const hash = (await page.locator('.share-hash code').textContent()) ?? '';
  await page.keyboard.press('Escape');
  return { link, hash };
}

test('a link opens the same cluster at the same moment in another browser', async ({
  page,
  browser,
  listen,
  baseURL,
}) => {
  await open(page);
  await setSpeed(page, '10×');
  await run(page, 'kubectl set image deployment/web web=shop/web:v2-bad');
  await inStage(page, /^Node node-a/).click();
  await page.getByRole('button', { name: 'Stop machine' }).click();
  await setSpeed(page, '60×');
  await expect(headline(page)).toHaveText(/^node-a is lost/);
  await page.getByRole('button', { name: 'Pause' }).click();
  const { link, hash } = await share(page);
  const at = await clockMs(page);
  expect(hash).toMatch(/^[0-9a-f]{8,}$/);

  const other = await (await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } })).newPage();
  listen(other);
  await other.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(other, new URL(link).hash);
  await expect(headline(other)).toHaveText(/^node-a is lost/);
  await expect(notices(other)).toContainText('Opened as a copy; yours is kept.');
  expect(await clockMs(other)).toBe(at);
  expect((await share(other)).hash).toBe(hash);
  expect((await screen(other)).join('\n')).toContain('shop/web:v2-bad');
  await other.context().close();
});

test('a link that cannot be opened says so and costs nothing', async ({ page }) => {
  await open(page);
  await replaceText(page, 'kind: Mine\n');
  await run(page, 'kubectl scale deployment web --replicas=2');
  const { link } = await share(page);
  const fragment = new URL(link).hash;
  const inflating = `s=1.${'A'.repeat(500_000)}`;
  const cases: [string, RegExp][] = [
    [`${fragment.slice(0, -9)}`, /This link is broken/],
    [`${fragment.slice(0, 40)}x${fragment.slice(41)}`, /This link is broken/],
    ['#s=999.AAAA', /made by a newer Drydock/],
    ['#s=1.%3Cscript%3Ealert(1)%3C/script%3E', /This link is broken/],
    [`#${inflating}`, /too large/],
  ];
  for (const [bad, words] of cases) {
    await page.goto('about:blank');
    await open(page, bad);
    await expect(notices(page)).toContainText(words);
    await expect(notices(page)).toContainText('Your own cluster is open instead.');
    expect(await shownText(page)).toContain('kind: Mine');
    await expect(inStage(page, 'Deployment web, 2 replicas')).toBeVisible();
  }
  await page.goto('about:blank');
  await open(page);
  await setSpeed(page, '10×');
  await expect(readyPods(page)).toHaveCount(2);
});
