import { shareText } from '../../texts/share';
import { withPixels } from '../kit/pixelRatio';
import { embeddedFonts } from './fonts';
import { el, number } from './svg';
import { trace } from './trace';

/** A picture has so many pixels for each of the page's. */
const PNG_SCALE = 2;
const MARGIN = 12;

/** What a picture is called, and what it shows in words. */
export interface PictureWords {
  readonly title: string;
  readonly description: string;
}

/** The stage as it stands, as an SVG file that needs nothing beside it. */
export async function svgOf(stage: HTMLElement, words: PictureWords): Promise<string> {
  const fonts = await embeddedFonts();
  const { width, height } = sizeOf(stage);
  const picture = el(
    'svg',
    {
      width: number(width),
      height: number(height),
      viewBox: `0 0 ${number(width)} ${number(height)}`,
      role: 'img',
      'aria-labelledby': 'drydock-title drydock-desc',
    },
    el('title', { id: 'drydock-title' }, words.title),
    el('desc', { id: 'drydock-desc' }, words.description),
    el('style', {}, fonts),
    el('rect', { width: '100%', height: '100%', fill: groundOf(stage) }),
  );
  const traced = await withPixels(PNG_SCALE, async () => trace(stage));
  traced.setAttribute('transform', `translate(${MARGIN} ${MARGIN})`);
  picture.append(traced);
  return new XMLSerializer().serializeToString(picture);
}

/** The same as a PNG file, with two pixels for each of the page's. */
export async function pngOf(stage: HTMLElement, words: PictureWords): Promise<Blob> {
  const svg = await svgOf(stage, words);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const { width, height } = sizeOf(stage);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * PNG_SCALE);
  canvas.height = Math.round(height * PNG_SCALE);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(shareText('save.noPicture')))), 'image/png'),
  );
}

function sizeOf(stage: HTMLElement): { width: number; height: number } {
  const { width, height } = stage.getBoundingClientRect();
  return { width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}

/** The first ground behind the stage that is not clear. */
function groundOf(stage: HTMLElement): string {
  for (let element: HTMLElement | null = stage; element; element = element.parentElement) {
    const { backgroundColor } = getComputedStyle(element);
    if (!/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return '#fff';
}
