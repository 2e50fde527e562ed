import { repaint } from '../theme/theme';

let least = 1;

/** Device pixels for a pixel of the page: as the screen has them, or more while a picture of the page is made. */
export function pixelRatio(): number {
  return Math.max(window.devicePixelRatio, least);
}

/** Does something while all canvases of the stage have so many pixels for each of the page's. */
export async function withPixels<T>(ratio: number, work: () => Promise<T>): Promise<T> {
  least = ratio;
  repaint();
  try {
    await frames(3);
    return await work();
  } finally {
    least = 1;
    repaint();
  }
}

async function frames(count: number): Promise<void> {
  for (let left = count; left > 0; left--) await new Promise((next) => requestAnimationFrame(next));
}
