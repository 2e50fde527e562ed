import type { PodState } from '../../../protocol/view';
import { hueOf } from './shape';
import { SPECKS, type SpeckInk } from './specks';

/** Colours of one theme by token name, without dashes: `ink-2`, `bad`, `rev-1`, `rev-1-rim`. */
export type Inks = (token: string) => string;

/** Draws specks fast: each of them once, then as a stamp. Made anew for another theme or scale. */
export interface SpeckStamps {
  /** Draws a pod at 8 by 8 units of the context, its corner at `x`, `y`. */
  paint(context: CanvasRenderingContext2D, state: PodState, version: number, x: number, y: number): void;
  /** Draws the outline of a pod of another branch around that place. */
  outline(context: CanvasRenderingContext2D, version: number, x: number, y: number): void;
}

/** `scale` is device pixels for one unit of the context that the stamps are painted to. */
export function speckStamps(inks: Inks, scale: number): SpeckStamps {
  const stamps = new Map<string, HTMLCanvasElement>();
  return {
    paint(context, state, version, x, y) {
      const hue = hueOf(version);
      const key = `${state} ${hue}`;
      let stamp = stamps.get(key);
      if (!stamp) {
        stamp = makeStamp(inks, scale, state, hue);
        stamps.set(key, stamp);
      }
      context.drawImage(stamp, x - MARGIN, y - MARGIN, FIELD, FIELD);
    },
    outline(context, version, x, y) {
      context.strokeStyle = inks(inkToken('rim', hueOf(version)));
      context.lineWidth = 1;
      context.strokeRect(x - 0.5, y - 0.5, 9, 9);
    },
  };
}

const MARGIN = 1;
const FIELD = 8 + 2 * MARGIN;

function makeStamp(inks: Inks, scale: number, state: PodState, hue: number): HTMLCanvasElement {
  const stamp = document.createElement('canvas');
  const side = Math.max(1, Math.ceil(FIELD * scale));
  stamp.width = side;
  stamp.height = side;
  const context = stamp.getContext('2d');
  if (!context) return stamp;
  context.scale(side / FIELD, side / FIELD);
  context.translate(MARGIN, MARGIN);
  const colour = (ink: SpeckInk) => inks(inkToken(ink, hue));
  for (const { d, fill, stroke, width = 1, opacity = 1 } of SPECKS[state]) {
    const path = new Path2D(d);
    context.globalAlpha = opacity;
    if (fill) {
      context.fillStyle = colour(fill);
      context.fill(path);
    }
    if (stroke) {
      context.strokeStyle = colour(stroke);
      context.lineWidth = width;
      context.stroke(path);
    }
  }
  return stamp;
}

function inkToken(ink: SpeckInk, hue: number): string {
  if (ink === 'r') return hue === 0 ? 'ink-2' : `rev-${hue}`;
  if (ink === 'rim') return hue === 0 ? 'ink-2' : `rev-${hue}-rim`;
  return ink;
}
