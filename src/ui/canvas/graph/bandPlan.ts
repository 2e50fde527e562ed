import type { Rung } from './density';
import { frameHeight, planFrame, plannedHeight, reservedHeight } from './frames';
import type { Band } from './model';
import { noteHeight, plannedRackHeight, planRack, rackHeight } from './racks';
import type { FramePlan, RackPlan } from './scene';

/** From one frame to the next of the same band, and from one band to the next. */
export const FRAME_GAP = 12;
export const BAND_GAP = 13;
/** Height of the legend's line at the foot of the stage, which stands under the racks. */
export const LEGEND = 18;
const NOTE = 26;
/** Nobody enters a rack lower than this, so that clients stay near the top when a rack is long. */
const ENTRY_AT_MOST = 118;
const ENTRY_FOOT = 18;

/** What a client says under its figure reaches so far below the height at which it enters. */
export const CALLER_BELOW = 96;

/** A rack in its band: `y` from the band's top, `entry` from its own. */
export interface RackSpot {
  readonly plan: RackPlan;
  readonly y: number;
  readonly height: number;
  readonly entry: number;
}

/** How a band is going to stand: heights without places. */
export interface BandPlan {
  readonly frames: readonly { readonly plan: FramePlan; readonly y: number; readonly height: number }[];
  readonly racks: readonly RackSpot[];
  /** Of its frames, and of its racks with their notes. */
  readonly framesHeight: number;
  readonly racksHeight: number;
  /** What frames of tiles and specks are given from the beginning. */
  readonly reserved: number;
  /** What the frames need at most during a rollout. */
  readonly planned: number;
}

/**
 * Plans a band for a rung. Racks are centred beside what their frames become on the roomiest rung rather than what they are, so
 * that they stay where they are while pods come and go. `room` is the height that the band has for itself alone, or 0.
 */
export function planBand(band: Band, rung: Rung, roomiest: Rung, frameWidth: number, room: number): BandPlan {
  const plans = band.frames.map((frame) => planFrame(frame, rung, frameWidth));
  const gap = rung.terse ? 6 : FRAME_GAP;
  let y = 0;
  const frames = plans.map((plan) => {
    const spot = { plan, y, height: frameHeight(plan) };
    y += spot.height + gap;
    return spot;
  });
  const framesHeight = Math.max(0, y - gap);
  const reserved = plans.reduce((sum, plan) => sum + Math.max(frameHeight(plan), reservedHeight(plan)) + gap, -gap);
  const planned = band.frames.reduce(
    (sum, frame) => sum + plannedHeight(planFrame(frame, roomiest, frameWidth)) + FRAME_GAP,
    -FRAME_GAP,
  );
  const rackPlans = band.racks.map((rack) => planRack(rack, plans, rung.row.pitch, rung.terse));
  if (rung.terse) return { frames, framesHeight, reserved, ...terseRacks(rackPlans), planned: Math.max(0, planned) };
  const roomyFrames = band.frames.map((frame) => planFrame(frame, roomiest, frameWidth));
  const wanted = band.racks.map((rack) =>
    plannedRackHeight(planRack(rack, roomyFrames, roomiest.row.pitch), roomyFrames),
  );
  const tall = room > 0 ? Math.min(planned, room) : planned;
  const spare = tall - wanted.reduce((sum, height) => sum + height + NOTE, -NOTE);
  const present = rackPlans.reduce((sum, plan) => sum + rackHeight(plan) + noteHeight(plan), 0);
  const entryOf = (index: number) => Math.min(ENTRY_AT_MOST, Math.round((wanted[index] as number) * 0.6));
  const forCaller =
    room > 0 && wanted.length === 1 ? room - LEGEND - CALLER_BELOW - entryOf(0) : Number.POSITIVE_INFINITY;
  const lowest = Math.min(Math.max(framesHeight, room) - present - LEGEND, forCaller);
  let rackY = Math.max(0, Math.min(Math.round(spare * 0.43), lowest));
  const racks = rackPlans.map((plan, index) => {
    const entry = entryOf(index);
    const spot = { plan, y: rackY, height: Math.max(rackHeight(plan), entry + ENTRY_FOOT), entry };
    rackY += spot.height + noteHeight(plan);
    return spot;
  });
  const racksHeight = racks.length > 0 ? rackY : 0;
  return { frames, racks, framesHeight, racksHeight, reserved, planned: Math.max(0, planned) };
}

/** Racks of one line and their endpoints: level with the heads and rows of the frames beside them. */
function terseRacks(plans: readonly RackPlan[]): Pick<BandPlan, 'racks' | 'racksHeight'> {
  let y = 0;
  const racks = plans.map((plan) => {
    const spot = { plan, y, height: rackHeight(plan), entry: TERSE_ENTRY };
    y += spot.height + TERSE_GAP;
    return spot;
  });
  return { racks, racksHeight: Math.max(0, y - TERSE_GAP) };
}

const TERSE_GAP = 8;
const TERSE_ENTRY = 13;
