import { ENGINE_VERSION, type Session } from '../src/protocol/session';
import { linkOf } from '../src/share/link';
import { scenarioByName } from '../src/testing/scenarios/shelf';
import { replaceText, shownText } from './editor';
import { clockMs, expect, headline, inStage, notices, open, type Page, pause, setSpeed, test } from './page';
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
  await pause(page);
  const { link, hash } = await share(page);
  const at = await clockMs(page);
  expect(hash).toMatch(/^[0-9a-f]{8,}$/);

  const other = await (await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } })).newPage();
  listen(other);
  await other.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(other, new URL(link).hash);
  await expect(headline(other)).toHaveText(/^node-a is lost/);
  await expect(notices(other)).toContainText('Opened as a copy; yours is kept.');
  await expect.poll(() => clockMs(other)).toBe(at);
  expect((await share(other)).hash).toBe(hash);
  await expect.poll(async () => (await screen(other)).join('\n')).toContain('shop/web:v2-bad');
  await other.context().close();
});

const START = scenarioByName('std')!.start;

/** The fragment of a link that somebody made up. */
function madeUp(session: Partial<Session>, at: number): string {
  const made = linkOf({ session: { engine: ENGINE_VERSION, seed: 1, scenario: 'std', log: START, ...session }, at });
  return made.ok ? `#${made.fragment}` : '';
}

test('a link that cannot be opened says so and costs nothing', async ({ page }) => {
  await open(page);
  await replaceText(page, 'kind: Mine\n');
  await run(page, 'kubectl scale deployment web --replicas=2');
  const { link } = await share(page);
  const { hash: fragment } = new URL(link);
  const refused: [string, RegExp][] = [
    [fragment.slice(0, -9), /This link is broken/],
    [`${fragment.slice(0, 40)}x${fragment.slice(41)}`, /This link is broken/],
    ['#s=999.AAAA', /made by a newer Drydock/],
    ['#s=1.%3Cscript%3Ealert(1)%3C/script%3E', /This link is broken/],
    [madeUp({ scenario: 'nowhere' }, 1000), /needs the scenario “nowhere”/],
    [`#s=1.${'A'.repeat(500_000)}`, /too large/],
  ];
  for (const [bad, words] of refused) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, bad);
    await expect(notices(page)).toContainText(words);
    await expect(notices(page)).toContainText('What was open stays open.');
    await page.getByRole('button', { name: 'Close this notice' }).click();
  }
  await page.goto('about:blank');
  await open(page, fragment.slice(0, -9));
  await expect(notices(page)).toContainText(/This link is broken[\s\S]*Your own cluster is open instead\./);
  await expect(inStage(page, 'Deployment web, 2 replicas')).toBeVisible();
  await expect.poll(() => shownText(page)).toContain('kind: Mine');
});

test('a hostile link does not hold the page, and the way back leads to the own cluster', async ({ page }) => {
  await open(page);
  await replaceText(page, 'kind: Mine\n');
  await run(page, 'kubectl scale deployment web --replicas=2');
  const day = 86_400_000;
  const generator = { name: 'flood', ratePerSecond: 10_000, url: 'http://shop.test/' };
  const flood = { at: 90_000, command: { type: 'traffic', generator } } as const;
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    madeUp({ log: [...START, flood] }, 400 * day),
  );
  await expect(notices(page)).toContainText('Opened as a copy; yours is kept.');
  await expect(notices(page)).toContainText('Playing to the moment that was asked for: 0 %');
  await page.getByRole('button', { name: 'Back to mine' }).click();
  await expect(inStage(page, 'Deployment web, 2 replicas')).toBeVisible();
  await expect(notices(page)).not.toContainText('Playing to the moment');
  await expect.poll(() => shownText(page)).toContain('kind: Mine');
  expect(await run(page, 'kubectl get deployment web')).toMatch(/web\s+\d\/2/);
});

test('while the link of another choice is made, the one before cannot be copied', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect(field).not.toHaveValue('');
  const atOnce = await page.getByRole('radio', { name: 'Looks at it' }).evaluate(async (radio: HTMLInputElement) => {
    radio.click();
    await Promise.resolve();
    const box = radio.closest('.share');
    return [
      box?.querySelector<HTMLInputElement>('input.field')?.value,
      box?.querySelector<HTMLButtonElement>('.share-row button')?.disabled,
    ];
  });
  expect(atOnce).toEqual(['', true]);
  await expect(field).not.toHaveValue('');
});
