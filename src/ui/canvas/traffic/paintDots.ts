import type { RequestView } from '../../../protocol/view';
import { hueOf } from '../../kit/glyphs/shape';
import type { Palette } from '../../kit/palette';
import { lengthOf, type Pathway, pointAt } from '../graph/pathway';
import type { Point } from '../graph/scene';
import { type DotPlace, dotPlace, type Pace, tailPx } from './travel';
import type { Trip, Trips } from './trips';

/** What the dots of a frame are drawn from. */
export interface Traffic {
  readonly requests: readonly RequestView[];
  readonly trips: Trips;
  readonly pathway: (edge: string) => Pathway | undefined;
  readonly pace: Pace;
  /** One dot for so many requests. */
  readonly sample: number;
  /** Screen pixels for a world pixel: dots keep their size on the screen below 1. */
  readonly zoom: number;
  /** Dots on other edges than these step back; undefined when none do. */
  readonly lifted?: ReadonlySet<string> | undefined;
}

/** How much is left of what steps back. */
const BACK_ALPHA = 0.18;

interface Dot extends Point {
  readonly tail?: Point;
  readonly hue: number;
}

interface Diamond extends Point {
  readonly hollow: boolean;
}

interface Drawn {
  readonly dots: Map<number, Dot[]>;
  readonly diamonds: Diamond[];
}

/**
 * Draws the requests that are under way at `now`: dots that run to where they are answered, neutral until a pod is chosen, and
 * diamonds that run back from where they failed. A pure function of its arguments.
 */
export function paintDots(context: CanvasRenderingContext2D, traffic: Traffic, now: number, palette: Palette): number {
  const front: Drawn = { dots: new Map(), diamonds: [] };
  const back: Drawn = { dots: new Map(), diamonds: [] };
  const { requests, sample, trips, pace, lifted } = traffic;
  for (const request of requests) {
    if (request.endedAt > now || (sample > 1 && request.id % sample !== 0)) continue;
    const trip = trips(request);
    if (!trip) continue;
    const pathways = trip.edges.map(traffic.pathway);
    const place = dotPlace(trip, now - request.endedAt, pace, pathways.map(lengthOf));
    const pathway = place && pathways[place.leg];
    if (!pathway) continue;
    const drawn = !lifted || lifted.has(trip.edges[trip.edges.length - 1] ?? '') ? front : back;
    const point = pointAt(pathway, place.part);
    if (place.back) drawn.diamonds.push({ ...point, hollow: trip.timedOut });
    else collect(drawn.dots, trip, place, point, pathway);
  }
  const scale = Math.min(1, Math.max(0.4, traffic.zoom)) / traffic.zoom;
  for (const { dots, diamonds } of lifted ? [back, front] : [front]) {
    const alpha = lifted && dots === back.dots ? BACK_ALPHA : 1;
    for (const [hue, some] of dots) paintHue(context, some, hue, scale, palette, alpha);
    context.globalAlpha = alpha;
    paintDiamonds(context, diamonds, scale, palette);
    context.globalAlpha = 1;
  }
  return front.diamonds.length + back.diamonds.length;
}

function collect(dots: Map<number, Dot[]>, trip: Trip, place: DotPlace, point: Point, pathway: Pathway): void {
  const chosen = place.leg === trip.edges.length - 1 && trip.version > 0;
  const hue = chosen ? hueOf(trip.version) : 0;
  const tailLength = tailPx(trip.latencyMs);
  const total = lengthOf(pathway);
  const tail = tailLength > 1 && total > 0 ? pointAt(pathway, place.part - tailLength / total) : undefined;
  const some = dots.get(hue);
  const dot = { ...point, hue, ...(tail && { tail }) };
  if (some) some.push(dot);
  else dots.set(hue, [dot]);
}

function paintHue(
  context: CanvasRenderingContext2D,
  dots: readonly Dot[],
  hue: number,
  scale: number,
  palette: Palette,
  alpha: number,
): void {
  const rim = hue === 0 ? palette('ink-2') : palette(`rev-${hue}-rim`);
  context.strokeStyle = rim;
  context.globalAlpha = 0.28 * alpha;
  context.lineWidth = 3.1 * scale;
  context.lineCap = 'round';
  context.beginPath();
  for (const { x, y, tail } of dots) {
    if (!tail) continue;
    context.moveTo(x, y);
    context.lineTo(tail.x, tail.y);
  }
  context.stroke();
  context.globalAlpha = alpha;
  const edge = hue === 0 ? palette('stage') : rim;
  const inner = hue === 0 ? palette('ink-2') : palette(`rev-${hue}`);
  paintDiscs(context, dots, 3.8 * scale, edge);
  paintDiscs(context, dots, (hue === 0 ? 3 : 2.8) * scale, inner);
}

/** Rims first and fills over them: dots that touch become one shape. */
function paintDiscs(context: CanvasRenderingContext2D, dots: readonly Dot[], radius: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  for (const { x, y } of dots) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.fill();
}

function paintDiamonds(
  context: CanvasRenderingContext2D,
  diamonds: readonly Diamond[],
  scale: number,
  palette: Palette,
): void {
  const reach = 5 * scale;
  for (const hollow of [false, true]) {
    context.beginPath();
    for (const { x, y } of diamonds.filter((diamond) => diamond.hollow === hollow)) {
      context.moveTo(x, y - reach);
      context.lineTo(x + reach, y);
      context.lineTo(x, y + reach);
      context.lineTo(x - reach, y);
      context.closePath();
    }
    context.fillStyle = hollow ? palette('stage') : palette('bad');
    context.strokeStyle = hollow ? palette('bad') : palette('stage');
    context.lineWidth = (hollow ? 1.6 : 1.2) * scale;
    context.fill();
    context.stroke();
  }
}
