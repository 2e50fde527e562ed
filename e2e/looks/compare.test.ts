import { describe, expect, it } from 'vitest';
import { differentSquares, type Pixels, SQUARES_AT_MOST } from './compare';

function picture(width: number, height: number, ink: (x: number, y: number) => number): Pixels {
  const bytes = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) bytes.fill(ink(x, y), 4 * (y * width + x), 4 * (y * width + x) + 4);
  return { width, height, bytes };
}

describe('two pictures', () => {
  const white = picture(64, 64, () => 255);

  it('are the same when nothing differs, or so little that nobody sees it', () => {
    expect(differentSquares(white, white)).toBe(0);
    expect(
      differentSquares(
        white,
        picture(64, 64, () => 250),
      ),
    ).toBe(0);
  });

  it('differ where something small moved', () => {
    const dot = (at: number) => picture(64, 64, (x, y) => (Math.abs(x - at) < 4 && Math.abs(y - 20) < 4 ? 0 : 255));
    expect(differentSquares(dot(12), dot(44))).toBeGreaterThanOrEqual(2);
  });

  it('differ when a word has gone', () => {
    const word = picture(64, 64, (x, y) => (y > 24 && y < 34 && x % 3 === 0 ? 0 : 255));
    expect(differentSquares(word, white)).toBeGreaterThan(SQUARES_AT_MOST);
  });

  it('are others altogether when their sizes differ', () => {
    expect(
      differentSquares(
        white,
        picture(64, 32, () => 255),
      ),
    ).toBe(64);
  });
});
