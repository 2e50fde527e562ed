import { describe, expect, it } from 'vitest';
import { grid } from './field';

const BOX = { x: 10, y: 20, width: 40, height: 60 };

describe('grid', () => {
  it('keeps all of them within the box and apart, for any number', () => {
    for (let count = 1; count <= 40; count++) {
      const spots = grid(count, BOX, 14);
      expect(spots).toHaveLength(count);
      for (const { x, y, side } of spots) {
        expect(side).toBeLessThanOrEqual(14);
        expect(side).toBeGreaterThan(3);
        expect(x).toBeGreaterThanOrEqual(BOX.x);
        expect(x + side).toBeLessThanOrEqual(BOX.x + BOX.width + 0.001);
        expect(y + side).toBeLessThanOrEqual(BOX.y + BOX.height + 0.001);
      }
      expect(new Set(spots.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
    }
  });
});
