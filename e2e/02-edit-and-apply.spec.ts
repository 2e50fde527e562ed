import { apply, retype, reviewOf, shownText } from './editor';
import { editorOf, expect, headline, inStage, open, type Page, readyPods, setSpeed, stageOf, test } from './page';
import { lastLine, run, runUntil, screen, table, typeLine } from './terminal';

/** Where the image stands in web.yaml. */
const IMAGE_LINE = 19;

interface Seen {
  live: number;
  available: number;
}

/** From now on the page notes the most live and the fewest available pods that it shows of the Deployment. */
async function watchEnvelope(page: Page): Promise<void> {
  await inStage(page, /^Deployment web,/).evaluate((frame) => {
    const seen = { live: 0, available: Number.POSITIVE_INFINITY };
    Object.assign(window, { seen });
    const look = () => {
      const [, live, available] =
        /Live pods\s*(\d+)\s*Pods available\s*(\d+)/.exec((frame as HTMLElement).textContent ?? '') ?? [];
      seen.live = Math.max(seen.live, Number(live));
      seen.available = Math.min(seen.available, Number(available));
      requestAnimationFrame(look);
    };
    look();
  });
}

const seenSince = (page: Page): Promise<Seen> => page.evaluate(() => (window as unknown as { seen: Seen }).seen);

test('a new image is shown as a diff first, then rolls out within its limits', async ({ page }) => {
  await open(page);
  await retype(page, IMAGE_LINE, 2, 'v2');
  await expect.poll(() => shownText(page)).toContain('image: shop/web:v2');
  await page.keyboard.press('Control+Enter');
  const review = reviewOf(page);
  await expect(review).toContainText('Gone: ');
  await expect(review.locator('.gone')).toContainText(['image: shop/web:v1']);
  await expect(review.locator('.new')).toContainText(['image: shop/web:v2']);
  await expect(review).toContainText('One object would change.');
  await expect(headline(page)).toHaveText('web: all 4 pods are ready');

  await watchEnvelope(page);
  await page.keyboard.press('Enter');
  await expect(review).toBeHidden();
  await expect(headline(page)).toHaveText(/^Rolling web to revision 2/);
  await expect(editorOf(page)).toContainText(/Applied \d\d:\d\d/);
  await typeLine(page, 'kubectl rollout status deployment/web');
  await setSpeed(page, '10×');
  await expect.poll(() => lastLine(page)).toBe('$');
  const status = await screen(page);
  expect(status).toContain('Waiting for deployment "web" rollout to finish: 3 of 4 updated replicas are available...');
  expect(status.at(-2)).toBe('deployment "web" successfully rolled out');
  await setSpeed(page, '60×');
  await expect(headline(page)).toHaveText('web: all 4 pods are ready');
  await expect(inStage(page, /^Pod \S+, ready, revision 2,/)).toHaveCount(4);
  expect(await seenSince(page)).toEqual({ live: 5, available: expect.any(Number) });
  expect((await seenSince(page)).available).toBeGreaterThanOrEqual(3);
  await expect(stageOf(page)).toContainText('none failed');
  const pods = table(
    await run(page, 'kubectl get pods -o custom-columns=NAME:.metadata.name,IMAGE:.spec.containers[0].image'),
  );
  expect(pods.map(([, image]) => image)).toEqual(Array(4).fill('shop/web:v2'));
});

test('Escape goes back to the text and nothing is applied', async ({ page }) => {
  await open(page);
  await retype(page, IMAGE_LINE, 2, 'v2');
  await editorOf(page).getByRole('button', { name: 'Apply' }).click();
  await expect(reviewOf(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(reviewOf(page)).toBeHidden();
  await expect(editorOf(page)).toContainText(/Edited since 00:00/);
  expect(await run(page, 'kubectl get deployment web -o jsonpath={.spec.template.spec.containers[0].image}')).toContain(
    'shop/web:v1',
  );
  await page.keyboard.press('Escape');
  await expect(readyPods(page)).toHaveCount(4);
});

test('images that are bad say how', async ({ page }) => {
  await open(page);
  await retype(page, IMAGE_LINE, 2, 'v2-bad');
  await apply(page);
  await setSpeed(page, '60×');
  await runUntil(page, 'kubectl rollout status deployment/web --timeout=60s', /successfully rolled out/);
  await inStage(page, /^Clients shoppers/).click();
  const ledger = page.getByRole('region', { name: 'Requests' });
  await expect(ledger.getByRole('row', { name: /^shop\/web:v2-bad/ })).toContainText(/\d+ failed/);
  await expect(ledger).toContainText(/Failed\s*\d+\s*\d+ with status 500/);

  await run(page, 'kubectl set image deployment/web web=shop/web:v2-neverready');
  await setSpeed(page, '300×');
  await expect(headline(page)).toHaveText('Rolling web to revision 3 makes no progress');
  const rows = table(await run(page, 'kubectl get replicasets'));
  expect(rows.map(([, desired, , ready]) => `${desired} ${ready}`)).toEqual(expect.arrayContaining(['2 0', '3 3']));

  await setSpeed(page, '10×');
  await run(page, 'kubectl set image deployment/web web=shop/web:does-not-exist');
  await expect(inStage(page, /^Pod \S+, without its image, revision 4/)).not.toHaveCount(0);
  expect(await runUntil(page, 'kubectl get pods', /ImagePullBackOff/)).toMatch(/0\/1\s+ImagePullBackOff\s+0/);
  await run(page, 'kubectl rollout undo deployment/web --to-revision=1');
  await setSpeed(page, '60×');
  await expect(headline(page)).toHaveText('web: all 4 pods are ready');
});

test('a slow image takes its 40 seconds', async ({ page }) => {
  await open(page);
  await retype(page, IMAGE_LINE, 2, 'v2-slow');
  await apply(page);
  await setSpeed(page, '10×');
  await expect(inStage(page, /^Pod \S+, running, not ready, revision 2/)).toHaveCount(2);
  await setSpeed(page, '60×');
  await expect(inStage(page, /^Pod \S+, ready, revision 2/)).not.toHaveCount(0);
  const condition = '.status.conditions[?(@.type=="Ready")]';
  const fields = [
    '.spec.containers[0].image',
    `${condition}.status`,
    '.status.containerStatuses[0].state.running.startedAt',
    `${condition}.lastTransitionTime`,
  ];
  const rows = fields.map((field) => `{${field}}`).join(' ');
  const told = await run(page, `kubectl get pods -o jsonpath='{range .items[*]}${rows}{"\\n"}{end}'`);
  const ready = told.split('\n').filter((row) => row.startsWith('shop/web:v2-slow True '));
  expect(ready.length).toBeGreaterThan(0);
  for (const row of ready) {
    const [, , started, until] = row.split(' ');
    expect(Date.parse(until ?? '') - Date.parse(started ?? '')).toBeGreaterThanOrEqual(40_000);
  }
});
