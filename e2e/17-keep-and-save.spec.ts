import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { apply, newFile, replaceText, shownText } from './editor';
import { expect, headline, inStage, notices, open, type Page, pause, setSpeed, settled, test } from './page';
import { run, runUntil, screen, terminalOf } from './terminal';

/** The sessions that the browser keeps, as JSON. */
function keptSessions(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('drydock');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('sessions').objectStore('sessions').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(all.result));
          };
        };
      }),
  );
}

const popover = (page: Page) => page.locator('.share');

async function openShare(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(popover(page).getByRole('textbox', { name: 'Link' })).not.toHaveValue('');
}

/** Presses a button that saves something: the file's name and its text. */
async function saved(page: Page, name: string): Promise<{ file: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return { file: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

test('a link to look at cannot be changed until it is made one’s own', async ({ page, browser, listen, baseURL }) => {
  await open(page, '#mine');
  await run(page, 'kubectl scale deployment web --replicas=2');
  await openShare(page);
  const link = popover(page).getByRole('textbox', { name: 'Link' });
  await page.getByRole('radio', { name: 'Looks at it' }).check();
  await expect(link).toHaveValue(/#s=2\.[\w-]+&ro$/);
  const { hash } = new URL(await link.inputValue());

  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
  const other = await context.newPage();
  listen(other);
  await open(other, hash);
  await expect(notices(other)).toContainText('Opened to look at; yours is kept.');
  await expect(other.getByRole('banner')).toContainText('read-only');
  await terminalOf(other).click();
  await other.keyboard.type('kubectl scale deployment web --replicas=7\n');
  await expect.poll(async () => (await screen(other)).join('\n')).toContain('This cluster is to look at: no line');
  await expect(notices(other)).toContainText('nobody changes it');
  await expect(inStage(other, 'Deployment web, 2 replicas')).toBeVisible();
  await other.getByRole('button', { name: 'Make it mine' }).first().click();
  await expect(other.getByRole('banner')).not.toContainText('read-only');
  await run(other, 'kubectl scale deployment web --replicas=3');
  await expect(inStage(other, 'Deployment web, 3 replicas')).toBeVisible();
  await expect.poll(() => keptSessions(other)).toContain('--replicas=3');
  await other.reload();
  await expect(inStage(other, 'Deployment web, 3 replicas')).toBeVisible();
  await context.close();
});

test('a scenario to look at has a short link', async ({ page }) => {
  await open(page, '#scenario=rolling-update&at=85000&view=table&ro');
  await expect(page.getByRole('timer')).toHaveAttribute('aria-label', /^0?1:25/);
  await expect(page.getByRole('banner')).toContainText('read-only');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('two tabs on the same cluster never overwrite each other', async ({ page, context, listen }) => {
  await open(page, '#mine');
  await run(page, 'kubectl scale deployment web --replicas=2');
  const second = await context.newPage();
  listen(second);
  await open(second, '#mine');
  await expect(notices(second)).toContainText('It is open in another tab; this is a copy.');
  await expect(inStage(second, 'Deployment web, 2 replicas')).toBeVisible();
  await run(second, 'kubectl scale deployment web --replicas=5');
  await page.reload();
  await settled(page);
  await expect(inStage(page, 'Deployment web, 2 replicas')).toBeVisible();
  await second.reload();
  await settled(second);
  await expect(inStage(second, 'Deployment web, 5 replicas')).toBeVisible();

  const third = await context.newPage();
  listen(third);
  await open(third, '#mine');
  await run(page, 'kubectl scale deployment web --replicas=3');
  await notices(third).getByRole('button', { name: 'Take it over here' }).click();
  await expect(notices(page)).toContainText('Another tab took this cluster over; this is a copy.');
  await expect(inStage(third, 'Deployment web, 3 replicas')).toBeVisible();
  await run(page, 'kubectl scale deployment web --replicas=6');
  await third.reload();
  await settled(third);
  await expect(inStage(third, 'Deployment web, 3 replicas')).toBeVisible();
});

test('a file that was only edited is not lost where its scenario is opened again in another tab', async ({
  page,
  context,
  listen,
}) => {
  const earlier = (shown: Page) => notices(shown).getByRole('button', { name: 'My earlier changes to this copy' });
  const another = async (before: Page) => {
    await before.close();
    const next = await context.newPage();
    listen(next);
    await open(next, '#scenario=crash-loop');
    await expect(notices(next)).toContainText('yours is kept');
    return next;
  };
  await open(page, '#scenario=crash-loop');
  const second = await another(page);
  await expect(earlier(second)).toHaveCount(0);
  await replaceText(second, 'kind: Mine\n');
  const third = await another(second);
  await expect.poll(() => shownText(third)).toContain('kind: Deployment');
  await earlier(third).click();
  await expect.poll(() => shownText(third)).toContain('kind: Mine');
});

test('sessions can be named, copied, deleted and had back, and taken along as files', async ({ page }) => {
  await open(page, '#mine');
  await run(page, 'kubectl scale deployment web --replicas=2');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(notices(page)).toContainText('Started over.');
  await expect(inStage(page, 'Deployment web, 4 replicas')).toBeVisible();
  await openShare(page);
  await page.getByRole('button', { name: 'Your sessions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your sessions' });
  const items = dialog.getByRole('listitem');
  await expect(items).toHaveCount(2);
  const before = items.filter({ hasText: '1 command' });
  await before.getByRole('button', { name: /^Rename/ }).click();
  await dialog.getByRole('textbox', { name: 'Name of the session' }).fill('Two replicas');
  await page.keyboard.press('Enter');
  const named = items.filter({ hasText: 'Two replicas' });
  await expect(named).toHaveCount(1);
  await named.getByRole('button', { name: /^Duplicate/ }).click();
  await expect(items).toHaveCount(3);
  const copy = items.filter({ hasText: 'Two replicas, copy' });
  await copy.getByRole('button', { name: /^Delete/ }).click();
  await expect(items).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(items).toHaveCount(3);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    copy.getByRole('button', { name: /^Save as a file/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('two-replicas-copy.drydock.json');
  const buffer = readFileSync(await download.path());
  const bring = (name: string, content: Buffer) =>
    dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: content });
  await bring('broken.drydock.json', buffer.subarray(0, buffer.length - 20));
  await expect(dialog.getByRole('status')).toContainText('broken.drydock.json is broken');
  await bring('pod.json', Buffer.from('{"kind":"Pod"}'));
  await expect(dialog.getByRole('status')).toContainText('pod.json is no session of Drydock.');
  // Let fall on the list a file is the list's, not the editor's.
  const dropped = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'two.drydock.json'));
    return transfer;
  }, buffer.toString());
  for (const type of ['dragenter', 'dragover', 'drop']) await dialog.dispatchEvent(type, { dataTransfer: dropped });
  await expect(items).toHaveCount(4);
  await expect(page.getByRole('tab', { name: /two/, includeHidden: true })).toHaveCount(0);
  await items.filter({ hasText: 'Two replicas' }).first().getByRole('link').click();
  await expect(dialog).toBeHidden();
  await expect(inStage(page, 'Deployment web, 2 replicas')).toBeVisible();
});

test('the picture, the objects and the report are saved as they are', async ({ page }) => {
  await open(page, '#mine');
  await setSpeed(page, '10×');
  await run(page, 'kubectl set image deployment/web web=shop/web:v2');
  await runUntil(page, 'kubectl rollout status deployment/web --timeout=60s', /successfully rolled out/);
  await expect(headline(page)).toHaveText('web: all 4 pods are ready');
  await pause(page);
  await openShare(page);

  const svg = await saved(page, 'Picture (SVG)');
  expect(svg.file).toMatch(/\.svg$/);
  const inside = (tag: string) =>
    [...svg.text.matchAll(new RegExp(`<${tag}\\b[^>]*>([^<]*)<`, 'g'))].map(([, text]) => text);
  expect(inside('title')).toEqual([expect.stringMatching(/^Drydock: .+, \d\d:\d\d\.\d$/)]);
  expect(inside('desc')).toEqual([expect.stringContaining('web: all 4 pods are ready.')]);
  expect(inside('text')).toContain('shop/web:v2');
  const leads = [...svg.text.matchAll(/(?:href|src)="([^"]*)"|url\(([^)]*)\)/g)].map(
    ([, href, url]) => href ?? url ?? '',
  );
  expect(leads.filter((lead) => !/^(&quot;|["'])?(data:|#)/.test(lead))).toEqual([]);
  const drawn = await page.evaluate(async (text) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    return image.width;
  }, svg.text);
  expect(drawn).toBeGreaterThan(600);

  const png = await saved(page, 'Picture (PNG)');
  expect(png.file).toMatch(/\.png$/);
  expect(png.text.length).toBeGreaterThan(20_000);

  const report = await saved(page, 'Report (Markdown)');
  expect(report.text).toContain('`kubectl set image deployment/web web=shop/web:v2`');
  expect(report.text).toMatch(/Rollout of web to shop\/web:v2: complete after \d+ s\./);

  const yaml = await saved(page, 'All objects (YAML)');
  expect(yaml.text).toContain('image: shop/web:v2');
  await page.keyboard.press('Escape');
  await page.goto('about:blank');
  await open(page, '#scenario=empty');
  await newFile(page, 'bundle.yaml', yaml.text);
  await apply(page);
  await expect(inStage(page, 'Deployment web, 4 replicas')).toBeVisible();
  await expect
    .poll(async () => (await screen(page)).join('\n'))
    .toMatch(/service\/web created[\s\S]*deployment\.apps\/web created[\s\S]*ingress/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`sharing and the list of sessions can be used by everybody, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, '#mine');
    await openShare(page);
    expect((await new AxeBuilder({ page }).include('.share').analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: 'Your sessions' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Your sessions' });
    await expect(dialog.getByRole('listitem')).toHaveCount(1);
    expect((await new AxeBuilder({ page }).include('.sessions').analyze()).violations).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
}
