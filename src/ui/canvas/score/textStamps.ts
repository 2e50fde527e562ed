/** Text that is drawn often: each piece once, then as a picture. Setting a canvas's font makes the browser settle all styles. */
export interface TextStamps {
  /** Draws at a baseline; `align` says which point of the text `x` is. */
  paint(
    context: CanvasRenderingContext2D,
    text: string,
    font: string,
    colour: string,
    x: number,
    baseline: number,
    align: 'left' | 'center',
  ): void;
  /** Width of a text in CSS px. */
  width(text: string, font: string, colour: string): number;
}

/** For a picture that is too small to be read. */
export const NO_TEXTS: TextStamps = { paint: () => {}, width: () => 0 };

interface Stamp {
  readonly picture: HTMLCanvasElement;
  readonly width: number;
}

/** Room above and below the baseline, in CSS px. */
const ASCENT = 14;
const DESCENT = 6;
const MARGIN = 1;
/** More texts than a window shows: old times are forgotten. */
const MOST = 200;

/** `scale` is device pixels for a CSS pixel. Made anew for another scale, or when fonts have come. */
export function textStamps(scale: number): TextStamps {
  const stamps = new Map<string, Stamp>();
  const find = (text: string, font: string, colour: string): Stamp => {
    const key = `${font} ${colour} ${text}`;
    const known = stamps.get(key);
    if (known) return known;
    if (stamps.size > MOST) stamps.clear();
    const made = makeStamp(text, font, colour, scale);
    stamps.set(key, made);
    return made;
  };
  const snap = (value: number) => Math.round(value * scale) / scale;
  return {
    paint(context, text, font, colour, x, baseline, align) {
      const { picture, width } = find(text, font, colour);
      const left = align === 'left' ? x : x - width / 2;
      const place = [snap(left - MARGIN), snap(baseline - ASCENT)] as const;
      context.drawImage(picture, ...place, picture.width / scale, picture.height / scale);
    },
    width: (text, font, colour) => find(text, font, colour).width,
  };
}

function makeStamp(text: string, font: string, colour: string, scale: number): Stamp {
  const picture = document.createElement('canvas');
  const context = picture.getContext('2d');
  if (!context) return { picture, width: 0 };
  context.font = font;
  const { width } = context.measureText(text);
  picture.width = Math.ceil((width + 2 * MARGIN) * scale);
  picture.height = Math.ceil((ASCENT + DESCENT) * scale);
  context.scale(scale, scale);
  context.font = font;
  context.fillStyle = colour;
  context.fillText(text, MARGIN, ASCENT);
  return { picture, width };
}
