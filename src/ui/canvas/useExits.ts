import { useEffect, useState } from 'react';
import type { PodView } from '../../protocol/view';
import type { Live } from './live';

/** A pod that is gone stays this long, shrinking; then its row closes. Wall milliseconds at 1x. */
export const EXIT_MS = 160;

/**
 * The moment whose pods the picture shows: those that went after it are still there, on their way out. It follows cluster time
 * only as far as exits need it, so that nothing is laid out anew while nobody leaves.
 */
export function useExits(pods: ReadonlyMap<string, PodView>, live: Live): number {
  const [shown, setShown] = useState({ pods, at: momentOf(live) });
  if (shown.pods !== pods) setShown({ pods, at: momentOf(live) });
  useEffect(() => {
    let next = Number.POSITIVE_INFINITY;
    for (const { goneAt } of pods.values())
      if (goneAt !== undefined && goneAt > shown.at) next = Math.min(next, goneAt);
    if (next === Number.POSITIVE_INFINITY) return;
    return live.onFrame(() => {
      const at = momentOf(live);
      if (at >= next) setShown({ pods, at });
    });
  }, [pods, shown, live]);
  return shown.at;
}

function momentOf(live: Live): number {
  const lag = live.cut() ? 0 : EXIT_MS * live.clock.reading().speed;
  return live.clock.now() - lag;
}
