import { type RefObject, useEffect, useRef } from 'react';
import { usePlayground } from '../kit/playground';
import { isMotionReduced } from '../kit/reducedMotion';
import { momentMs } from './parameters';

/** How much of the frame must be in view for it to count as seen. */
const SEEN = 0.5;

/**
 * How an embedded cluster behaves in somebody's page: it loads when it comes into view, never plays by itself unless the address asks
 * for that, pauses at `until`, and leaves the page its scrolling until somebody presses into it.
 */
export function useManners(
  box: RefObject<HTMLElement | null>,
  values: Readonly<Record<string, string>>,
  { wanted, opened }: { readonly wanted: boolean; readonly opened: boolean },
  load: () => void,
): void {
  const playground = usePlayground();
  const { start, until = '' } = values;
  const wasWanted = useRef(wanted);
  wasWanted.current = wanted;
  const seen = useRef(false);
  const goesAlone = start === 'view' && !isMotionReduced();
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        const now = (entry?.intersectionRatio ?? 0) >= SEEN;
        if (entry?.isIntersecting && !wasWanted.current && start !== 'click') load();
        if (now === seen.current) return;
        seen.current = now;
        if (!goesAlone) return;
        if (now) playground.play();
        else playground.pause();
      },
      { threshold: [0, SEEN] },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, start, goesAlone, load, playground]);
  // It came into view before it was there.
  useEffect(() => {
    if (opened && goesAlone && seen.current) playground.play();
  }, [opened, goesAlone, playground]);
  useEffect(() => {
    const end = momentMs(until);
    if (end === undefined) return;
    return playground.mirror.subscribe(({ now, playing }, before) => {
      if (playing && before.now < end && now >= end) playground.pause();
    });
  }, [until, playground]);
  useEffect(() => leaveScrolling(), []);
}

/** The wheel is the page's until somebody has pressed into the frame, and again once the focus has left it. */
function leaveScrolling(): () => void {
  let pressed = false;
  const press = () => {
    pressed = true;
  };
  const leave = () => {
    pressed = false;
  };
  const wheel = (event: WheelEvent) => {
    if (!pressed) event.stopImmediatePropagation();
  };
  addEventListener('pointerdown', press, true);
  addEventListener('blur', leave);
  addEventListener('wheel', wheel, { capture: true, passive: true });
  return () => {
    removeEventListener('pointerdown', press, true);
    removeEventListener('blur', leave);
    removeEventListener('wheel', wheel, { capture: true });
  };
}
