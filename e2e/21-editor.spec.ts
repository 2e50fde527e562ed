import { apply, replaceText, retype, reviewOf, showFile, shownText } from './editor';
import { editorOf, expect, focusOn, headline, inStage, notices, open, type Page, settled, test } from './page';

const adviceCount = (page: Page) => editorOf(page).getByRole('button', { name: /\d+ pieces? of advice$/ });
const advicePanel = (page: Page) => page.getByRole('region', { name: 'Advice' });

test('advice says what is wrong and why, and one press mends it', async ({ page }) => {
  await open(page);
  await showFile(page, 'service.yaml');
  // `app: web` becomes `app: wep`: nothing fails, and nobody is found.
  await retype(page, 7, 1, 'p');
  await expect(adviceCount(page)).toBeVisible();
  await adviceCount(page).click();
  await expect(advicePanel(page)).toContainText('This Service selects no pod');
  await expect(advicePanel(page)).toContainText('Deployment web makes pods with app=web');
  await advicePanel(page).getByRole('button', { name: 'Select app=web' }).click();
  await expect.poll(() => shownText(page)).toContain('app: web\n');
  await expect(advicePanel(page)).toContainText('Nothing to advise.');
  await page.keyboard.press('Escape');
  await expect(advicePanel(page)).toBeHidden();
});

test('a mark by the line, and Ctrl+. mends by keyboard alone', async ({ page }) => {
  await open(page);
  await retype(page, 8, 0, '0');
  await retype(page, 19, 0, '');
  await replaceText(
    page,
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  restartPolicy: Never\n  container:\n  - name: a\n',
  );
  await expect(editorOf(page)).toContainText('unknown field "spec.container"');
  for (let line = 1; line < 7; line++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+.');
  await page.getByText('Say containers', { exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => shownText(page)).toContain('  containers:\n');
});

test('what differs from the cluster is marked while it is written, and stays marked while it rolls out', async ({
  page,
}) => {
  await open(page);
  await retype(page, 19, 2, 'v2');
  await expect(editorOf(page)).toContainText('Against revision 1');
  await expect(page.locator('.editor-surface .diff-gone')).toHaveText('image: shop/web:v1');
  await apply(page);
  await expect(headline(page)).toHaveText(/^Rolling web to revision 2/);
  await expect(editorOf(page)).toContainText('Against revision 1');
  await expect(editorOf(page)).toContainText(/Applied \d\d:\d\d/);
});

test('files that are dropped open in the editor', async ({ page }) => {
  await open(page);
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['kind: ConfigMap\r\napiVersion: v1\r\nmetadata: {name: a}\r\n'], 'a.yaml'));
    transfer.items.add(new File(['kind: Secret\n'], 'b.yml'));
    transfer.items.add(new File([new Uint8Array([0, 1])], 'c.png'));
    return transfer;
  });
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: dropped });
  await expect(page.getByText('Let go to open the files in the editor')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await expect(page.getByRole('tab', { name: 'a.yaml', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tab', { name: 'b.yml', exact: true })).toBeVisible();
  await expect(notices(page)).toContainText('c.png');
  await expect.poll(() => shownText(page)).toContain('kind: ConfigMap');
});

test('YAML in a link opens as a copy, is split into files, and applied by hand', async ({ page }) => {
  const text =
    'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: shop}\n';
  await open(page, `#yaml=${Buffer.from(text).toString('base64url')}`);
  await expect(notices(page)).toContainText('Nothing of it is applied yet');
  await editorOf(page).getByRole('button', { name: 'A file for each' }).click();
  await expect(page.getByRole('tab', { name: 'namespace-shop.yaml' })).toHaveAttribute('aria-selected', 'true');
  await apply(page);
  await expect(editorOf(page)).toContainText(/Applied \d\d:\d\d/);

  await page.goto('./#y=bm90aGluZw');
  await expect(notices(page)).toContainText('The YAML in this link cannot be read');
});

test('from a file to its live object, and from an object to its line', async ({ page }) => {
  await open(page);
  await showFile(page, 'service.yaml');
  await editorOf(page).getByRole('button', { name: 'Show the live Service web (F12)' }).click();
  await expect(
    page
      .getByRole('complementary')
      .or(page.getByRole('region', { name: /Service web|Inspector/ }))
      .first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');

  await focusOn(inStage(page, /^Deployment web,/));
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Edit YAML' }).click();
  await expect(page.getByRole('tab', { name: 'web.yaml', exact: true })).toHaveAttribute('aria-selected', 'true');

  await focusOn(inStage(page, /^Pod \S+, ready/).first());
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Edit YAML' }).click();
  await expect(page.getByRole('tab', { name: /^pod-web-/ })).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => shownText(page)).not.toContain('resourceVersion');
});

test('a file is shown as it is, after another scenario and after the plain text', async ({ page }) => {
  await open(page, '#scenario=crash-loop');
  await showFile(page, 'web.yaml');
  await expect.poll(() => shownText(page)).toContain('  replicas: 3\n');
  await page.getByRole('link', { name: 'Home' }).first().click();
  await page.getByRole('link', { name: /^A typo in a selector/ }).click();
  await settled(page);
  await showFile(page, 'web.yaml');
  await expect.poll(() => shownText(page)).toContain('  replicas: 4\n');

  // Before Monaco is there again the plain text takes the keys.
  await page.getByRole('link', { name: 'Home' }).first().click();
  await page.getByRole('link', { name: 'Continue' }).first().click();
  await page.locator('#plain-text').fill('kind: Mine\n');
  await settled(page);
  await expect.poll(() => shownText(page)).toBe('kind: Mine\n');
});

test('what stands open about one cluster is not of the next', async ({ page }) => {
  await open(page);
  await retype(page, 8, 1, '6');
  await page.keyboard.press('Control+Enter');
  await expect(reviewOf(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'service.yaml', exact: true }).press('Delete');
  await expect(editorOf(page)).toContainText('service.yaml closed');
  await showFile(page, 'web.yaml');
  await focusOn(editorOf(page).getByRole('textbox'));
  await page.keyboard.press('Control+Enter');
  await expect(reviewOf(page)).toBeVisible();
  await page.evaluate(() => {
    location.hash = 'scenario=selector-typo';
  });
  await expect(inStage(page, /^Service web, no ready endpoints/)).toBeVisible();
  await expect(reviewOf(page)).toBeHidden();
  await expect(editorOf(page)).not.toContainText('service.yaml closed');
  await expect.poll(() => shownText(page)).toContain('  replicas: 4\n');
});
