/** A time axis: a stretch of cluster time on a stretch of pixels. The present is at `nowX`; right of it is the future. */
export interface TimeAxis {
  readonly now: number;
  readonly nowX: number;
  readonly pxPerMs: number;
  readonly from: number;
  readonly tickMs: number;
}

/** Where the present stands, of the axis's width. */
const NOW_AT = 0.817;

const WINDOWS_S = [20, 40, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 43_200, 86_400];
const TICKS_S = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 10_800, 21_600];

/**
 * The axis for `width` px. Its window is the shortest of a fixed row that holds `spanMs` before the present, and lasts at least
 * 20 s of wall time at the current speed: so it changes seldom.
 */
export function timeAxis(now: number, width: number, spanMs: number, speed: number): TimeAxis {
  const wantedS = Math.max(20, 20 * speed, spanMs / 1000);
  const windowS = WINDOWS_S.find((seconds) => seconds >= wantedS) ?? (WINDOWS_S[WINDOWS_S.length - 1] as number);
  const nowX = Math.round(width * NOW_AT);
  const pxPerMs = nowX / (windowS * 1000);
  const tickMs = (TICKS_S.find((seconds) => seconds * 1000 * pxPerMs >= 52) ?? 43_200) * 1000;
  return { now, nowX, pxPerMs, from: now - windowS * 1000, tickMs };
}

export function xOf(axis: TimeAxis, at: number): number {
  return axis.nowX + (at - axis.now) * axis.pxPerMs;
}

/** Moments with a mark on the axis, of those that lie in its past and in the world's time. */
export function ticksOf({ from, now, tickMs }: TimeAxis): number[] {
  const ticks: number[] = [];
  for (let at = Math.ceil(Math.max(0, from) / tickMs) * tickMs; at <= now; at += tickMs) ticks.push(at);
  return ticks;
}
