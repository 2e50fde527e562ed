import type { Frame, Jack, Rack } from './model';
import type { Box, FramePlan, RackEntry, RackPlan } from './scene';

export const RACK_HEAD = 50;
const ENTRY = 27;
const FOOT = 7;
/** What stands under a rack: who has no address yet. */
export const RACK_NOTE = 26;
const MATRIX_CELL = 8;
const BUNDLE_HEAD = 22;
export const MATRIX_COLUMNS = 15;

/** Endpoints one a line beside rows; in bundles, one a group, beside tiles and specks. */
export function planRack(rack: Rack, frames: readonly FramePlan[], rowPitch = ENTRY): RackPlan {
  const own = frames.filter(({ frame }) => lists(rack, frame));
  const bundled = own.some(({ density }) => density !== 'row') || rack.jacks.length > 24;
  const pitch = Math.min(ENTRY, rowPitch);
  if (!bundled)
    return { rack, bundled, pitch, entries: rack.jacks.map((jack) => ({ key: jack.key, jack, jacks: [jack] })) };
  const groupOf = new Map(
    own.flatMap(({ frame }) => frame.groups).flatMap((group) => group.pods.map(({ uid }) => [uid, group] as const)),
  );
  const entries = new Map<string, { key: string; group?: RackEntry['group']; jacks: Jack[] }>();
  for (const jack of rack.jacks) {
    const group = jack.pod && groupOf.get(jack.pod.uid);
    const key = `${rack.key} ${group?.key ?? 'others'}`;
    const entry = entries.get(key) ?? { key, ...(group && { group }), jacks: [] };
    entry.jacks.push(jack);
    entries.set(key, entry);
  }
  return { rack, bundled, pitch, entries: [...entries.values()] };
}

function lists(rack: Rack, frame: Frame): boolean {
  const uids = new Set(frame.groups.flatMap(({ pods }) => pods.map(({ uid }) => uid)));
  return rack.jacks.some(({ pod }) => pod !== undefined && uids.has(pod.uid));
}

function entryHeight({ bundled, pitch }: RackPlan, entry: RackEntry): number {
  return bundled ? BUNDLE_HEAD + Math.ceil(entry.jacks.length / MATRIX_COLUMNS) * MATRIX_CELL + 8 : pitch;
}

/** The height that a rack is centred by: with as many endpoints as its workloads may have, whatever it has just now. */
export function plannedRackHeight(plan: RackPlan, frames: readonly FramePlan[]): number {
  const most = frames.reduce((sum, { frame }) => sum + (frame.workload?.limit ?? frame.groups[0]?.pods.length ?? 0), 0);
  const entries = Math.max(1, most);
  const body = plan.bundled
    ? 2 * BUNDLE_HEAD + Math.ceil(entries / MATRIX_COLUMNS) * MATRIX_CELL + 24
    : entries * plan.pitch;
  return RACK_HEAD + body + FOOT;
}

export function rackHeight(plan: RackPlan): number {
  return RACK_HEAD + plan.entries.reduce((sum, entry) => sum + entryHeight(plan, entry), 0) + FOOT;
}

/** Gives a rack of a height and its entries their places. */
export function placeRack(places: Map<string, Box>, plan: RackPlan, box: Box): void {
  let at = box.y + RACK_HEAD;
  for (const entry of plan.entries) {
    const height = entryHeight(plan, entry);
    places.set(entry.key, { x: box.x, y: at, width: box.width, height });
    at += height;
  }
  places.set(plan.rack.key, box);
}
