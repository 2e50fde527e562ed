import { FRAME_WITH_AXIS } from './columns';
import { CELL, densityOf, gridColumns, type Rung } from './density';
import { type Frame, type Group, podKey } from './model';
import type { Box, FramePlan } from './scene';

export const HEAD_CHARTED = 96;
export const HEAD_PLAIN = 34;
export const GROUP_HEAD = 24;
const GROUP_FOOT = 3;
const KEPT = 24;
const PAD = 14;
/** Where the time axis of a row begins, from the frame's left; and its distance from the right. */
const AXIS_LEFT = 194;
const AXIS_LEFT_ONE_LINE = 206;
const AXIS_RIGHT = 18;

/** How a frame is going to be drawn on a rung and in a width. */
export function planFrame(frame: Frame, rung: Rung, width: number): FramePlan {
  const density = densityOf(frame);
  const roomy = width >= FRAME_WITH_AXIS;
  const charted = rung.charted && roomy && frame.workload !== undefined;
  const left = density === 'row' && rung.row.lines === 1 ? AXIS_LEFT_ONE_LINE : AXIS_LEFT;
  const axis = roomy && (charted || density === 'row') ? { x: left, width: width - left - AXIS_RIGHT } : undefined;
  const columns = density === 'row' ? 1 : gridColumns(density, width - 2 * PAD);
  return {
    frame,
    density,
    row: rung.row,
    head: charted ? HEAD_CHARTED : HEAD_PLAIN,
    charted,
    columns,
    ...(axis && { axis }),
  };
}

function bodyHeight(plan: FramePlan, pods: number): number {
  if (plan.density === 'row') return pods * plan.row.pitch + GROUP_FOOT;
  return Math.ceil(pods / plan.columns) * CELL[plan.density] + (pods > 0 ? 10 : GROUP_FOOT);
}

export function frameHeight(plan: FramePlan): number {
  const groups = plan.frame.groups.reduce((sum, { pods }) => sum + GROUP_HEAD + bodyHeight(plan, pods.length), 0);
  return plan.head + groups + (plan.frame.kept.length > 0 ? KEPT : 0);
}

/** The height that a frame has at most during a rollout: what stands beside it is placed by this, and so stays where it is. */
export function plannedHeight(plan: FramePlan): number {
  const { workload, groups } = plan.frame;
  const heads = workload?.kind === 'Deployment' ? 2 : 1;
  const pods = workload ? Math.max(workload.limit, workload.replicas) + (heads - 1) : (groups[0]?.pods.length ?? 0);
  return plan.head + heads * GROUP_HEAD + bodyHeight(plan, pods) + (heads - 1) * GROUP_FOOT;
}

/** Gives the frame, its groups and its pods their places. The frame's top left corner is at `x`, `y`. */
export function placeFrame(places: Map<string, Box>, plan: FramePlan, x: number, y: number, width: number): number {
  const { frame } = plan;
  let at = y + plan.head;
  for (const group of frame.groups) {
    const height = GROUP_HEAD + bodyHeight(plan, group.pods.length);
    places.set(group.key, { x, y: at, width, height });
    placePods(places, plan, group, x, at + GROUP_HEAD, width);
    at += height;
  }
  if (frame.kept.length > 0) {
    places.set(`${frame.key} kept`, { x, y: at, width, height: KEPT });
    at += KEPT;
  }
  places.set(frame.key, { x, y, width, height: at - y });
  return at - y;
}

function placePods(places: Map<string, Box>, plan: FramePlan, group: Group, x: number, y: number, width: number): void {
  group.pods.forEach(({ uid }, index) => {
    if (plan.density === 'row') {
      const { pitch } = plan.row;
      places.set(podKey(uid), { x: x + 12, y: y + index * pitch, width: width - 24, height: pitch });
      return;
    }
    const side = CELL[plan.density];
    const glyph = plan.density === 'tile' ? 24 : 8;
    const column = index % plan.columns;
    const line = Math.floor(index / plan.columns);
    places.set(podKey(uid), { x: x + PAD + column * side, y: y + 2 + line * side, width: glyph, height: glyph });
  });
}
