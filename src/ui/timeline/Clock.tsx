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

type Figures = ReturnType<typeof makeFigures>;

const ratioNow = () => Math.min(3, window.devicePixelRatio);

/** Draws the clock when a tenth has passed, or when it has to look different. */
function follow(mirror: MirrorStore, element: HTMLTimeElement, canvas: HTMLCanvasElement): () => void {
  let shown = '';
  let look: Look | undefined;
  let figures: Figures | undefined;
  let drawnFor = Number.NaN;
  let pace = drawingPace();
  const draw = () => {
    const { now, playing } = mirror.getState();
    if (playing && pace.waits()) return;
    const [whole, small] = [clock(now), tenths(now)];
    if (shown === whole + small) return;
    pace.drawn();
    look ??= lookOf(element);
    if (drawnFor !== ratioNow()) figures = undefined;
    drawnFor = ratioNow();
    figures ??= makeFigures(look, drawnFor);
    if (!shown.startsWith(whole)) element.setAttribute('aria-label', whole);
    shown = whole + small;
    paint(canvas, look, figures, whole, small);
  };
  draw();
  const stops = [
    mirror.subscribe(draw),
    onLookChange(() => {
      shown = '';
      look = undefined;
      figures = undefined;
      pace = drawingPace();
      draw();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** A figure's picture, and how wide it stands, in px. */
interface Figure {
  readonly picture: ImageBitmap;
  readonly wide: number;
}

/** Every figure is drawn once: setting a font on a canvas of the page has the page's styles reckoned anew. */
function makeFigures(look: Look, ratio: number): (letter: string, small: boolean) => Figure {
  const made = new Map<string, Figure>();
  const make = (letter: string, small: boolean): Figure => {
    const sizePx = small ? SMALL * look.sizePx : look.sizePx;
    // Every figure of the monospaced family is 0.6 of its size wide; the letters stand a little closer.
    const wide = 0.58 * sizePx;
    const canvas = new OffscreenCanvas(Math.ceil(2 * wide * ratio), Math.ceil(look.heightPx * ratio));
    const context = canvas.getContext('2d');
    if (context) {
      context.scale(ratio, ratio);
      context.textAlign = 'center';
      context.font = `${small ? 500 : 600} ${sizePx}px ${look.family}`;
      context.fillStyle = small ? look.pale : look.ink;
      context.fillText(letter, wide, look.heightPx / 2 + 0.36 * look.sizePx);
    }
    return { picture: canvas.transferToImageBitmap(), wide };
  };
  return (letter, small) => {
    const key = `${letter}${small}`;
    let figure = made.get(key);
    if (!figure) {
      figure = make(letter, small);
      made.set(key, figure);
    }
    return figure;
  };
}

function paint(canvas: HTMLCanvasElement, { heightPx }: Look, figure: Figures, whole: string, small: string): void {
  const ratio = ratioNow();
  const row = [
    ...[...whole].map((letter) => figure(letter, false)),
    ...[...small].map((letter) => figure(letter, true)),
  ];
  const width = Math.ceil(row.reduce((sum, { wide }) => sum + wide, 0)) + 2;
  const context = fitCanvas(canvas, width, heightPx, ratio);
  if (!context) return;
  context.clearRect(0, 0, width, heightPx);
  let left = 0;
  for (const { picture, wide } of row) {
    context.drawImage(picture, left - wide / 2, 0, picture.width / ratio, picture.height / ratio);
    left += wide;
  }
}
