import {
  clockMs,
  expect,
  focusOn,
  headline,
  inStage,
  open,
  type Page,
  pause,
  readyPods,
  setSpeed,
  spoken,
  stageOf,
  test,
} from './page';
import { run, screen, terminalOf } from './terminal';

/** Drags the handle of the timeline to a moment of what was played. */
async function dragTo(page: Page, ms: number): Promise<void> {
  const slider = page.getByRole('slider', { name: 'Time' });
  const future = (await slider.locator('.tl-future').boundingBox())!;
  const canvas = slider.locator('.tl-present');
  const drawn = (await canvas.boundingBox())!;
  const from = { x: drawn.x + Number(await canvas.getAttribute('data-x')), y: drawn.y + drawn.height / 2 };
  const now = await clockMs(page);
  const to = future.x + ((from.x - future.x) * ms) / now;
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to) / 2, from.y, { steps: 3 });
  await page.mouse.move(to, from.y, { steps: 3 });
  await page.mouse.up();
  await expect.poll(async () => Math.abs((await clockMs(page)) - ms)).toBeLessThan(2000);
}

/** The fingerprint of the cluster at this moment. */
async function hashOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click();
  const hash = await page.locator('.share-hash code').textContent();
  await page.keyboard.press('Escape');
  return hash ?? '';
}

test('play, pause, step and speed by keyboard', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  const stood = await clockMs(page);
  await expect(stageOf(page)).toContainText('Time stands still.');
  expect(await clockMs(page)).toBe(stood);

  expect(await run(page, 'kubectl scale deployment web --replicas=5')).toBe('deployment.apps/web scaled');
  expect((await clockMs(page)) - stood).toBeLessThanOrEqual(1000);
  await focusOn(page.getByRole('button', { name: 'Step forward' }));
  const starting = inStage(page, /^Pod \S+, running, not ready/);
  for (let steps = 0; steps < 30 && (await starting.count()) === 0; steps++) {
    const before = await spoken(page);
    await page.keyboard.press('.');
    // Not every event shows.
    await expect
      .poll(() => spoken(page), { timeout: 1_000 })
      .not.toBe(before)
      .catch(() => {});
  }
  await expect(starting).toBeVisible();
  const later = await clockMs(page);
  await page.keyboard.press(',');
  await expect(starting).toHaveCount(0);
  expect(await clockMs(page)).toBeLessThanOrEqual(later);
  await page.keyboard.press('End');
  await expect(starting).toBeVisible();

  const speed = page.getByRole('button', { name: /^Speed / });
  for (const label of ['4×', '10×', '60×', '300×', '1000×', '1000×']) {
    await page.keyboard.press(']');
    await expect(speed).toHaveText(label);
  }
  await page.keyboard.press('Home');
  await expect.poll(() => clockMs(page)).toBe(0);
  await expect(headline(page)).toHaveText('An empty cluster');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Space');
  await expect.poll(() => clockMs(page)).toBeGreaterThan(1_800_000);
  await page.keyboard.press('Space');
  for (const label of ['300×', '60×', '10×', '4×', '1×', '¼×', '1/10×', '1/10×']) {
    await page.keyboard.press('[');
    await expect(speed).toHaveText(label);
  }
});

test('the timeline is dragged back; what is done there forks; the other branch is still there', async ({ page }) => {
  await open(page);
  await setSpeed(page, '10×');
  await run(page, 'kubectl scale deployment web --replicas=6');
  await expect(readyPods(page)).toHaveCount(6);
  await pause(page);
  const [until, hash] = [await clockMs(page), await hashOf(page)];
  await inStage(page, /^Clients shoppers/).click();
  const sent = page.getByRole('region', { name: 'Requests' }).locator('dd').first();

  await dragTo(page, 60_000);
  await expect(readyPods(page)).toHaveCount(4);
  await expect(sent).toHaveText(/^5\d\d$|^6\d\d$/);
  await expect(terminalOf(page)).toContainText('1 command to come');
  // What was printed is written anew after a jump, a moment later; what is to come is muted.
  const printed = async () => (await screen(page)).join('\n');
  await expect.poll(printed).toContain('scale');
  await expect(page.locator('.xterm-rows .xterm-fg-8', { hasText: 'scale deployment web' })).toBeVisible();
  await page.getByRole('button', { name: 'Close the inspector' }).click();
  await page.keyboard.press('End');
  await expect(readyPods(page)).toHaveCount(6);
  expect(await clockMs(page)).toBe(until);
  expect(await hashOf(page)).toBe(hash);

  await dragTo(page, 60_000);
  await page.getByRole('button', { name: 'Play' }).click();
  await run(page, 'kubectl scale deployment web --replicas=2');
  await expect(readyPods(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Branches' }).click();
  const branches = page.getByRole('menuitemradio');
  await expect(branches).toHaveCount(2);
  await expect(page.getByRole('menuitemradio', { checked: true })).toContainText('main');
  await page.getByRole('menuitemradio', { checked: false }).click();
  await expect(readyPods(page)).toHaveCount(6);
  await expect.poll(printed).toContain('--replicas=6');
  expect(await printed()).not.toContain('--replicas=2');
});
