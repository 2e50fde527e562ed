import { apply, retype } from './editor';
import {
  clockMs,
  editorOf,
  expect,
  focusOn,
  inStage,
  notices,
  open,
  type Page,
  pause,
  readyPods,
  setSpeed,
  spoken,
  stageOf,
  test,
} from './page';
import { run } from './terminal';

const timeline = (page: Page) => page.getByRole('region', { name: 'Time' });

/** Focus on the stage, where single keys are the page's. */
async function toStage(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
}

/** A cluster that stands, in which `web` was scaled to six. */
async function scaled(page: Page): Promise<void> {
  await open(page);
  await setSpeed(page, '10×');
  await run(page, 'kubectl scale deployment web --replicas=6');
  await expect(readyPods(page)).toHaveCount(6);
  await pause(page);
  await toStage(page);
}

test('a command is undone and done again, and what was left is a branch to return to', async ({ page }) => {
  await scaled(page);
  const until = await clockMs(page);
  await page.keyboard.press('Control+z');
  await expect(readyPods(page)).toHaveCount(4);
  await expect(notices(page)).toContainText('Undone: scale deployment web --replicas=6');
  expect(await clockMs(page)).toBeLessThan(until);
  await expect(timeline(page).getByRole('button', { name: 'fork A' })).toBeVisible();
  await notices(page).getByRole('button', { name: 'Redo' }).click();
  await expect(readyPods(page)).toHaveCount(6);
  expect(await clockMs(page)).toBe(until);
  await expect(timeline(page).getByRole('button', { name: 'fork A' })).toHaveCount(0);

  await toStage(page);
  await page.keyboard.press('Control+z');
  await expect(readyPods(page)).toHaveCount(4);
  await run(page, 'kubectl scale deployment web --replicas=2');
  await timeline(page).getByRole('button', { name: 'fork A' }).click();
  await expect(readyPods(page)).toHaveCount(6);
  await expect(timeline(page).getByRole('button', { name: 'main' })).toBeVisible();
});

test('the editor does not call applied what was undone', async ({ page }) => {
  await open(page);
  await retype(page, 19, 2, 'v2');
  await apply(page);
  await expect(editorOf(page)).toContainText(/Applied \d\d:\d\d/);
  await pause(page);
  await focusOn(inStage(page, /^Deployment web,/));
  await page.keyboard.press('Control+z');
  await expect(notices(page)).toContainText('Undone: apply -f web.yaml');
  await expect(editorOf(page)).toContainText('Edited since 00:00');
  await notices(page).getByRole('button', { name: 'Redo' }).click();
  await expect(editorOf(page)).toContainText(/Applied \d\d:\d\d/);
});

test('two branches are played side by side, and told apart in one line', async ({ page }) => {
  await scaled(page);
  await page.keyboard.press('f');
  await expect(notices(page)).toContainText('kept as “fork A”');
  await run(page, 'kubectl delete deployment web');
  await page.getByRole('button', { name: 'Branches' }).click();
  await page.getByRole('menuitem', { name: 'Compare with fork A' }).click();
  const comparison = page.getByRole('region', { name: 'Comparison' });
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(comparison).toContainText(/fork A: \d+ fewer failed, 6 more ready/);
  await pause(page);
  await expect(inStage(page, /^Pod .*only on the other branch/)).toHaveCount(6);
  await comparison.getByRole('button', { name: 'Change over' }).click();
  await expect(comparison).toContainText(/main: \d+ more failed, 6 fewer ready/);
  await expect(readyPods(page)).toHaveCount(6);
  await page.keyboard.press('Escape');
  await expect(comparison).toHaveCount(0);
});

test('a moment is bookmarked by a key, found again, and survives a reload with the branches', async ({ page }) => {
  await scaled(page);
  const marked = await clockMs(page);
  await page.keyboard.press('m');
  const name = page.getByRole('textbox', { name: 'Name of this moment' });
  await expect(name).toHaveValue('web: all 6 pods are ready');
  await expect(name).toBeFocused();
  await page.keyboard.type('six');
  await page.keyboard.press('Enter');
  const ribbon = timeline(page).getByRole('button', { name: 'six', exact: true });
  await expect(ribbon).toBeVisible();
  await page.keyboard.press('f');
  await run(page, 'kubectl scale deployment web --replicas=3');
  await focusOn(page.getByRole('slider', { name: 'Time' }));
  await page.keyboard.press('Home');
  await expect.poll(() => clockMs(page)).toBe(0);
  await page.reload();
  await expect(timeline(page).getByRole('button', { name: 'fork A' })).toBeVisible();
  await ribbon.click();
  await expect.poll(() => clockMs(page)).toBe(marked);
  await expect(page.getByRole('slider', { name: 'Time' })).toHaveAttribute('aria-valuetext', /, six/);

  await page.getByRole('button', { name: 'Branches' }).click();
  await page.getByRole('menuitem', { name: 'Names and removal…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Branches and bookmarks' });
  await dialog.getByRole('textbox', { name: 'Name of fork A' }).fill('with six');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Go to with six' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Remove with six' }).click();
  await expect(dialog.getByRole('textbox', { name: /^Name of main/ })).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Name of with six' })).toHaveCount(0);
});

test('time runs until something happens, and goes by decisions and by marks', async ({ page }) => {
  await open(page);
  await pause(page);
  await run(page, 'kubectl scale deployment web --replicas=5');
  const before = await clockMs(page);
  const drawn = await spoken(page);
  await setSpeedUntilEvent(page);
  await expect.poll(() => spoken(page)).not.toBe(drawn);
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Speed Until something happens' })).toBeVisible();
  await toStage(page);
  for (const key of ['Alt+.', 'Alt+.', 'Alt+,']) await page.keyboard.press(key);
  expect(await clockMs(page)).toBeGreaterThanOrEqual(before);
  await page.keyboard.press('Shift+,');
  await expect(stageOf(page)).toContainText('Time stands still.');
  const place = timeline(page).getByRole('button', { name: /scale deployment web/ });
  await focusOn(place);
  await page.keyboard.press('ArrowLeft');
  await expect(timeline(page).getByRole('button', { name: /\d of \d+$/ })).toBeFocused();
});

async function setSpeedUntilEvent(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Speed / }).click();
  await page.getByRole('menuitemradio', { name: 'Until something happens' }).click();
}
