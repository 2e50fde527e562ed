import AxeBuilder from '@axe-core/playwright';
import { reviewOf, showFile } from './editor';
import { editorOf, expect, focusOn, inStage, open, type Page, pause, readyPods, test } from './page';

/** What axe finds within a part of the page, as `state: rule: where`; in dark only what depends on colours. */
async function found(page: Page, state: string, within = 'html'): Promise<string[]> {
  const complaints: string[] = [];
  for (const theme of ['light', 'dark']) {
    await page.evaluate(async (name) => {
      document.documentElement.dataset.theme = name;
      // What eases, however shortly, is there a frame later.
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    }, theme);
    const axe = new AxeBuilder({ page }).include(within);
    if (theme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block']);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations)
      for (const { target, failureSummary } of nodes)
        complaints.push(`${state}, ${theme}: ${id}: ${target.join(' ')} ${failureSummary}`);
  }
  return complaints;
}

const OVER = '[role="dialog"], [role="menu"]';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

for (const viewport of SIZES) {
  test.describe(`axe finds nothing at ${viewport.width} by ${viewport.height}`, () => {
    // A picture that moves has passing states that nobody could look at again.
    test.use({ viewport, contextOptions: { reducedMotion: 'reduce' } });

    test('on the other pages', async ({ page }) => {
      await page.goto('./');
      await expect(page.getByRole('link', { name: /^A rolling update/ })).toBeVisible();
      for (const fold of ['Your own YAML', 'A shared link or file', 'Earlier sessions'])
        await page.getByRole('button', { name: fold }).click();
      const complaints = await found(page, 'home');
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox')).toBeFocused();
      complaints.push(...(await found(page, 'palette at home', OVER)));
      await page.goto('./embed.html');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      complaints.push(...(await found(page, 'embed.html')));
      await page.goto('./audience.html?talk=nobody');
      await expect(page.locator('#root')).not.toBeEmpty();
      complaints.push(...(await found(page, 'audience')));
      await page.goto('./audience.html?talk=nobody&notes');
      complaints.push(...(await found(page, 'notes')));
      await page.goto('./?embed&scenario=canary');
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      complaints.push(...(await found(page, 'embed')));
      expect(complaints).toEqual([]);
    });

    test('with a cluster', async ({ page }) => {
      test.setTimeout(150_000);
      await open(page);
      await expect(readyPods(page)).toHaveCount(4);
      await pause(page);
      const complaints = await found(page, 'flow');
      await focusOn(inStage(page, /^Clients shoppers/));
      await page.keyboard.press('Shift+F10');
      await expect(page.getByRole('menu')).toBeVisible();
      complaints.push(...(await found(page, 'menu of an object', OVER)));
      await page.keyboard.press('Escape');
      // Between a desk and a phone nothing else is drawn: the rest is looked at there.
      if (viewport.width === 1024) {
        await focusOn(readyPods(page).first());
        await page.keyboard.press('Enter');
        await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
        expect([...complaints, ...(await found(page, 'inspector', 'aside'))]).toEqual([]);
        return;
      }
      await page.keyboard.press('2');
      await expect(inStage(page, /^(Node|Machine) /).first()).toBeVisible();
      complaints.push(...(await found(page, 'fleet', '#stage')));
      await page.keyboard.press('3');
      await expect(page.getByRole('grid')).toBeVisible();
      complaints.push(...(await found(page, 'table', '#stage')));
      await page.keyboard.press('1');
      await expect(readyPods(page)).toHaveCount(4);
      await showFile(page, 'service.yaml');
      await editorOf(page).getByRole('button', { name: 'Apply' }).click();
      await expect(reviewOf(page)).toBeVisible();
      complaints.push(...(await found(page, 'review', '#editor')));
      await page.keyboard.press('Escape');
      await expect(reviewOf(page)).toBeHidden();
      await focusOn(readyPods(page).first());
      await page.keyboard.press('Enter');
      await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
      complaints.push(...(await found(page, 'inspector', 'aside')));
      await page.keyboard.press('Escape');
      await focusOn(readyPods(page).first());
      await page.keyboard.press('w');
      await expect(page.getByRole('complementary', { name: /^Why/ })).toBeVisible();
      complaints.push(...(await found(page, 'why', 'aside')));
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Speed / }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      complaints.push(...(await found(page, 'speeds', OVER)));
      await page.keyboard.press('Escape');
      await focusOn(readyPods(page).first());
      for (const key of ['?', 'm', 'Control+k']) {
        await page.keyboard.press(key);
        await expect(page.getByRole('dialog')).toBeVisible();
        complaints.push(...(await found(page, `dialog of ${key}`, OVER)));
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      }
      if (viewport.width < 600) {
        await page.getByRole('button', { name: 'More' }).click();
        await expect(page.getByRole('menu')).toBeVisible();
        complaints.push(...(await found(page, 'more', OVER)));
        await page.getByRole('menuitem', { name: 'Share' }).click();
      } else await page.getByRole('button', { name: 'Share' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      complaints.push(...(await found(page, 'share', OVER)));
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await focusOn(readyPods(page).first());
      await page.keyboard.press('p');
      await expect(page.locator('.presenter')).toBeVisible();
      complaints.push(...(await found(page, 'presenter')));
      expect(complaints).toEqual([]);
    });
  });
}
