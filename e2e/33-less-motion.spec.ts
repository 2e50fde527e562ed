import { expect, focusOn, open, readyPods, stageOf, test } from './page';

const rates = /^\d+\/s/;

test('less motion is a setting that stays: rates as figures in place of travelling dots', async ({ page }) => {
  await open(page);
  await expect(readyPods(page)).toHaveCount(4);
  await expect(page.locator('.flow-rate')).toHaveCount(0);
  await page.getByRole('button', { name: 'Keys and settings' }).click();
  await page.getByRole('checkbox', { name: 'Less motion' }).check();
  await page.keyboard.press('Escape');
  await expect(stageOf(page).locator('.flow-rate').first()).toHaveText(rates);
  await page.reload();
  await expect(stageOf(page).locator('.flow-rate').first()).toHaveText(rates);
  await page.getByRole('button', { name: 'Keys and settings' }).click();
  await page.getByRole('checkbox', { name: 'Less motion' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(page.locator('.flow-rate')).toHaveCount(0);
});

test('a screen reader hears as much as it is told to hear', async ({ page }) => {
  await open(page);
  await expect(readyPods(page)).toHaveCount(4);
  const told = stageOf(page).getByRole('status').first();
  await expect(told).toContainText('all 4 pods are ready');
  await page.getByRole('button', { name: 'Keys and settings' }).click();
  await page.getByRole('radio', { name: 'every event' }).check();
  await page.keyboard.press('Escape');
  await focusOn(
    page
      .getByRole('button', { name: /^Terminal/ })
      .or(page.locator('.xterm textarea'))
      .last(),
  );
  await page.keyboard.type('kubectl scale deployment web --replicas=5\n');
  await expect(told).toContainText(/scale deployment|5/);
});
