/** How a frame shows its pods: rows with words, tiles of 24 px, specks of 8 px. */
export type Density = 'row' | 'tile' | 'speck';

/** From the finest to the coarsest. */
export const FINENESS: readonly Density[] = ['row', 'tile', 'speck'];

/**
 * Rows up to 12 pods, tiles up to 60, specks beyond. What counts is how many are wanted; pods on their way out must be many
 * more before they make a frame change its kind.
 */
export function densityOf(wanted: number, present: number): Density {
  if (wanted <= 12 && present <= 20) return 'row';
  return wanted <= 60 && present <= 100 ? 'tile' : 'speck';
}

/** Side of a pod's cell in a grid of tiles or specks, and of the pod in it. */
export const CELL: Readonly<Record<'tile' | 'speck', number>> = { tile: 30, speck: 11 };
export const GLYPH: Readonly<Record<'tile' | 'speck', number>> = { tile: 24, speck: 8 };
/** Distance of a grid from its frame's sides. */
export const GRID_PAD = 14;

/** How many cells of a grid stand side by side in `width` px. */
export function gridColumns(density: 'tile' | 'speck', width: number): number {
  return Math.max(1, Math.floor((width - 2 * GRID_PAD) / CELL[density]));
}
