/** Where the columns of the rightward flow stand. */
export interface Columns {
  readonly callerX: number;
  readonly callerWidth: number;
  readonly gateX: number;
  readonly rackX: number;
  readonly rackWidth: number;
  readonly frameX: number;
  readonly frameWidth: number;
  /** The first lane of racks with their frames, how wide it is, and how far it is to the next. */
  readonly laneX: number;
  readonly laneWidth: number;
  readonly lanePitch: number;
}

const LEFT = 20;
const RIGHT = 14;
const CALLER = 98;
const RACK = 150;
const FRAME = 534;
/** Less than this, and the rows go without their time axis. */
export const FRAME_WITH_AXIS = 400;
/** No frame is narrower, save where several lanes share the width. */
export const FRAME_LEAST = 236;
const FRAME_MOST = 780;

/** Where several lanes share the width: between two of them, from a rack to its frame, and how narrow both may be. */
const LANE_GAP = 28;
const LANE_REACH = 46;
const LANE_RACK = 126;
const LANE_FRAME_LEAST = 150;

/**
 * Shares `width` px among the columns: gaps and the frame give way together when it is narrow, and grow together when it is
 * wide. `gateWidth` is what the widest Ingress card needs. Several lanes are as wide as they must be, and may together be wider.
 */
export function columnsOf(width: number, gateWidth: number, lanes = 1): Columns {
  return lanes === 1 ? oneLane(width, gateWidth) : manyLanes(width, gateWidth, lanes);
}

function manyLanes(width: number, gateWidth: number, lanes: number): Columns {
  const gap = Math.round(Math.min(64, Math.max(40, (width - 900) / 6)));
  const gateX = LEFT + CALLER + gap;
  const rackX = gateX + gateWidth + gap;
  const each = (width - rackX - RIGHT - LANE_GAP * (lanes - 1)) / lanes;
  const frameWidth = Math.round(Math.max(LANE_FRAME_LEAST, each - LANE_RACK - LANE_REACH));
  const laneWidth = LANE_RACK + LANE_REACH + frameWidth;
  return {
    callerX: LEFT,
    callerWidth: CALLER,
    gateX,
    rackX,
    rackWidth: LANE_RACK,
    frameX: rackX + LANE_RACK + LANE_REACH,
    frameWidth,
    laneX: rackX,
    laneWidth,
    lanePitch: laneWidth + LANE_GAP,
  };
}

function oneLane(width: number, gateWidth: number): Columns {
  const gaps = [50, 38, 106];
  const fixed = LEFT + CALLER + gateWidth + RACK + RIGHT;
  const spare = width - fixed - FRAME - 194;
  const least = [26, 26, 64];
  let frameWidth = FRAME;
  if (spare >= 0) {
    frameWidth = Math.min(FRAME_MOST, FRAME + spare * 0.55);
    const rest = spare - (frameWidth - FRAME);
    gaps[0] = 50 + rest * 0.28;
    gaps[1] = 38 + rest * 0.28;
    gaps[2] = 106 + rest * 0.44;
  } else {
    const short = -spare;
    const give = Math.min(short * 0.4, 78);
    gaps[0] = Math.max(least[0] as number, 50 - give * 0.31);
    gaps[1] = Math.max(least[1] as number, 38 - give * 0.15);
    gaps[2] = Math.max(least[2] as number, 106 - give * 0.54);
    const used = (gaps[0] as number) + (gaps[1] as number) + (gaps[2] as number);
    frameWidth = Math.max(FRAME_LEAST, width - fixed - used);
  }
  const gateX = LEFT + CALLER + (gaps[0] as number);
  const rackX = gateX + gateWidth + (gaps[1] as number);
  const frameX = rackX + RACK + (gaps[2] as number);
  const round = Math.round;
  const laneWidth = round(frameX) + round(frameWidth) - round(rackX);
  return {
    callerX: LEFT,
    callerWidth: CALLER,
    gateX: round(gateX),
    rackX: round(rackX),
    rackWidth: RACK,
    frameX: round(frameX),
    frameWidth: round(frameWidth),
    laneX: round(rackX),
    laneWidth,
    lanePitch: laneWidth + LANE_GAP,
  };
}
