import { useEffect, useMemo, useState } from 'react';
import type { PodView } from '../../protocol/view';
import type { Live } from './live';

/** A pod that is gone stays this long, shrinking; then its row closes. Wall milliseconds at 1x. */
export const EXIT_MS = 160;

/**
 * The moment whose pods the picture shows: those that went after it are still there, on their way out. It follows cluster time
 * only as far as exits need it, so that nothing is laid out anew while nobody leaves. With `still` nobody lingers.
 */
export function useExits(pods: ReadonlyMap<string, PodView>, live: Live, still: boolean): number {
  const [round, setRound] = useState(0);
  const leaving = useMemo(() => leavingOf(pods), [pods]);
  const at = momentOf(live, still);
  const next = leaving.find((goneAt) => goneAt > at);
  useEffect(() => {
    if (next === undefined) return;
    return live.onFrame(() => {
      if (momentOf(live, still) >= next) setRound(round + 1);
    });
  }, [next, round, live, still]);
  return leaving.filter((goneAt) => goneAt <= at).pop() ?? Number.NEGATIVE_INFINITY;
}

function momentOf(live: Live, still: boolean): number {
  const { now, speed } = live.clock.reading();
  return still ? now : live.clock.now() - EXIT_MS * speed;
}

/** When those go who are on their way out, in order. */
function leavingOf(pods: ReadonlyMap<string, PodView>): number[] {
  const moments: number[] = [];
  for (const { goneAt } of pods.values()) if (goneAt !== undefined) moments.push(goneAt);
  return moments.sort((a, b) => a - b);
}
