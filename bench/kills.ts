import type { Page, Worker } from '@playwright/test';
import type { LoggedCommand, Session } from '../src/protocol/session';
import { ENGINE_VERSION } from '../src/protocol/session';
import { linkOf } from '../src/share/link';
import { bundledScenario } from '../src/testing/scenarios/shelf';
import { openStage, within } from './browser';
import { percentile, type Row } from './row';
import { ask, askHash, clusterOf, findCluster } from './workers';

const FEW_KILLS = 20;
const GOAL_MS = 3_000;
const OPENS_AT_MS = 300_000;
const SPEED = '10×';
/** So long a cluster runs at least before it is ended again, and so much longer at most, in milliseconds of wall time. */
const RUNS_MS = 300;
const RUNS_LONGER_MS = 900;
const LIMIT_MS = 30_000;

const LINES: readonly string[] = [
  'kubectl set image deployment/web web=shop/web:v2',
  'kubectl scale deployment web --replicas=7',
  'kubectl delete pod -l app=web --wait=false',
  'kubectl cordon node-b',
];

function sessionOf(): Session {
  const log: LoggedCommand[] = [...bundledScenario('std').start];
  LINES.forEach((line, index) => {
    log.push({ at: 60_000 * (index + 1), command: { type: 'exec', terminal: '1', line } });
  });
  return { engine: ENGINE_VERSION, seed: 7, scenario: 'std', log };
}

/** Two branches, one of them with a command of its own, and a bookmark. */
async function prepare(page: Page): Promise<void> {
  const slider = page.getByRole('slider', { name: 'Time' });
  await slider.focus();
  await page.keyboard.press('m');
  await page.getByRole('textbox', { name: 'Name of this moment' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await slider.focus();
  await page.keyboard.press('f');
  await page.getByRole('button', { name: 'fork A', exact: true }).waitFor();
  await page.getByRole('region', { name: 'Terminal' }).getByRole('textbox').focus();
  await page.keyboard.insertText('kubectl uncordon node-b');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Speed / }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${SPEED}`) }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForTimeout(1_000);
}

/** A cluster that ends again before it went on is left to the person, as it should be. */
async function hasGoneOn(page: Page): Promise<void> {
  const from = Number(await page.getByRole('slider', { name: 'Time' }).getAttribute('aria-valuenow'));
  await page.waitForFunction(
    (second) => Number(document.querySelector('.tl-slider')?.getAttribute('aria-valuenow')) >= second,
    from + 3,
    { timeout: LIMIT_MS },
  );
}

interface Fall {
  readonly backMs: number;
  readonly same: boolean;
}

/** The worker that came in the place of another one, once it is at the moment that was shown. */
async function successorOf(dying: Worker, page: Page, shownMs: number): Promise<Worker> {
  for (;;) {
    const next = findCluster(page);
    // A worker that is still loading has nobody to ask.
    const there = next && next !== dying ? await askHash(next).catch(() => undefined) : undefined;
    if (next && there && there.at >= shownMs) return next;
    await page.waitForTimeout(5);
  }
}

/** Ends the worker, and looks whether the one after it plays the same story to the same moment. */
async function fall(page: Page): Promise<Fall> {
  const dying = clusterOf(page);
  const [before, { session }] = [await askHash(dying), await ask<'session'>(dying, { type: 'session', whole: true })];
  const shownMs = 1000 * Number(await page.getByRole('slider', { name: 'Time' }).getAttribute('aria-valuenow'));
  const start = performance.now();
  await dying.evaluate(() => {
    queueMicrotask(() => {
      throw new Error('ended by the bench');
    });
  });
  const next = await successorOf(dying, page, shownMs);
  const backMs = performance.now() - start;
  const after = (await ask<'session'>(next, { type: 'session', whole: true })).session;
  const kept = JSON.stringify([session.log, session.history?.bookmarks, session.history?.others]);
  const isKept = kept === JSON.stringify([after.log, after.history?.bookmarks, after.history?.others]);
  return { backMs, same: isKept && (await hashAgain(page, before.at)) === before.hash };
}

/** The hash of what runs at a moment that was there before. */
async function hashAgain(page: Page, at: number): Promise<string> {
  return clusterOf(page).evaluate((moment) => {
    const scope = globalThis as unknown as {
      onmessage: (event: MessageEvent) => void;
      postMessage: (message: unknown) => void;
    };
    const post = scope.postMessage;
    let answer = { hash: '' };
    scope.postMessage = (message) => {
      answer = (message as { answer?: { hash: string } }).answer ?? answer;
    };
    for (const data of [
      { type: 'seek', at: moment },
      { type: 'ask', id: 0, question: { type: 'hash' } },
    ])
      scope.onmessage(new MessageEvent('message', { data }));
    scope.postMessage = post;
    return answer.hash;
  }, at);
}

/** The worker is ended at random moments of a session with branches and a bookmark. `--kills N` asks for so many. */
export async function kills(options: readonly string[]): Promise<Row[]> {
  const asked = options.indexOf('--kills');
  const wanted = asked < 0 ? FEW_KILLS : Number(options[asked + 1]);
  const made = linkOf({ session: sessionOf(), at: OPENS_AT_MS });
  if (!made.ok) throw new Error(made.message);
  const stage = await openStage();
  const falls: Fall[] = [];
  try {
    const page = await stage.browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.goto(`${stage.url}#${made.fragment}`);
    await page.getByRole('slider', { name: 'Time' }).waitFor();
    await page.waitForTimeout(3_000);
    await prepare(page);
    for (let i = 1; i <= wanted; i++) {
      await hasGoneOn(page);
      await page.waitForTimeout(RUNS_MS + ((i * 0.618_033_988_75) % 1) * RUNS_LONGER_MS);
      falls.push(await within(LIMIT_MS, `end ${i}`, fall(page)));
    }
  } finally {
    await stage.close();
  }
  const times = falls.map(({ backMs }) => backMs);
  const slowest = Math.max(...times);
  const same = falls.filter((one) => one.same).length;
  return [
    {
      what: `the worker ended at ${wanted} random moments: back, slowest`,
      measured: `${slowest.toFixed(0)} ms (median ${percentile(times, 0.5).toFixed(0)} ms)`,
      goal: `<= ${GOAL_MS} ms`,
      met: slowest <= GOAL_MS,
    },
    {
      what: '  same hash, branches and bookmarks',
      measured: `${same} of ${wanted}`,
      goal: `${wanted}`,
      met: same === wanted,
    },
  ];
}
