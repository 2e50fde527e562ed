/** Two points of the axis, in pixels or in milliseconds. */
export type Pair = readonly [number, number];

/** What is listened to: an element. */
type Surface = Pick<HTMLElement, 'addEventListener' | 'removeEventListener' | 'getBoundingClientRect'>;

/**
 * Follows two fingers on an element: `began` when the second one comes down, `moved` with each move of one of them, with their
 * places in px from its left edge. The result ends that.
 */
export function listenToPinch(element: Surface, began: (at: Pair) => void, moved: (at: Pair) => void): () => void {
  const fingers = new Map<number, number>();
  const pair = () => [...fingers.values()] as unknown as Pair;
  const place = ({ clientX }: PointerEvent) => clientX - element.getBoundingClientRect().left;
  const down = (event: PointerEvent) => {
    if (event.pointerType !== 'touch' || fingers.size === 2) return;
    fingers.set(event.pointerId, place(event));
    if (fingers.size === 2) began(pair());
  };
  const move = (event: PointerEvent) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, place(event));
    if (fingers.size === 2) moved(pair());
  };
  const up = ({ pointerId }: PointerEvent) => void fingers.delete(pointerId);
  const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up } as const;
  for (const [type, listener] of Object.entries(listeners)) element.addEventListener(type, listener as EventListener);
  return () => {
    for (const [type, listener] of Object.entries(listeners))
      element.removeEventListener(type, listener as EventListener);
  };
}
