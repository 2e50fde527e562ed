import type { Page } from '@playwright/test';
import { type ColourMatrix, VISIONS, type Vision } from '../../src/ui/specimen/vision';
import type { Pixels } from './compare';

const QUALITY = 0.72;
/** Of a sheet: pictures in a row, px of each, and px above them for their names. */
const COLUMNS = 3;
const CELL = { width: 560, height: 350, head: 20, gap: 6 } as const;

const asUrl = (kind: 'png' | 'webp', picture: Buffer) => `data:image/${kind};base64,${picture.toString('base64')}`;

/**
 * Half as large each way, as WebP: what a person would still see, in a tenth of the bytes. With a vision, what such eyes would.
 * `desk` is a page that has nothing else to do.
 */
export async function halved(desk: Page, png: Buffer, vision?: Vision): Promise<Buffer> {
  const matrix: ColourMatrix | null = vision ? VISIONS[vision] : null;
  const text = await desk.evaluate(
    async ({ url, matrix, quality }) => {
      const bitmap = await createImageBitmap(await (await fetch(url)).blob());
      const canvas = new OffscreenCanvas(Math.round(bitmap.width / 2), Math.round(bitmap.height / 2));
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      if (matrix) {
        const picture = context.getImageData(0, 0, canvas.width, canvas.height);
        const bytes = picture.data;
        const light = Array.from({ length: 256 }, (_, byte) =>
          byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4,
        );
        const curve = Array.from({ length: 4097 }, (_, step) =>
          Math.round(255 * (step < 13 ? (12.92 * step) / 4096 : 1.055 * (step / 4096) ** (1 / 2.4) - 0.055)),
        );
        for (let at = 0; at < bytes.length; at += 4) {
          const [red, green, blue] = [0, 1, 2].map((part) => light[bytes[at + part] as number]) as number[];
          for (let part = 0; part < 3; part++) {
            const [r, g, b] = matrix[part] as number[];
            const sum = r! * red! + g! * green! + b! * blue!;
            bytes[at + part] = curve[Math.round(4096 * Math.min(1, Math.max(0, sum)))] as number;
          }
        }
        context.putImageData(picture, 0, 0);
      }
      const file = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality })).arrayBuffer());
      let letters = '';
      for (const byte of file) letters += String.fromCharCode(byte);
      return btoa(letters);
    },
    { url: asUrl('png', png), matrix, quality: QUALITY },
  );
  return Buffer.from(text, 'base64');
}

/** Pictures side by side on one, each under its name. */
export async function sheetOf(desk: Page, pictures: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const named = [...pictures].map(([name, picture]) => ({ name, url: asUrl('webp', picture) }));
  const text = await desk.evaluate(
    async ({ named, columns, cell, quality }) => {
      const rows = Math.ceil(named.length / columns);
      const high = cell.height + cell.head;
      const canvas = new OffscreenCanvas(columns * (cell.width + cell.gap) - cell.gap, rows * (high + cell.gap));
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.imageSmoothingQuality = 'high';
      context.fillStyle = '#777';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = '#fff';
      context.font = '13px sans-serif';
      for (const [index, { name, url }] of named.entries()) {
        const bitmap = await createImageBitmap(await (await fetch(url)).blob());
        const x = (index % columns) * (cell.width + cell.gap);
        const y = Math.floor(index / columns) * (high + cell.gap);
        const scale = Math.min(cell.width / bitmap.width, cell.height / bitmap.height);
        context.fillText(name, x + 4, y + 15);
        context.drawImage(bitmap, x, y + cell.head, bitmap.width * scale, bitmap.height * scale);
      }
      const file = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality })).arrayBuffer());
      let letters = '';
      for (const byte of file) letters += String.fromCharCode(byte);
      return btoa(letters);
    },
    { named, columns: COLUMNS, cell: CELL, quality: QUALITY },
  );
  return Buffer.from(text, 'base64');
}

/** What a WebP is made of. */
export async function pixelsOf(desk: Page, webp: Buffer): Promise<Pixels> {
  const { width, height, letters } = await desk.evaluate(
    async (url) => {
      const bitmap = await createImageBitmap(await (await fetch(url)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.drawImage(bitmap, 0, 0);
      const { data: bytes } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      let text = '';
      for (let from = 0; from < bytes.length; from += 8_192)
        text += String.fromCharCode(...bytes.subarray(from, from + 8_192));
      return { width: bitmap.width, height: bitmap.height, letters: btoa(text) };
    },
    asUrl('webp', webp),
  );
  return { width, height, bytes: new Uint8ClampedArray(Buffer.from(letters, 'base64')) };
}
