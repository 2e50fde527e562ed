import { editorOf, expect, focusOn, inStage, open, type Page, test } from './page';

/** Holds a part back until the result is called. */
async function hold(page: Page, part: string): Promise<() => void> {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  await page.route(new RegExp(`/assets/${part}-[^/]+\\.js$`), async (route) => {
    await given;
    await route.continue();
  });
  return give;
}

test.use({ serviceWorkers: 'block' });

for (const [part, card] of [
  ['WhyCard', 'Why'],
  ['Inspector', 'Inspector'],
] as const)
  test(`${card} comes late and leaves the focus to whoever types meanwhile`, async ({ page, expectWords }) => {
    expectWords(/Service Worker registration blocked/);
    const give = await hold(page, part);
    await open(page);
    if (card === 'Why') await page.locator('body').press('w');
    else await inStage(page, /^Service web/).click({ position: { x: 20, y: 10 } });
    const text = editorOf(page).getByRole('textbox');
    await focusOn(text);
    await page.keyboard.type('#');
    give();
    await expect(page.getByRole('complementary', { name: card })).toBeVisible();
    await expect(text).toBeFocused();
  });
