import { describe, expect, it } from 'vitest';
import { createMotion, easeMove, MOVE_MS } from './motion';

const at = (y: number) => new Map([['a', { x: 0, y, width: 10, height: 10 }]]);

describe('motion', () => {
  it('moves what has another place, and ends exactly there', () => {
    const motion = createMotion();
    motion.settle(at(0), 0, false);
    expect(motion.at('a')?.y).toBe(0);
    motion.settle(at(100), 1000, false);
    expect(motion.tick(1000 + MOVE_MS / 2)).toBe(true);
    expect(motion.at('a')?.y).toBeGreaterThan(20);
    expect(motion.at('a')?.y).toBeLessThan(100);
    expect(motion.tick(1000 + MOVE_MS)).toBe(false);
    expect(motion.at('a')?.y).toBe(100);
  });

  it('goes on from where it is when the goal changes', () => {
    const motion = createMotion();
    motion.settle(at(0), 0, false);
    motion.settle(at(100), 0, false);
    motion.tick(100);
    const halfway = motion.at('a')?.y;
    motion.settle(at(0), 100, false);
    motion.tick(100);
    expect(motion.at('a')?.y).toBeCloseTo(halfway as number);
  });

  it('cuts, and does not touch what stays', () => {
    const motion = createMotion();
    motion.settle(at(0), 0, true);
    motion.settle(at(50), 0, true);
    expect(motion.at('a')?.y).toBe(50);
    motion.settle(at(50), 10, false);
    expect(motion.isMoving('a')).toBe(false);
    expect(motion.tick(20)).toBe(false);
  });

  it('forgets what is gone', () => {
    const motion = createMotion();
    motion.settle(at(0), 0, false);
    motion.settle(new Map(), 0, false);
    expect(motion.at('a')).toBeUndefined();
  });

  it('eases without running back', () => {
    const path = Array.from({ length: 51 }, (_, index) => easeMove(index / 50));
    expect(path[0]).toBeCloseTo(0);
    expect(path.at(-1)).toBeCloseTo(1);
    expect(easeMove(0.5)).toBeCloseTo(0.7756, 2);
    for (let index = 1; index < path.length; index++) expect(path[index]!).toBeGreaterThanOrEqual(path[index - 1]!);
  });
});
