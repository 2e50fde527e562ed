/** The field that small pictures are drawn on, in its own units. */
export const FIELD = { width: 176, height: 96 } as const;

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** Places for `count` squares in a box: as few columns as let them be at least `least` large, and never above `most`. */
export function grid(
  count: number,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  most: number,
): Spot[] {
  const gap = 0.28;
  let columns = 1;
  let side = 0;
  for (let tried = 1; tried <= Math.max(1, count); tried++) {
    const rows = Math.ceil(count / tried);
    const fits = Math.min(most, box.width / (tried + (tried - 1) * gap), box.height / (rows + (rows - 1) * gap));
    if (fits > side) [side, columns] = [fits, tried];
  }
  const step = side * (1 + gap);
  return Array.from({ length: count }, (_, index) => ({
    x: box.x + (index % columns) * step,
    y: box.y + Math.floor(index / columns) * step,
    side,
  }));
}
