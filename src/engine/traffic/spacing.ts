import type { Random } from '../sim/random';

/** One second as generators count time, in microseconds. */
export const SECOND_US = 1_000_000;

/** How long until the next request at so many a second, in whole microseconds. */
export function gapUs(spacing: 'even' | 'poisson', ratePerSecond: number, random: Random): number {
  const meanUs = SECOND_US / ratePerSecond;
  return Math.max(1, Math.round(spacing === 'even' ? meanUs : meanUs * exponential(random)));
}

/**
 * An exponentially distributed number with mean 1, by comparisons alone: the last digits of a logarithm are the browser's.
 * J. von Neumann's method of 1951: the length of a falling run of uniform numbers tells whether its first one is taken.
 */
export function exponential(random: Random): number {
  for (let whole = 0; ; whole++) {
    const first = random.float();
    let last = first;
    let length = 1;
    for (let next = random.float(); next < last; next = random.float()) {
      last = next;
      length++;
    }
    if (length % 2 === 1) return whole + first;
  }
}
