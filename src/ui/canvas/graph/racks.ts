import type { Rack, RackEntry } from './model';
import { MOST_IN_MATRIX, MOST_LINES } from './rackModel';
import type { Box, FramePlan, RackPlan } from './scene';

export const RACK_HEAD = 50;
const ENTRY = 27;
const FOOT = 7;
/** What stands under a rack: who has no address yet. */
export const RACK_NOTE = 26;
const MATRIX_CELL = 8;
const BUNDLE_HEAD = 22;
export const MATRIX_COLUMNS = 15;

/** The latest plan of each rack: the same object as long as nothing in it changes. */
const plans = new WeakMap<Rack, RackPlan>();

/** How a rack is going to be drawn beside `frames`, whose pods it lists: beside tiles and specks its endpoints are bundled. */
export function planRack(rack: Rack, frames: readonly FramePlan[], rowPitch = ENTRY, terse = false): RackPlan {
  const bundled =
    rack.count.all > MOST_LINES || frames.some((plan) => plan.density !== 'row' && rack.frames.has(plan.frame.key));
  const pitch = Math.min(ENTRY, rowPitch);
  const known = plans.get(rack);
  if (known && known.bundled === bundled && known.pitch === pitch && known.terse === terse) return known;
  const plan = { rack, pitch, bundled, entries: bundled ? rack.bundles : rack.lines, terse };
  plans.set(rack, plan);
  return plan;
}

const TERSE_HEAD = 26;
const TERSE_BUNDLE = 22;

/** Lines that a bundle's matrix of small jacks takes; none when they are too many to be told apart. */
export function matrixLines({ jacks }: RackEntry): number {
  return Math.ceil(jacks.length / MATRIX_COLUMNS);
}

/** What stands under a rack: who has no address yet. */
export function noteHeight({ terse }: RackPlan): number {
  return terse ? 8 : RACK_NOTE;
}

/** The only bundle of a terse rack has its jack beside the name. */
export function isInHead({ terse, bundled, entries }: RackPlan): boolean {
  return terse && bundled && entries.length === 1;
}

function headHeight({ terse }: RackPlan): number {
  return terse ? TERSE_HEAD : RACK_HEAD;
}

function entryHeight({ bundled, pitch, terse }: RackPlan, entry: RackEntry): number {
  if (!bundled) return pitch;
  return terse ? TERSE_BUNDLE : BUNDLE_HEAD + matrixLines(entry) * MATRIX_CELL + 8;
}

/** The height that a rack is centred by: with as many endpoints as its workloads may have, whatever it has just now. */
export function plannedRackHeight(plan: RackPlan, frames: readonly FramePlan[]): number {
  if (plan.terse) return rackHeight(plan);
  const most = frames.reduce((sum, { frame }) => sum + (frame.workload?.limit ?? frame.groups[0]?.pods.length ?? 0), 0);
  const entries = Math.max(1, most);
  const lines = entries > MOST_IN_MATRIX ? 0 : Math.ceil(entries / MATRIX_COLUMNS);
  const body = plan.bundled ? 2 * BUNDLE_HEAD + lines * MATRIX_CELL + 24 : entries * plan.pitch;
  return RACK_HEAD + body + FOOT;
}

export function rackHeight(plan: RackPlan): number {
  if (isInHead(plan)) return TERSE_HEAD;
  const entries = plan.entries.reduce((sum, entry) => sum + entryHeight(plan, entry), 0);
  return headHeight(plan) + entries + (plan.terse && entries === 0 ? 0 : plan.terse ? 4 : FOOT);
}

/** Gives a rack of a height and its entries their places. */
export function placeRack(places: Map<string, Box>, plan: RackPlan, box: Box): void {
  let at = box.y + headHeight(plan);
  for (const entry of plan.entries) {
    const height = entryHeight(plan, entry);
    const line = isInHead(plan) ? { y: box.y, height: TERSE_HEAD } : { y: at, height };
    places.set(entry.key, { x: box.x, width: box.width, ...line });
    at += height;
  }
  places.set(plan.rack.key, box);
}
