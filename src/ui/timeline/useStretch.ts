import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Mirror, MirrorStore } from '../../mirror/store';
import { useMirror, usePlayground } from '../kit/playground';
import { workspace } from '../kit/workspace';
import { following, moved, type Pair, pinched, type Scale, type Stretch, spanFor, timeOf, zoomed } from './scale';

const ZOOM_STEP = 1.25;
/** So many px of a wheel, or of two fingers on a touch pad, are a step. */
const NOTCH_PX = 50;
const PINCH_NOTCH_PX = 10;
/** Wheels of some browsers tell lines, of about so many px. */
const LINE_PX = 16;

/** How far the axis has to reach: all that was played, on any branch. */
function reach(mirror: Mirror): number {
  return Math.max(mirror.horizon, mirror.now, ...mirror.branches.map((branch) => branch.until));
}

/** What the axis shows, and how that is changed. */
export interface Stretching {
  readonly stretch: Stretch;
  /** Only a part of the session is on the axis. */
  readonly isPart: boolean;
  readonly fit: () => void;
  /** Makes what is shown `factor` times as long, around the present moment. */
  readonly zoom: (factor: number) => void;
}

/** The whole session, or the part of it that a person wants to see; that follows the present moment. */
export function useStretch(): Stretching & {
  readonly set: (next: Stretch | undefined) => void;
  readonly whole: number;
} {
  const { mirror } = usePlayground();
  const whole = useMirror((state) => spanFor(reach(state)));
  const [part, setPart] = useState<Stretch>();
  useEffect(() => {
    if (!part) return;
    return follow(mirror, part, whole, setPart);
  }, [mirror, part, whole]);
  const stretch = part ?? { from: 0, span: whole };
  return {
    stretch,
    whole,
    isPart: part !== undefined,
    fit: () => setPart(undefined),
    zoom: (factor) => setPart(zoomed(stretch, mirror.getState().now, factor, whole)),
    set: setPart,
  };
}

function follow(mirror: MirrorStore, part: Stretch, whole: number, set: (next: Stretch) => void): () => void {
  const read = ({ now }: Mirror) => {
    if (workspace.getState().scrubbing) return;
    const next = following(part, now, whole);
    if (next !== part) set(next);
  };
  return mirror.subscribe((state, before) => {
    // A person may look elsewhere while time stands.
    if (state.now !== before.now) read(state);
  });
}

/** The wheel makes the axis longer or shorter around the pointer; sideways, or with Shift, it moves it. */
export function useWheel(
  box: RefObject<HTMLElement | null>,
  scale: Scale,
  { set, whole, stretch, isPart }: ReturnType<typeof useStretch>,
): void {
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
      const [across, down] = [event.deltaX * pixels, event.deltaY * pixels];
      event.preventDefault();
      if (event.shiftKey || Math.abs(across) > Math.abs(down)) {
        const by = ((event.shiftKey ? across || down : across) / scale.width) * scale.span;
        if (isPart) set(moved(stretch, by, whole));
      } else if (down !== 0) {
        // Two fingers on a touch pad come as a wheel with Ctrl, in small steps.
        const notch = event.ctrlKey ? PINCH_NOTCH_PX : NOTCH_PX;
        const x = event.clientX - element.getBoundingClientRect().left;
        set(zoomed(stretch, timeOf(scale, x), ZOOM_STEP ** Math.max(-2, Math.min(2, down / notch)), whole));
      }
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [box, scale, set, whole, stretch, isPart]);
}

/** Two fingers make the axis longer or shorter: the moments that they hold stay under them. Only where there is a touch screen. */
export function usePinch(
  box: RefObject<HTMLElement | null>,
  scale: Scale,
  stretching: Pick<ReturnType<typeof useStretch>, 'set' | 'whole'>,
): void {
  const latest = useRef({ ...stretching, scale });
  latest.current = { ...stretching, scale };
  useEffect(() => {
    const element = box.current;
    if (!element || !matchMedia('(any-pointer: coarse)').matches) return;
    let stop: (() => void) | undefined;
    let gone = false;
    let held: Pair = [0, 0];
    void import('./pinch').then(({ listenToPinch }) => {
      if (gone) return;
      stop = listenToPinch(
        element,
        (at) => {
          held = [timeOf(latest.current.scale, at[0]), timeOf(latest.current.scale, at[1])];
        },
        (at) => latest.current.set(pinched(latest.current.scale, held, at, latest.current.whole)),
      );
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [box]);
}
