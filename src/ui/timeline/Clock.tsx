import { useLayoutEffect, useRef } from 'react';
import type { MirrorStore } from '../../mirror/store';
import { timeText } from '../../texts/time';
import { clock, tenths } from '../kit/clock';
import { drawingPace } from '../kit/drawingPace';
import { fitCanvas } from '../kit/fitCanvas';
import { inkOf, onLookChange } from '../kit/look';
import { usePlayground } from '../kit/playground';

/** The tenths are smaller than the rest by this. */
const SMALL = 0.7;

/** Cluster time. It changes with every frame, and text that changes has the browser lay out the page: so it is drawn. */
export function Clock() {
  const { mirror } = usePlayground();
  const element = useRef<HTMLTimeElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (!element.current || !canvas.current) return;
    return follow(mirror, element.current, canvas.current);
  }, [mirror]);
  return (
    <time className="clock" role="timer" aria-live="off" ref={element} title={timeText('clock.title')}>
      <canvas ref={canvas} />
    </time>
  );
}

interface Look {
  readonly family: string;
  readonly sizePx: number;
  readonly heightPx: number;
  readonly ink: string;
  readonly pale: string;
}

function lookOf(element: HTMLElement): Look {
  const { fontFamily, fontSize, lineHeight } = getComputedStyle(element);
  return {
    family: fontFamily,
    sizePx: Number.parseFloat(fontSize),
    heightPx: Number.parseFloat(lineHeight),
    ink: inkOf('--ink'),
    pale: inkOf('--ink-3'),
  };
}

/** Draws the clock when a tenth has passed, or when it has to look different. */
function follow(mirror: MirrorStore, element: HTMLTimeElement, canvas: HTMLCanvasElement): () => void {
  let shown = '';
  let look: Look | undefined;
  let pace = drawingPace();
  const draw = () => {
    const { now, playing } = mirror.getState();
    if (playing && pace.waits()) return;
    const [whole, small] = [clock(now), tenths(now)];
    if (shown === whole + small) return;
    pace.drawn();
    look ??= lookOf(element);
    if (!shown.startsWith(whole)) element.setAttribute('aria-label', whole);
    shown = whole + small;
    paint(canvas, look, whole, small);
  };
  draw();
  const stops = [
    mirror.subscribe(draw),
    onLookChange(() => {
      shown = '';
      look = undefined;
      pace = drawingPace();
      draw();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function paint(canvas: HTMLCanvasElement, look: Look, whole: string, small: string): void {
  const { family, sizePx, heightPx } = look;
  // Every figure of the monospaced family is 0.6 of its size wide; the letters stand a little closer.
  const [large, little] = [0.58 * sizePx, 0.58 * SMALL * sizePx];
  const width = Math.ceil(whole.length * large + small.length * little) + 2;
  const context = fitCanvas(canvas, width, heightPx, Math.min(3, window.devicePixelRatio));
  if (!context) return;
  context.clearRect(0, 0, width, heightPx);
  context.textBaseline = 'alphabetic';
  context.textAlign = 'center';
  const base = heightPx / 2 + 0.36 * sizePx;
  const write = (text: string, from: number, step: number) => {
    for (let index = 0; index < text.length; index++)
      context.fillText(text[index] as string, from + (index + 0.5) * step, base);
  };
  context.font = `600 ${sizePx}px ${family}`;
  context.fillStyle = look.ink;
  write(whole, 0, large);
  context.font = `500 ${SMALL * sizePx}px ${family}`;
  context.fillStyle = look.pale;
  write(small, whole.length * large, little);
}
