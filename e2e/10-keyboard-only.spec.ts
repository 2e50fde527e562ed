import { reviewOf, shownText } from './editor';
import { clockMs, editorOf, expect, focusOn, inStage, open, readyPods, stageOf, test } from './page';
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
  await expect(readyPods(page)).toHaveCount(4);

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

test('single keys do what the list says, and can be turned off for good', async ({ page }) => {
  await open(page);
  await expect(readyPods(page)).toHaveCount(4);
  await focusOn(readyPods(page).first());
  const speed = page.getByRole('button', { name: /^Speed / });
  const before = await speed.textContent();
  await page.keyboard.press(']');
  await expect(speed).not.toHaveText(before ?? '');
  await page.keyboard.press('[');
  await expect(speed).toHaveText(before ?? '');
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  // On the stage Home goes to the first object.
  await focusOn(page.getByRole('button', { name: 'Share' }));
  const now = await clockMs(page);
  for (const [back, on] of [
    [',', '.'],
    ['Alt+,', 'Alt+.'],
    ['Shift+<', 'Shift+>'],
  ] as const) {
    await page.keyboard.press('End');
    await expect.poll(() => clockMs(page)).toBeGreaterThanOrEqual(now - 1000);
    await page.keyboard.press(back);
    await expect.poll(() => clockMs(page), { message: back }).toBeLessThan(now);
    await page.keyboard.press('Home');
    await expect.poll(() => clockMs(page)).toBe(0);
    // Much happens in the first second, and the clock is read in whole ones.
    for (let step = 0; step < 40; step++) await page.keyboard.press(on);
    await expect.poll(() => clockMs(page), { message: on }).toBeGreaterThan(0);
  }
  await page.keyboard.press('End');
  for (const [key, view] of [
    ['2', 'Fleet'],
    ['3', 'Table'],
    ['1', 'Flow'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('radio', { name: view })).toBeChecked();
  }
  await expect(readyPods(page)).toHaveCount(4);
  await focusOn(readyPods(page).first());
  await page.keyboard.press('/');
  await expect(page.locator('search :focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.locator('search :focus')).toHaveCount(0);
  await page.keyboard.press('p');
  await expect(page.locator('.presenter')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.presenter')).toBeHidden();

  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys and settings' });
  await expect(dialog).toContainText('Bookmark this moment');
  await focusOn(dialog.getByRole('checkbox', { name: 'Single letters and signs are keys' }));
  await page.keyboard.press(' ');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.reload();
  await expect(readyPods(page)).toHaveCount(4);
  await focusOn(readyPods(page).first());
  await page.keyboard.press('2');
  await page.keyboard.press('?');
  await expect(page.getByRole('radio', { name: 'Flow' })).toBeChecked();
  await expect(dialog).toBeHidden();
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});
