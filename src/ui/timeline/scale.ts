/** Lengths that the time axis takes, in seconds. */
const SPANS = [
  60, 90, 120, 180, 240, 300, 420, 600, 900, 1200, 1800, 2700, 3600, 4200, 4800, 5400, 7200, 10_800, 14_400, 21_600,
  43_200, 86_400,
];
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];
const DAY = 86_400;
/** The shortest stretch of time that the axis is stretched to, in milliseconds. */
export const SHORTEST = 6_000;

/** A stretch of cluster time, in milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly span: number;
}

/** The time axis: `span` milliseconds from `from` on, over `width` pixels from `left`. */
export interface Scale extends Stretch {
  readonly left: number;
  readonly width: number;
  /** Moments with a number beneath, in milliseconds. */
  readonly ticks: readonly number[];
}

/** The length of an axis that leaves a little future free behind `until`; both in milliseconds. */
export function spanFor(until: number): number {
  const seconds = (until / 1000) * 1.08;
  return 1000 * (SPANS.find((span) => span >= seconds) ?? Math.ceil(seconds / DAY) * DAY);
}

/** An axis over a stretch of time. A tick has at least 110 pixels, so that numbers never touch. */
export function makeScale({ from, span }: Stretch, left: number, width: number): Scale {
  const seconds = span / 1000;
  const most = Math.max(2, Math.floor(width / 110));
  const step = STEPS.find((one) => seconds / one <= most) ?? Math.ceil(seconds / most / DAY) * DAY;
  const ticks: number[] = [];
  for (let second = Math.ceil(from / 1000 / step) * step; second * 1000 <= from + span; second += step) {
    ticks.push(second * 1000);
  }
  return { from, span, left, width, ticks };
}

export function xOf(scale: Scale, at: number): number {
  return scale.left + ((at - scale.from) / scale.span) * scale.width;
}

export function timeOf(scale: Scale, x: number): number {
  const share = (x - scale.left) / scale.width;
  return scale.from + Math.max(0, Math.min(1, share)) * scale.span;
}

/** Whether a moment is on the axis. */
export function isOn(scale: Stretch, at: number): boolean {
  return at >= scale.from && at <= scale.from + scale.span;
}

/**
 * The axis `factor` times as long, with the moment under the pointer where it is; undefined where that is all there is: then the
 * axis grows with the session again.
 */
export function zoomed(scale: Stretch, at: number, factor: number, whole: number): Stretch | undefined {
  const span = Math.max(SHORTEST, scale.span * factor);
  if (span >= whole) return undefined;
  return within(at - ((at - scale.from) / scale.span) * span, span, whole);
}

/** Where a stretched axis has to stand so that the present moment is on it, with some of what is ahead. */
export function following(scale: Stretch, now: number, whole: number): Stretch {
  const share = (now - scale.from) / scale.span;
  if (share >= 0 && share <= 0.92) return scale;
  return within(now - (share < 0 ? 0.5 : 0.3) * scale.span, scale.span, whole);
}

/** An axis of this length, as near to `from` as there is something. */
export function within(from: number, span: number, whole: number): Stretch {
  return { from: Math.max(0, Math.min(from, Math.max(whole, from) - span)), span };
}
