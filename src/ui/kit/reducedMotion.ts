import { useSyncExternalStore } from 'react';

const QUERY = '(prefers-reduced-motion: reduce)';

function listen(changed: () => void): () => void {
  const query = matchMedia(QUERY);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Whether the person asks for less motion, by the system's setting. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(listen, () => matchMedia(QUERY).matches);
}
