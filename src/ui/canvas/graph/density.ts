import type { FlowModel, Frame } from './model';
import type { Density, RowStyle } from './scene';

/** A rung of the ladder from roomy to dense. */
export interface Rung {
  readonly row: RowStyle;
  readonly charted: boolean;
}

const row = (pitch: number): RowStyle => ({
  pitch,
  glyph: pitch >= 30 ? Math.min(38, pitch - 3) : pitch - 2,
  lines: pitch >= 30 ? 2 : 1,
});

/** For a single workload, whose envelope matters most, and for several. */
const LADDERS: Readonly<Record<'one' | 'many', readonly Rung[]>> = {
  one: [
    ...[41, 35, 30, 26, 24, 22].map((pitch) => ({ row: row(pitch), charted: true })),
    { row: row(22), charted: false },
  ],
  many: [
    ...[41, 35, 30].map((pitch) => ({ row: row(pitch), charted: true })),
    ...[41, 35, 30, 26, 24, 22].map((pitch) => ({ row: row(pitch), charted: false })),
  ],
};

export function ladder(model: FlowModel): readonly Rung[] {
  return LADDERS[model.frames.length > 1 ? 'many' : 'one'];
}

/**
 * The rung to draw on: the roomiest that fits `available` px of height. While something is on the way it only gets denser, so
 * that rows do not grow and shrink during a rollout.
 */
export function chooseRung(
  rungs: readonly Rung[],
  heightOf: (rung: Rung) => number,
  available: number,
  previous: number | undefined,
  calm: boolean,
): number {
  const fitting = rungs.findIndex((rung) => heightOf(rung) <= available);
  const wanted = fitting === -1 ? rungs.length - 1 : fitting;
  return previous !== undefined && !calm && previous < rungs.length ? Math.max(previous, wanted) : wanted;
}

/** Whether every workload has exactly its pods, all ready. */
export function isCalm(model: FlowModel): boolean {
  return model.frames.every((frame) => {
    const pods = frame.groups.flatMap((group) => group.pods);
    return pods.length === (frame.workload?.replicas ?? pods.length) && pods.every(({ state }) => state === 'ready');
  });
}

/**
 * Rows up to 12 pods, tiles up to 60, specks beyond. What counts is how many are wanted; pods on their way out must be many
 * more before they make a frame change its kind.
 */
export function densityOf(frame: Frame): Density {
  const present = frame.groups.reduce((sum, { pods }) => sum + pods.length, 0);
  const wanted = frame.workload?.replicas ?? present;
  if (wanted <= 12 && present <= 20) return 'row';
  return wanted <= 60 && present <= 100 ? 'tile' : 'speck';
}

/** Side of a pod's cell in a grid of tiles or specks. */
export const CELL: Readonly<Record<'tile' | 'speck', number>> = { tile: 30, speck: 11 };

/** How many cells of a grid stand side by side in `width` px. */
export function gridColumns(density: 'tile' | 'speck', width: number): number {
  return Math.max(1, Math.floor(width / CELL[density]));
}
