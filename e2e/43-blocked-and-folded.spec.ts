import { editorOf, expect, headline, open, stageOf, test } from './page';
import { terminalOf } from './terminal';

test('a browser that lets no site keep anything shows the page all the same', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
  });
  await open(page);
  await expect(headline(page)).toHaveText('web: all 4 pods are ready');
  await stageOf(page)
    .getByRole('group', { name: /^Service web/ })
    .click({ position: { x: 20, y: 10 } });
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
});

test('a dock that was folded by hand unfolds for whoever wants a pane of it', async ({ page }) => {
  await open(page);
  const rule = page.getByRole('separator', { name: 'Between stage and dock' });
  await rule.dblclick({ position: { x: 200, y: 2 } });
  await expect(page.getByRole('button', { name: 'Unfold the dock' })).toBeVisible();
  await page.locator('body').press('`');
  await expect(terminalOf(page).getByRole('textbox')).toBeFocused();
  await rule.dblclick({ position: { x: 200, y: 2 } });
  await expect(page.getByRole('button', { name: 'Unfold the dock' })).toBeVisible();
  await page.locator('body').press('e');
  await expect(editorOf(page).getByRole('textbox')).toBeFocused();
});
