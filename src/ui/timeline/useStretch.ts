import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Mirror, MirrorStore } from '../../mirror/store';
import { doWithout, missingWords, tellMissing } from '../kit/missing';
import { useMirror, usePlayground } from '../kit/playground';
import { workspace } from '../kit/workspace';
import { following, type Scale, type Stretch, spanFor, zoomed } from './scale';

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

/** What gestures on the axis read and change. */
export interface Gestured extends Pick<ReturnType<typeof useStretch>, 'set' | 'whole' | 'stretch' | 'isPart'> {
  readonly scale: Scale;
}

/** Two fingers, and with `wheel` the wheel too, make the axis longer or shorter. What they do comes after the page. */
export function useGestures(
  box: RefObject<HTMLElement | null>,
  scale: Scale,
  stretching: ReturnType<typeof useStretch>,
  wheel: boolean,
): void {
  const playground = usePlayground();
  const latest = useRef<Gestured>({ ...stretching, scale });
  latest.current = { ...stretching, scale };
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let stop: (() => void) | undefined;
    let gone = false;
    const come = () =>
      void import('./gestures').then(
        ({ listenToGestures }) => {
          if (!gone) stop = listenToGestures(element, latest, wheel);
        },
        () => !gone && tellMissing(playground, missingWords(), come),
      );
    come();
    return () => {
      gone = true;
      doWithout(come);
      stop?.();
    };
  }, [box, wheel, playground]);
}
