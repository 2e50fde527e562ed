/**
 * Sees that a Chromium is there for the browser journeys: the one that CHROMIUM_PATH names, Debian's, or one that this script
 * installs from Debian's packages when it may (root, apt-get). Prints its path; says what to do where there is none.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of a Chromium, installed if need be; undefined when there is none and none may be installed. */
export function ensureChromium(): string | undefined {
  const found = PLACES.find((path) => path && existsSync(path));
  if (found) return found;
  if (!mayInstall()) return undefined;
  console.log('ensure-chromium: installing Debian package chromium');
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    const { status } = spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) return undefined;
  }
  return PLACES.find((path) => path && existsSync(path));
}

function mayInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** What a person has to do where `ensureChromium` found nothing. */
export const CHROMIUM_ADVICE = [
  'The browser journeys need a Chromium, and none was found.',
  '  Debian or Ubuntu:  sudo apt-get install chromium',
  '  elsewhere:         set CHROMIUM_PATH to the program of a Chromium or Chrome',
].join('\n');
