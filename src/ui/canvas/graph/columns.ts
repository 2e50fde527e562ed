/** Where the columns of the rightward flow stand. */
export interface Columns {
  readonly callerX: number;
  readonly callerWidth: number;
  readonly gateX: number;
  readonly rackX: number;
  readonly rackWidth: number;
  readonly frameX: number;
  readonly frameWidth: number;
}

const LEFT = 20;
const RIGHT = 14;
const CALLER = 98;
const RACK = 150;
const FRAME = 534;
/** Less than this, and the rows go without their time axis. */
export const FRAME_WITH_AXIS = 400;
const FRAME_LEAST = 236;
const FRAME_MOST = 780;

/**
 * Shares `width` px among the columns: gaps and the frame give way together when it is narrow, and grow together when it is
 * wide. `gateWidth` is what the widest Ingress card needs.
 */
export function columnsOf(width: number, gateWidth: number): Columns {
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
  return {
    callerX: LEFT,
    callerWidth: CALLER,
    gateX: round(gateX),
    rackX: round(rackX),
    rackWidth: RACK,
    frameX: round(frameX),
    frameWidth: round(frameWidth),
  };
}
