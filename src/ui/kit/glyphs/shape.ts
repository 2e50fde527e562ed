import type { PodState } from '../../../protocol/view';

/** What a pod's glyph shows. */
export interface GlyphFacts {
  readonly state: PodState;
  /** Version identity (visual.md, section 3): the hue and, when ready, the number inside. 0 is neutral and has no number. */
  readonly version: number;
  /** How far the running span is, 0 to 1: the level of a pull; a ring shows what is left of it. */
  readonly progress?: number;
  /** Seconds left, shown inside a terminating pod. */
  readonly seconds?: number;
  /** How many containers the pod has; one inner square each, up to four. */
  readonly containers?: number;
}

export const HUES = 6;
const LEVELS = 50;

/** The hue of a version: 1 to 6, then 1 again; 0 stays neutral. */
export function hueOf(version: number): number {
  return version <= 0 ? 0 : ((version - 1) % HUES) + 1;
}

/** What is left of a ring for a span that is `progress` far, as a dash of a path of length 100: in steps of half a pixel. */
export function ringDash(progress: number): string {
  return `${Math.round((1 - progress) * 200) / 2} 100`;
}

/** Top and height of the level of a pull in a body that spans `top` to `top + height`: in steps of half a pixel. */
export function levelOf(progress: number, top: number, height: number): { y: number; height: number } {
  const filled = (Math.round(progress * LEVELS) / LEVELS) * height;
  return { y: top + height - filled, height: filled };
}

/** Where the inner squares of up to four containers are, in a box of 44 by 44 units centred on `cx`, `cy`. */
export function innerSquares(containers: number, cx: number, cy: number, scale: number): readonly Square[] {
  const n = Math.min(4, Math.max(1, containers));
  if (n === 1) return [square(cx, cy, 20 * scale)];
  const side = (n === 2 ? 13 : 11) * scale;
  const apart = (n === 2 ? 8 : 7) * scale;
  if (n === 2) return [square(cx - apart, cy, side), square(cx + apart, cy, side)];
  const corners: readonly [number, number][] = [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ];
  return corners.slice(0, n).map(([x, y]) => square(cx + x * apart, cy + y * apart, side));
}

interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

function square(cx: number, cy: number, side: number): Square {
  return { x: cx - side / 2, y: cy - side / 2, side };
}

/** Lines at 45 degrees that hatch a square body: from `left` and `top`, `side` long, `step` apart. */
export function hatch(left: number, top: number, side: number, step: number): string {
  let path = '';
  for (let x = left - side; x < left + side; x += step) {
    path += `M${round(x)} ${round(top + side)}L${round(x + side)} ${round(top)}`;
  }
  return path;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
