import { describe, expect, it } from 'vitest';
import { filterValues, seenColour, VISIONS, type Vision } from './vision';

const NAMES = Object.keys(VISIONS) as Vision[];

describe('colours as other eyes see them', () => {
  it('leaves black, white and greys as they are', () => {
    for (const name of NAMES) {
      for (const grey of [0, 99, 255]) {
        for (const part of seenColour(name, [grey, grey, grey])) expect(Math.abs(part - grey)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('takes the hue from red and green where their cones lack, and from all in grey', () => {
    // As many reds as greens of one lightness: without the cones for one of them both end up on the line from blue to yellow.
    const apart = (name: Vision) => {
      const [red, green] = [seenColour(name, [190, 30, 34]), seenColour(name, [27, 111, 60])] as [number[], number[]];
      return Math.hypot(...red.map((part, index) => part - (green[index] as number)));
    };
    const full = Math.hypot(190 - 27, 30 - 111, 34 - 60);
    expect(apart('protan')).toBeLessThan(full / 2);
    expect(apart('deutan')).toBeLessThan(full / 2);
    expect(apart('tritan')).toBeGreaterThan(full / 2);
    const [red, green, blue] = seenColour('grey', [255, 0, 0]) as [number, number, number];
    expect([green, blue]).toEqual([red, red]);
    // 0.2126 of the light, on the curve of sRGB: 1.055 * 0.2126^(1/2.4) - 0.055 = 0.498.
    expect(red).toBe(127);
  });

  it('gives a filter twenty values, the last row for what is seen through', () => {
    for (const name of NAMES) {
      const values = filterValues(name).split(' ').map(Number);
      expect(values).toHaveLength(20);
      expect(values.slice(15)).toEqual([0, 0, 0, 1, 0]);
    }
  });
});
