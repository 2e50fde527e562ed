import { expect, test } from '@playwright/test';
import { openLink } from '../src/share/link';

const HOST = 'http://blog.test';

function page(frame: string): string {
  return `<!doctype html><meta name="referrer" content="origin"><title>A page about Kubernetes</title>
    <p style="height: 300px">Words before.</p>
    <iframe id="cluster" src="${frame}" width="720" height="480" title="A cluster"></iframe>
    <p style="height: 2000px">Words after.</p>
    <script>
      window.heard = [];
      addEventListener('message', (event) => heard.push({ origin: event.origin, ...event.data }));
      window.say = (message) => document.getElementById('cluster').contentWindow.postMessage({ drydock: 1, ...message }, '*');
    </script>`;
}

test('a cluster stands in another page, leaves it alone, and talks with it', async ({ page: host, baseURL }) => {
  const frame = `${baseURL}?embed&amp;scenario=rolling-update&amp;speed=1&amp;theme=dark&amp;title=A%20rollout`;
  await host.route(`${HOST}/**`, (route) => route.fulfill({ contentType: 'text/html', body: page(frame) }));
  await host.goto(`${HOST}/post`);
  const cluster = host.frameLocator('#cluster');
  await expect(cluster.getByRole('main', { name: 'A rollout' })).toBeVisible();
  await expect(cluster.getByRole('heading', { level: 2 })).toContainText('web');
  await expect(cluster.getByRole('button', { name: 'Play' })).toBeEnabled();
  // It never plays by itself, and never takes the focus.
  await expect(cluster.getByRole('button', { name: 'Pause' })).toHaveCount(0);
  expect(await host.evaluate(() => document.activeElement?.tagName)).toBe('BODY');

  const state = () =>
    host.evaluate(
      () =>
        (window as never as { heard: { type: string; state?: { at: number; playing: boolean } }[] }).heard.findLast(
          (one) => one.state,
        )?.state,
    );
  await expect.poll(async () => (await state())?.playing).toBe(false);
  const say = (message: object) =>
    host.evaluate((given) => (window as never as { say: (m: object) => void }).say(given), message);
  await say({ type: 'play' });
  await expect(cluster.getByRole('button', { name: 'Pause' })).toBeVisible();
  await say({ type: 'pause' });
  await say({ type: 'seek', at: 20_000 });
  await expect.poll(async () => (await state())?.at).toBe(20_000);
  await say({ type: 'run', id: 'pods', line: 'kubectl get deployments' });
  const reply = () =>
    host.evaluate(
      () =>
        (window as never as { heard: { id?: string; stdout?: string }[] }).heard.find((one) => one.id === 'pods')
          ?.stdout,
    );
  await expect.poll(reply).toContain('UP-TO-DATE');

  // The page scrolls under a wheel over the frame that nobody pressed into.
  await host.mouse.move(300, 500);
  await host.mouse.wheel(0, 300);
  await expect.poll(() => host.evaluate(() => scrollY)).toBeGreaterThan(100);
  // It leads to the moment that is shown when somebody goes there, also where no command was given since.
  const open = cluster.getByRole('link', { name: 'Open in Drydock' });
  for (const at of [21_000, 22_000]) {
    await say({ type: 'seek', at });
    await expect.poll(async () => (await state())?.at).toBe(at);
    const [opened] = await Promise.all([host.context().waitForEvent('page'), open.click()]);
    await opened.waitForURL(/#s=/);
    const link = openLink(new URL(opened.url()).hash.slice(1));
    expect(link.ok && link.shared.at).toBe(at);
    await opened.close();
  }
});

test('a cluster that starts when it is seen starts also where it is in view from the beginning', async ({ page }) => {
  await page.goto('/?embed&scenario=rolling-update&start=view');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('messages of pages that are not allowed are not heard', async ({ page: host, baseURL }) => {
  const frame = `${baseURL}?embed&amp;origin=https://only.test`;
  await host.route(`${HOST}/**`, (route) => route.fulfill({ contentType: 'text/html', body: page(frame) }));
  await host.goto(`${HOST}/post`);
  const cluster = host.frameLocator('#cluster');
  await expect(cluster.getByRole('button', { name: 'Play' })).toBeEnabled();
  await host.evaluate(() => (window as never as { say: (m: object) => void }).say({ type: 'play', id: 1 }));
  await host.waitForTimeout(1_500);
  await expect(cluster.getByRole('button', { name: 'Play' })).toBeVisible();
  expect(await host.evaluate(() => (window as never as { heard: unknown[] }).heard)).toEqual([]);
});

test('the builder gives a snippet that shows what was chosen', async ({ page: builder }) => {
  await builder.goto('/embed.html');
  await builder.getByLabel('scenario', { exact: true }).fill('canary');
  await builder.getByLabel('speed').selectOption('4');
  await builder.getByLabel('caption').selectOption('0');
  await expect(builder.getByLabel('Snippet')).toHaveValue(/\?embed&amp;scenario=canary&amp;speed=4&amp;caption=0"/);
  const frame = builder.frameLocator('iframe[title="What your readers get"]');
  await expect(frame.getByText('web-canary', { exact: true })).toBeVisible();
  await builder.getByLabel('at', { exact: true }).fill('soon');
  await expect(builder.getByLabel('at', { exact: true })).toHaveAttribute('aria-invalid', 'true');
});

test('an address narrows what is shown and calms it, and nothing of that is kept', async ({ page }) => {
  await page.goto('/?embed&scenario=canary&label=track=canary&motion=calm');
  await expect(page.getByText('web-canary', { exact: true })).toBeVisible();
  await expect(page.getByText('web-stable', { exact: true })).toHaveCount(0);
  await expect(page.locator('html[data-less-motion]')).toHaveCount(1);
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  expect(kept).not.toContain('lessMotion');
});

test('a frame that is only looked at says so where somebody wants to change it', async ({ page }) => {
  await page.setViewportSize({ width: 1200, height: 620 });
  await page.goto('/?embed&scenario=rolling-update&panes=both&readonly=1');
  const said = page.locator('.embed-notices');
  const line = 'kubectl delete deployment web';
  await page.getByRole('region', { name: 'Terminal' }).getByRole('textbox').focus();
  await page.keyboard.insertText(line);
  await page.keyboard.press('Enter');
  await expect(page.locator('.xterm-rows')).toContainText('no line is run here');
  await expect(said).toContainText('nobody changes it');
  await said.getByRole('button', { name: 'Close' }).click();
  await expect(said).toBeEmpty();

  const editor = page.getByRole('region', { name: 'Editor' });
  expect((await editor.locator('.editor-surface').boundingBox())?.height).toBeGreaterThan(300);
  await editor.getByRole('button', { name: 'Apply' }).click();
  await page
    .getByRole('region', { name: /^What applying/ })
    .getByRole('button', { name: 'Apply' })
    .click();
  await expect(editor.getByRole('alert')).toContainText('nobody changes it');
  await expect(editor.getByRole('alert')).toContainText('Nothing changed in the cluster.');
  await expect(page.getByRole('group', { name: /^Pod \S+, ready/ })).toHaveCount(3);
});

for (const width of [480, 560, 640, 700])
  test(`in a frame ${width} wide no word leaves its card`, async ({ page }) => {
    await page.setViewportSize({ width, height: 420 });
    for (const scenario of ['rolling-update', 'crash-loop', 'canary', 'selector-typo']) {
      await page.goto(`/?embed&scenario=${scenario}`);
      await expect(page.getByRole('button', { name: 'Play' })).toBeEnabled();
      await expect(page.locator('.flow-rack-count').first()).not.toBeEmpty();
      const cut = await page
        .locator('.flow-group-head > *, .flow-card-head > *, .flow-frame-title > *, .flow-rack-count, .flow-gate-rule')
        .evaluateAll((words) =>
          words.flatMap((word) => {
            const holder = word.closest('.flow-group-head, .flow-card, .flow-frame');
            const box = word.getBoundingClientRect();
            const head = word.parentElement?.getBoundingClientRect();
            const hidden = getComputedStyle(word).visibility === 'hidden' || box.width === 0;
            if (!holder || hidden || (head && box.top >= head.bottom - 1)) return [];
            const range = document.createRange();
            range.selectNodeContents(word);
            const clips = getComputedStyle(word).textOverflow === 'ellipsis';
            const right = clips ? box.right : Math.max(box.right, range.getBoundingClientRect().right);
            return right > holder.getBoundingClientRect().right + 0.5 ? [`${word.className}: ${word.textContent}`] : [];
          }),
        );
      expect(cut, scenario).toEqual([]);
    }
  });
