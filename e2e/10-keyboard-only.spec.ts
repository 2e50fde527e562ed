import { reviewOf, shownText } from './editor';
import { clockMs, editorOf, expect, inStage, open, stageOf, test } from './page';
import { lastLine, terminalOf } from './terminal';

test('everything can be reached and done without a pointer', async ({ page }) => {
  await open(page);
  const focused = page.locator(':focus');
  for (const place of ['Stage', 'Editor', 'Terminal', 'Time']) {
    await page.keyboard.press('Tab');
    await expect(focused).toHaveText(place);
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('slider', { name: 'Time' })).toBeFocused();
  const now = await clockMs(page);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => clockMs(page)).toBeLessThan(now - 5000);
  await page.keyboard.press('End');

  await page.keyboard.press('Escape');
  const seen = new Set<string>();
  for (const arrow of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown']) {
    await page.keyboard.press(arrow);
    seen.add((await focused.getAttribute('aria-label')) ?? '');
  }
  expect(seen.size).toBeGreaterThanOrEqual(5);
  expect([...seen].join('\n')).toMatch(/^Pod /m);
  await page.keyboard.press('Enter');
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(inspector).toBeHidden();
  await expect(inStage(page, /./).and(focused)).toHaveCount(1);
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();

  await page.keyboard.press('e');
  await expect(editorOf(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Control+Home');
  for (let line = 1; line < 19; line++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('3');
  await expect.poll(() => shownText(page)).toContain('image: shop/web:v3');
  await page.keyboard.press('Control+Enter');
  await expect(reviewOf(page).getByRole('button', { name: /^Apply/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(stageOf(page)).toContainText('Rolling web to revision 2');
  await expect(editorOf(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Control+m');
  await page.keyboard.press('Tab');
  await expect(editorOf(page).getByRole('textbox')).not.toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('`');
  await expect(terminalOf(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.type('kubectl get deployment web -o name');
  await page.keyboard.press('Enter');
  await expect.poll(() => lastLine(page)).toBe('$');
  await expect(terminalOf(page).getByText('deployment.apps/web', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(terminalOf(page).getByRole('button', { name: 'Screen reader mode' })).toBeFocused();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
});
