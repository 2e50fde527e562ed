import { type Density, FINENESS } from './grid';
import type { FlowModel } from './model';
import type { RowStyle } from './scene';

/** A rung of the ladder from roomy to dense. */
export interface Rung {
  readonly row: RowStyle;
  readonly charted: boolean;
  /** Heads of one line: a template's words beside its workload's name, a rack's count beside its own. */
  readonly terse: boolean;
  /** Pods are shown no finer than this, however few they are. */
  readonly finest: Density;
  /** How many racks with their frames stand side by side. */
  readonly lanes: number;
}

/** How a frame's pods are shown on a rung. */
export function densityOn(rung: Rung, own: Density): Density {
  return FINENESS.indexOf(own) < FINENESS.indexOf(rung.finest) ? rung.finest : own;
}

/** From row to row where rows are closest under a chart. */
const DENSEST = 22;

const row = (pitch: number): RowStyle => ({
  pitch,
  glyph: pitch >= 30 ? Math.min(38, pitch - 3) : pitch - 2,
  lines: pitch >= 30 ? 2 : 1,
});

const rung = (pitch: number, more: Partial<Rung> = {}): Rung => ({
  row: row(pitch),
  charted: false,
  terse: false,
  finest: 'row',
  lanes: 1,
  ...more,
});

/** For a single workload, whose envelope matters most, and for several. */
const LADDERS: Readonly<Record<'one' | 'many', readonly Rung[]>> = {
  one: [
    ...[41, 35, 30, 26, 24, 22].map((pitch) => rung(pitch, { charted: true })),
    ...[35, 30, 26, 24, 22, 20, 18].map((pitch) => rung(pitch)),
  ],
  many: [
    ...[41, 35, 30].map((pitch) => rung(pitch, { charted: true })),
    ...[41, 35, 30, 26].map((pitch) => rung(pitch)),
    ...[30, 26, 24, 22, 20, 18].map((pitch) => rung(pitch, { terse: true })),
    rung(18, { terse: true, finest: 'tile' }),
    rung(18, { terse: true, finest: 'tile', lanes: 2 }),
    ...[1, 2, 3, 4, 5, 6, 8, 10].map((lanes) => rung(18, { terse: true, finest: 'speck', lanes })),
  ],
};

export function ladder(model: FlowModel): readonly Rung[] {
  return LADDERS[model.frames.length > 1 ? 'many' : 'one'];
}

/** Rather than lose its chart, the picture is drawn a little smaller: letters of 12 px stay above 11. */
function leastZoom({ row: { pitch }, charted }: Rung): number {
  return charted && pitch === DENSEST ? 0.94 : 1;
}

/** How large a picture may be drawn on a rung, at most 1; and how large it has to be for the rung to be taken. */
export type Fitting = (rung: Rung) => number;

/**
 * The rung to draw on: the roomiest that fits, or the one on which the picture is largest. While something is on the way it only
 * gets denser, so that rows do not grow and shrink during a rollout.
 */
export function chooseRung(
  rungs: readonly Rung[],
  fitting: Fitting,
  previous: number | undefined,
  calm: boolean,
): number {
  const zooms: number[] = [];
  const first = rungs.findIndex((one) => {
    const zoom = fitting(one);
    zooms.push(zoom);
    return zoom >= leastZoom(one);
  });
  const wanted = first === -1 ? zooms.lastIndexOf(Math.max(...zooms)) : first;
  return previous !== undefined && !calm && previous < rungs.length ? Math.max(previous, wanted) : wanted;
}

/** Whether every workload has exactly its pods, all ready. */
export function isCalm(model: FlowModel): boolean {
  return model.frames.every((frame) => {
    const pods = frame.groups.flatMap((group) => group.pods);
    return pods.length === (frame.workload?.replicas ?? pods.length) && pods.every(({ state }) => state === 'ready');
  });
}
