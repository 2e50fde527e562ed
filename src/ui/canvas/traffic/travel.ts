import type { GeneratorView } from '../../../protocol/view';
import type { Trip } from './trips';

/** How dots travel: one rule for the whole stage. */
export interface Pace {
  /** Cluster milliseconds on an edge for a millisecond of latency. */
  readonly slowdown: number;
  /** Beyond 4x trips are stretched, so that a dot stays long enough to be seen. */
  readonly stretch: number;
}

/** The median request of the bundled worlds takes 30 ms: 900 ms an edge. */
export const USUAL_SLOWDOWN = 30;
const SHORTEST_MS = 250;
const LONGEST_MS = 4000;
const USUAL_MS = 900;
const STRETCH_FROM = 4;

export function paceOf(speed: number, slowdown = USUAL_SLOWDOWN): Pace {
  return { slowdown, stretch: Math.max(1, speed / STRETCH_FROM) };
}

/** Cluster milliseconds that a dot takes for an edge. */
export function legMs(latencyMs: number, { slowdown, stretch }: Pace): number {
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, latencyMs * slowdown)) * stretch;
}

/** Length of a dot's tail in px: long for quick answers, none from half a second on. */
export function tailPx(latencyMs: number): number {
  return Math.min(18, Math.max(0, 18 - 10.6 * Math.log10(Math.max(1, latencyMs) / 10)));
}

/** Where a dot is: on which of its edges, how far (0 to 1 from the edge's beginning), and whether it runs back as a failure. */
export interface DotPlace {
  readonly leg: number;
  readonly part: number;
  readonly back: boolean;
}

/** The place of a dot `elapsedMs` after it set out; undefined before that and after its end. */
export function dotPlace(trip: Trip, elapsedMs: number, pace: Pace): DotPlace | undefined {
  if (elapsedMs < 0) return undefined;
  const leg = legMs(trip.latencyMs, pace);
  const legs = trip.edges.length;
  const index = Math.floor(elapsedMs / leg);
  const part = elapsedMs / leg - index;
  if (index < legs) return { leg: index, part, back: false };
  if (!trip.failed || index >= 2 * legs) return undefined;
  return { leg: 2 * legs - 1 - index, part: 1 - part, back: true };
}

const SAMPLES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const MOST_ON_EDGE = 60;
const MOST_ON_STAGE = 300;

/**
 * How many requests a dot stands for: 1 as long as there are at most 60 dots on an edge and 300 on the stage. Reckoned from the
 * rates, so that it does not change from frame to frame.
 */
export function requestsPerDot(generators: Iterable<GeneratorView>, pace: Pace): number {
  let rate = 0;
  let most = 0;
  for (const { ratePerSecond } of generators) {
    rate += ratePerSecond;
    most = Math.max(most, ratePerSecond);
  }
  const seconds = (USUAL_MS * pace.stretch) / 1000;
  const needed = Math.max((most * seconds) / MOST_ON_EDGE, (rate * seconds * 3) / MOST_ON_STAGE);
  return SAMPLES.find((sample) => sample >= needed) ?? (SAMPLES[SAMPLES.length - 1] as number);
}
