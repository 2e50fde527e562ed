import type { Rack, RackEntry } from './model';
import type { Box, FramePlan, RackPlan } from './scene';

export const RACK_HEAD = 50;
const ENTRY = 27;
const FOOT = 7;
/** What stands under a rack: who has no address yet. */
export const RACK_NOTE = 26;
const MATRIX_CELL = 8;
const BUNDLE_HEAD = 22;
export const MATRIX_COLUMNS = 15;

export function planRack(rack: Rack, rowPitch = ENTRY): RackPlan {
  return { rack, pitch: Math.min(ENTRY, rowPitch) };
}

function entryHeight({ rack, pitch }: RackPlan, entry: RackEntry): number {
  return rack.bundled ? BUNDLE_HEAD + Math.ceil(entry.jacks.length / MATRIX_COLUMNS) * MATRIX_CELL + 8 : pitch;
}

/** The height that a rack is centred by: with as many endpoints as its workloads may have, whatever it has just now. */
export function plannedRackHeight(plan: RackPlan, frames: readonly FramePlan[]): number {
  const most = frames.reduce((sum, { frame }) => sum + (frame.workload?.limit ?? frame.groups[0]?.pods.length ?? 0), 0);
  const entries = Math.max(1, most);
  const body = plan.rack.bundled
    ? 2 * BUNDLE_HEAD + Math.ceil(entries / MATRIX_COLUMNS) * MATRIX_CELL + 24
    : entries * plan.pitch;
  return RACK_HEAD + body + FOOT;
}

export function rackHeight(plan: RackPlan): number {
  return RACK_HEAD + plan.rack.entries.reduce((sum, entry) => sum + entryHeight(plan, entry), 0) + FOOT;
}

/** Gives a rack of a height and its entries their places. */
export function placeRack(places: Map<string, Box>, plan: RackPlan, box: Box): void {
  let at = box.y + RACK_HEAD;
  for (const entry of plan.rack.entries) {
    const height = entryHeight(plan, entry);
    places.set(entry.key, { x: box.x, y: at, width: box.width, height });
    at += height;
  }
  places.set(plan.rack.key, box);
}
