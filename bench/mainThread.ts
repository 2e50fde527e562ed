import type { Page } from '@playwright/test';
import { percentile } from './row';

/** How much slower than it is the processor seems to the page. */
export const SLOWDOWN = 4;

/** Frames shown in a while, and what the page's main thread worked for them, in milliseconds of its own time. */
export interface Busy {
  readonly frames: number;
  readonly p95Ms: number;
  readonly longestTaskMs: number;
}

/** Watches a page for so long with a slower processor. */
export async function watchMainThread(page: Page, forMs: number): Promise<Busy> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page
    .context()
    .browser()
    ?.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline'] });
  await page.evaluate('globalThis.__name = (named) => named');
  const frames = await page.evaluate(
    (ms) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        let count = 0;
        const tick = () => {
          count++;
          if (performance.now() - start >= ms) resolve(count);
          else requestAnimationFrame(tick);
        };
        requestAnimationFrame(tick);
      }),
    forMs,
  );
  const trace = JSON.parse(String(await page.context().browser()?.stopTracing()));
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.detach();
  return { frames, ...workOf(trace.traceEvents) };
}

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** Of the thread itself: waiting for a processor that others use does not count. */
  tdur?: number;
  pid: number;
  tid: number;
  args?: { name?: string };
}

/** A page asks for a frame more than once, by as many callbacks; they come within this, in microseconds. */
const SAME_FRAME_US = 6_000;

/** What the page's main thread did from one frame to the next. */
function workOf(events: readonly TraceEvent[]): Omit<Busy, 'frames'> {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const own = events.filter(({ ph, pid, tid }) => ph === 'X' && mains.has(`${pid} ${tid}`));
  const frames: number[] = [];
  for (const { ts } of own.filter(({ name }) => name === 'FireAnimationFrame').sort((a, b) => a.ts - b.ts)) {
    if (ts - (frames.at(-1) ?? 0) > SAME_FRAME_US) frames.push(ts);
  }
  const busy = frames.map(() => 0);
  let longest = 0;
  for (const { name, ts, dur = 0, tdur = dur } of own) {
    if (name !== 'RunTask') continue;
    longest = Math.max(longest, tdur / 1000);
    const next = frames.findIndex((frame) => frame > ts + dur);
    const frame = (next === -1 ? frames.length : next) - 1;
    if (frame >= 0) busy[frame] = (busy[frame] as number) + tdur / 1000;
  }
  return { p95Ms: percentile(busy.slice(0, -1), 0.95), longestTaskMs: longest };
}
