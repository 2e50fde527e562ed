import type { WorkloadView } from '../../../protocol/view';
import type { Palette } from '../../kit/palette';
import { type TimeAxis, xOf } from './axis';
import type { TextStamps } from './textStamps';

type EnvelopePoint = WorkloadView['envelope'][number];

/** Where the chart lies in a frame's head: the limit's line above, the floor's below. */
const UPPER = 49;
const LOWER = 75;
const ROOM = 5;
/** The lowest foot of a label: the chart ends beneath it. */
const FOOT = 92;
const UI = '"Geist Variable", system-ui, sans-serif';

/** A stretch of the chart in which nothing changed. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly point: EnvelopePoint;
}

/** The shaded band between floor and limit, live pods in grey, available ones in ink. Its right part is what is allowed next. */
export function paintEnvelope(
  context: CanvasRenderingContext2D,
  axis: TimeAxis,
  width: number,
  workload: WorkloadView,
  inks: Palette,
  texts: TextStamps,
): void {
  const stretches = stretchesOf(workload, axis);
  if (stretches.length === 0) return;
  const yOf = scaleOf(stretches);
  const edge = (x: number) => Math.min(Math.max(x, 0), width);
  const last = stretches[stretches.length - 1] as Stretch;
  context.fillStyle = inks('sunken');
  for (const { from, until, point } of allowed(stretches)) {
    const left = edge(xOf(axis, from));
    const right = until === last.until ? width : edge(xOf(axis, until));
    context.fillRect(left, yOf(point.limit), right - left, yOf(point.floor) - yOf(point.limit));
  }
  context.strokeStyle = inks('ink-3');
  context.lineWidth = 1;
  context.setLineDash([4, 3.5]);
  for (const value of ['limit', 'floor'] as const) {
    steps(context, stretches, axis, width, (point) => Math.round(yOf(point[value])), width);
  }
  context.setLineDash([]);
  context.lineJoin = 'round';
  const apart = (point: EnvelopePoint) => (point.live === point.available ? 1.2 : 0);
  context.strokeStyle = inks('ink-3');
  context.lineWidth = 2;
  steps(context, stretches, axis, width, (point) => yOf(point.live) - apart(point), axis.nowX);
  context.strokeStyle = inks('ink');
  context.lineWidth = 2.5;
  steps(context, stretches, axis, width, (point) => yOf(point.available) + apart(point), axis.nowX);
  label(context, axis, width, yOf, last.point, inks, texts);
}

function label(
  context: CanvasRenderingContext2D,
  axis: TimeAxis,
  width: number,
  yOf: (value: number) => number,
  { limit, floor }: EnvelopePoint,
  inks: Palette,
  texts: TextStamps,
): void {
  if (width - axis.nowX < 40) return;
  const font = `400 11px ${UI}`;
  const colour = inks('ink-3');
  const x = axis.nowX + 7;
  const upper = yOf(limit);
  const lower = Math.max(yOf(floor), upper + 1);
  const foot = Math.min(lower + 12, FOOT);
  texts.paint(context, `limit ${limit}`, font, colour, x, Math.min(upper - 4, foot - 13), 'left');
  texts.paint(context, `floor ${floor}`, font, colour, x, foot, 'left');
}

/** What of the envelope lies in the window; of changes within a pixel the last. */
function stretchesOf({ envelope }: WorkloadView, { from, now, pxPerMs }: TimeAxis): Stretch[] {
  const stretches: Stretch[] = [];
  for (let index = 0; index < envelope.length; index++) {
    const point = envelope[index] as EnvelopePoint;
    const until = envelope[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    if (until < from || point.at > now) continue;
    const isShort = (until - point.at) * pxPerMs < 0.8 && until <= now;
    const before = stretches[stretches.length - 1];
    if (isShort && before) stretches[stretches.length - 1] = { ...before, until };
    else stretches.push({ from: before?.until ?? Math.max(from, point.at), until: Math.min(until, now), point });
  }
  return stretches;
}

/** Stretches with the same floor and limit as one. */
function allowed(stretches: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  for (const stretch of stretches) {
    const last = whole[whole.length - 1];
    const same = last && last.point.limit === stretch.point.limit && last.point.floor === stretch.point.floor;
    if (last && same) whole[whole.length - 1] = { ...last, until: stretch.until };
    else whole.push(stretch);
  }
  return whole;
}

/** Counts to heights: floor and limit on their lines, unless something lies beyond them. */
function scaleOf(stretches: readonly Stretch[]): (value: number) => number {
  const points = stretches.map(({ point }) => point);
  const last = points[points.length - 1] as EnvelopePoint;
  const top = Math.max(...points.map(({ live, available, limit }) => Math.max(live, available, limit)));
  const bottom = Math.min(...points.map(({ live, available, floor }) => Math.min(live, available, floor)));
  if (top === last.limit && bottom === last.floor && top > bottom) {
    return (value) => LOWER - ((value - bottom) / (top - bottom)) * (LOWER - UPPER);
  }
  if (top === bottom) return (value) => (UPPER + LOWER) / 2 - (value - top) * 4;
  const [high, low] = [UPPER - 2, LOWER + ROOM];
  return (value) => low - ((value - bottom) / (top - bottom)) * (low - high);
}

/** A stepped line up to `end` px. */
function steps(
  context: CanvasRenderingContext2D,
  stretches: readonly Stretch[],
  axis: TimeAxis,
  width: number,
  yOf: (point: EnvelopePoint) => number,
  end: number,
): void {
  context.beginPath();
  stretches.forEach(({ from, until, point }, index) => {
    const y = yOf(point);
    const x = Math.max(0, xOf(axis, from));
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
    const isLast = index === stretches.length - 1;
    context.lineTo(Math.min(width, isLast ? end : xOf(axis, until)), y);
  });
  context.stroke();
}
