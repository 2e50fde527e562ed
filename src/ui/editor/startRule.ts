import type { MirrorStore } from '../../mirror/store';
import { afterFirstPicture } from '../kit/idle';
import { workspace } from '../kit/workspace';

/** So long, in milliseconds, nothing may have kept the page busy before Monaco comes by itself. */
const QUIET_MS = 5_000;
const TOUCHES = ['pointerdown', 'focusin', 'keydown', 'dragenter'] as const;

/**
 * Calls back when the pane is first touched, or once the living picture is drawn and the page then had no long task for five
 * seconds, nor has the timeline in hand: Monaco's own start is one, and the plain text does until then. The result takes it back.
 */
export function whenWanted(mirror: MirrorStore, pane: HTMLElement, act: () => void): () => void {
  let done = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stops: (() => void)[] = [];
  const stop = () => {
    done = true;
    clearTimeout(timer);
    for (const each of stops) each();
  };
  const go = () => {
    if (done) return;
    stop();
    act();
  };
  for (const touch of TOUCHES) {
    pane.addEventListener(touch, go);
    stops.push(() => pane.removeEventListener(touch, go));
  }
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(come, QUIET_MS);
  };
  // The timeline is in somebody's hand: the picture has to follow it.
  const come = () => (workspace.getState().scrubbing ? wait() : go());
  stops.push(
    afterFirstPicture(mirror, () => {
      if (done) return;
      wait();
      stops.push(onLongTask(wait));
    }),
  );
  return stop;
}

/** Calls back after each task of more than 50 ms, in browsers that tell. */
function onLongTask(told: () => void): () => void {
  if (typeof PerformanceObserver === 'undefined') return () => {};
  if (!PerformanceObserver.supportedEntryTypes?.includes('longtask')) return () => {};
  const observer = new PerformanceObserver(told);
  observer.observe({ type: 'longtask' });
  return () => observer.disconnect();
}
