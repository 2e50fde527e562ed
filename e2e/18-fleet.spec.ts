import AxeBuilder from '@axe-core/playwright';
import { expect, focusOn, headline, inStage, type Page, pause, test } from './page';
import { screen } from './terminal';

/** Opens a scenario, and stops its clock. */
async function openStopped(page: Page, name: string): Promise<void> {
  await page.goto(`./#scenario=${name}`);
  await expect(headline(page)).not.toBeEmpty();
  await page.getByRole('button', { name: 'Close this notice' }).click();
  await pause(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
}

const machine = (page: Page, name: string) => inStage(page, new RegExp(`^Node ${name},`));

test('a machine that ran short of memory: who left, who waits, and what each machine says to that', async ({
  page,
}) => {
  await openStopped(page, 'memory-squeeze');
  await expect(headline(page)).toHaveText(/^node-b ran short of memory, so the kubelet evicted thumbs-…-\w{5}$/);
  await expect(machine(page, 'node-b')).toContainText('MemoryPressure');
  await expect(machine(page, 'node-b')).toContainText('…/memory-pressure:NoSchedule');
  await expect(machine(page, 'node-b')).toHaveAccessibleName(/memory 2304Mi booked, 3323Mi used of 4096Mi/);
  await expect(inStage(page, /^Record of pod thumbs-…-\w{5}, evicted from node-b$/)).toContainText('Evicted, 701 over');
  await expect(inStage(page, /^Pod pay-…-\w{5}, ready, node-b, uses 961Mi of 1024Mi requested/)).toBeVisible();

  const waiting = inStage(page, /^Pod thumbs-…-\w{5}, pending, no node, 0 of 4 nodes passed$/);
  await waiting.click();
  await expect(machine(page, 'node-a')).toContainText('already runs a thumbs pod');
  await expect(machine(page, 'node-b')).toContainText('tainted: memory pressure');
  await expect(machine(page, 'cp-1')).toContainText('tainted: control plane');
});

test('a pod that is put down on another machine stays, and the reason is told; with the keyboard too', async ({
  page,
}) => {
  await openStopped(page, 'memory-squeeze');
  const pod = inStage(page, /^Pod search-…-\w{5}, ready, node-a,/);
  const [from, to] = [await pod.boundingBox(), await machine(page, 'node-c').boundingBox()];
  if (!from || !to) throw new Error('nothing to drag');
  await page.mouse.move(from.x + 30, from.y + 6);
  await page.mouse.down();
  await page.mouse.move(from.x + 120, from.y + 20, { steps: 4 });
  await page.mouse.move(to.x + 150, to.y + 160, { steps: 6 });
  await page.mouse.up();
  const card = page.getByRole('dialog', { name: 'A pod cannot be moved' });
  await expect(card).toContainText('was bound to node-a once');
  await expect(card.getByRole('heading')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();

  await focusOn(pod);
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Move to another node' }).press('Enter');
  await card.getByRole('button', { name: 'Cordon node-a, then delete it' }).click();
  await expect(card).toBeHidden();
  await expect(machine(page, 'node-a')).toContainText('Cordoned');
  await expect.poll(async () => (await screen(page)).join('\n')).toMatch(/pod "search-\S+" deleted/);
});

test('a machine is filled and emptied, cut off and mended from its menu, and goes back with time', async ({ page }) => {
  await openStopped(page, 'std');
  const a = machine(page, 'node-a');
  const deed = async (name: string) => {
    await a.click({ button: 'right', position: { x: 20, y: 30 } });
    await page.getByRole('menuitem', { name }).click();
  };
  await expect(a).toHaveAccessibleName(/ 324Mi used of 4096Mi/);
  await deed('Let host processes take memory');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(a).not.toHaveAccessibleName(/ 3\d\dMi used/, { timeout: 10_000 });
  await pause(page);
  await expect(page.getByText('fault memory-ramp node-a', { exact: true })).toBeVisible();
  await deed('Take the memory ramp away');
  await expect(a).toHaveAccessibleName(/ 324Mi used/);
  await deed('Cut off from the network');
  await expect(a).toContainText('Cut off, not known yet');
  await expect(headline(page)).toHaveText('node-a is cut off, and the cluster does not know yet');
  await deed('Mend its network');
  await expect(a).toContainText('Ready');
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`axe finds nothing in the fleet at ${viewport.width} px`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openStopped(page, 'memory-squeeze');
    await inStage(page, /^Pod thumbs-…-\w{5}, pending/).click();
    const { violations } = await new AxeBuilder({ page }).include('.fleet').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}
