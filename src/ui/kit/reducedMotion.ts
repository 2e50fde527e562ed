import { useSyncExternalStore } from 'react';
import { comfort } from './comfort';

let query: MediaQueryList | undefined;
/** What the system asks for, kept: it is read in every frame, and the query itself settles styles. */
let asked = false;

function system(): MediaQueryList {
  if (!query) {
    query = matchMedia('(prefers-reduced-motion: reduce)');
    asked = query.matches;
    query.addEventListener('change', ({ matches }) => {
      asked = matches;
    });
  }
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
  system();
  return comfort.getState().lessMotion || asked;
}

export function useReducedMotion(): boolean {
  return useSyncExternalStore(onMotionChange, isMotionReduced);
}
