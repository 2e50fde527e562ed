import { expect, inStage, open, stageOf, test } from './page';

test('a drag that ends outside of the stage is over', async ({ page }) => {
  await open(page);
  const world = stageOf(page).locator('.flow-world').first();
  const at = () => world.evaluate((element) => getComputedStyle(element).transform);
  const box = await stageOf(page).locator('.flow-view').boundingBox();
  if (!box) throw new Error('there is no stage');
  const before = await at();
  await page.mouse.move(box.x + 300, box.y + 3);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y - 60);
  await page.mouse.up();
  await page.mouse.move(box.x + 320, box.y + 40);
  await page.mouse.move(box.x + 420, box.y + 90);
  expect(await at()).toBe(before);
});

test('a pod in the hand does not stay on the page when the view is another', async ({ page }) => {
  await open(page);
  await page.locator('body').press('2');
  const pod = stageOf(page).locator('[data-pod]').first();
  const box = await pod.boundingBox();
  if (!box) throw new Error('there is no pod');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 60, { steps: 4 });
  await expect(page.locator('.fleet-ghost')).toHaveCount(1);
  await page.keyboard.press('1');
  await expect(inStage(page, /^Service web/)).toBeVisible();
  await expect(page.locator('.fleet-ghost')).toHaveCount(0);
  await page.mouse.up();
});
