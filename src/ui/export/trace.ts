import { boxOf } from './boxes';
import { el, number, type SvgNode } from './svg';
import { textOf } from './textRuns';

/** What an image leaves out: what is pressed, and what only a screen reader hears. */
const LEFT_OUT =
  '.flow-caption-aside, .flow-fit, .flow-told, [role="status"]:not(:has(*)), [data-left-out], input, textarea';

/** Presentation of shapes that may come from a style sheet: each is written down as it is in force. */
const SHAPE_STYLES = [
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-dashoffset',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'clip-path',
  'transform',
  'transform-origin',
  'transform-box',
  'visibility',
  'display',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'd',
] as const;
const PLAIN: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  'fill-rule': 'nonzero',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-dashoffset': '0px',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'clip-path': 'none',
  transform: 'none',
  visibility: 'visible',
  display: 'inline',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  d: 'none',
};

/** Where the picture begins on the screen, and the names that clip paths have taken. */
interface Trace {
  readonly left: number;
  readonly top: number;
  clips: number;
}

/** A part of the page as SVG, just as it stands there: boxes, texts, shapes, canvases. The result is a group. */
export function trace(root: HTMLElement): SvgNode {
  const { left, top } = root.getBoundingClientRect();
  const group = el('g', {});
  walk(root, group, { left, top, clips: 0 });
  return group;
}

function walk(element: Element, into: SvgNode, at: Trace): void {
  if (element.matches(LEFT_OUT)) return;
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.opacity === '0') return;
  const rect = element.getBoundingClientRect();
  if (element instanceof SVGSVGElement) {
    if (style.visibility !== 'hidden') into.append(shapesOf(element, rect, at));
    return;
  }
  if (!(element instanceof HTMLElement)) return;
  if (isHiddenFromSight(style)) return;
  const place = style.opacity === '1' ? into : into.appendChild(el('g', { opacity: style.opacity }));
  const scale = element.offsetWidth > 0 ? rect.width / element.offsetWidth : 1;
  if (style.visibility !== 'hidden') {
    place.append(...boxOf(style, rect, scale, at));
    place.append(...pseudoBoxes(element, style, rect, scale, at));
    if (element instanceof HTMLCanvasElement) place.append(...imageOf(element, rect, at));
  }
  const inside = style.overflowX === 'visible' ? place : clipped(place, rect, at);
  for (const child of childrenOf(element)) {
    if (child instanceof Text) {
      if (style.visibility !== 'hidden') inside.append(...textOf(child, element, style, scale, at));
    } else walk(child, inside, at);
  }
}

function isHiddenFromSight({ clipPath, clip, position }: CSSStyleDeclaration): boolean {
  return clipPath === 'inset(50%)' || (position === 'absolute' && clip !== 'auto' && clip !== '');
}

/** Texts and elements, those that lie above others last. */
function childrenOf(element: Element): (Text | Element)[] {
  const all = [...element.childNodes].filter((node) => node instanceof Text || node instanceof Element);
  const levelOf = (node: Text | Element) => (node instanceof Element ? Number(getComputedStyle(node).zIndex) || 0 : 0);
  const levels = new Map(all.map((node) => [node, levelOf(node)]));
  return all.sort((a, b) => (levels.get(a) ?? 0) - (levels.get(b) ?? 0));
}

function clipped(into: SvgNode, rect: DOMRect, at: Trace): SvgNode {
  const id = `drydock-clip-${++at.clips}`;
  const clip = el('clipPath', { id });
  clip.append(el('rect', cornersOf(rect, at)));
  into.append(clip);
  return into.appendChild(el('g', { 'clip-path': `url(#${id})` }));
}

function cornersOf({ left, top, width, height }: DOMRect, at: Trace): Record<string, string> {
  return { x: number(left - at.left), y: number(top - at.top), width: number(width), height: number(height) };
}

/** Boxes that a style sheet puts before or after what is in an element, where they have a place of their own. */
function pseudoBoxes(
  element: HTMLElement,
  own: CSSStyleDeclaration,
  rect: DOMRect,
  scale: number,
  at: Trace,
): SvgNode[] {
  return ['::before', '::after'].flatMap((pseudo) => {
    const style = getComputedStyle(element, pseudo);
    if (style.content === 'none' || style.content === 'normal' || style.position !== 'absolute') return [];
    const px = (value: string) => (Number.parseFloat(value) || 0) * scale;
    const left = rect.left + px(own.borderLeftWidth) + px(style.left);
    const top = rect.top + px(own.borderTopWidth) + px(style.top);
    return boxOf(style, new DOMRect(left, top, px(style.width), px(style.height)), scale, at);
  });
}

function imageOf(canvas: HTMLCanvasElement, rect: DOMRect, at: Trace): SvgNode[] {
  if (canvas.width <= 1 || rect.width <= 1) return [];
  return [el('image', { ...cornersOf(rect, at), preserveAspectRatio: 'none', href: canvas.toDataURL('image/png') })];
}

/** A drawing of the page with everything that style sheets say of it written into it. */
function shapesOf(source: SVGSVGElement, rect: DOMRect, at: Trace): SvgNode {
  const copy = source.cloneNode(true) as SVGSVGElement;
  const originals = [source, ...source.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [index, original] of originals.entries()) settle(original, copies[index] as Element, index === 0);
  const size = { width: source.clientWidth || rect.width, height: source.clientHeight || rect.height };
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  for (const [name, value] of Object.entries(cornersOf(rect, at))) copy.setAttribute(name, value);
  copy.setAttribute('overflow', getComputedStyle(source).overflow === 'visible' ? 'visible' : 'hidden');
  return copy;
}

function settle(original: Element, copy: Element, isRoot: boolean): void {
  const style = getComputedStyle(original);
  const said: string[] = [];
  for (const name of SHAPE_STYLES) {
    const value = style.getPropertyValue(name);
    if (value === '' || value === PLAIN[name]) continue;
    if (isRoot && (name === 'transform' || name === 'display')) continue;
    if (name.startsWith('transform-') && style.transform === 'none') continue;
    if (name === 'd' && copy.hasAttribute('d')) continue;
    said.push(`${name}:${value}`);
  }
  for (const { name } of [...copy.attributes])
    if (/^(on|data-|aria-|class$|style$|tabindex$|role$)/.test(name)) copy.removeAttribute(name);
  copy.setAttribute('style', said.join(';'));
}
