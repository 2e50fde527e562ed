import { replaceText, showFile, shownText } from './editor';
import { clockMs, expect, inStage, open, pause, readyPods, setSpeed, settled, test } from './page';
import { run, screen } from './terminal';

test('a reload and a closed tab lose no edit and no cluster', async ({ page, context, listen }) => {
  await open(page);
  await setSpeed(page, '10×');
  await run(page, 'kubectl scale deployment web --replicas=2');
  await expect(readyPods(page)).toHaveCount(2);
  await showFile(page, 'service.yaml');
  await replaceText(page, '# not applied yet\n');
  const at = await clockMs(page);
  await page.reload();
  await settled(page);
  await expect(readyPods(page)).toHaveCount(2);
  await expect.poll(() => shownText(page)).toContain('# not applied yet');
  await expect(page.getByRole('tab', { name: 'service.yaml' })).toHaveAttribute('aria-selected', 'true');
  await expect.poll(async () => (await screen(page)).join('\n')).toContain('--replicas=2');
  expect(await clockMs(page)).toBeGreaterThanOrEqual(at);
  await page.keyboard.press('Escape');
  await pause(page);
  const paused = await clockMs(page);
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;

  const again = await context.newPage();
  listen(again);
  await open(again);
  await expect(again.getByRole('button', { name: 'Play' })).toBeVisible();
  expect(Math.abs((await clockMs(again)) - paused)).toBeLessThanOrEqual(1000);
  await expect(inStage(again, 'Deployment web, 2 replicas')).toBeVisible();
  await expect.poll(() => shownText(again)).toContain('# not applied yet');
  await again.keyboard.press('Escape');
  await again.keyboard.press('Space');
  expect(await run(again, 'kubectl get deployment web')).toMatch(/web\s+2\/2/);

  await again.getByRole('button', { name: 'Start over' }).click();
  await expect(readyPods(again)).toHaveCount(4);
  await expect.poll(() => shownText(again)).toContain('kind: Deployment');
  await again.getByRole('button', { name: 'Back to the cluster before' }).click();
  await expect(readyPods(again)).toHaveCount(2);
  await expect.poll(() => shownText(again)).toContain('# not applied yet');
});
