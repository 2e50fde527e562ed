import { useCallback, useEffect, useRef, useState } from 'react';
import type { WhyObject, WhyTrace } from '../../protocol/why';
import { usePlayground } from '../kit/playground';
import { workspace } from '../kit/workspace';
import { materialOf } from './matter';

/** Between two questions about the same object at least this wall time passes, in milliseconds. */
const GAP_MS = 700;

/** What is known of an object. `asking` until the first answer came. */
interface Asked {
  readonly trace: WhyTrace | undefined;
  readonly asking: boolean;
  /** The moment shown lies before the one that the answer speaks of. */
  readonly isPast: boolean;
}

/**
 * The trace of an object: asked for when the card opens, and again when something about it changed. Who goes back in time by a
 * line of the card keeps it, until `again` is called.
 */
export function useTrace(object: WhyObject): Asked & { readonly again: () => void } {
  const playground = usePlayground();
  const [asked, setAsked] = useState<Asked>({ trace: undefined, asking: true, isPast: false });
  const known = useRef<{ at: number; material: string }>({ at: Number.NEGATIVE_INFINITY, material: '' });
  const again = useCallback(() => {
    known.current = { at: Number.NEGATIVE_INFINITY, material: '' };
    playground.mirror.setState({});
  }, [playground]);
  useEffect(() => {
    const { mirror } = playground;
    let stopped = false;
    let busy = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastAt = Number.NEGATIVE_INFINITY;
    const ask = async () => {
      busy = true;
      lastAt = performance.now();
      const material = materialOf(mirror.getState(), object);
      const { trace } = await playground.ask<'why'>({ type: 'why', object });
      busy = false;
      if (stopped) return;
      known.current = { at: trace?.at ?? mirror.getState().now, material };
      setAsked({ trace, asking: false, isPast: false });
      look();
    };
    const look = () => {
      const state = mirror.getState();
      if (busy || timer !== undefined || workspace.getState().scrubbing) return;
      const isPast = state.now < known.current.at;
      setAsked((old) => (old.isPast === isPast ? old : { ...old, isPast }));
      if (isPast || materialOf(state, object) === known.current.material) return;
      const waitMs = Math.max(0, lastAt + GAP_MS - performance.now());
      timer = setTimeout(() => {
        timer = undefined;
        ask().catch(() => {
          busy = false;
        });
      }, waitMs);
    };
    look();
    const forget = [mirror.subscribe(look), workspace.subscribe(look)];
    return () => {
      stopped = true;
      clearTimeout(timer);
      for (const one of forget) one();
    };
  }, [playground, object]);
  return { ...asked, again };
}
