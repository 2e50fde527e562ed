import type { MirrorStore } from '../../mirror/store';
import { afterFirstPicture } from '../kit/idle';
import { workerAddress } from '../kit/workers';

/** The visit's own files come first, the editor's too: so long after the first picture nobody waits any more. In milliseconds. */
const AFTER_MS = 6_000;

/** Keeps the page's files for visits without a network. A failure costs nothing but that; a page in somebody's frame keeps nothing. */
export function keepOffline(mirror: MirrorStore): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || window.top !== window) return;
  afterFirstPicture(mirror, () => {
    setTimeout(() => {
      navigator.serviceWorker.register(workerAddress('./service-worker.js')).catch(() => undefined);
    }, AFTER_MS);
  });
}
