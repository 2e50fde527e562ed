import { createContext, useContext, useEffect, useState } from 'react';
import type { Playground } from '../../mirror/playground';
import type { PodView } from '../../protocol/view';
import type { FrameClock, FrameListener } from '../canvas/frameClock';
import type { Live } from '../canvas/live';
import { createMotion } from '../canvas/motion';

/** Above this speed states cut. */
const CUT_ABOVE = 8;

/** What the parts of the Fleet view share with the glyphs: cluster time, and whether states may fade. */
export function useFleetLive(
  playground: Playground,
  clock: FrameClock,
  cutting: boolean,
): { live: Live; still: boolean } {
  const { playing, speed } = clock.reading();
  const still = cutting || !playing || speed > CUT_ABOVE;
  const [works] = useState(() => {
    const listeners = new Set<FrameListener>();
    const latest = { still: true };
    const live: Live = {
      clock,
      motion: createMotion(),
      beat: playground.paced.beat,
      view: () => playground.mirror.getState(),
      cut: () => latest.still,
      onFrame(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const frame: FrameListener = (now, wallMs) => {
      for (const listener of listeners) listener(now, wallMs);
    };
    return { live, latest, frame };
  });
  useEffect(() => {
    works.latest.still = still;
  }, [works, still]);
  useEffect(() => clock.subscribe(works.frame), [clock, works]);
  return { live: works.live, still };
}

/** What the parts of the Fleet view need to know of the rest of the cluster. */
export interface FleetFacts {
  /** A pod's name as it is shown, without the hash of its template. */
  readonly nameOf: (pod: PodView) => string;
  /** Whether the filter leaves a pod out: it takes room on its machine all the same, and is drawn faintly. */
  readonly isOutside: (pod: PodView) => boolean;
  /** The selected object's key. */
  readonly selected: string;
}

export const FleetContext = createContext<FleetFacts>({
  nameOf: ({ name }) => name,
  isOutside: () => false,
  selected: '',
});

export function useFleet(): FleetFacts {
  return useContext(FleetContext);
}
