import { shownText } from './editor';
import { clockMs, expect, headline, inStage, open, type Page, readyPods, settled, stageOf, test } from './page';
import { run, screen } from './terminal';

test('the page opens on a living cluster', async ({ page }) => {
  await open(page);
  await expect(headline(page)).toHaveText('web: all 4 pods are ready');
  await expect(readyPods(page)).toHaveCount(4);
  await expect(stageOf(page)).toContainText('20 requests/s, none failed');
  await expect(inStage(page, 'Clients shoppers, 20 requests a second to http://shop.test/')).toBeVisible();
  await expect(inStage(page, 'Ingress shop, shop.test/ to web')).toBeVisible();
  await expect(inStage(page, 'Service web, 4 ready endpoints')).toBeVisible();
  const answered = page.getByText(/^\d+ answered$/);
  const first = await answered.textContent();
  await expect(answered).not.toHaveText(first ?? '');
  await expect.poll(() => paintedDots(page)).toBe(true);
  await expect.poll(() => shownText(page)).toContain('kind: Deployment');
  await expect.poll(async () => (await screen(page)).at(-1)).toBe('$');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Speed 1×' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Time' })).toBeVisible();
  const before = await clockMs(page);
  await expect.poll(() => clockMs(page)).toBeGreaterThan(before + 1000);

  const nodes = await run(page, 'kubectl get nodes');
  expect(nodes).toMatch(/^NAME\s+STATUS\s+ROLES\s+AGE\s+VERSION\ncp-1\s+Ready\s+control-plane\s/);
  for (const name of ['node-a', 'node-b', 'node-c']) expect(nodes).toMatch(new RegExp(`\\n${name}\\s+Ready\\s+<none>`));
});

/** Whether anything is painted where requests travel. */
async function paintedDots(page: Page): Promise<boolean> {
  return page.locator('canvas.flow-dots').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.some((value) => value > 0);
  });
}

test('the built files work from any folder of a server', async ({ page, baseURL }) => {
  const folder = `${baseURL}some/where/`;
  await page.context().route(`${folder}**`, (route) =>
    route.continue({
      url: route
        .request()
        .url()
        .replace(folder, baseURL ?? ''),
    }),
  );
  const outside: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith('http') && !request.url().startsWith(folder)) outside.push(request.url());
  });
  await page.goto(`${folder}#mine`);
  await settled(page);
  await expect(readyPods(page)).toHaveCount(4);
  expect(await run(page, 'kubectl explain deployment.spec.replicas')).toContain('Number of desired pods.');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/\/some\/where\/#s=2\./);
  expect(outside).toEqual([]);
});
