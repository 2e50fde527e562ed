import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { Playground } from '../../mirror/playground';
import { workspace } from '../kit/workspace';
import type { Place } from './marks';
import { type Scale, timeOf } from './scale';

/** A click so near to a mark means the mark's moment, in px. */
const SNAP_PX = 6;
/** A pointer that moved less has clicked. */
const CLICK_PX = 3;

const KEY_STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1000,
  ArrowDown: -1000,
  ArrowRight: 1000,
  ArrowUp: 1000,
  PageDown: -10_000,
  PageUp: 10_000,
};

interface Drag {
  readonly wasPlaying: boolean;
  readonly x: number;
  /** The moment that was shown when it began, in milliseconds. */
  readonly from: number;
  moved: boolean;
}

/** Seeks while the pointer is down; a cluster that was playing waits and goes on from where it is let go. */
export function useDrag(
  playground: Playground,
  scale: Scale,
  places: readonly Place[],
  zoom: (factor: number | undefined) => void,
) {
  const drag = useRef<Drag>(undefined);
  const seek = (event: PointerEvent<HTMLElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const isClick = drag.current?.moved === false;
    const near = isClick ? nearest(places, x) : undefined;
    playground.seek(Math.min(near?.at ?? timeOf(scale, x), playground.mirror.getState().horizon));
  };
  const end = () => {
    workspace.setState({ scrubbing: false });
    if (drag.current?.wasPlaying) playground.play();
    drag.current = undefined;
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      if (drag.current) {
        // A second finger means the axis, and not a moment.
        playground.seek(drag.current.from);
        end();
        return;
      }
      if (!event.isPrimary) return;
      const { branch } = (event.target as SVGElement).dataset;
      if (branch !== undefined) {
        const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
        playground.history.go(branch, timeOf(scale, x));
        return;
      }
      event.currentTarget.setPointerCapture(event.pointerId);
      const { playing: wasPlaying, now: from } = playground.mirror.getState();
      drag.current = { wasPlaying, from, x: event.clientX, moved: false };
      if (drag.current.wasPlaying) playground.pause();
      workspace.setState({ scrubbing: true });
      seek(event);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!drag.current) return;
      if (Math.abs(event.clientX - drag.current.x) >= CLICK_PX) drag.current.moved = true;
      if (drag.current.moved) seek(event);
    },
    onPointerUp: end,
    onPointerCancel: end,
    onKeyDown(event: KeyboardEvent) {
      const factor = { '+': 0.5, '=': 0.5, '-': 2, '0': undefined }[event.key];
      const step = KEY_STEPS[event.key];
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (step === undefined && factor === undefined && event.key !== '0') return;
      event.preventDefault();
      event.stopPropagation();
      if (step === undefined) {
        zoom(factor);
        return;
      }
      const { now, horizon } = playground.mirror.getState();
      playground.seek(Math.min(horizon, now + step * (event.shiftKey ? 10 : 1)));
    },
  };
}

/** What is at a point of the axis. */
export function nearest(places: readonly Place[], x: number, reach = SNAP_PX): Place | undefined {
  let best: Place | undefined;
  for (const place of places) {
    const distance = Math.abs(place.x - x);
    if (distance <= reach && (!best || distance < Math.abs(best.x - x))) best = place;
  }
  return best;
}
