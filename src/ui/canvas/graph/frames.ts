import { FRAME_WITH_AXIS } from './columns';
import { densityOn, type Rung } from './density';
import { CELL, GLYPH, GRID_PAD, gridColumns } from './grid';
import { podKey } from './keys';
import type { Frame, Group } from './model';
import type { Box, FramePlan, RowStyle } from './scene';

export const HEAD_CHARTED = 96;
export const HEAD_PLAIN = 31;
export const GROUP_HEAD = 24;
const TERSE_HEAD = 26;
const TERSE_GROUP_HEAD = 20;
const GROUP_FOOT = 3;
const KEPT = 24;
const TERSE_KEPT = 18;
/** Where the time axis of a row begins, from the frame's left; and its distance from the right. */
const AXIS_LEFT = 194;
const AXIS_LEFT_ONE_LINE = 206;
const AXIS_RIGHT = 18;
/** A row stands so far within its frame. */
const ROW_INSET = 12;
/** Between words and bars at least. */
const WORDS_GAP = 2;
/** Between a row's glyph and its words, by its lines of words. */
export const WORDS_LEFT = { 1: 8, 2: 10 } as const;

/** The plans of each frame: the same objects as long as nothing in it changes. */
const plans = new WeakMap<Frame, Map<string, FramePlan>>();
/** A search for the best size asks for more, and is over soon. */
const MOST_PLANS = 64;

/** How a frame is going to be drawn on a rung and in a width. */
export function planFrame(frame: Frame, rung: Rung, width: number): FramePlan {
  const { row, charted, terse, finest } = rung;
  const key = `${row.pitch} ${charted} ${terse} ${finest} ${width}`;
  let known = plans.get(frame);
  if (!known || known.size > MOST_PLANS) plans.set(frame, (known = new Map()));
  const plan = known.get(key) ?? newPlan(frame, rung, width);
  known.set(key, plan);
  return plan;
}

function newPlan(frame: Frame, rung: Rung, width: number): FramePlan {
  const density = densityOn(rung, frame.density);
  const { terse } = rung;
  const roomy = width >= FRAME_WITH_AXIS;
  const charted = rung.charted && roomy && frame.workload !== undefined;
  const left = density === 'row' && rung.row.lines === 1 ? AXIS_LEFT_ONE_LINE : AXIS_LEFT;
  const axis = roomy && (charted || density === 'row') ? { x: left, width: width - left - AXIS_RIGHT } : undefined;
  const columns = density === 'row' ? 1 : gridColumns(density, width);
  const joined = terse && frame.groups.length === 1 && frame.workload !== undefined;
  const groupHead = joined ? TERSE_HEAD : terse ? TERSE_GROUP_HEAD : GROUP_HEAD;
  const top = groupHead + (terse ? 0 : 2);
  return {
    frame,
    row: rung.row,
    density,
    joined,
    groupHead,
    tops: density === 'row' ? [groupHead, groupHead] : [top, top],
    head: charted ? HEAD_CHARTED : terse ? TERSE_HEAD : HEAD_PLAIN,
    charted,
    columns,
    ...(axis && { axis }),
    ...(density === 'row' && { words: wordsWidth(rung.row, axis?.x ?? width - ROW_INSET) }),
  };
}

/** From the end of a row's glyph to where something else begins. */
function wordsWidth({ glyph, lines }: RowStyle, until: number): number {
  return until - ROW_INSET - glyph - WORDS_LEFT[lines] - WORDS_GAP;
}

function bodyHeight(plan: FramePlan, pods: number): number {
  if (plan.density === 'row') return pods * plan.row.pitch + GROUP_FOOT;
  const foot = plan.head === TERSE_HEAD ? 5 : 10;
  return Math.ceil(pods / plan.columns) * CELL[plan.density] + (pods > 0 ? foot : GROUP_FOOT);
}

const keptHeight = ({ frame, head }: FramePlan): number =>
  frame.kept.length === 0 ? 0 : head === TERSE_HEAD ? TERSE_KEPT : KEPT;

export function frameHeight(plan: FramePlan): number {
  const { head, joined, groupHead, frame } = plan;
  const groups = frame.groups.reduce((sum, { pods }) => sum + groupHead + bodyHeight(plan, pods.length), 0);
  return (joined ? 0 : head) + groups + keptHeight(plan);
}

/** Room for as many tiles or specks as the workload may have, with one template more: a crowd is not laid out anew for a rollout. */
export function reservedHeight(plan: FramePlan): number {
  const { workload } = plan.frame;
  if (plan.density === 'row' || !workload) return 0;
  return plan.head + 2 * plan.groupHead + bodyHeight(plan, Math.max(workload.limit, workload.replicas) + plan.columns);
}

/** The height that a frame has at most during a rollout: what stands beside it is placed by this, and so stays where it is. */
export function plannedHeight(plan: FramePlan): number {
  const { workload, groups } = plan.frame;
  const heads = groups.some(({ replicaSet }) => replicaSet) ? 2 : 1;
  const pods = workload ? Math.max(workload.limit, workload.replicas) + (heads - 1) : (groups[0]?.pods.length ?? 0);
  return plan.head + heads * GROUP_HEAD + bodyHeight(plan, pods) + (heads - 1) * GROUP_FOOT;
}

/** Gives the frame, its groups and its pods their places. The frame's top left corner is at `x`, `y`. */
export function placeFrame(places: Map<string, Box>, plan: FramePlan, x: number, y: number, width: number): number {
  const { frame } = plan;
  let at = plan.joined ? y : y + plan.head;
  for (const group of frame.groups) {
    const height = plan.groupHead + bodyHeight(plan, group.pods.length);
    const box = { x, y: at, width, height };
    places.set(group.key, box);
    placePods(places, plan, group, box);
    at += height;
  }
  if (frame.kept.length > 0) {
    places.set(`${frame.key} kept`, { x, y: at, width, height: keptHeight(plan) });
    at += keptHeight(plan);
  }
  places.set(frame.key, { x, y, width, height: at - y });
  return at - y;
}

function placePods(places: Map<string, Box>, plan: FramePlan, group: Group, box: Box): void {
  const { density } = plan;
  if (density === 'speck') return;
  group.pods.forEach(({ uid }, index) => {
    if (density === 'tile') places.set(podKey(uid), cellOf(plan, group, index, box));
    else {
      const { pitch } = plan.row;
      places.set(podKey(uid), {
        x: box.x + ROW_INSET,
        y: box.y + plan.groupHead + index * pitch,
        width: box.width - 2 * ROW_INSET,
        height: pitch,
      });
    }
  });
}

/** The place of a pod in a grid of tiles or specks, when its group stands at `box`. */
export function cellOf(plan: FramePlan, group: Group, index: number, box: Box): Box {
  const density = plan.density === 'speck' ? 'speck' : 'tile';
  const [first, others] = plan.tops;
  const side = CELL[density];
  const x = box.x + GRID_PAD + (index % plan.columns) * side;
  const y = box.y + (group === plan.frame.groups[0] ? first : others) + Math.floor(index / plan.columns) * side;
  return { x, y, width: GLYPH[density], height: GLYPH[density] };
}
