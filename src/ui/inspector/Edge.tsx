import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { inspectorText } from '../../texts/inspector';
import { remembered } from '../kit/remembered';

const KEPT = 'drydock.inspector-width';
const DEFAULT_PX = 404;
const LEAST_PX = 320;
const MOST_PX = 760;
const STEP_PX = 16;

const within = (width: number) =>
  Math.round(Math.max(LEAST_PX, Math.min(MOST_PX, innerWidth - 360, Number.isFinite(width) ? width : DEFAULT_PX)));

function keptWidth(): number {
  const kept = remembered.getItem(KEPT);
  return within(kept === null ? DEFAULT_PX : Number(kept));
}

/** The inspector's width, in CSS pixels, and how it is set: it is kept between visits. */
export function useWidth(): readonly [number, (width: number) => void] {
  const [width, setWidth] = useState(keptWidth);
  return [
    width,
    (wanted) => {
      const next = within(wanted);
      setWidth(next);
      remembered.setItem(KEPT, String(next));
    },
  ];
}

/** The inspector's left edge: dragged, or moved with arrows; a double click makes it as wide as at first. */
export function Edge({ width, setWidth }: { width: number; setWidth: (width: number) => void }) {
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { right } = event.currentTarget.parentElement?.getBoundingClientRect() ?? { right: innerWidth };
    setWidth(right - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: STEP_PX, ArrowRight: -STEP_PX }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setWidth(width + by);
  };
  const edge = {
    role: 'separator',
    tabIndex: 0,
    'aria-orientation': 'vertical',
    'aria-label': inspectorText('panel.width'),
    'aria-valuenow': width,
    'aria-valuemin': LEAST_PX,
    'aria-valuemax': MOST_PX,
    onPointerDown: (event: PointerEvent<HTMLElement>) => event.currentTarget.setPointerCapture(event.pointerId),
    onPointerMove,
    onKeyDown,
    onDoubleClick: () => setWidth(DEFAULT_PX),
  } as const;
  return <div {...edge} className="inspector-edge" />;
}
