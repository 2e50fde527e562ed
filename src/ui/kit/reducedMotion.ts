import { useSyncExternalStore } from 'react';
import { comfort } from './comfort';

/** Asked once: it is read in every frame. */
let query: MediaQueryList | undefined;

function system(): MediaQueryList {
  query ??= matchMedia('(prefers-reduced-motion: reduce)');
  return query;
}

/** Calls back when the person asks for less motion, or no longer does. The result ends it. */
export function onMotionChange(changed: () => void): () => void {
  system().addEventListener('change', changed);
  const stop = comfort.subscribe(changed);
  return () => {
    system().removeEventListener('change', changed);
    stop();
  };
}

/** Whether the person asks for less motion, by the system's setting or by the page's own. */
export function isMotionReduced(): boolean {
  return comfort.getState().lessMotion || system().matches;
}

export function useReducedMotion(): boolean {
  return useSyncExternalStore(onMotionChange, isMotionReduced);
}
