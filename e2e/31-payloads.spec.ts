import { readFileSync } from 'node:fs';
import { ENGINE_VERSION } from '../src/protocol/session';
import { PAYLOADS, STRUCK } from '../src/testing/payloads';
import { apply, newFile } from './editor';
import { expect, focusOn, inStage, open, type Page, readyPods, settled, test } from './page';
import { run, runUntil, screen, typeLine } from './terminal';

/** What a payload did, if it did anything. */
interface Guard extends Window {
  struck: string[];
}

/** Hears of every payload that runs, of everything the policy stops, and of every box that pops up. */
async function guard(page: Page): Promise<string[]> {
  const boxes: string[] = [];
  page.on('dialog', (dialog) => {
    boxes.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript((name) => {
    const seen = window as unknown as Guard & Record<string, unknown>;
    seen.struck = [];
    seen[name] = () => seen.struck.push('a payload ran');
    addEventListener('securitypolicyviolation', (event) => {
      seen.struck.push(`stopped: ${event.violatedDirective} ${event.blockedURI}`);
    });
  }, STRUCK);
  return boxes;
}

/** Elements that the page never makes, attributes that run code, addresses that do, and what was set on everything. */
function traces(page: Page): Promise<string[]> {
  return page.evaluate((name) => {
    const never =
      'iframe, object, embed, base, video, audio, marquee, math, portal, script:not([src]), svg script, [srcdoc]';
    const found = [...document.querySelectorAll(never)].map((element) => element.outerHTML.slice(0, 120));
    for (const element of document.querySelectorAll('*')) {
      for (const { name: attribute, value } of element.attributes) {
        if (/^on/i.test(attribute)) found.push(`${element.tagName} ${attribute}`);
        if (
          /^(href|src|action|formaction|xlink:href)$/i.test(attribute) &&
          /^\W*(javascript|data:text|vbscript)/i.test(value)
        )
          found.push(`${element.tagName} ${attribute}=${value.slice(0, 60)}`);
        if (attribute === 'style' && value.includes(name)) found.push(`${element.tagName} style`);
      }
    }
    for (const sheet of document.querySelectorAll('style'))
      if (sheet.textContent?.includes(name) || sheet.textContent?.includes('example.com')) found.push('a style sheet');
    const everything = {} as Record<string, unknown>;
    if (everything[name] !== undefined || everything.struck !== undefined) found.push('set on every object');
    return [...(window as unknown as Guard).struck, ...found];
  }, STRUCK);
}

/** YAML takes them as JSON does; what no text may hold is left out. */
const quoted = (text: string) => JSON.stringify(text.replace(/[\ud800-\udfff\ufffe\uffff]/g, ''));
const SHORT = PAYLOADS.filter((text) => text.length < 400);

const hostileText = (): string => {
  const notes = SHORT.map((text, index) => `    drydock.example/note-${index}: ${quoted(text)}`).join('\n');
  const values = PAYLOADS.map((text, index) => `  key-${index}: ${quoted(text)}`).join('\n');
  const lines = SHORT.filter((text) => !/[\n\r]/.test(text)).map((text) => `echo '${text.replaceAll("'", '')}'`);
  const pods = [0, 60, 120, 180, 240].map(
    (from, index) => `---
apiVersion: v1
kind: Pod
metadata:
  name: hostile-${index}
  annotations:
${notes}
spec:
  restartPolicy: Never
  containers:
  - name: app
    image: busybox:1.36
    command: ["sh", "-c", ${quoted(lines.slice(from, from + 60).join('; '))}]
`,
  );
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: hostile
  annotations:
${notes}
data:
${values}
${pods.join('')}`;
};

test('payloads in YAML, objects, logs, errors and the terminal stay texts', async ({ page }) => {
  test.setTimeout(180_000);
  const boxes = await guard(page);
  await open(page);
  await expect(readyPods(page)).toHaveCount(4);
  await newFile(page, 'hostile.yaml', hostileText());
  await apply(page);
  await expect.poll(async () => (await screen(page)).join('\n')).toMatch(/configmap\/hostile created|pod\/hostile-0/);
  expect(await traces(page)).toEqual([]);
  await run(page, 'kubectl get configmap hostile -o yaml');
  await run(page, 'kubectl describe pod hostile-0');
  await run(page, `kubectl get pod '${SHORT[0]}'; kubectl annotate pod hostile-0 'x${SHORT[1]}=1'`);
  await runUntil(page, 'kubectl logs hostile-0 --limit-bytes=300', /onerror/);
  // All of it, with what moves cursors and asks terminals for their names.
  for (const index of [0, 1, 2, 3, 4]) {
    await typeLine(page, `kubectl logs hostile-${index}`);
    await page.waitForTimeout(500);
  }
  await focusOn(inStage(page, /^Pod hostile-0/).first());
  await page.keyboard.press('Enter');
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  for (const tab of await inspector.getByRole('tab').all()) {
    await tab.click();
    await page.waitForTimeout(150);
    expect(await traces(page)).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('3');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'Share' }).click();
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Picture (SVG)' }).click(),
  ]);
  const svg = readFileSync(await picture.path(), 'utf8');
  const beside = await page.context().newPage();
  const harm = await beside.evaluate((text) => {
    const drawn = new DOMParser().parseFromString(text, 'image/svg+xml');
    return [...drawn.querySelectorAll('*')].filter(
      (element) =>
        /^(script|iframe|foreignObject|parsererror)$/i.test(element.localName) ||
        [...element.attributes].some(({ name, value }) => /^on/i.test(name) || /^\s*javascript:/i.test(value)),
    ).length;
  }, svg);
  await beside.close();
  expect(harm).toBe(0);
  expect(svg).not.toMatch(/<script|\son\w+=/i);
  expect(await traces(page)).toEqual([]);
  expect(boxes).toEqual([]);
});

test('payloads in addresses, files, names and messages stay texts', async ({ page }) => {
  test.setTimeout(180_000);
  const boxes = await guard(page);
  await open(page);
  await page.evaluate(async (payloads) => {
    const soon = () => new Promise((go) => setTimeout(go, 8));
    for (const payload of payloads)
      for (const prefix of ['scenario=', 'yaml=', 's=2.', '']) {
        location.hash = `${prefix}${payload}`;
        await soon();
        window.postMessage({ drydock: 1, id: payload, type: payload, object: payload, line: payload }, '*');
      }
    location.hash = 'mine';
  }, SHORT);
  await settled(page);
  expect(await traces(page)).toEqual([]);

  const names = SHORT.map((text) => text.replace(/[\ud800-\udfff]/g, '').slice(0, 200)).filter(
    (text) => text.trim() !== '',
  );
  const file = {
    drydock: 1,
    name: SHORT[0],
    at: 2000,
    tabs: { files: names.slice(0, 90).map((name) => ({ name, text: name })), active: names[0] },
    session: {
      engine: ENGINE_VERSION,
      seed: 1,
      scenario: 'std',
      log: names.map((line, index) => ({ at: 1000 + index, command: { type: 'exec', terminal: '1', line } })),
      history: {
        branch: { name: 'main', parent: '', from: 0, until: 2000 },
        others: names.slice(0, 15).map((name) => ({ name, parent: 'main', from: 500, until: 900, log: [] })),
        bookmarks: names.map((name, index) => ({ at: 5 * index, name, branch: 'main' })),
      },
    },
  };
  await page.goto('./');
  await page.getByRole('button', { name: 'A shared link or file' }).click();
  await page
    .locator('input[type="file"]')
    .last()
    .setInputFiles({
      name: 'hostile.drydock.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(file)),
    });
  await settled(page);
  await expect(page.getByRole('tab', { name: names[0] as string, exact: true })).toBeAttached();
  await page.waitForTimeout(1500);
  expect(await traces(page)).toEqual([]);

  const query = new URLSearchParams([['embed', '']]);
  for (const [index, name] of [
    'scenario',
    'title',
    'select',
    'view',
    'theme',
    'lang',
    'origin',
    'label',
    'app',
  ].entries())
    query.append(name, SHORT[index] as string);
  await page.goto(`./?${query}`);
  await page.evaluate((payloads) => {
    for (const payload of payloads)
      for (const type of ['run', 'select', 'theme', payload])
        window.postMessage({ drydock: 1, id: payload, type, object: payload, line: payload, theme: payload }, '*');
  }, SHORT);
  await page.waitForTimeout(1500);
  expect(await traces(page)).toEqual([]);
  expect(boxes).toEqual([]);
});
