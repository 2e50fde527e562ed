/** A picture as bytes: four a pixel, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8ClampedArray | readonly number[];
}

/** Pictures are compared in squares of so many pixels. */
const SQUARE = 8;
/** A square is another one when its mean differs by more than this, of 255, in any colour. */
const TOLERANCE = 10;

/** How many squares of two pictures differ; all of them when their sizes do. */
export function differentSquares(one: Pixels, other: Pixels): number {
  const [across, down] = [Math.ceil(one.width / SQUARE), Math.ceil(one.height / SQUARE)];
  if (one.width !== other.width || one.height !== other.height) return across * down;
  let different = 0;
  for (let y = 0; y < down; y++) for (let x = 0; x < across; x++) if (differs(one, other, x, y)) different++;
  return different;
}

function differs(one: Pixels, other: Pixels, x: number, y: number): boolean {
  const sums = [0, 0, 0];
  let count = 0;
  for (let row = y * SQUARE; row < Math.min((y + 1) * SQUARE, one.height); row++) {
    for (let column = x * SQUARE; column < Math.min((x + 1) * SQUARE, one.width); column++) {
      const at = 4 * (row * one.width + column);
      for (let colour = 0; colour < 3; colour++)
        sums[colour] =
          (sums[colour] as number) +
          Math.abs((one.bytes[at + colour] as number) - (other.bytes[at + colour] as number));
      count++;
    }
  }
  return sums.some((sum) => sum / count > TOLERANCE);
}

/** So many squares may differ before somebody has to look: a caret, a rounded corner that fell otherwise. */
export const SQUARES_AT_MOST = 4;
