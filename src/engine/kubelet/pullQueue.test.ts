import { describe, expect, it } from 'vitest';
import { type PullQueue, queuePull } from './pullQueue';

describe('pulls of one machine', () => {
  it('come one after the other, and an image that is coming need not come twice', () => {
    const queue: PullQueue = { pullsUntil: 0, pulls: new Map() };
    expect(queuePull(queue, 1_000, 'a', 3_000)).toEqual({ waitMs: 0, delayMs: 3_000 });
    expect(queuePull(queue, 1_500, 'b', 2_000)).toEqual({ waitMs: 2_500, delayMs: 2_000 });
    expect(queuePull(queue, 2_000, 'a', 3_000)).toEqual({ waitMs: 4_000, delayMs: 300 });
    expect(queuePull(queue, 60_000, 'a', 3_000)).toEqual({ waitMs: 0, delayMs: 3_000 });
  });
});
