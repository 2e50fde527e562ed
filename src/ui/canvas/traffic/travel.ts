import type { GeneratorView } from '../../../protocol/view';
import type { Trip } from './trips';

/** How dots travel: one rule for the whole stage. */
export interface Pace {
  /** Cluster milliseconds on the way for a millisecond of latency. */
  readonly slowdown: number;
  /** Beyond 4x trips are stretched, so that a dot stays long enough to be seen. */
  readonly stretch: number;
}

/** The median request of the bundled worlds takes 30 ms: 900 ms from the client to the pod. */
export const USUAL_SLOWDOWN = 30;
const SHORTEST_MS = 250;
const LONGEST_MS = 4000;
const USUAL_MS = 900;
const STRETCH_FROM = 4;

export function paceOf(speed: number, slowdown = USUAL_SLOWDOWN): Pace {
  return { slowdown, stretch: Math.max(1, speed / STRETCH_FROM) };
}

/** Cluster milliseconds that a dot takes for its whole way. */
export function tripMs(latencyMs: number, { slowdown, stretch }: Pace): number {
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

/**
 * The place of a dot `elapsedMs` after it set out; undefined before that and after its end. It is as fast on a short edge as on a
 * long one: `lengths` are those of its edges. A failed one runs back all the way, as fast.
 */
export function dotPlace(trip: Trip, elapsedMs: number, pace: Pace, lengths: readonly number[]): DotPlace | undefined {
  if (elapsedMs < 0) return undefined;
  const gone = elapsedMs / tripMs(trip.latencyMs, pace);
  if (gone >= (trip.failed ? 2 : 1)) return undefined;
  const back = gone >= 1;
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let left = (back ? 2 - gone : gone) * total;
  for (let leg = 0; leg < lengths.length; leg++) {
    const length = lengths[leg] as number;
    if (left <= length || leg === lengths.length - 1)
      return { leg, part: length === 0 ? 1 : Math.min(1, left / length), back };
    left -= length;
  }
  return undefined;
}

const SAMPLES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const MOST_ON_EDGE = 60;
const MOST_ON_STAGE = 300;
/** Dots that follow each other more closely than this run together. A usual way is some 300 px. */
const CLOSEST_PX = 4;
const USUAL_PX = 300;

/**
 * How many requests a dot stands for: 1 as long as there are at most 60 dots on an edge and 300 on the stage, and as they can be
 * told from each other. Reckoned from the rates, so that it does not change from frame to frame.
 */
export function requestsPerDot(generators: Iterable<GeneratorView>, pace: Pace): number {
  let rate = 0;
  let most = 0;
  for (const { ratePerSecond } of generators) {
    rate += ratePerSecond;
    most = Math.max(most, ratePerSecond);
  }
  const seconds = (USUAL_MS * pace.stretch) / 1000;
  const needed = Math.max(
    (most * seconds) / MOST_ON_EDGE,
    (rate * seconds) / MOST_ON_STAGE,
    (most * seconds * CLOSEST_PX) / USUAL_PX,
  );
  return SAMPLES.find((sample) => sample >= needed) ?? (SAMPLES[SAMPLES.length - 1] as number);
}
