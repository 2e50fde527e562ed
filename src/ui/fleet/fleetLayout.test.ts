import { describe, expect, it } from 'vitest';
import { fleetLayout } from './fleetLayout';

const ROOM = { width: 1036, height: 400 };

describe('the places of machines', () => {
  it('three beside the inspector are as wide as in the mock-up', () => {
    expect(fleetLayout(3, { width: 1036, height: 600 })).toMatchObject({ tier: 'full', columns: 3, width: 322 });
    expect(fleetLayout(3, { width: 1036, height: 600 }).height).toBe(568);
  });

  it('shrink and wrap as they get more, and are specks in the end', () => {
    const tiers = [1, 3, 6, 20, 60, 300].map((count) => fleetLayout(count, ROOM).tier);
    expect(tiers).toEqual(['full', 'full', 'full', 'compact', 'speck', 'speck']);
  });

  it('never stand out of the room', () => {
    for (const width of [320, 390, 768, 1024, 1440, 1920])
      for (const count of [1, 2, 7, 40, 500]) {
        const layout = fleetLayout(count, { width, height: 400 });
        const gaps = layout.tier === 'full' ? 14 : layout.tier === 'compact' ? 10 : 6;
        expect(layout.columns * layout.width + (layout.columns - 1) * gaps + 40).toBeLessThanOrEqual(width);
      }
  });

  it('stack in one column on a phone', () => {
    expect(fleetLayout(3, { width: 390, height: 300 })).toMatchObject({ tier: 'full', columns: 1, width: 350 });
  });

  it('keep the size that a person chose', () => {
    expect(fleetLayout(300, ROOM, 'compact').tier).toBe('compact');
  });
});
