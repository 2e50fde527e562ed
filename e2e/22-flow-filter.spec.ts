import { expect, focusOn, headline, inStage, open, stageOf, test } from './page';
import { runUntil } from './terminal';

test('a filter narrows every view, says what is left, and is cleared again', async ({ page }) => {
  await open(page);
  await runUntil(page, 'kubectl create deployment cart --image=shop/app:v1 --replicas=2', /created/);
  await expect(inStage(page, /^Deployment cart,/)).toBeVisible();

  await focusOn(inStage(page, /^Deployment cart,/));
  await page.keyboard.press('/');
  const menu = page.getByRole('dialog', { name: 'Show only' });
  await expect(menu.getByRole('checkbox', { name: /^cart 2 pods/ })).toBeVisible();
  await page.keyboard.type('cart');
  await page.keyboard.press('Enter');
  await expect(inStage(page, /^Deployment web,/)).toHaveCount(0);
  await expect(inStage(page, /^Deployment cart,/)).toBeVisible();
  await expect(headline(page)).toContainText('cart');
  await expect(page.getByText('2 of 6 pods')).toBeVisible();

  await page.keyboard.press('3');
  const pods = page.getByRole('grid');
  await expect(pods.getByText(/^cart-/).first()).toBeVisible();
  await expect(pods.getByText(/^web-/)).toHaveCount(0);
  await page.keyboard.press('1');

  await page.getByRole('button', { name: 'Filter' }).click();
  await menu.getByRole('textbox').fill('web');
  await menu.getByRole('checkbox', { name: /^app=web/ }).check();
  await page.keyboard.press('Escape');
  await expect(headline(page)).toHaveText('Nothing matches the filter');
  await stageOf(page).getByRole('button', { name: 'Clear the filter' }).click();
  await expect(inStage(page, /^Deployment web,/)).toBeVisible();
});

test('the pointer lifts a pod with its line, its Service and its node', async ({ page }) => {
  await open(page);
  const pod = inStage(page, /^Pod \S+, ready,/).first();
  await pod.hover();
  const view = stageOf(page).locator('.flow-view');
  await expect(view).toHaveAttribute('data-lifting', '');
  await expect(view.locator('.flow-pod[data-lit]')).toHaveCount(1);
  await expect(view.locator('.flow-edges [data-lit]')).toHaveCount(1);
  await expect(view.locator('.flow-node[data-lit]')).toHaveCount(1);
  await expect(inStage(page, /^Service web,/)).toHaveAttribute('data-lit', '');
  await page.mouse.move(5, 5);
  await expect(view).not.toHaveAttribute('data-lifting', '');
});
