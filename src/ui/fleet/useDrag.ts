import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { askToMove } from './moveRequest';

/** A pod is taken in the hand when the pointer has gone so far, in px. */
const FAR_PX = 6;

interface Held {
  readonly pod: string;
  readonly element: HTMLElement;
  readonly x: number;
  readonly y: number;
  ghost: HTMLElement | undefined;
}

/**
 * Lets a pod be dragged with a mouse or a pen, to be put down on another machine: where it is refused with the reason. Touch
 * scrolls; its long press has the same in the menu. `dragged` says whether a click that follows was the end of a drag.
 */
export function useDrag(root: RefObject<HTMLElement | null>) {
  const held = useRef<Held>(undefined);
  const dragged = useRef(false);
  const end = () => {
    held.current?.ghost?.remove();
    held.current?.element.removeAttribute('data-held');
    held.current = undefined;
    for (const over of root.current?.querySelectorAll('[data-over-machine]') ?? [])
      over.removeAttribute('data-over-machine');
  };
  const latest = useRef(end);
  latest.current = end;
  // The pod in the hand is drawn on the page, which stays when the view is another.
  useEffect(() => () => latest.current(), []);
  const machineAt = ({ clientX, clientY }: PointerEvent): HTMLElement | undefined => {
    const found = document
      .elementsFromPoint(clientX, clientY)
      .find((element) => element instanceof HTMLElement && element.dataset.key?.startsWith('node:'));
    return found as HTMLElement | undefined;
  };
  return {
    dragged,
    onPointerDown(event: PointerEvent) {
      dragged.current = false;
      if (event.button !== 0 || event.pointerType === 'touch') return;
      const element = (event.target as Element).closest<HTMLElement>('[data-pod]');
      if (!element?.dataset.pod) return;
      held.current = { pod: element.dataset.pod, element, x: event.clientX, y: event.clientY, ghost: undefined };
    },
    onPointerMove(event: PointerEvent) {
      const one = held.current;
      if (!one) return;
      if (event.buttons === 0) {
        end();
        return;
      }
      const [dx, dy] = [event.clientX - one.x, event.clientY - one.y];
      if (!one.ghost) {
        if (Math.hypot(dx, dy) < FAR_PX) return;
        one.ghost = ghostOf(one.element);
        one.element.dataset.held = '';
        dragged.current = true;
        root.current?.setPointerCapture(event.pointerId);
      }
      one.ghost.style.transform = `translate(${dx}px, ${dy}px)`;
      const machine = machineAt(event);
      for (const over of root.current?.querySelectorAll('[data-over-machine]') ?? [])
        if (over !== machine) over.removeAttribute('data-over-machine');
      if (machine && !machine.contains(one.element)) machine.dataset.overMachine = '';
    },
    onPointerUp(event: PointerEvent) {
      const one = held.current;
      const machine = one?.ghost && machineAt(event);
      if (one && machine && !machine.contains(one.element))
        askToMove({ pod: one.pod, x: event.clientX, y: event.clientY });
      end();
    },
    onPointerCancel: end,
  };
}

function ghostOf(element: HTMLElement): HTMLElement {
  const { left, top, width, height } = element.getBoundingClientRect();
  const ghost = element.cloneNode(true) as HTMLElement;
  for (const name of ['data-key', 'data-pod', 'role', 'aria-label', 'tabindex']) ghost.removeAttribute(name);
  ghost.setAttribute('aria-hidden', 'true');
  ghost.classList.add('fleet-ghost');
  Object.assign(ghost.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  document.body.append(ghost);
  return ghost;
}
