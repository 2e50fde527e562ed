import { apply, newFile } from './editor';
import { clockMs, expect, headline, inStage, open, pause, readyPods, setSpeed, stageOf, test } from './page';
import { run, runUntil, table, terminalOf } from './terminal';

test('a node is stopped by a click: after its grace its pods are replaced elsewhere', async ({ page }) => {
  await open(page);
  const placed = 'kubectl get pods -o custom-columns=NAME:.metadata.name,NODE:.spec.nodeName';
  const lost = table(await run(page, placed)).filter(([, node]) => node === 'node-b');
  expect(lost.length).toBeGreaterThan(0);
  await pause(page);
  const stoppedAt = await clockMs(page);
  await inStage(page, /^Node node-b/).click();
  await page.getByRole('button', { name: 'Stop machine' }).click();
  await page.getByRole('button', { name: 'Start machine' }).waitFor();
  await setSpeed(page, '60×');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(headline(page)).toHaveText('node-b is lost: the kubelet is silent');
  expect((await clockMs(page)) - stoppedAt).toBeGreaterThan(35_000);
  await expect(inStage(page, /^Pod \S+, on a lost node, revision 1, node-b/)).toHaveCount(lost.length);

  await setSpeed(page, '300×');
  await expect(inStage(page, /^Pod \S+, ready, revision 1, node-[ac]/)).toHaveCount(4);
  expect((await clockMs(page)) - stoppedAt).toBeGreaterThan(335_000);
  await setSpeed(page, '10×');
  const names = table(await run(page, placed)).filter(([, node]) => node === 'node-b');
  expect(names).toEqual(lost);
  const pods = table(await run(page, 'kubectl get pods'));
  const isLost = ([name]: string[]) => lost.some(([other]) => other === name);
  const [gone, alive] = [pods.filter(isLost), pods.filter((row) => !isLost(row))];
  expect(gone.map(([, , status]) => status)).toEqual(lost.map(() => 'Terminating'));
  expect(alive.map(([, ready, status]) => `${ready} ${status}`)).toEqual(Array(4).fill('1/1 Running'));
  expect(await run(page, 'kubectl get node node-b')).toMatch(/node-b\s+NotReady/);

  await page.getByRole('button', { name: 'Start machine' }).click();
  await setSpeed(page, '60×');
  await runUntil(page, 'kubectl get pods', (text) => table(text).length === 4);
  expect(await run(page, 'kubectl get node node-b')).toMatch(/node-b\s+Ready/);
});

const BUDGET = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  minAvailable: 4
  selector:
    matchLabels:
      app: web
`;

test('a drain waits for a PodDisruptionBudget, and a pod deleted by its menu is replaced', async ({ page }) => {
  await open(page);
  await newFile(page, 'budget.yaml', BUDGET);
  await apply(page);
  await runUntil(page, 'kubectl get pdb', /web\s+4\s+N\/A\s+0\s/);
  await inStage(page, /^Node node-b/).click();
  await page.getByRole('button', { name: 'Drain' }).click();
  await expect(terminalOf(page)).toContainText("Cannot evict pod as it would violate the pod's disruption budget.");
  await expect(inStage(page, /^Pod \S+, ready, revision 1, node-b/)).toHaveCount(2);
  await page.keyboard.press('Escape');
  await terminalOf(page).getByRole('textbox').press('Control+c');
  await run(page, `kubectl patch pdb web -p '{"spec":{"minAvailable":3}}'`);
  await setSpeed(page, '10×');
  const drained = await run(page, 'kubectl drain node-b --ignore-daemonsets');
  expect(drained).toMatch(/evicting pod default\/web-[\s\S]*disruption budget[\s\S]*node\/node-b drained$/);
  await setSpeed(page, '60×');
  await expect(inStage(page, /^Pod \S+, ready, revision 1, node-[ac]/)).toHaveCount(4);
  expect(await run(page, 'kubectl get node node-b')).toMatch(/Ready,SchedulingDisabled/);

  const name = (await readyPods(page).first().getAttribute('aria-label'))!;
  const suffix = /^Pod (\S+),/.exec(name)![1];
  await setSpeed(page, '4×');
  await readyPods(page).first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Delete pod' }).click();
  await expect(inStage(page, new RegExp(`^Pod ${suffix}, terminating`))).toBeVisible();
  await setSpeed(page, '60×');
  await expect(stageOf(page)).toContainText('web: all 4 pods are ready');
  expect(await run(page, 'kubectl get pods -o name')).not.toContain(suffix);
});

for (const width of [1440, 1024])
  for (const scenario of ['crash-loop', 'errors-and-undo', 'rolling-update'])
    test(`in ${scenario} at ${width} the words of rows stand clear of their bars`, async ({ page }) => {
      await page.setViewportSize({ width, height: width === 1440 ? 900 : 768 });
      await open(page, `#scenario=${scenario}`);
      await expect(page.locator('.flow-pod-state').first()).not.toBeEmpty();
      const rows = await page.locator('.flow-pod-words').evaluateAll((all) =>
        all.map((words) => {
          const { left, right } = words.getBoundingClientRect();
          const bars = [...document.querySelectorAll('.flow-score')].map((bar) => bar.getBoundingClientRect());
          const next = Math.min(...bars.filter((bar) => bar.right > left).map((bar) => bar.left));
          return { clear: next - right, overflow: getComputedStyle(words).overflowX };
        }),
      );
      expect(rows.length).toBeGreaterThan(2);
      for (const { clear, overflow } of rows) {
        expect(clear).toBeGreaterThanOrEqual(0);

        expect(overflow).toBe('hidden');
      }
    });
