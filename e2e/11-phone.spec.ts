import { replaceText, reviewOf } from './editor';
import {
  editorOf,
  expect,
  focusOn,
  headline,
  inStage,
  notices,
  open,
  type Page,
  readyPods,
  stageOf,
  test,
} from './page';
import { lastLine, screen, terminalOf } from './terminal';

/** Nothing may stand beyond the right edge of the page, nor be scrolled to there. */
async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

const MORE = `apiVersion: v1
kind: ConfigMap
metadata:
  name: more
data:
  a: b
`;

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('watch, apply, type and look into a pod', async ({ page }) => {
    await open(page);
    await expect(readyPods(page)).toHaveCount(4);
    await fits(page);
    await replaceText(page, MORE);
    await editorOf(page).getByRole('button', { name: 'Apply' }).tap();
    await expect(reviewOf(page)).toContainText('One object would change.');
    await fits(page);
    await reviewOf(page)
      .getByRole('button', { name: /^Apply/ })
      .tap();
    await expect(reviewOf(page)).toBeHidden();

    await page.getByRole('button', { name: 'Terminal', exact: true }).last().tap();
    await expect(terminalOf(page)).toBeVisible();
    await expect(editorOf(page)).toBeHidden();
    await expect.poll(async () => (await screen(page)).join('\n')).toContain('configmap/more created');
    await focusOn(terminalOf(page).getByRole('textbox'));
    await page.keyboard.insertText('kubectl get configm');
    const keys = page.getByRole('toolbar', { name: 'Keys of the terminal' });
    await keys.getByRole('button', { name: 'Tab' }).tap();
    await expect.poll(() => lastLine(page)).toBe('$ kubectl get configmaps');
    await keys.getByRole('button', { name: 'Enter' }).tap();
    await expect.poll(async () => (await screen(page)).join('\n')).toMatch(/more\s+1\s/);
    await keys.getByRole('button', { name: 'Up' }).tap();
    await expect.poll(() => lastLine(page)).toBe('$ kubectl get configmaps');
    await keys.getByRole('button', { name: 'Ctrl C' }).tap();
    await fits(page);

    await readyPods(page).first().tap();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await expect(inspector).toContainText('shop/web:v1');
    await inspector.getByRole('button', { name: 'Delete pod' }).tap();
    await expect(inStage(page, /^Pod \S+, terminating/)).toBeVisible();
    await fits(page);
    await page.getByRole('button', { name: 'Pause' }).tap();
    await page.getByRole('button', { name: 'Step back' }).tap();
    await expect(headline(page)).toBeVisible();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a notice is two lines until all of it is asked for', async ({ page }) => {
    await page.goto('./#scenario=crash-loop');
    const notice = notices(page).locator('.notice').first();
    const words = notice.locator('.notice-text > div');
    await expect(notice).toBeVisible();
    const lines = () =>
      words.evaluate((element) => element.clientHeight / Number.parseFloat(getComputedStyle(element).lineHeight));
    expect(await lines()).toBeLessThan(2.2);
    await notice.getByRole('button', { name: 'All of it' }).tap();
    expect(await lines()).toBeGreaterThan(2.8);
    expect(await words.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(1);
    await notice.getByRole('button', { name: 'Less' }).tap();
    expect(await lines()).toBeLessThan(2.2);
    await fits(page);
  });
});

test.describe('on a phone on its side', () => {
  test.use({ viewport: { width: 844, height: 390 }, hasTouch: true, isMobile: true });

  test('why something is the matter is one press away', async ({ page }) => {
    await page.goto('./#scenario=crash-loop');
    await page.getByRole('button', { name: 'Why', exact: true }).tap();
    const card = page.getByRole('complementary', { name: 'Why' });
    await expect(card).toContainText('DATABASE_HOST');
    await card.getByRole('button', { name: /^Close/ }).tap();
    await expect(page.getByRole('tab', { name: 'Terminal' })).toBeVisible();
    await fits(page);
  });
});

test.describe('on a tablet', () => {
  test.use({ viewport: { width: 1024, height: 768 }, hasTouch: true });

  test('one pane at a time, with tabs', async ({ page }) => {
    await open(page);
    await expect(readyPods(page)).toHaveCount(4);
    await fits(page);
    await page.getByRole('tab', { name: 'Terminal' }).tap();
    await expect(terminalOf(page)).toBeVisible();
    await expect(editorOf(page)).toBeHidden();
    await stageOf(page)
      .getByText(/^10\.244\./)
      .first()
      .tap();
    await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('4 ready of 4');
    await page.getByRole('button', { name: 'Endpoints', exact: true }).tap();
    await expect.poll(async () => (await screen(page)).join('\n')).toMatch(/IPv4\s+8080/);
    await fits(page);
  });
});
