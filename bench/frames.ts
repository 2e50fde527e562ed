import type { LoggedCommand } from '../src/protocol/session';
import { ENGINE_VERSION } from '../src/protocol/session';
import { linkOf } from '../src/share/link';
import { bundledScenario } from '../src/testing/scenarios/shelf';
import { openStage, settled } from './browser';
import { watchMainThread } from './mainThread';
import { median, type Row } from './row';

const RUNS = 5;
const MEASURE_MS = 6_000;
const OPENS_AT_MS = 90_000;

const CROWD = `apiVersion: apps/v1
kind: Deployment
metadata: {name: crowd}
spec:
  replicas: 300
  selector: {matchLabels: {tier: crowd}}
  template:
    metadata: {labels: {app: web, tier: crowd}}
    spec:
      containers: [{name: web, image: "shop/web:v1", ports: [{name: http, containerPort: 8080}]}]
`;

/** A session in which 300 pods are up when the page opens, and a rollout of them has just begun. */
function crowdLink(): string {
  const scenario = bundledScenario('std');
  const exec = (at: number, line: string, files?: Record<string, string>): LoggedCommand => ({
    at,
    command: { type: 'exec', terminal: '1', line, ...(files ? { files } : {}) },
  });
  const log = [
    ...scenario.start,
    exec(31_000, 'kubectl delete deployment web'),
    exec(35_000, 'kubectl apply -f crowd.yaml', { 'crowd.yaml': CROWD }),
    exec(OPENS_AT_MS - 1_000, 'kubectl set image deployment/crowd web=shop/web:v2'),
  ];
  const made = linkOf({ session: { engine: ENGINE_VERSION, seed: 1, scenario: 'std', log }, at: OPENS_AT_MS });
  if (!made.ok) throw new Error(made.message);
  return made.fragment;
}

/** 300 pods on the page while a rollout runs, CPU x4 slower, against an empty page in the same run. */
export async function frames(): Promise<Row[]> {
  const stage = await openStage();
  const shares: number[] = [];
  const busy: number[] = [];
  try {
    const link = crowdLink();
    for (let run = 0; run < RUNS; run++) {
      const empty = await stage.browser.newPage();
      await empty.goto('about:blank');
      const bare = await watchMainThread(empty, MEASURE_MS);
      await empty.close();
      const page = await stage.browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(`${stage.url}#${link}`);
      await page.waitForSelector('.flow-stage, [aria-label^="Flow of requests"]', { timeout: 60_000 });
      await page.getByRole('heading', { name: 'Rolling crowd to revision 2' }).waitFor({ timeout: 60_000 });
      await settled(page);
      await page.getByRole('button', { name: 'Play' }).click();
      await page.waitForTimeout(2_000);
      const full = await watchMainThread(page, MEASURE_MS);
      await page.close();
      shares.push(full.frames / bare.frames);
      busy.push(full.p95Ms);
    }
  } finally {
    await stage.close();
  }
  const share = median(shares);
  const busyMs = median(busy);
  return [
    {
      what: '300 pods in a rollout, CPU x4: frames of an empty page',
      measured: share.toFixed(2),
      goal: '>= 0.92',
      met: share >= 0.92,
    },
    {
      what: '  main-thread work a frame, p95',
      measured: `${busyMs.toFixed(1)} ms`,
      goal: '<= 12 ms',
      met: busyMs <= 12,
    },
  ];
}
