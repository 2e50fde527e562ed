import type { Page } from '@playwright/test';
import type { LoggedCommand, Session } from '../src/protocol/session';
import { ENGINE_VERSION } from '../src/protocol/session';
import { linkOf } from '../src/share/link';
import { bundledScenario } from '../src/testing/scenarios/shelf';
import { REST } from '../src/worker/rest';
import { Show } from '../src/worker/show';
import { openStage, settled, within } from './browser';
import { deploymentYaml } from './cluster';
import { elapsedMs, percentile, type Row } from './row';
import { askHash, clusterOf } from './workers';

const PODS = 1_000;
const HOUR_MS = 3_600_000;
const LINE_EVERY_MS = 180_000;
const MOVES = 100;
/** Every so many moves the cluster is held against one that was played straight to the moment. */
const HASH_EVERY = 10;
const GOAL_MS = 100;
/** A move that does not arrive within this wall time is given up, in milliseconds. */
const MOVE_LIMIT_MS = 10_000;
/** The axis begins so far from the slider's left. */
const SIDE_PX = 22;
const OPENING_LIMIT_MS = 120_000;

/** What is done with a thousand pods in an hour: every three minutes something. */
const LINES: readonly string[] = [
  'kubectl set image deployment/web web=nginx:1.26',
  'kubectl scale deployment web --replicas=900',
  'kubectl scale deployment web --replicas=1000',
  'kubectl set image deployment/web web=nginx:1.27',
  'kubectl delete pod -l app=web --wait=false',
];

function hour(): Session {
  const { start } = bundledScenario('bench');
  const exec = (at: number, line: string, files: Readonly<Record<string, string>> = {}): LoggedCommand => ({
    at,
    command: { type: 'exec', terminal: '1', line, files },
  });
  const log = [...start, exec(60_000, 'kubectl apply -f x.yaml', { 'x.yaml': deploymentYaml('web', PODS) })];
  for (let at = LINE_EVERY_MS; at < HOUR_MS; at += LINE_EVERY_MS) {
    log.push(exec(at, LINES[(at / LINE_EVERY_MS) % LINES.length] as string));
  }
  return { engine: ENGINE_VERSION, seed: 4, scenario: 'bench', log };
}

function newShow(session: Session): Show {
  const equipment = { toolbox: () => REST.toolbox, shell: () => REST.shell };
  return new Show(session, bundledScenario(session.scenario), () => 0, equipment);
}

interface Seen {
  readonly at: number;
  readonly hash: string;
}

/** How many of them a cluster that is played straight on is the same as. */
function sameAsStraight(session: Session, seen: readonly Seen[]): number {
  const { playback, cluster } = newShow(session);
  return [...seen]
    .sort((one, other) => one.at - other.at)
    .filter(({ at, hash }) => {
      playback.advance(at);
      return cluster.hash() === hash;
    }).length;
}

/** Steps of the golden section visit an hour evenly in an order that jumps about. */
const shareOf = (step: number) => (step * 0.618_033_988_75) % 1;

/** The worker's part of it: going there, and making the diff. */
function workerRow(session: Session): Row {
  const show = newShow(session);
  show.open(HOUR_MS);
  show.hear({ type: 'pause' });
  const times: number[] = [];
  for (let i = 1; i <= MOVES; i++) {
    const at = Math.floor(shareOf(i) * HOUR_MS);
    times.push(
      elapsedMs(() => {
        show.hear({ type: 'seek', at });
        show.frame(16 * i);
      }),
    );
  }
  const p95Ms = percentile(times, 0.95);
  return {
    what: "  the worker's part of it, p95 of its own time",
    measured: `${p95Ms.toFixed(0)} ms (median ${percentile(times, 0.5).toFixed(0)} ms)`,
    goal: `<= ${GOAL_MS} ms`,
    met: p95Ms <= GOAL_MS,
  };
}

/** Listens to the pointer, and to the picture of the present moment, which is drawn once the moment is there. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const moved = { at: 0, x: 0 };
    addEventListener(
      'pointermove',
      ({ clientX }) => {
        moved.at = performance.now();
        moved.x = clientX;
      },
      true,
    );
    const slider = document.querySelector('.tl-slider') as HTMLElement;
    const drawn = slider.querySelector('.tl-present') as HTMLElement;
    const arrival = (limitMs: number) =>
      new Promise<number>((resolve) => {
        const look = (now: number) => {
          const x = moved.x - slider.getBoundingClientRect().left;
          const isThere = Math.abs(Number(drawn.dataset.x) - x) < 0.75;
          if (isThere || now - moved.at > limitMs) resolve(Math.max(0, performance.now() - moved.at));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    Object.assign(globalThis, { arrival });
  });
}

/**
 * The handle is dragged to a hundred moments of an hour in which a thousand pods came up and were replaced again and again: from
 * the pointer's move to the frame in which the moment is drawn, and the same cluster as one that was played straight there.
 */
export async function scrub(): Promise<Row[]> {
  const session = hour();
  const made = linkOf({ session, at: HOUR_MS });
  if (!made.ok) throw new Error(made.message);
  const stage = await openStage();
  const times: number[] = [];
  const seen: Seen[] = [];
  try {
    const page = await stage.browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.goto(`${stage.url}#${made.fragment}`);
    const slider = page.getByRole('slider', { name: 'Time' });
    await within(OPENING_LIMIT_MS, 'opening', slider.waitFor());
    await page.waitForFunction(
      (seconds) => Number(document.querySelector('.tl-slider')?.getAttribute('aria-valuenow')) >= seconds,
      HOUR_MS / 1000,
      { timeout: OPENING_LIMIT_MS },
    );
    await settled(page);
    await listen(page);
    const box = (await slider.boundingBox()) ?? { x: 0, y: 0 };
    const handle = Number(await page.locator('.tl-present').getAttribute('data-x'));
    await page.mouse.move(box.x + handle, box.y + 42);
    await page.mouse.down();
    for (let i = 1; i <= MOVES; i++) {
      await page.mouse.move(box.x + SIDE_PX + shareOf(i) * (handle - SIDE_PX), box.y + 42);
      times.push((await page.evaluate(`arrival(${MOVE_LIMIT_MS})`)) as number);
      if (i % HASH_EVERY === 0) seen.push(await askHash(clusterOf(page)));
    }
    await page.mouse.up();
  } finally {
    await stage.close();
  }
  const p95Ms = percentile(times, 0.95);
  const slowest = Math.max(...times);
  const same = sameAsStraight(session, seen);
  return [
    {
      what: `drag to any moment of an hour with ${PODS} pods, until it is drawn, p95`,
      measured: `${p95Ms.toFixed(0)} ms (slowest ${slowest.toFixed(0)} ms)`,
      goal: `<= ${GOAL_MS} ms`,
      met: p95Ms <= GOAL_MS && slowest < MOVE_LIMIT_MS,
    },
    workerRow(session),
    {
      what: '  same hash as played straight there',
      measured: `${same} of ${seen.length}`,
      goal: `${seen.length}`,
      met: same === seen.length,
    },
  ];
}
