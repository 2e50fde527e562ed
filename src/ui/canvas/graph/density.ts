import type { FlowModel } from './model';
import type { RowStyle } from './scene';

/** A rung of the ladder from roomy to dense. */
export interface Rung {
  readonly row: RowStyle;
  readonly charted: boolean;
}

/** From row to row where rows are closest under a chart. */
const DENSEST = 22;

const row = (pitch: number): RowStyle => ({
  pitch,
  glyph: pitch >= 30 ? Math.min(38, pitch - 3) : pitch - 2,
  lines: pitch >= 30 ? 2 : 1,
});

/** For a single workload, whose envelope matters most, and for several. */
const LADDERS: Readonly<Record<'one' | 'many', readonly Rung[]>> = {
  one: [
    ...[41, 35, 30, 26, 24, 22].map((pitch) => ({ row: row(pitch), charted: true })),
    ...[35, 30, 26, 24, 22, 20, 18].map((pitch) => ({ row: row(pitch), charted: false })),
  ],
  many: [
    ...[41, 35, 30].map((pitch) => ({ row: row(pitch), charted: true })),
    ...[41, 35, 30, 26, 24, 22, 20, 18].map((pitch) => ({ row: row(pitch), charted: false })),
  ],
};

export function ladder(model: FlowModel): readonly Rung[] {
  return LADDERS[model.frames.length > 1 ? 'many' : 'one'];
}

/** Rather than lose its chart, the picture is drawn a little smaller: letters of 12 px stay above 11. */
function leastZoom({ row: { pitch }, charted }: Rung): number {
  return charted && pitch === DENSEST ? 0.94 : 1;
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
  const fitting = rungs.findIndex((rung) => heightOf(rung) * leastZoom(rung) <= available);
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
