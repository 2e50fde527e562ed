import {
  clockMs,
  expect,
  focusOn,
  headline,
  inStage,
  notices,
  open,
  type Page,
  pause,
  readyPods,
  settled,
  stageOf,
  test,
} from './page';

const card = (page: Page, name: string) => page.getByRole('link', { name: new RegExp(`^${name}`) });

async function goHome(page: Page): Promise<void> {
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Learn Kubernetes by running it');
  await expect(card(page, 'A rolling update')).toBeVisible();
}

test('a first visit begins at home, whose pictures run when they are looked at', async ({ page }) => {
  await goHome(page);
  const cards = page.getByRole('listitem').filter({ has: page.locator('.miniature') });
  expect(await cards.count()).toBeGreaterThanOrEqual(16);
  const picture = card(page, 'A rolling update').locator('svg.miniature');
  const still = await picture.innerHTML();
  await card(page, 'A rolling update').hover();
  await expect.poll(() => picture.innerHTML()).not.toBe(still);
  await page.mouse.move(5, 400);
  await expect.poll(() => picture.innerHTML()).toBe(still);
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await settled(page);
  await expect(readyPods(page)).toHaveCount(4);
});

test('scenarios open by pointer and by keyboard, as sessions of their own', async ({ page }) => {
  await goHome(page);
  await card(page, 'A typo in a selector').click();
  await settled(page);
  await expect(page).toHaveURL(/#scenario=selector-typo$/);
  await expect(inStage(page, /^Service web, no ready endpoints/)).toBeVisible();
  await expect(notices(page)).toContainText('yours is kept');
  await page.getByRole('link', { name: 'Home' }).first().click();
  await expect(card(page, 'A rolling update')).toBeVisible();

  await focusOn(card(page, 'A rolling update'));
  await page.keyboard.press('ArrowRight');
  await expect(card(page, 'Surge and unavailable')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await expect(card(page, 'A rolling update')).toBeFocused();
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(headline(page)).toHaveText(/^Rolling web to revision 2/);
});

test('what was left goes on from home, and shows how it was left', async ({ page }) => {
  await open(page);
  await pause(page);
  const left = await clockMs(page);
  await page.getByRole('link', { name: 'Home' }).first().click();
  const continued = page.getByRole('region', { name: 'Continue' });
  await expect(continued).toContainText('Continue where you paused, at 01:');
  await expect(continued.locator('svg.miniature')).toBeVisible();
  await page.reload();
  await continued.getByRole('link', { name: 'Continue' }).click();
  await settled(page);
  expect(await clockMs(page)).toBe(left);
});

test('the palette finds, goes and runs', async ({ page }) => {
  await goHome(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('out of mem');
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(page).toHaveURL(/#scenario=oom$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('service web');
  await page.keyboard.press('Enter');
  await expect(
    page
      .getByRole('complementary')
      .or(page.getByRole('region', { name: /Service web/ }))
      .first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Search or run' }).click();
  await page.getByRole('combobox').fill('kubectl get nodes');
  await page.keyboard.press('Enter');
  await expect(page.locator('.xterm-rows')).toContainText('control-plane');
});

test('one’s own YAML becomes a cluster', async ({ page }) => {
  await goHome(page);
  const fold = page.getByRole('button', { name: 'Your own YAML' });
  await fold.click();
  const text = page.getByRole('textbox', { name: 'YAML of your objects' });
  // What is folded away is there again; the same file can be chosen again once it is mended.
  await text.fill('kind: Mine');
  await fold.click();
  await expect(text).toBeHidden();
  await fold.click();
  await expect(text).toHaveValue('kind: Mine');
  const file = page.locator('.from-body:not([hidden]) input[type=file]');
  for (let time = 0; time < 2; time++) {
    await file.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('nothing') });
    expect(await file.inputValue()).toBe('');
  }
  await text.fill('apiVersion: v1\nkind: Pod\nmetadata: {name: mine}\nspec: {containers: [{name: a, image: nginx}]}\n');
  await page.getByRole('button', { name: 'Open a cluster with it' }).click();
  await settled(page);
  await expect(stageOf(page)).toContainText('mine');
});
