import type { Box } from './scene';

export type Direction = 'left' | 'right' | 'up' | 'down';

const AXES: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/**
 * The object that an arrow key leads to: the nearest in that direction, straight ahead before aside. Undefined when there is
 * none.
 */
export function nearest(from: string, direction: Direction, objects: ReadonlyMap<string, Box>): string | undefined {
  const start = objects.get(from);
  if (!start) return undefined;
  const [dx, dy] = AXES[direction];
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [key, box] of objects) {
    if (key === from) continue;
    const ahead =
      dx === 0 ? gap(start.y, start.height, box.y, box.height, dy) : gap(start.x, start.width, box.x, box.width, dx);
    if (ahead === undefined) continue;
    const aside =
      dx === 0 ? apart(start.x, start.width, box.x, box.width) : apart(start.y, start.height, box.y, box.height);
    const off =
      dx === 0
        ? Math.abs(middle(start.x, start.width) - middle(box.x, box.width))
        : Math.abs(middle(start.y, start.height) - middle(box.y, box.height));
    const cost = ahead + 3 * aside + 0.1 * off;
    if (cost < least) {
      least = cost;
      best = key;
    }
  }
  return best;
}

const middle = (start: number, length: number) => start + length / 2;

/** How far ahead a span lies, by its near end; undefined when its middle is not ahead. */
function gap(start: number, length: number, other: number, otherLength: number, sign: number): number | undefined {
  const step = (middle(other, otherLength) - middle(start, length)) * sign;
  if (step <= 1) return undefined;
  return Math.max(0, sign > 0 ? other - (start + length) : start - (other + otherLength));
}

/** How far two spans miss each other; 0 when they overlap. */
function apart(start: number, length: number, other: number, otherLength: number): number {
  return Math.max(0, other - (start + length), start - (other + otherLength));
}
