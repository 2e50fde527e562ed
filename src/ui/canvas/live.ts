import { createContext, useContext, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ClusterView } from '../../protocol/view';
import type { FrameClock, FrameListener } from './frameClock';
import type { Motion } from './motion';

/** What the parts of a stage share; one object for as long as the stage stands. */
export interface Live {
  readonly clock: FrameClock;
  readonly motion: Motion;
  /** Counts the beats on which texts change. */
  beat(): number;
  /** The newest view: for what is read in the frame loop rather than rendered. */
  view(): ClusterView;
  /** States change at once: above 8x, paused, scrubbing, with reduced motion, or in the first picture. */
  cut(): boolean;
  /** Takes part in every frame; the result ends it. */
  onFrame(listener: FrameListener): () => void;
}

export const LiveContext = createContext<Live | undefined>(undefined);

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('A part of the stage stands outside of it.');
  return live;
}

/**
 * Runs `listener` in every frame, and after each render before it is seen. It writes attributes itself: nothing renders because
 * of it.
 */
export function useFrame(listener: FrameListener): void {
  const live = useLive();
  useLayoutEffect(() => listener(live.clock.now(), performance.now()));
  useDrawing(listener);
}

/** Runs `listener` in every frame; a render asks for one. For canvases: what they show is drawn in the frame loop alone. */
export function useDrawing(listener: FrameListener): void {
  const live = useLive();
  const latest = useRef(listener);
  useLayoutEffect(() => {
    latest.current = listener;
    live.clock.wake();
  });
  useEffect(() => live.onFrame((now, wallMs) => latest.current(now, wallMs)), [live]);
}

/** Whether a part has come just now, into a picture that stands: it waits for the others to make room, then appears. */
export function useArriving(): boolean {
  const live = useLive();
  const [arriving] = useState(() => !live.cut());
  return arriving;
}

/**
 * Whether something that was brought up to date at `lastMs` can wait for a later frame. While time stands there may be no later
 * frame, so nothing waits.
 */
export function isSoon(live: Live, wallMs: number, lastMs: number, everyMs: number): boolean {
  return live.clock.reading().playing && wallMs - lastMs < everyMs;
}

/** Whether a text that was written on a beat waits for the next one: all texts change in the same frame, for each such frame costs. */
export function waitsForBeat(live: Pick<Live, 'clock' | 'beat'>, beat: number): boolean {
  return live.clock.reading().playing && live.beat() === beat;
}

/** Writes a text only when it differs. The node stays that holds it: another one would have its surroundings layered anew. */
export function setText(element: Element | null, text: string): void {
  if (!element) return;
  const only = element.childNodes.length === 1 ? element.firstChild : null;
  if (only instanceof Text) {
    if (only.data !== text) only.data = text;
  } else if (element.textContent !== text) element.textContent = text;
}
