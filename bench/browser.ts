import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { CHROMIUM_ADVICE, ensureChromium } from '../scripts/ensure-chromium';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const PORT = 4329;

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
  const server = spawn(
    join(ROOT, 'node_modules', '.bin', 'vite'),
    ['preview', '--port', String(PORT), '--strictPort'],
    {
      cwd: ROOT,
      stdio: 'ignore',
    },
  );
  const url = `http://localhost:${PORT}/`;
  await answering(url, server);
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  const browser = await chromium.launch({ executablePath, args });
  return {
    browser,
    url,
    close: async () => {
      await browser.close();
      server.kill();
    },
  };
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
