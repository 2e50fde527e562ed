import { listenToPinch, type Pair } from './pinch';
import { type Scale, SHORTEST, type Stretch, timeOf, within, zoomed } from './scale';
import type { Gestured } from './useStretch';

const ZOOM_STEP = 1.25;
/** So many px of a wheel, or of two fingers on a touch pad, are a step. */
const NOTCH_PX = 50;
const PINCH_NOTCH_PX = 10;
/** Wheels of some browsers tell lines, of about so many px. */
const LINE_PX = 16;

/** Fingers are never nearer than this, in pixels: they would tear time apart. */
const FINGERS_APART = 24;

/**
 * The axis that has the two moments under two fingers where the fingers are now: `held` are the moments, `at` the pixels. Undefined
 * where that is all there is.
 */
export function pinched({ left, width }: Scale, held: Pair, at: Pair, whole: number): Stretch | undefined {
  const apart = Math.max(FINGERS_APART, Math.abs(at[1] - at[0]));
  const span = Math.max(SHORTEST, (Math.abs(held[1] - held[0]) * width) / apart);
  if (span >= whole) return undefined;
  const share = ((at[0] + at[1]) / 2 - left) / width;
  return within((held[0] + held[1]) / 2 - share * span, span, whole);
}

/** The same length, moved by so many milliseconds, as far as there is something. */
function moved({ from, span }: Stretch, by: number, whole: number): Stretch {
  return within(from + by, span, whole);
}

/** Listens to two fingers and, where it is wanted, to the wheel. The result ends that. */
export function listenToGestures(
  element: HTMLElement,
  latest: { readonly current: Gestured },
  wheel: boolean,
): () => void {
  let held: Pair = [0, 0];
  const endPinch = listenToPinch(
    element,
    (at) => {
      held = [timeOf(latest.current.scale, at[0]), timeOf(latest.current.scale, at[1])];
    },
    (at) => latest.current.set(pinched(latest.current.scale, held, at, latest.current.whole)),
  );
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    turnWheel(event, element, latest.current);
  };
  if (wheel) element.addEventListener('wheel', onWheel, { passive: false });
  return () => {
    endPinch();
    element.removeEventListener('wheel', onWheel);
  };
}

/** The wheel makes the axis longer or shorter around the pointer; sideways, or with Shift, it moves it. */
function turnWheel(event: WheelEvent, element: HTMLElement, { scale, set, whole, stretch, isPart }: Gestured): void {
  const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
  const [across, down] = [event.deltaX * pixels, event.deltaY * pixels];
  if (event.shiftKey || Math.abs(across) > Math.abs(down)) {
    const by = ((event.shiftKey ? across || down : across) / scale.width) * scale.span;
    if (isPart) set(moved(stretch, by, whole));
  } else if (down !== 0) {
    // Two fingers on a touch pad come as a wheel with Ctrl, in small steps.
    const notch = event.ctrlKey ? PINCH_NOTCH_PX : NOTCH_PX;
    const x = event.clientX - element.getBoundingClientRect().left;
    set(zoomed(stretch, timeOf(scale, x), ZOOM_STEP ** Math.max(-2, Math.min(2, down / notch)), whole));
  }
}
