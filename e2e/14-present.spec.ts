import { expect, open, test } from './page';

test('a canary is presented with keys, and the room sees the same in a second window', async ({
  page,
  context,
  listen,
}) => {
  await open(page, '#scenario=canary');
  await page.locator('body').press('p');
  const title = page.getByRole('heading', { level: 1, name: /pod in ten is new/ });
  await expect(title).toContainText(/One pod in ten is new\. (Two|Three|Four) in ten of its requests fail\./);
  await expect(page.getByText('web-canary, v2-bad')).toBeVisible();
  await expect(page.getByRole('button', { name: 'scale deployment web-canary --replicas=0' })).toBeVisible();

  const [room] = await Promise.all([
    context.waitForEvent('page'),
    page
      .getByRole('button', { name: 'How it is shown' })
      .click()
      .then(() => page.getByRole('menuitem', { name: 'Open the audience window' }).click()),
  ]);
  listen(room);
  await expect(room.getByRole('heading', { level: 1 })).toContainText('One pod in ten is new.');

  await page.keyboard.press('b');
  await expect(page.getByRole('img', { name: /blanked/ })).toBeVisible();
  await expect(room.getByRole('img', { name: /blanked/ })).toBeVisible();
  await page.keyboard.press('b');

  await page.keyboard.press('PageDown');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('web-canary');
  await expect(room.getByRole('heading', { level: 1 })).toContainText('web-canary');
  await expect(room.getByText('10.244.').first()).toBeVisible();
  await page.keyboard.press('PageUp');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('One pod in ten is new.');

  const [notes] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('n')]);
  listen(notes);
  await notes.getByRole('textbox').fill('Ask who noticed.');
  await notes.getByRole('button', { name: /^Next/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('web-canary');

  await page.bringToFront();
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: 'Drydock' })).toBeVisible();
});

test('dialogs over the presenter have the keys', async ({ page }) => {
  await open(page, '#scenario=canary');
  await page.locator('body').press('p');
  const leave = page.getByRole('button', { name: /leave presenter view/ });
  await expect(leave).toBeVisible();
  await page.keyboard.press('m');
  const name = page.getByRole('dialog').getByRole('textbox');
  await expect(name).toBeFocused();
  await page.keyboard.type('bn');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('b');
  await expect(name).toHaveValue('bbn');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(leave).toBeVisible();
  await expect(page.getByRole('img', { name: /blanked/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(leave).toHaveCount(0);
});
