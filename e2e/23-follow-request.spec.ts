import { expect, inStage, open, pause, setSpeed, stageOf, test } from './page';

test('one request is followed hop by hop, from a menu and by its dot', async ({ page }) => {
  await open(page);
  await inStage(page, /^Clients shoppers/).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Follow the next request' }).click();
  const card = page.getByRole('region', { name: /^Request \d+ of shoppers, sent at/ });
  const hops = card.getByRole('list', { name: 'Its way' }).getByRole('listitem');
  await expect(hops).toHaveText([
    /^Name.*shop\.test.*leads to \d+\.\d+\.\d+\.\d+:80$/,
    /^Ingress.*shop.*rule shop\.test\/$/,
    /^Service.*web.*4 ready endpoints$/,
    /^Endpoint.*10\.244\.\d+\.\d+:8080.*one of 4$/,
    /^Pod\d+ ms\w{5}container web$/,
    /^Answer200after \d+ ms$/,
  ]);
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  const view = stageOf(page).locator('.flow-view');
  await expect(view.locator('.flow-edges [data-lit]')).toHaveCount(3);

  const number = async () => Number(/Request (\d+)/.exec((await card.getByRole('heading').textContent()) ?? '')?.[1]);
  const first = await number();
  await card.getByRole('button', { name: 'The next request' }).click();
  await expect.poll(number).toBe(first + 1);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(number).toBe(first);
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(view.locator('.flow-edges [data-lit]')).toHaveCount(0);

  await setSpeed(page, '¼×');
  await pause(page);
  const edge = view.locator('[data-edge^="caller:"]').first();
  const spots = await edge.evaluate((path: SVGPathElement) => {
    const length = path.getTotalLength();
    const matrix = path.getScreenCTM();
    return Array.from({ length: Math.floor(length / 6) }, (_, index) => {
      const { x, y } = path.getPointAtLength(index * 6).matrixTransform(matrix ?? undefined);
      return { x, y };
    });
  });
  for (const { x, y } of spots) {
    await page.mouse.click(x, y);
    if (await card.isVisible()) break;
  }
  await expect(hops.first()).toContainText('shop.test');
});
