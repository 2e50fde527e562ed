import { type RefObject, useEffect, useRef } from 'react';
import type { Point } from './graph/scene';
import type { Viewfinder } from './viewfinder';

/** Less than this is a click, not a drag. */
const SLACK_PX = 4;
const WHEEL_STEP = 0.0016;
const PINCH_STEP = 0.01;

/**
 * Drag pushes the picture, wheel and pinch zoom it around the pointer. The result says whether the last press was a drag, whose
 * click means nothing.
 */
export function usePan(stage: RefObject<HTMLElement | null>, finder: Viewfinder): () => boolean {
  const dragged = useRef(false);
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const pointers = new Map<number, Point>();
    const local = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
      const { left, top } = element.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    };
    let start: Point | undefined;
    const down = (event: PointerEvent) => {
      if (event.button !== 0 || (event.target as Element).closest('.flow-overlay')) return;
      pointers.set(event.pointerId, local(event));
      start = local(event);
      dragged.current = false;
    };
    const move = (event: PointerEvent) => {
      const before = pointers.get(event.pointerId);
      if (!before || !start) return;
      // It was let go of outside of the stage, which was not told.
      if (event.buttons === 0) {
        up(event);
        return;
      }
      const at = local(event);
      const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
      if (other) {
        dragged.current = true;
        finder.zoom(distance(at, other) / Math.max(1, distance(before, other)), middle(at, other));
        finder.push((at.x - before.x) / 2, (at.y - before.y) / 2);
      } else if (dragged.current || distance(at, start) > SLACK_PX) {
        if (!dragged.current) element.setPointerCapture(event.pointerId);
        dragged.current = true;
        element.dataset.dragging = '';
        finder.push(at.x - before.x, at.y - before.y);
      }
      pointers.set(event.pointerId, at);
    };
    const up = (event: PointerEvent) => {
      pointers.delete(event.pointerId);
      if (pointers.size === 0) delete element.dataset.dragging;
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const pixels = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY;
      finder.zoom(Math.exp(-pixels * (event.ctrlKey ? PINCH_STEP : WHEEL_STEP)), local(event));
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
      element.removeEventListener('wheel', wheel);
    };
  }, [stage, finder]);
  return () => dragged.current;
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
