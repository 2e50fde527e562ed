import { expect, open, test } from './page';

test('a page that was visited once opens and works without a network', async ({ page, context }) => {
  await open(page);
  const state = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state);
  await expect.poll(state, { timeout: 60_000 }).toBe('activated');
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText(/pods? (is|are) ready|web/);
  await expect(page.locator('.monaco-editor .view-lines')).toContainText('apiVersion');
  await context.setOffline(false);
});

test('nothing that is told to the page becomes markup, and no other code runs', async ({ page, expectWords }) => {
  expectWords(/Trusted(HTML|ScriptURL)/);
  await open(page);
  const allowed = await page.evaluate(() => {
    const tried: Record<string, () => void> = {
      markup: () => {
        document.createElement('div').innerHTML = '<img src=x>';
      },
      address: () => {
        new Worker('data:text/javascript,0');
      },
      script: () => {
        document.createElement('script').src = 'https://example.com/x.js';
      },
    };
    return Object.keys(tried).filter((name) => {
      try {
        tried[name]?.();
        return true;
      } catch {
        return false;
      }
    });
  });
  expect(allowed).toEqual([]);
});
