import { expect, open, type Page, readyPods, test } from './page';

/**
 * Words that are seen or heard and are neither in brackets (so in the catalogue) nor the cluster's own, which speaks English in every
 * language: code, names, what kubectl and YAML say.
 */
function untranslated(page: Page, within: string): Promise<string[]> {
  return page.locator(within).evaluateAll((regions) => {
    const own =
      'code, pre, time, .mono, .code, .xterm, .monaco-editor, .editor-surface, .brand, [translate="no"], svg, kbd, .tl-slider, input, .menu-lead, textarea, option, .tab, .phone-title, .cur';
    const bare = (text: string) =>
      /[A-Za-z]{3,}/.test(text.replace(/⟦[\s\S]*⟧/g, '')) && !/^[\w.:/-]*[\d/][\w.:/-]*$/.test(text.trim());
    const found: string[] = [];
    for (const region of regions) {
      const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (bare(node.textContent ?? '') && !node.parentElement?.closest(own)) found.push(node.textContent ?? '');
      for (const element of region.querySelectorAll('[aria-label], [title], [placeholder]'))
        for (const name of ['aria-label', 'title', 'placeholder']) {
          const text = element.getAttribute(name) ?? '';
          if (bare(text) && !element.closest('.xterm, .monaco-editor, [translate="no"]'))
            found.push(`${name}: ${text}`);
        }
    }
    return found;
  });
}

test('every word of the page is in the catalogue, and longer words have room', async ({ page }) => {
  await page.goto('./?lang=en-XA');
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
  const told: Record<string, string[]> = { home: await untranslated(page, '.topbar, main button, .shelf') };
  await expect(page.locator('.shelf a.card b').first()).toHaveText(/^⟦.*⟧$/);
  await page.goto('./?lang=en-XA#mine');
  await expect(page.locator('.xterm-rows')).toBeAttached();
  await expect(page.getByRole('group', { name: /^⟦Pod/ })).toHaveCount(4);
  told.bar = await untranslated(page, '.topbar');
  told.caption = await untranslated(page, '.flow-caption');
  told.time = await untranslated(page, '.timebar');
  told.terminal = await untranslated(page, '#terminal');
  told.editor = await untranslated(page, '#editor > header');
  told.skip = await untranslated(page, '.skip');
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog')).toBeVisible();
  told.keys = await untranslated(page, '[role="dialog"]');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  told.palette = await untranslated(page, '[role="dialog"] header, [role="dialog"] [role="group"] > *:first-child');
  await page.keyboard.press('Escape');
  expect(told).toEqual(Object.fromEntries(Object.keys(told).map((name) => [name, []])));
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('English is what the page speaks unless another language is asked for', async ({ page }) => {
  await open(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(readyPods(page)).toHaveCount(4);
});
