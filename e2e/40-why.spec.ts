import AxeBuilder from '@axe-core/playwright';
import { expect, inStage, open, type Page, pause, stageOf, test } from './page';

const card = (page: Page) => page.getByRole('complementary', { name: 'Why' });

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('.why').analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test('a pod that no node takes is asked about, a way out is tried on a copy, and then done', async ({ page }) => {
  await open(page, '#scenario=no-room');
  await page.locator('body').press('1');
  await pause(page);
  await page.locator('body').press('w');
  await expect(card(page).getByText('Why is it Pending?')).toBeVisible();
  await expect(card(page).getByRole('heading', { level: 2 })).toBeFocused();
  await expect(card(page).getByText(/It requests 600m of CPU/)).toBeVisible();
  const row = card(page).getByRole('row', { name: /^node-c/ });
  await expect(row).toContainText('stopped here');
  await expect(card(page).getByText(/^0\/4 nodes are available/)).toBeVisible();
  expect(await serious(page)).toEqual([]);

  await card(page).getByRole('button', { name: 'Try: Uncordon node-c' }).click();
  await expect(card(page).getByText(/^All 8 pods are ready after \d+ s\.$/)).toBeVisible();
  await expect(inStage(page, /^Pod \S+, unschedulable/)).toHaveCount(2);
  await card(page).getByRole('button', { name: 'Do it' }).click();
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(inStage(page, /^Pod \S+, ready,/)).toHaveCount(8, { timeout: 20_000 });
});

test('lines of how it came to this lead back in time, and the card stays', async ({ page }) => {
  await open(page, '#scenario=selector-typo');
  await pause(page);
  await inStage(page, /^Service web/).click({ button: 'right', position: { x: 20, y: 10 } });
  await page.getByRole('menuitem', { name: 'Why' }).click();
  await expect(card(page).getByText('Why does nothing answer?')).toBeVisible();
  await expect(card(page).getByText(/No pod has the labels that it selects \(app=wbe\)/)).toBeVisible();
  await card(page)
    .getByRole('button', { name: /^Go to / })
    .last()
    .click();
  await expect(card(page).getByText(/^It speaks of /)).toBeVisible();
  await expect(card(page).getByText('Why does nothing answer?')).toBeVisible();
});

test('a phone has a tab for it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '#scenario=oom');
  await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'Why' }).click();
  await expect(card(page).getByText(/memory than its limit of 128Mi/)).toBeVisible();
  expect(await serious(page)).toEqual([]);
  await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'Terminal' }).click();
  await expect(card(page)).toHaveCount(0);
  await expect(stageOf(page)).toBeVisible();
});
