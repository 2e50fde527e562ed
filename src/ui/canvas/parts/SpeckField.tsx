import { useRef } from 'react';
import type { PodView } from '../../../protocol/view';
import { fitCanvas } from '../../kit/fitCanvas';
import { type SpeckStamps, speckStamps } from '../../kit/glyphs/paintSpeck';
import { cellOf } from '../graph/frames';
import type { Box, FramePlan } from '../graph/scene';
import { useDrawing, useLive } from '../live';
import { useStage } from '../stage';

/** What stands on the canvas. */
interface Drawn {
  /** Nothing of it holds after a change of this: theme, scale, size, places of the groups. */
  readonly look: string;
  plan: FramePlan | undefined;
  /** For each group the pods in their order. */
  groups: readonly (readonly Speck[])[];
}

type Speck = Pick<PodView, 'state' | 'version' | 'ghost'>;

/** A cell's side with the distance to its neighbours: what is cleared when it changes. */
const AROUND = 1.5;
const SIDE = 8 + 2 * AROUND;

/** All pods of a frame at 8 px, on one canvas, of which only the cells are drawn that changed. */
export function SpeckField({ plan }: { plan: FramePlan }) {
  const live = useLive();
  const stage = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<Drawn>(undefined);
  const stamps = useRef<{ ink: string; stamps: SpeckStamps }>(undefined);
  useDrawing(() => {
    const element = canvas.current;
    const frame = live.motion.at(plan.frame.key);
    if (!element || !frame) return;
    const scale = stage.scale();
    const tops = plan.frame.groups.map((group) => Math.round((live.motion.at(group.key)?.y ?? frame.y) - frame.y));
    const width = Math.ceil(frame.width);
    const height = Math.ceil(frame.height / 32) * 32;
    const look = `${stage.theme()} ${scale} ${width} ${height} ${tops.join()} ${plan.columns}`;
    if (drawn.current?.look === look && drawn.current.plan === plan) return;
    const context = fitCanvas(element, width, height, scale);
    if (!context) return;
    if (drawn.current?.look !== look) {
      context.clearRect(0, 0, width, height);
      drawn.current = { look, plan: undefined, groups: [] };
    }
    const ink = `${stage.theme()} ${scale}`;
    if (stamps.current?.ink !== ink) stamps.current = { ink, stamps: speckStamps(stage.colours(), scale) };
    const { stamps: own } = stamps.current;
    const before = drawn.current;
    plan.frame.groups.forEach((group, index) => {
      const box = { x: 0, y: tops[index] as number, width, height };
      drawChanges(context, own, before.groups[index] ?? [], group.pods, (nth) => cellOf(plan, group, nth, box));
    });
    before.plan = plan;
    before.groups = plan.frame.groups.map(({ pods }) => pods);
  });
  return <canvas ref={canvas} className="flow-specks" />;
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
