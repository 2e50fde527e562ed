import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Tried } from './search';

/** What came of looking for a fault: how many seeds were played without a complaint, and the one with the first. */
export interface Trial {
  readonly quiet: number;
  readonly found?: Tried;
}

/** A seed that takes longer than this never ends, in milliseconds. */
const ENDLESS_MS = 120_000;
/** Signals that people send, and no fault. */
const FROM_OUTSIDE: readonly string[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Plays seeds from `first` on, `count` of them at most, in a process of their own until one fails. */
export async function search(file: string, first: number, count: number): Promise<Trial> {
  const child = spawn(process.execPath, [file, String(first), String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lastly = new Promise<string>((resolve) => child.on('exit', (code, signal) => resolve(String(code ?? signal))));
  let isEndless = false;
  const watch = () =>
    setTimeout(() => {
      isEndless = true;
      child.kill('SIGKILL');
    }, ENDLESS_MS);
  let watchdog = watch();
  let quiet = 0;
  let found: Tried | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    clearTimeout(watchdog);
    watchdog = watch();
    const tried = JSON.parse(line) as Tried;
    if (tried.checker === undefined) quiet++;
    else found = tried;
  }
  clearTimeout(watchdog);
  const end = await lastly;
  if (FROM_OUTSIDE.includes(end)) throw new Error(`the search was ended with ${end}`);
  if (!found && quiet < count) {
    const message = isEndless ? `goes on for more than ${ENDLESS_MS / 1000} s` : `ended with ${end}`;
    found = { seed: first + quiet, checker: 'comes to an end', message };
  }
  return found ? { quiet, found } : { quiet };
}

/**
 * Looks for a fault: a seed counts only if the sound engine has no complaint about it, so that what is wrong anyway finds
 * nothing. `sound` and `faulty` are bundles.
 */
export async function lookFor(sound: string, faulty: string, first: number, count: number): Promise<Trial> {
  let quiet = 0;
  for (;;) {
    const trial = await search(faulty, first + quiet, count - quiet);
    quiet += trial.quiet;
    if (!trial.found) return { quiet };
    const { found } = await search(sound, trial.found.seed, 1);
    if (!found) return { quiet, found: trial.found };
    quiet++;
    if (quiet >= count) return { quiet };
  }
}
