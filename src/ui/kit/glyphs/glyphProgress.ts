import { levelOf, ringDash } from './shape';

/**
 * Moves the ring, the level and the seconds of a drawn pod glyph, without rendering it again. `progress` is 0 to 1 of its span;
 * `seconds` what is left. Writes only what differs.
 */
export function showProgress(glyph: Element, progress: number, seconds: number): void {
  const ring = glyph.querySelector('.ring');
  if (ring) write(ring, 'stroke-dasharray', ringDash(progress));
  const level = glyph.querySelector<SVGRectElement>('.level');
  if (level) {
    const { y, height } = levelOf(progress, Number(level.dataset.top), Number(level.dataset.height));
    write(level, 'y', String(y));
    write(level, 'height', String(height));
  }
  const text = glyph.querySelector('.seconds');
  if (text && text.textContent !== String(seconds)) text.textContent = String(seconds);
}

function write(element: Element, attribute: string, value: string): void {
  if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
}
