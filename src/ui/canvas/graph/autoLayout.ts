import { type BandStack, BOTTOM, stackBands, TOP } from './bandStack';
import { type Camera, fit, HOME } from './camera';
import { chooseRung, isCalm, ladder, type Rung } from './density';
import { layoutDown } from './layoutDown';
import { layoutRight, slack } from './layoutRight';
import { type LayoutMemory, NO_MEMORY, type Taken, takeSlots } from './memory';
import type { FlowModel } from './model';
import type { Scene, Size } from './scene';

/** A scene that fits its stage, the camera that shows it whole, and what the next layout has to know. */
export interface Layout {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly memory: LayoutMemory;
}

/** Below this width the flow runs downwards. */
export const DOWNWARDS_BELOW = 600;

/**
 * Lays a model out on a stage of `size` px. By the memory of the layout before everything that is still there keeps its place, as
 * long as all of it fits, and while something is on the way rows get no roomier. A memory of another size, or without a rung,
 * gives the order alone: a fresh picture.
 */
export function autoLayout(model: FlowModel, size: Size, memory: LayoutMemory = NO_MEMORY): Layout {
  const taken = takeSlots(model.bands, memory.slots);
  const ordered = { ...model, bands: taken.flatMap(({ band }) => band ?? []) };
  if (size.width < DOWNWARDS_BELOW) {
    const scene = layoutDown(ordered, size);
    return { scene, camera: fit(scene, size, 0), memory: { ...NO_MEMORY, slots: taken.map(({ slot }) => slot) } };
  }
  const several = model.frames.length > 1;
  const isSame = memory.width === size.width && memory.height === size.height && memory.several === several;
  const before = isSame ? memory : { ...NO_MEMORY, slots: memory.slots };
  const rungs = ladder(model);
  const fresh = (rung: Rung) => stackBands(ordered, taken, rung, size, before, false);
  const rung = chooseRung(rungs, (one) => zoomOf(fresh(one), size), before.rung, isCalm(model));
  return placed(ordered, taken, size, before, rung, rungs[rung] as Rung);
}

/** How large a stack can be drawn: at most 1. */
function zoomOf({ height, width, lanes }: BandStack, size: Size): number {
  const tall = height > 0 ? (size.height - TOP - BOTTOM) / height : 1;
  const wide = lanes > 1 ? size.width / width : 1;
  return Math.min(1, tall, wide);
}

function placed(
  model: FlowModel,
  taken: readonly Taken[],
  size: Size,
  before: LayoutMemory,
  rung: number,
  chosen: Rung,
): Layout {
  const stays = before.rung === rung;
  const stacked = (room: Size) => {
    const kept = stackBands(model, taken, chosen, room, before, stays);
    const needed = stays ? stackBands(model, taken, chosen, room, before, false) : kept;
    return zoomOf(kept, room) < Math.min(1, zoomOf(needed, room)) ? needed : kept;
  };
  const stack = stacked(size);
  const spare = Math.max(0, size.height - TOP - BOTTOM - stack.height);
  const wanted = stays ? before.top - TOP : slack(stack, size);
  const top = TOP + Math.min(spare, wanted);
  const scene = layoutRight(model, size, stack, top);
  const remembered = {
    rung,
    several: model.frames.length > 1,
    ...size,
    top,
    gateWidth: stack.gateWidth,
    slots: stack.slots,
  };
  const camera = fit(scene, size, BOTTOM);
  if (camera.zoom === 1 || model.frames.length === 0) return { scene, camera: HOME, memory: remembered };
  const world = { width: size.width / camera.zoom, height: size.height / camera.zoom };
  const larger = stacked(world);
  const wider = layoutRight(model, world, larger, TOP);
  const aim = fit(wider, { width: size.width - 8, height: size.height }, BOTTOM);
  return { scene: wider, camera: aim, memory: { ...remembered, top: TOP, slots: larger.slots } };
}
