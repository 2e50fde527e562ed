import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { LoggedCommand, Session } from '../src/protocol/session';
import { ENGINE_VERSION } from '../src/protocol/session';
import { bundledScenario } from '../src/testing/scenarios/shelf';
import { REST } from '../src/worker/rest';
import { Show } from '../src/worker/show';
import { openStage, within } from './browser';
import type { Row } from './row';

const SHOP = bundledScenario('std');
const FEW_SEEDS = 20;
const WORLD_MS = 10_000;
/** One session in the browser takes at most this long, in milliseconds of wall time. */
const SESSION_MS = 60_000;
/** How long the tab is hidden, and how much of that counts: one longest frame. Milliseconds. */
const HIDDEN_MS = 45_000;
const LONGEST_FRAME_MS = 100;
const DIST = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist');

const LINES: readonly string[] = [
  'kubectl set image deployment/web web=shop/web:v2',
  'kubectl scale deployment web --replicas=7',
  'kubectl delete pod -l app=web --wait=false',
  'kubectl rollout restart deployment/web',
  'kubectl get pods -o wide',
  'kubectl cordon node-b',
  'kubectl set image deployment/web web=shop/web:does-not-exist',
];

/** A session of its own for each seed: other commands, at other moments. */
function sessionOf(seed: number): Session {
  const log: LoggedCommand[] = [...SHOP.start];
  for (let i = 0; i < 4; i++) {
    const line = LINES[(seed * 7 + i * 3) % LINES.length] as string;
    log.push({ at: 3_000 + i * 1_500 + ((seed * 137) % 900), command: { type: 'exec', terminal: '1', line } });
  }
  if (seed % 3 === 0) log.push({ at: 8_500, command: { type: 'power', node: 'node-a', on: false } });
  log.sort((a, b) => a.at - b.at);
  return { engine: ENGINE_VERSION, seed, scenario: 'std', log };
}

/** How a session is played: by the wall times of frames at a speed, or, without any, at once. */
interface Manner {
  readonly frames?: readonly number[];
  readonly speed: number;
}

/** Frame times as a real page had them: 16 or 17 ms, now and then a long one. The tab may be hidden in the middle. */
function frameTimes(seed: number, isHidden: boolean): number[] {
  const times = [0];
  let wall = 0;
  let played = 0;
  for (let i = 0; played < WORLD_MS; i++) {
    const hides = isHidden && i === 150 + (seed % 200);
    const wanted = hides ? LONGEST_FRAME_MS : (i * 31 + seed) % 97 === 0 ? 50 : i % 3 === 0 ? 16 : 17;
    const step = Math.min(wanted, WORLD_MS - played);
    played += step;
    wall += hides ? HIDDEN_MS : step;
    times.push(wall);
  }
  return times;
}

/** At 1000x a frame of one or two milliseconds is a second or two of cluster time. */
function fastTimes(seed: number): number[] {
  const times = [0];
  for (let wall = 0; wall * 1000 < WORLD_MS; times.push(wall)) wall += 1 + ((wall + seed) % 2);
  return times.map((wall) => Math.min(wall, WORLD_MS / 1000));
}

function mannersOf(seed: number): Manner[] {
  return [
    { speed: 1 },
    { speed: 1, frames: frameTimes(seed, false) },
    { speed: 1, frames: frameTimes(seed, true) },
    { speed: 1000, frames: fastTimes(seed) },
  ];
}

function inNode(session: Session, { frames, speed }: Manner): string {
  let wall = 0;
  const show = new Show(session, SHOP, () => wall, { toolbox: () => REST.toolbox, shell: () => REST.shell });
  show.open(frames ? 0 : WORLD_MS);
  show.hear({ type: 'speed', speed });
  for (const frame of frames ?? []) {
    wall = frame;
    show.frame(frame);
  }
  const { hash, at } = show.answer({ type: 'hash' }) as { hash: string; at: number };
  return `${hash}@${at}`;
}

/** Runs in the page: plays the session in the built worker and gives its hash. */
async function inWorker(page: Page, script: string, session: Session, { frames, speed }: Manner): Promise<string> {
  return page.evaluate(
    async ({ script: path, session: log, scenario, frames: times, speed: pace, end }) => {
      const worker = new Worker(path, { type: 'module' });
      let next = 1;
      const replies = new Map<number, (answer: unknown) => void>();
      const failed = new Promise<never>((_, reject) => {
        worker.onerror = (event) => reject(new Error(event.message));
      });
      const refused = new Promise<never>((_, reject) => {
        worker.onmessage = ({ data }) => {
          if (data.type === 'reply') replies.get(data.id)?.(data.answer);
          else if (data.type === 'refused' || data.type === 'diagnosis') reject(new Error(data.message));
        };
      });
      const hash = () =>
        new Promise<{ hash: string; at: number }>((resolve) => {
          const id = next++;
          replies.set(id, resolve as (answer: unknown) => void);
          worker.postMessage({ type: 'ask', id, question: { type: 'hash' } });
        });
      const play = async () => {
        worker.postMessage({ type: 'open', session: log, scenario, at: times ? 0 : end });
        worker.postMessage({ type: 'speed', speed: pace });
        for (const wallMs of times ?? []) worker.postMessage({ type: 'frame', wallMs });
        let answer = await hash();
        // A moment that is far is played to bit by bit, and on a busy machine so are frames.
        for (let i = 0; answer.at < end && i < 1000; i++) {
          worker.postMessage({ type: 'frame', wallMs: times?.at(-1) ?? 0 });
          answer = await hash();
        }
        return `${answer.hash}@${answer.at}`;
      };
      const result = await Promise.race([play(), failed, refused]);
      worker.terminate();
      return result;
    },
    { script, session, scenario: SHOP, frames, speed, end: WORLD_MS },
  );
}

/**
 * The same session in Node and in Chromium's worker, at full speed, at 1x by frames, with the tab hidden for a while and at
 * 1000x: the same hash. `--seeds N` asks for so many sessions.
 */
export async function determinism(options: readonly string[]): Promise<Row[]> {
  const asked = options.indexOf('--seeds');
  const seeds = asked < 0 ? FEW_SEEDS : Number(options[asked + 1]);
  const scripts = readdirSync(join(DIST, 'assets')).filter((file) => /\.js$/.test(file));
  const stage = await openStage();
  const different: string[] = [];
  try {
    const page = await stage.browser.newPage();
    // The page is only a place to start workers from; tsx names functions by a helper that pages do not have.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.route('**/blank.html', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto(`${stage.url}blank.html`);
    const script = await workerScript(page, scripts, stage.url);
    for (let seed = 1; seed <= seeds; seed++) {
      const session = sessionOf(seed);
      const hashes: string[] = [];
      for (const manner of mannersOf(seed)) {
        hashes.push(inNode(session, manner));
        hashes.push(await within(SESSION_MS, `session ${seed}`, inWorker(page, script, session, manner)));
      }
      if (new Set(hashes).size !== 1) different.push(`seed ${seed}: ${hashes.join(' ')}`);
    }
  } finally {
    await stage.close();
  }
  for (const line of different) console.log(line);
  const same = seeds - different.length;
  return [
    {
      what: 'same hash in Node and Chromium: at once, at 1x by frames, hidden for a while, at 1000x; seeds',
      measured: `${same} of ${seeds}`,
      goal: `${seeds}`,
      met: same === seeds,
    },
  ];
}

/** Of the built scripts, the one that is the engine's worker: it answers an open with a diff after a frame. */
async function workerScript(page: Page, names: readonly string[], url: string): Promise<string> {
  for (const name of names) {
    const path = new URL(`assets/${name}`, url).href;
    const text = await page.evaluate((address) => fetch(address).then((response) => response.text()), path);
    if (text.includes('kube-scheduler/informers')) return path;
  }
  throw new Error('no built script holds the engine');
}
