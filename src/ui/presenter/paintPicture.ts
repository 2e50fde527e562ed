import type { RequestView } from '../../protocol/view';
import { pathwayOf } from '../canvas/graph/pathway';
import { paintDots } from '../canvas/traffic/paintDots';
import { paceOf } from '../canvas/traffic/travel';
import type { Trip } from '../canvas/traffic/trips';
import { hueOf } from '../kit/glyphs/shape';
import type { Palette } from '../kit/palette';
import { type Block, CALLER, CHART, POD, RACK } from './geometry';
import { RECENT_AT_MOST, type RecentRequests } from './recent';

/** Dots on a projector are so much larger than on a desk. */
const DOT_SCALE = 1.9;
const IN = 'in';

/** What a frame of the picture is drawn from. */
export interface Frame {
  readonly blocks: readonly Block[];
  readonly service: string;
  /** Height of the way from the callers, in picture units. */
  readonly callerY: number;
  readonly requests: readonly RequestView[];
  readonly recent: RecentRequests;
  readonly speed: number;
  /** No dots travel: reduced motion. */
  readonly still: boolean;
}

/** Draws the requests under way and the last ones of each pod at `now`, in picture units. A pure function of its arguments. */
export function paintPicture(context: CanvasRenderingContext2D, frame: Frame, now: number, palette: Palette): void {
  if (!frame.still) paintTravel(context, frame, now, palette);
  for (const { rows } of frame.blocks) {
    for (const { pod, y } of rows) paintLast(context, frame.recent.get(pod.uid) ?? [], y, palette);
  }
}

function paintTravel(context: CanvasRenderingContext2D, frame: Frame, now: number, palette: Palette): void {
  const units = (value: number) => value / DOT_SCALE;
  const ways = new Map([[IN, between(CALLER.from, frame.callerY, RACK.left, frame.callerY)]]);
  for (const { rows } of frame.blocks)
    for (const { pod, y } of rows) ways.set(pod.uid, between(RACK.right, y, POD.edge, y));
  function between(x: number, y: number, toX: number, toY: number) {
    return pathwayOf({ x: units(x), y: units(y) }, { x: units(toX), y: units(toY) }, { bend: 'across' });
  }
  context.save();
  context.scale(DOT_SCALE, DOT_SCALE);
  const trips = (request: RequestView): Trip | undefined =>
    request.service === frame.service ? tripOf(request, ways.has(request.pod)) : undefined;
  const pace = paceOf(frame.speed);
  paintDots(
    context,
    { requests: frame.requests, trips, pathway: (edge) => ways.get(edge), pace, sample: 1, zoom: 1 },
    now,
    palette,
  );
  context.restore();
}

function tripOf(request: RequestView, shown: boolean): Trip {
  return {
    edges: shown ? [IN, request.pod] : [IN],
    failed: request.outcome !== 'ok',
    timedOut: request.outcome === 'timeout',
    version: shown ? request.version : 0,
    latencyMs: request.endedAt - request.sentAt,
  };
}

/** The last requests of a pod as a row of dots, the newest at the right: a diamond failed. */
function paintLast(
  context: CanvasRenderingContext2D,
  requests: readonly RequestView[],
  y: number,
  palette: Palette,
): void {
  const from = RECENT_AT_MOST - requests.length;
  requests.forEach((request, index) => {
    const x = CHART.x + (from + index) * CHART.step;
    const failed = request.outcome !== 'ok';
    const hollow = request.outcome === 'timeout';
    const hue = hueOf(request.version);
    const reach = CHART.radius * (failed ? 1.7 : 1);
    context.beginPath();
    if (failed) {
      context.moveTo(x, y - reach);
      for (const [dx, dy] of [
        [reach, 0],
        [0, reach],
        [-reach, 0],
      ] as const)
        context.lineTo(x + dx, y + dy);
      context.closePath();
    } else context.arc(x, y, reach, 0, 2 * Math.PI);
    context.fillStyle = failed ? palette(hollow ? 'stage' : 'bad') : palette(`rev-${hue}`);
    context.strokeStyle = failed ? palette('bad') : palette(`rev-${hue}-rim`);
    context.lineWidth = failed && hollow ? 2.4 : 1.4;
    context.fill();
    context.stroke();
  });
}
