/** Lengths that the time axis takes, in seconds. */
const SPANS = [
  60, 90, 120, 180, 240, 300, 420, 600, 900, 1200, 1800, 2700, 3600, 5400, 7200, 10_800, 14_400, 21_600, 43_200, 86_400,
];
const STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];
const DAY = 86_400;

/** The time axis: from 0 to `span` milliseconds over `width` pixels from `left`. */
export interface Scale {
  readonly span: number;
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

/** An axis of `span` milliseconds. A tick has at least 110 pixels, so that numbers never touch. */
export function makeScale(span: number, left: number, width: number): Scale {
  const seconds = span / 1000;
  const most = Math.max(2, Math.floor(width / 110));
  const step = STEPS.find((one) => seconds / one <= most) ?? Math.ceil(seconds / most / DAY) * DAY;
  const ticks: number[] = [];
  for (let second = 0; second <= seconds; second += step) ticks.push(second * 1000);
  return { span, left, width, ticks };
}

export function xOf(scale: Scale, at: number): number {
  return scale.left + (at / scale.span) * scale.width;
}

export function timeOf(scale: Scale, x: number): number {
  const share = (x - scale.left) / scale.width;
  return Math.max(0, Math.min(1, share)) * scale.span;
}
