import { apply, newFile, replaceText, retype, reviewOf, shownText } from './editor';
import {
  editorOf,
  expect,
  focusOn,
  headline,
  inStage,
  notices,
  open,
  type Page,
  pause,
  readyPods,
  setSpeed,
  test,
} from './page';
import { focusTerminal, lastLine, run, runUntil, screen, terminalOf } from './terminal';

/** What is said under the text after an apply. */
const said = (page: Page) => editorOf(page).getByRole('alert');

async function press(page: Page): Promise<void> {
  await focusOn(editorOf(page).getByRole('textbox'));
  await page.keyboard.press('Control+Enter');
}

const POD = (name: string, field = '') => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  containers:
  - name: app
    image: shop/app:v1
${field}`;

test('YAML that does not parse is marked at its line, and nothing is applied', async ({ page }) => {
  await open(page);
  await newFile(page, 'bad.yaml', POD('one').replace('kind: Pod', 'kind: [Pod'));
  await press(page);
  await expect(said(page)).toContainText('error converting YAML to JSON');
  await expect(said(page)).toContainText('Nothing changed in the cluster.');
  await said(page)
    .getByRole('button', { name: /^Line [23]$/ })
    .first()
    .click();
  await expect(page.locator('.squiggly-error').first()).toBeVisible();
  expect(await run(page, 'kubectl apply -f bad.yaml')).toMatch(
    /^error: error parsing bad\.yaml: error converting YAML to JSON: yaml: line \d/,
  );
  expect(await run(page, 'kubectl get pods one')).toBe('Error from server (NotFound): pods "one" not found');
});

test('one bad document among several: the others are applied, and the server says why at the line', async ({
  page,
}) => {
  await open(page);
  const documents = [
    POD('one'),
    POD('two', '  replicas: 3\n'),
    POD('three').replace('v1\nkind: Pod', 'v1\nkind: Pood'),
    POD('four'),
  ];
  await newFile(page, 'many.yaml', documents.join('---\n'));
  await apply(page);
  await expect(said(page)).toContainText('unknown field "spec.replicas"');
  await expect(said(page)).toContainText('no matches for kind "Pood" in version "v1"');
  await expect(said(page)).not.toContainText('Nothing changed');
  const told = async () => (await screen(page)).join('\n');
  await expect.poll(told).toContain('pod/one created\npod/four created\n');
  await expect.poll(told).toContain('strict decoding error: unknown field "spec.replicas"');
  await said(page).getByRole('button', { name: 'Line 18' }).click();
  await expect(page.locator('.squiggly-error').first()).toBeVisible();
  expect(await run(page, 'kubectl get pods one two three four -o name')).toContain('pod/one\npod/four');
});

test('an immutable field is refused in the words of the server', async ({ page }) => {
  await open(page);
  await retype(page, 11, 3, 'shop');
  await expect.poll(() => shownText(page)).toContain('app: shop');
  await press(page);
  await expect(said(page).or(reviewOf(page))).toContainText('field is immutable');
  await expect(headline(page)).toHaveText('web: all 4 pods are ready');
});

test('a million replicas: the page answers, and the cluster pauses and says why', async ({ page }) => {
  await open(page);
  await retype(page, 8, 1, '1000000');
  await expect.poll(() => shownText(page)).toContain('replicas: 1000000');
  await apply(page);
  await setSpeed(page, '300×');
  await expect(notices(page)).toContainText(/Paused: /, { timeout: 45_000 });
  await expect(notices(page)).toContainText('apply -f web.yaml');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keys' }).click();
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await expect(headline(page)).toHaveText('An empty cluster');
});

test('alias bombs and five megabytes of YAML do not hold the page', async ({ page }) => {
  await open(page);
  const level = (name: string, of: string) => `${name}: &${name} [${Array(9).fill(of).join(',')}]\n`;
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, index, all) => (index === 0 ? '' : level(name, `*${all[index - 1]}`))).join('')}kind: Bomb\n`;
  await newFile(page, 'bomb.yaml', bomb);
  await press(page);
  await expect(said(page)).toContainText('excessive aliasing');
  expect(await run(page, 'kubectl get deployment web -o name')).toBe('deployment.apps/web');

  const entry = (number: number) => `  key-${number}: ${'v'.repeat(480)}\n`;
  const large = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: large\ndata:\n${Array.from({ length: 10_500 }, (_, number) => entry(number)).join('')}`;
  expect(large.length).toBeGreaterThan(5_000_000);
  await replaceText(page, large);
  await page.evaluate(() => {
    const gaps = { longest: 0, last: performance.now() };
    Object.assign(window, { gaps });
    const look = (at: number) => {
      gaps.longest = Math.max(gaps.longest, at - gaps.last);
      gaps.last = at;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await press(page);
  await expect(said(page).or(reviewOf(page))).toContainText(/too large|Too long|large/i, { timeout: 45_000 });
  await pause(page);
  expect(await page.evaluate(() => (window as unknown as { gaps: { longest: number } }).gaps.longest)).toBeLessThan(
    3000,
  );
});

test('a worker that ends is said, and the session is restored from its log', async ({ page, expectWords }) => {
  expectWords(/out of luck/);
  await open(page);
  await run(page, 'kubectl scale deployment web --replicas=3');
  await setSpeed(page, '4×');
  await expect(readyPods(page)).toHaveCount(3);
  const worker = page.workers().find((one) => one.url().includes('main'))!;
  const another = page.waitForEvent('worker');
  await worker
    .evaluate(() =>
      setTimeout(() => {
        throw new Error('out of luck');
      }),
    )
    .catch(() => {});
  await expect(notices(page)).toContainText('The cluster stopped and was restored from its command log.');
  await another;
  await expect(readyPods(page)).toHaveCount(3);
  expect(await lastLine(page)).toBe('$');
  expect(await run(page, 'kubectl get deployment web')).toMatch(/web\s+3\/3/);
  expect(await inStage(page, /^Service web/).count()).toBe(1);
  await expect(terminalOf(page)).toBeVisible();
  expect(await runUntil(page, 'kubectl get nodes', /node-c/)).toContain('Ready');
});

test('a line that a part of the program is missing for stays typed, which is said, and runs once the part comes', async ({
  page,
  context,
  expectWords,
}) => {
  expectWords(/rest-\w+\.js|ERR_FAILED/);
  await context.route('**/rest-*.js', (route) => route.abort());
  await open(page);
  await focusTerminal(page);
  await page.keyboard.type('kubectl get nodes\n');
  await expect(notices(page)).toContainText('What was asked for meanwhile is not done: ask for it again.');
  await context.unroute('**/rest-*.js');
  await notices(page).getByRole('button', { name: 'Go on' }).click();
  await focusTerminal(page);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await screen(page)).join('\n')).toContain('control-plane');
});
