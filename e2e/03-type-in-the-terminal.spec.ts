import { expect, open, setSpeed, test } from './page';
import { focusTerminal, lastLine, run, screen, table, terminalOf, typeLine } from './terminal';

test('kubectl answers as it does elsewhere', async ({ page }) => {
  await open(page);
  expect(await run(page, 'kubectl get deployments,services,ingresses')).toMatch(
    /^NAME\s+READY\s+UP-TO-DATE\s+AVAILABLE\s+AGE\ndeployment\.apps\/web\s+4\/4\s+4\s+4\s+\S+\n\nNAME\s+TYPE\s+CLUSTER-IP\s+EXTERNAL-IP\s+PORT\(S\)\s+AGE\n/,
  );
  expect(await run(page, 'kubectl get pods -o wide -l app=web')).toContain('NODE');
  expect(await run(page, 'kubectl get service web -o yaml')).toContain('targetPort: http');
  expect(await run(page, 'kubectl get pods -n nowhere')).toBe('No resources found in nowhere namespace.');
  expect(await run(page, 'kubectl get widgets')).toBe('error: the server doesn\'t have a resource type "widgets"');
  expect(await run(page, 'kubectl scale deployment web --replicas=2')).toBe('deployment.apps/web scaled');
  expect(await run(page, 'kubectl create deployment other --image=shop/app:v1')).toBe('deployment.apps/other created');
  expect(await run(page, 'kubectl expose deployment other --port=80')).toBe('service/other exposed');
  expect(await run(page, 'kubectl label deployment other tier=back')).toBe('deployment.apps/other labeled');
  expect(await run(page, 'kubectl annotate deployment other by=hand')).toBe('deployment.apps/other annotated');
  await setSpeed(page, '60×');
  expect(await run(page, 'kubectl wait --for=condition=Available deployment/other')).toBe(
    'deployment.apps/other condition met',
  );
  expect(await run(page, 'kubectl logs deployment/other')).toContain('shop/app:v1 listens on 8080');
  expect(await run(page, 'kubectl describe deployment other')).toMatch(/Scaled up replica set other-\S+ from 0 to 1/);
  expect(await run(page, 'kubectl rollout history deployment/web')).toMatch(/REVISION\s+CHANGE-CAUSE\n1\s+<none>/);
  for (const [verb, done] of [
    ['pause', 'paused'],
    ['resume', 'resumed'],
    ['restart', 'restarted'],
    ['undo', 'rolled back'],
  ]) {
    const said = await run(page, `kubectl rollout ${verb} deployment/web`);
    expect(said.split('\n').at(-1)).toBe(`deployment.apps/web ${done}`);
  }
  expect(await run(page, 'kubectl cordon node-a')).toBe('node/node-a cordoned');
  expect(await run(page, 'kubectl get nodes')).toMatch(/node-a\s+Ready,SchedulingDisabled/);
  expect(await run(page, 'kubectl uncordon node-a')).toBe('node/node-a uncordoned');
  // Its first lines may have left the screen.
  expect(await run(page, 'help')).toContain('kubectl logs POD');
  expect(await run(page, 'kubectl delete deployment,service other')).toBe(
    'deployment.apps "other" deleted from default namespace\nservice "other" deleted from default namespace',
  );
});

test('several commands of a line run one after the other', async ({ page }) => {
  await open(page);
  await setSpeed(page, '10×');
  const said = await run(
    page,
    'kubectl create configmap one && kubectl get configmap one -o name; kubectl get cm none',
  );
  expect(said).toBe('configmap/one created\nconfigmap/one\nError from server (NotFound): configmaps "none" not found');
  expect(await run(page, 'kubectl get cm none || kubectl delete cm one')).toContain('"one" deleted');
});

test('history, Tab, Ctrl-C, paste and a screen reader', async ({ page }) => {
  await open(page);
  await setSpeed(page, '4×');
  await run(page, 'kubectl get nodes');
  await run(page, 'kubectl version');
  for (const key of ['ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
  await expect.poll(() => lastLine(page)).toBe('$ kubectl get nodes');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => lastLine(page)).toBe('$ kubectl version');
  await page.keyboard.press('Control+c');
  await expect.poll(() => screen(page).then((rows) => rows.slice(-2))).toEqual(['$ kubectl version^C', '$']);

  const completes = async (typed: string, to: string) => {
    await page.keyboard.press('Control+l');
    await page.keyboard.type(typed);
    await page.keyboard.press('Tab');
    await expect.poll(() => lastLine(page)).toBe(to);
    await page.keyboard.press('Control+c');
  };
  await completes('kubectl annot', '$ kubectl annotate');
  await completes('kubectl get replicas', '$ kubectl get replicasets');
  await completes('kubectl describe node node', '$ kubectl describe node node-');
  await completes('kubectl rollout status deployment/w', '$ kubectl rollout status deployment/web');
  await completes('kubectl apply -f ser', '$ kubectl apply -f service.yaml');
  await page.keyboard.press('Control+l');
  await page.keyboard.type('kubectl describe node node-');
  for (const _ of [1, 2]) await page.keyboard.press('Tab');
  await expect.poll(() => screen(page).then((rows) => rows.join('\n'))).toMatch(/node-a\s+node-b\s+node-c/);
  await page.keyboard.press('Control+c');

  await typeLine(page, 'kubectl get pods -w');
  await expect.poll(() => screen(page).then((rows) => rows.length)).toBe(6);
  await expect(terminalOf(page)).toContainText('Ctrl+C ends it');
  await page.keyboard.press('Control+c');
  await expect.poll(() => screen(page).then((rows) => rows.slice(-2))).toEqual(['^C', '$']);

  await page.evaluate(() =>
    navigator.clipboard.writeText('kubectl get service web -o name\nkubectl get ingress -o name\n'),
  );
  await page.keyboard.press('Control+l');
  await page.keyboard.press('Control+v');
  await expect
    .poll(() => screen(page))
    .toEqual([
      '$ kubectl get service web -o name',
      'service/web',
      '$ kubectl get ingress -o name',
      'ingress.networking.k8s.io/shop',
      '$',
    ]);

  await page.getByRole('button', { name: 'Screen reader mode' }).click();
  await expect(terminalOf(page).getByRole('listitem').filter({ hasText: 'service/web' })).not.toHaveCount(0);
  await page.getByRole('button', { name: 'Screen reader mode' }).click();
});

test('what is selected can be copied, and a later watch tells what changes', async ({ page }) => {
  await open(page);
  await typeLine(page, 'kubectl get deployment web -w');
  await expect.poll(() => screen(page).then((rows) => rows.length)).toBe(3);
  await page
    .getByRole('group', { name: /^Pod \S+, ready/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Delete pod' }).click();
  await setSpeed(page, '10×');
  await expect.poll(() => screen(page).then((rows) => rows.join('\n'))).toMatch(/web\s+3\/4[\s\S]*web\s+4\/4/);
  await focusTerminal(page);
  await page.keyboard.press('Control+c');
  const row = page.locator('.xterm-rows > div').first();
  const box = (await row.boundingBox())!;
  await page.mouse.dblclick(box.x + 24, box.y + 6);
  await page.keyboard.press('Control+c');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('kubectl');
  expect(table(await run(page, 'kubectl get pods')).length).toBeGreaterThanOrEqual(4);
});
