import type { MirrorStore } from '../../mirror/store';

/** Longest wait for the first picture, in milliseconds, before what waits for it comes anyway. */
const PATIENCE_MS = 8_000;

/**
 * Calls back once the living picture is drawn and the browser has nothing better to do: what is heavy must not come before it.
 * The result takes it back.
 */
export function afterFirstPicture(mirror: MirrorStore, act: () => void): () => void {
  let cancelled = false;
  let stop = () => {};
  const go = () => {
    stop();
    if (cancelled) return;
    cancelled = true;
    // The frame that renders the first diff, and the one that has it on the screen.
    requestAnimationFrame(() => requestAnimationFrame(() => onIdle(act)));
  };
  const drawn = () => {
    const { freshness, status } = mirror.getState();
    if (freshness > 0 || status === 'crashed') go();
  };
  const timer = setTimeout(go, PATIENCE_MS);
  const unsubscribe = mirror.subscribe(drawn);
  stop = () => {
    clearTimeout(timer);
    unsubscribe();
  };
  drawn();
  return () => {
    cancelled = true;
    stop();
  };
}

function onIdle(act: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(act, { timeout: 1_000 });
  else setTimeout(act, 100);
}
