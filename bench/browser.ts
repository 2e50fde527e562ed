import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { CHROMIUM_ADVICE, ensureChromium } from '../scripts/ensure-chromium';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
/** A browser that does not start or does not end within this long is given up, in milliseconds. */
const BROWSER_MS = 60_000;

/** The built page behind a server of its own, and a browser to open it in. */
export interface Stage {
  readonly browser: Browser;
  readonly url: string;
  close(): Promise<void>;
}

/** Serves `dist/` and starts a headless Chromium. */
export async function openStage(): Promise<Stage> {
  const executablePath = ensureChromium();
  if (!executablePath) throw new Error(CHROMIUM_ADVICE);
  const port = await freePort();
  const vite = join(ROOT, 'node_modules', '.bin', 'vite');
  const server = spawn(vite, ['preview', '--port', String(port), '--strictPort'], { cwd: ROOT, stdio: 'ignore' });
  process.once('SIGTERM', () => server.kill());
  const url = `http://localhost:${port}/`;
  await answering(url, server);
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  const browser = await chromium.launch({ executablePath, args, timeout: BROWSER_MS }).catch((error) => {
    server.kill();
    throw error;
  });
  return {
    browser,
    url,
    close: async () => {
      server.kill();
      await within(BROWSER_MS, 'closing the browser', browser.close());
    },
  };
}

const SETTLES_MS = 4_000;

/** Waits until the editor has come, as a touch has it come: what is measured after that is what lasts. */
export async function settled(page: Page): Promise<void> {
  await page.locator('#editor').dispatchEvent('pointerdown');
  await page.locator('.editor-surface[data-ready="true"]').waitFor({ timeout: BROWSER_MS });
  // Its workers and its schema come a little later.
  await page.waitForTimeout(SETTLES_MS);
}

/** What `work` gives, or an error when it takes longer than `limitMs` of wall time. */
export async function within<T>(limitMs: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took more than ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A port that nobody listens at: several benches may run on one machine. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (server.exitCode !== null) throw new Error('the preview server ended; is the port taken?');
    const up = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the preview server does not answer');
}
