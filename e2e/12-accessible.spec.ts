import AxeBuilder from '@axe-core/playwright';
import { reviewOf, showFile } from './editor';
import { editorOf, expect, inStage, open, type Page, test } from './page';

/** What axe finds to be serious, as `rule: where`. */
async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
    );
}

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

for (const viewport of SIZES) {
  test.describe(`${viewport.width} by ${viewport.height}`, () => {
    test.use({ viewport, colorScheme: 'light' });

    test('axe finds nothing serious at home', async ({ page }) => {
      await page.goto('./');
      await expect(page.getByRole('link', { name: /^A rolling update/ })).toBeVisible();
      for (const fold of ['Your own YAML', 'A shared link or file', 'Earlier sessions'])
        await page.getByRole('button', { name: fold }).click();
      expect(await serious(page)).toEqual([]);
      await page.getByRole('button', { name: 'Dark theme' }).click();
      expect(await serious(page)).toEqual([]);
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox')).toBeFocused();
      expect(await serious(page)).toEqual([]);
    });

    test('axe finds nothing serious, in light and in dark', async ({ page }) => {
      await open(page);
      expect(await serious(page)).toEqual([]);
      await page.getByRole('button', { name: 'Dark theme' }).click();
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      await showFile(page, 'service.yaml');
      await editorOf(page).getByRole('button', { name: 'Apply' }).click();
      await expect(reviewOf(page)).toBeVisible();
      expect(await serious(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await inStage(page, /^Clients shoppers/).click();
      await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
      await page.getByRole('button', { name: /^Speed / }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      expect(await serious(page)).toEqual([]);
    });
  });
}
