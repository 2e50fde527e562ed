import { useSyncExternalStore } from 'react';
import { comfort } from './comfort';

const QUERY = '(prefers-reduced-motion: reduce)';

/** Calls back when the person asks for less motion, or no longer does. The result ends it. */
export function onMotionChange(changed: () => void): () => void {
  const query = matchMedia(QUERY);
  query.addEventListener('change', changed);
  const stop = comfort.subscribe(changed);
  return () => {
    query.removeEventListener('change', changed);
    stop();
  };
}

/** Whether the person asks for less motion, by the system's setting or by the page's own. */
export function isMotionReduced(): boolean {
  return comfort.getState().lessMotion || matchMedia(QUERY).matches;
}

export function useReducedMotion(): boolean {
  return useSyncExternalStore(onMotionChange, isMotionReduced);
}
