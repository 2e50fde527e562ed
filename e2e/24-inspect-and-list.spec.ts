import AxeBuilder from '@axe-core/playwright';
import {
  expect,
  focusOn,
  headline,
  inStage,
  type Locator,
  open,
  type Page,
  pause,
  readyPods,
  stageOf,
  test,
} from './page';
import { run, terminalOf } from './terminal';

const inspectorOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' });
const gridOf = (page: Page): Locator => stageOf(page).getByRole('grid');

/** Leaves text fields, so that single keys are the page's. */
async function toStage(page: Page): Promise<void> {
  await focusOn(page.getByRole('region', { name: 'Stage' }));
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test('the table is read, sorted, filtered and opened by keyboard alone', async ({ page }) => {
  await open(page);
  await toStage(page);
  await page.keyboard.press('3');
  const grid = gridOf(page);
  await expect(grid).toHaveAttribute('aria-rowcount', '5');
  await expect(headline(page)).toHaveText('web: all 4 pods are ready');
  await focusOn(grid.getByRole('rowheader').first());
  await page.keyboard.press('ArrowUp');
  const name = grid.getByRole('columnheader', { name: 'NAME', exact: true });
  await expect(name).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(name).toHaveAttribute('aria-sort', 'descending');
  const names = await grid.locator('[role="rowheader"] > span').allTextContents();
  expect(names).toEqual([...names].sort().reverse());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(grid.getByRole('gridcell').and(page.locator(':focus'))).toHaveText('<none>');
  await page.keyboard.press('Control+f');
  await page.keyboard.type(names[2] ?? '');
  await expect(grid.getByRole('rowheader')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(inspectorOf(page).getByRole('heading', { level: 2 })).toHaveText(names[2] ?? '');
  await expect(inspectorOf(page)).toContainText(/Ready for .+ on node-/);
  await page.keyboard.press('Escape');
  await expect(inspectorOf(page)).toBeHidden();
  await expect(grid.locator(':focus')).toHaveCount(1);
  expect(await serious(page)).toEqual([]);
});

test('a ConfigMap is found in the table, opened, and its YAML is what kubectl prints', async ({ page }) => {
  await open(page);
  await run(page, 'kubectl create configmap settings --from-literal=colour=blue');
  await toStage(page);
  await page.keyboard.press('3');
  await page.getByRole('radio', { name: /^ConfigMap/ }).check({ force: true });
  await gridOf(page).getByRole('rowheader', { name: 'settings' }).click();
  const inspector = inspectorOf(page);
  await expect(inspector).toContainText('ConfigMap');
  await expect(inspector).toContainText('blue');
  expect(await serious(page)).toEqual([]);
  await inspector.getByRole('tab', { name: 'YAML' }).click();
  const yaml = inspector.getByRole('region', { name: 'YAML of settings' });
  await expect(yaml).toContainText('colour: blue');
  await expect(yaml).not.toContainText('managedFields');
  const printed = await run(page, 'kubectl get configmap settings -o yaml');
  expect((await yaml.textContent())?.trim().split('\n').length).toBe(printed.trim().split('\n').length);
});

const TALKER = 'kubectl run talker --image=busybox:1.36 --restart=Always -- sh -c';

test('a log is followed, searched, and read from the container before', async ({ page }) => {
  await open(page);
  await run(page, `${TALKER} 'for i in 1 2 3 4 5 6; do echo line $i; sleep 1; done; exit 3'`);
  await inStage(page, /^Pod talker/).click();
  const inspector = inspectorOf(page);
  await inspector.getByRole('tab', { name: 'Logs' }).click();
  const log = inspector.getByRole('log');
  await expect(log).toContainText('line 2');
  await expect(log).toContainText('line 5', { timeout: 15_000 });
  await inspector.getByRole('textbox', { name: 'Search the log' }).fill('LINE 3');
  await expect(inspector.locator('.logs-found')).toHaveText('1 of 1');
  await expect(log.locator('mark')).toHaveText('line 3');
  await inspector.getByRole('tab', { name: 'Overview' }).click();
  await expect(inspector).toContainText('1 restart', { timeout: 20_000 });
  await inspector.getByRole('tab', { name: 'Logs' }).click();
  await inspector.getByRole('checkbox', { name: 'Previous' }).check();
  await expect(log).toContainText('line 6');
  await expect(terminalOf(page)).not.toContainText('line 6');
});

test('charts stand on cluster time, and a drag on one goes to another moment', async ({ page }) => {
  await open(page);
  await pause(page);
  await readyPods(page).first().click();
  const inspector = inspectorOf(page);
  await inspector.getByRole('tab', { name: 'Metrics' }).click();
  const memory = inspector.getByRole('img', { name: /^Memory, working set: \d+Mi now/ });
  await expect(memory).toBeVisible();
  await expect(memory.locator('canvas')).toBeVisible();
  expect(await serious(page)).toEqual([]);
  const before = await page.getByRole('timer').getAttribute('aria-label');
  const { x = 0, y = 0, width = 0 } = (await memory.boundingBox()) ?? {};
  await page.mouse.move(x + width * 0.7, y + 40);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.5, y + 40);
  await page.mouse.up();
  await expect(page.getByRole('timer')).not.toHaveAttribute('aria-label', before ?? '');
  await inspector.getByRole('tab', { name: 'Overview' }).click();
  await expect(inspector.getByRole('img', { name: /^Ready: False from/ })).toBeVisible();
  await inspector.getByRole('button', { name: /ReplicaSet$/ }).click();
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText(/^web-\w+$/);
});
