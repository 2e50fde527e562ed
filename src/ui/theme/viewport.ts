import { useSyncExternalStore } from 'react';

/** The layouts of the page: from 1680, 1100 and 600 pixels of width, and below; a phone on its side is `low`. */
type ViewportClass = 'wide' | 'desk' | 'low' | 'tablet' | 'phone';

const QUERIES: readonly (readonly [ViewportClass, MediaQueryList])[] =
  typeof matchMedia === 'undefined'
    ? []
    : [
        ['wide', matchMedia('(min-width: 1680px)')],
        ['desk', matchMedia('(min-width: 1100px)')],
        ['low', matchMedia('(min-width: 600px) and (max-height: 480px)')],
        ['tablet', matchMedia('(min-width: 600px)')],
      ];

function subscribe(listener: () => void): () => void {
  for (const [, query] of QUERIES) query.addEventListener('change', listener);
  return () => {
    for (const [, query] of QUERIES) query.removeEventListener('change', listener);
  };
}

export function viewportClass(): ViewportClass {
  return QUERIES.find(([, query]) => query.matches)?.[0] ?? 'phone';
}

export function useViewportClass(): ViewportClass {
  return useSyncExternalStore(subscribe, viewportClass);
}
