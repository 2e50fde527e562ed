import type { PodState } from '../../../protocol/view';
import { hueOf } from './shape';
import { SPECKS, type SpeckInk } from './specks';

/** Colours of one theme by token name, without dashes: `ink-2`, `bad`, `rev-1`, `rev-1-rim`. */
export type Inks = (token: string) => string;

/** Draws specks fast: each of them once, then as a stamp. Made anew for another theme or scale. */
export interface SpeckStamps {
  /** Draws a pod at 8 by 8 units of the context times `zoom`, its corner at `x`, `y`; so many of them in a row. */
  paint(
    context: CanvasRenderingContext2D,
    state: PodState,
    version: number,
    x: number,
    y: number,
    zoom?: number,
    count?: number,
  ): void;
  /** Draws the outline of a pod of another branch around that place. */
  outline(context: CanvasRenderingContext2D, version: number, x: number, y: number, zoom?: number): void;
}

/** So many of a row are drawn at once. */
const RUN = 32;

/**
 * `scale` is device pixels for one unit of the context that the stamps are painted to, `pitch` how many units it is from one to
 * the next where they stand in rows.
 */
export function speckStamps(inks: Inks, scale: number, pitch = 0): SpeckStamps {
  const stamps = new Map<string, ImageBitmap>();
  const stampOf = (state: PodState, version: number): ImageBitmap => {
    const hue = hueOf(version);
    const key = `${state} ${hue}`;
    let stamp = stamps.get(key);
    if (!stamp) {
      stamp = makeStamp(inks, scale, pitch, state, hue);
      stamps.set(key, stamp);
    }
    return stamp;
  };
  return {
    paint(context, state, version, x, y, zoom = 1, count = 1) {
      const stamp = stampOf(state, version);
      for (let from = 0; from < count; from += RUN) {
        const wide = FIELD + pitch * (Math.min(RUN, count - from) - 1);
        const left = x + (from * pitch - MARGIN) * zoom;
        const [cut, high] = [Math.min(stamp.width, wide * scale), stamp.height];
        context.drawImage(stamp, 0, 0, cut, high, left, y - MARGIN * zoom, (cut / scale) * zoom, (high / scale) * zoom);
      }
    },
    outline(context, version, x, y, zoom = 1) {
      context.strokeStyle = inks(inkToken('rim', hueOf(version)));
      context.lineWidth = zoom;
      context.strokeRect(x - zoom / 2, y - zoom / 2, 9 * zoom, 9 * zoom);
    },
  };
}

const MARGIN = 1;
const FIELD = 8 + 2 * MARGIN;

/** A row of the same. A picture rather than a canvas, which would be copied each time that it is drawn from. */
function makeStamp(inks: Inks, scale: number, pitch: number, state: PodState, hue: number): ImageBitmap {
  const count = pitch > 0 ? RUN : 1;
  const wide = Math.max(1, Math.ceil((FIELD + pitch * (count - 1)) * scale));
  const stamp = new OffscreenCanvas(wide, Math.max(1, Math.ceil(FIELD * scale)));
  const context = stamp.getContext('2d');
  const colour = (ink: SpeckInk) => inks(inkToken(ink, hue));
  for (let nth = 0; context && nth < count; nth++) {
    context.setTransform(scale, 0, 0, scale, (MARGIN + nth * pitch) * scale, MARGIN * scale);
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
  }
  return stamp.transferToImageBitmap();
}

function inkToken(ink: SpeckInk, hue: number): string {
  if (ink === 'r') return hue === 0 ? 'ink-2' : `rev-${hue}`;
  if (ink === 'rim') return hue === 0 ? 'ink-2' : `rev-${hue}-rim`;
  return ink;
}
