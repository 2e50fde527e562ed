import { shownText } from './editor';
import { clockMs, expect, headline, inStage, open, readyPods, stageOf, test } from './page';
import { run, screen } from './terminal';

test('the page opens on a living cluster', async ({ page }) => {
  await open(page);
  await expect(headline(page)).toHaveText('web: all 4 pods are ready');
  await expect(readyPods(page)).toHaveCount(4);
  await expect(stageOf(page)).toContainText('20 requests/s, none failed');
  await expect(inStage(page, 'Clients shoppers, 20 requests a second to http://shop.test/')).toBeVisible();
  await expect(inStage(page, 'Ingress shop, shop.test/ to web')).toBeVisible();
  await expect(inStage(page, 'Service web, 4 ready endpoints')).toBeVisible();
  expect(await shownText(page)).toContain('kind: Deployment');
  expect((await screen(page)).at(-1)).toBe('$');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Speed 1×' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Time' })).toBeVisible();
  const before = await clockMs(page);
  await expect.poll(() => clockMs(page)).toBeGreaterThan(before + 1000);

  const nodes = await run(page, 'kubectl get nodes');
  expect(nodes).toMatch(/^NAME\s+STATUS\s+ROLES\s+AGE\s+VERSION\ncp-1\s+Ready\s+control-plane\s/);
  for (const name of ['node-a', 'node-b', 'node-c']) expect(nodes).toMatch(new RegExp(`\\n${name}\\s+Ready\\s+<none>`));
});
