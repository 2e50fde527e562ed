import { type FocusEvent, useState } from 'react';

/** A focus that follows a Tab within this time was reached by it. */
const SOON_MS = 300;
let tabbedAt = Number.NEGATIVE_INFINITY;
addEventListener('keydown', (event) => {
  if (event.key === 'Tab') tabbedAt = performance.now();
});

/**
 * Whether to say how to leave a text that keeps Tab for itself: when it was reached by Tab, and until it is left.
 * `inside` selects the text.
 */
export function useTabHint(inside: string) {
  const [shown, setShown] = useState(false);
  return {
    shown,
    onFocus(event: FocusEvent) {
      setShown(event.target.closest(inside) !== null && performance.now() - tabbedAt < SOON_MS);
    },
    onBlur: () => setShown(false),
  };
}
