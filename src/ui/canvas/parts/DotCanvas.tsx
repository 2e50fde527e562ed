import { useRef } from 'react';
import type { RequestView } from '../../../protocol/view';
import { fitCanvas } from '../../kit/fitCanvas';
import { pixelRatio } from '../../kit/pixelRatio';
import type { Box, EdgePlan, Point, Size } from '../graph/scene';
import { useDrawing, useLive } from '../live';
import { type Stage, useStage } from '../stage';
import { dotOf } from '../traffic/dotAt';
import { paintDots } from '../traffic/paintDots';
import { paceOf, requestsPerDot } from '../traffic/travel';
import type { Trips } from '../traffic/trips';

interface Props {
  readonly size: Size;
  readonly edges: readonly EdgePlan[];
  readonly trips: Trips;
  readonly slowdown: number;
  readonly followed: RequestView | undefined;
}

/** The one canvas over all edges, on which requests travel. It is as large as the edges are, for each of its pixels costs. */
export function DotCanvas({ size, edges, trips, slowdown, followed }: Props) {
  const live = useLive();
  const stage = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const wasEmpty = useRef(false);
  const written = useRef('');
  useDrawing((now) => {
    const element = canvas.current;
    if (!element) return;
    const view = live.view();
    const { x, y, zoom } = stage.camera();
    const pace = paceOf(live.clock.reading().speed, slowdown);
    const sample = requestsPerDot(view.generators.values(), pace);
    const { pathway } = stage;
    const traffic = { requests: view.requests, trips, pathway, pace, sample, zoom, lifted: stage.lifted() };
    if (view.requests.length === 0 && wasEmpty.current) return;
    wasEmpty.current = view.requests.length === 0;
    const area = areaOf(edges, stage, size);
    const context = fitCanvas(element, area.width, area.height, Math.min(2, pixelRatio()));
    if (!context) return;
    const place = `translate(${area.x}px, ${area.y}px)`;
    if (written.current !== place) element.style.transform = place;
    written.current = place;
    context.clearRect(0, 0, area.width, area.height);
    context.translate(x - area.x, y - area.y);
    context.scale(zoom, zoom);
    paintDots(context, traffic, now, stage.colours());
    const dot = followed && dotOf(followed, { ...traffic, sample: 1 }, now);
    if (dot) paintRing(context, dot, 8 / zoom, stage.colours()('ink'));
  });
  return <canvas ref={canvas} className="flow-dots" />;
}

/** Around the dot of the request that is followed. */
function paintRing(context: CanvasRenderingContext2D, { x, y }: Point, radius: number, ink: string): void {
  context.strokeStyle = ink;
  context.lineWidth = radius / 4;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
}

/** Room for a dot beside its edge. */
const MARGIN = 12;
/** The canvas changes its size in steps, not with every pixel that an edge moves. */
const STEP = 32;

/** Where edges are on the screen, in px of the stage. */
function areaOf(edges: readonly EdgePlan[], stage: Stage, size: Size): Box {
  const { x, y, zoom } = stage.camera();
  let [left, top, right, bottom] = [size.width, size.height, 0, 0];
  for (const { key } of edges) {
    for (const point of stage.pathway(key)?.points ?? []) {
      left = Math.min(left, point.x * zoom + x);
      right = Math.max(right, point.x * zoom + x);
      top = Math.min(top, point.y * zoom + y);
      bottom = Math.max(bottom, point.y * zoom + y);
    }
  }
  const low = (value: number) => Math.max(0, Math.floor((value - MARGIN) / STEP) * STEP);
  const high = (value: number, most: number) => Math.min(most, Math.ceil((value + MARGIN) / STEP) * STEP);
  const box = { x: low(left), y: low(top) };
  return {
    ...box,
    width: Math.max(1, high(right, size.width) - box.x),
    height: Math.max(1, high(bottom, size.height) - box.y),
  };
}
