import { useLayoutEffect, useRef } from 'react';
import { isCrowd } from '../../mirror/paced';
import { drawingPace } from '../kit/drawingPace';
import { fitCanvas } from '../kit/fitCanvas';
import { inkOf, onLookChange } from '../kit/look';
import { usePlayground } from '../kit/playground';
import { type Scale, xOf } from './scale';

/** The line's height within the canvas, and the canvas' own, in px. */
const MIDDLE = 16;
const HEIGHT = 32;
const LINE_WIDTH = 3;

interface Props {
  readonly scale: Scale;
  /** Where the line of time is, in px from the timeline's top. */
  readonly line: number;
  /** A phone's handle is a dot alone. */
  readonly thin?: boolean;
}

/** The line up to the present moment, and its handle. They move all the time, so they are drawn: a picture costs less than a layout. */
export function Present({ scale, line, thin = false }: Props) {
  const { mirror } = usePlayground();
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    let shown = Number.NaN;
    let inks: Inks | undefined;
    const pace = drawingPace();
    const draw = () => {
      const state = mirror.getState();
      const { now, playing } = state;
      if (playing && isCrowd(state) && pace.waits()) return;
      // While it plays whole pixels are enough.
      const x = playing ? Math.round(xOf(scale, now)) : xOf(scale, now);
      if (x === shown || !canvas.current) return;
      shown = x;
      pace.drawn();
      inks ??= { ink: inkOf('--ink'), ground: inkOf('--chrome') };
      canvas.current.dataset.x = String(x);
      paint(canvas.current, scale, x, inks, thin);
    };
    const afresh = () => {
      shown = Number.NaN;
      inks = undefined;
      draw();
    };
    afresh();
    const stops = [mirror.subscribe(draw), onLookChange(afresh)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [mirror, scale, thin]);
  return <canvas ref={canvas} className="tl-present" style={{ top: line - MIDDLE }} />;
}

interface Inks {
  readonly ink: string;
  readonly ground: string;
}

function paint(canvas: HTMLCanvasElement, scale: Scale, x: number, { ink, ground }: Inks, thin: boolean): void {
  const width = scale.width + 2 * Math.max(scale.left, 8);
  const context = fitCanvas(canvas, width, HEIGHT, Math.min(2, window.devicePixelRatio));
  if (!context) return;
  context.clearRect(0, 0, width, HEIGHT);
  context.lineCap = 'round';
  context.strokeStyle = ink;
  context.lineWidth = LINE_WIDTH;
  const right = scale.left + scale.width;
  if (x > scale.left) stroke(context, scale.left, MIDDLE, Math.min(x, right), MIDDLE);
  if (x < scale.left - 1 || x > right + 1) return;
  if (!thin) {
    context.lineCap = 'butt';
    context.lineWidth = 2;
    stroke(context, x, 3, x, 27);
  }
  context.beginPath();
  context.arc(x, MIDDLE, thin ? 5.5 : 7, 0, 2 * Math.PI);
  context.fillStyle = ink;
  context.fill();
  context.strokeStyle = ground;
  context.lineWidth = 2;
  context.stroke();
}

function stroke(context: CanvasRenderingContext2D, x: number, y: number, toX: number, toY: number): void {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(toX, toY);
  context.stroke();
}
