import { memo, useRef } from 'react';
import type { PodView } from '../../../protocol/view';
import { fitCanvas } from '../../kit/fitCanvas';
import { type SpeckStamps, speckStamps } from '../../kit/glyphs/paintSpeck';
import { cellOf } from '../graph/frames';
import { CELL } from '../graph/grid';
import type { Group } from '../graph/model';
import type { Box, FramePlan } from '../graph/scene';
import { useDrawing, useLive } from '../live';
import { useStage } from '../stage';

/** What stands on the canvas. */
interface Drawn {
  /** Nothing of it holds after a change of this: theme, scale, size. */
  readonly look: string;
  /** In their order. */
  pods: readonly Speck[];
}

type Speck = Pick<PodView, 'state' | 'version' | 'ghost'>;

/** A cell's side with the distance to its neighbours: what is cleared when it changes. */
const AROUND = 1.5;
const SIDE = 8 + 2 * AROUND;

/** The canvas grows in steps: making it anew draws all of it. */
const HEIGHT_STEP = 88;

/** All pods of a group at 8 px, on a canvas of which only the cells are drawn that changed. It moves with its group. */
export const SpeckField = memo(function SpeckField({ plan, group }: { plan: FramePlan; group: Group }) {
  const live = useLive();
  const stage = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<Drawn>(undefined);
  const stamps = useRef<{ ink: string; stamps: SpeckStamps }>(undefined);
  useDrawing(() => {
    const element = canvas.current;
    const box = live.motion.at(group.key);
    if (!element || !box) return;
    const scale = stage.scale();
    const width = Math.ceil(box.width);
    const most = Math.max(group.pods.length, group.replicaSet ? (plan.frame.workload?.limit ?? 0) : 0);
    const rows = Math.ceil(most / plan.columns);
    const top = plan.tops[group === plan.frame.groups[0] ? 0 : 1];
    const height = Math.ceil((top + rows * CELL.speck + AROUND) / HEIGHT_STEP) * HEIGHT_STEP;
    const look = `${stage.theme()} ${scale} ${width} ${Math.max(height, heightOf(drawn.current?.look, width, scale))} ${plan.columns} ${top}`;
    if (drawn.current?.look === look && drawn.current.pods === group.pods) return;
    const context = fitCanvas(element, width, Number(look.split(' ')[3]), scale);
    if (!context) return;
    if (drawn.current?.look !== look) {
      context.clearRect(0, 0, element.width, element.height);
      drawn.current = { look, pods: [] };
    }
    const ink = `${stage.theme()} ${scale}`;
    if (stamps.current?.ink !== ink) stamps.current = { ink, stamps: speckStamps(stage.colours(), scale) };
    const place = { x: 0, y: 0, width, height };
    drawChanges(context, stamps.current.stamps, drawn.current.pods, group.pods, (nth) =>
      cellOf(plan, group, nth, place),
    );
    drawn.current.pods = group.pods;
  });
  return <canvas ref={canvas} className="flow-specks" />;
});

/** A canvas of the same width and scale does not shrink. */
function heightOf(look: string | undefined, width: number, scale: number): number {
  const [, lastScale, lastWidth, height] = (look ?? '').split(' ');
  return lastScale === String(scale) && lastWidth === String(width) ? Number(height) : 0;
}

function drawChanges(
  context: CanvasRenderingContext2D,
  stamps: SpeckStamps,
  before: readonly Speck[],
  after: readonly Speck[],
  cell: (index: number) => Box,
): void {
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    const [old, pod] = [before[index], after[index]];
    if (old && pod && old.state === pod.state && old.version === pod.version && old.ghost === pod.ghost) continue;
    const { x, y } = cell(index);
    if (old) context.clearRect(x - AROUND, y - AROUND, SIDE, SIDE);
    if (pod && !pod.ghost?.alone) stamps.paint(context, pod.state, pod.version, x, y);
    if (pod?.ghost) stamps.outline(context, pod.ghost.version, x, y);
  }
}
