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
  const stay = stayed(ordered, taken, rungs, size, before);
  if (stay) return placed(ordered, size, before, stay);
  const fresh = (rung: Rung, world: Size) => stackBands(ordered, taken, rung, world, before, false);
  const zooms = new Map<Rung, number>();
  const zoomOf = (rung: Rung) => {
    const zoom = bestZoom((world) => fresh(rung, world), size);
    zooms.set(rung, zoom);
    return zoom;
  };
  const index = chooseRung(rungs, zoomOf, before.rung, isCrowded(model) ? false : isCalm(model));
  const rung = rungs[index] as Rung;
  const zoom = zooms.get(rung) ?? zoomOf(rung);
  const world = worldOf(size, zoom);
  const kept = before.rung === index ? stackBands(ordered, taken, rung, world, before, true) : undefined;
  const stack = kept && fits(kept, world) ? kept : fresh(rung, world);
  return placed(ordered, size, before, { rung: index, zoom, stack });
}

/** More pods than this are not laid out anew because all of them have come to rest. */
const CROWD = 300;

function isCrowded({ frames }: FlowModel): boolean {
  return frames.reduce((sum, { groups }) => sum + groups.reduce((all, { pods }) => all + pods.length, 0), 0) > CROWD;
}

interface Choice {
  readonly rung: number;
  readonly zoom: number;
  readonly stack: BandStack;
}

/** The rung and the zoom of the layout before, where everything still fits with every slot as large as it was. */
function stayed(
  model: FlowModel,
  taken: readonly Taken[],
  rungs: readonly Rung[],
  size: Size,
  before: LayoutMemory,
): Choice | undefined {
  const { rung: index, zoom } = before;
  const rung = index === undefined ? undefined : rungs[index];
  if (index === undefined || !rung || (!isCrowded(model) && isCalm(model))) return undefined;
  const world = worldOf(size, zoom);
  const stack = stackBands(model, taken, rung, world, before, true);
  return fits(stack, world) ? { rung: index, zoom, stack } : undefined;
}

const worldOf = ({ width, height }: Size, zoom: number): Size => ({ width: width / zoom, height: height / zoom });

function fits({ height, width, lanes }: BandStack, world: Size): boolean {
  return height <= world.height - TOP - BOTTOM && (lanes === 1 || width <= world.width);
}

const LEAST_ZOOM = 0.12;
const SEARCHES = 7;
/** A picture that is made smaller has a little room to grow in. */
const SLACK = 0.98;

/** How large a picture can be drawn: at most 1. A smaller one is made for the larger world that it shows. */
function bestZoom(stackFor: (world: Size) => BandStack, size: Size): number {
  if (fits(stackFor(size), size)) return 1;
  let [low, high] = [LEAST_ZOOM, 1];
  for (let round = 0; round < SEARCHES; round++) {
    const zoom = (low + high) / 2;
    const world = worldOf(size, zoom);
    if (fits(stackFor(world), world)) low = zoom;
    else high = zoom;
  }
  return low * SLACK;
}

function placed(model: FlowModel, size: Size, before: LayoutMemory, { rung, zoom, stack }: Choice): Layout {
  const world = worldOf(size, zoom);
  const spare = Math.max(0, world.height - TOP - BOTTOM - stack.height);
  const wanted = zoom < 1 ? 0 : before.rung === rung ? before.top - TOP : slack(stack, size);
  const top = TOP + Math.min(spare, Math.max(0, wanted));
  const scene = layoutRight(model, world, stack, top);
  const memory = {
    rung,
    zoom,
    several: model.frames.length > 1,
    ...size,
    top,
    gateWidth: stack.gateWidth,
    slots: stack.slots,
  };
  const camera = fit(scene, size, BOTTOM);
  if (camera.zoom === 1 || model.frames.length === 0) return { scene, camera: HOME, memory };
  return { scene, camera: zoom < 1 ? { x: 0, y: 0, zoom: Math.min(zoom, camera.zoom) } : camera, memory };
}
