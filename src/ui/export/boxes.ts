import { el, number, type SvgNode } from './svg';

/** Where the picture begins on the screen. */
interface Origin {
  readonly left: number;
  readonly top: number;
}

const CLEAR = /^(transparent|rgba\(\d+, \d+, \d+, 0\))$/;

/** A box's background and border, `scale` times as large as its style says. */
export function boxOf(style: CSSStyleDeclaration, rect: DOMRect, scale: number, at: Origin): SvgNode[] {
  const sides = (['Top', 'Right', 'Bottom', 'Left'] as const).map((side) => ({
    side,
    width: style[`border${side}Style`] === 'none' ? 0 : Number.parseFloat(style[`border${side}Width`]) * scale,
    colour: style[`border${side}Color`],
    look: style[`border${side}Style`],
  }));
  const seen = sides.filter(({ width, colour }) => width > 0 && !CLEAR.test(colour));
  const filled = !CLEAR.test(style.backgroundColor);
  if ((!filled && seen.length === 0) || rect.width === 0 || rect.height === 0) return [];
  const x = rect.left - at.left;
  const y = rect.top - at.top;
  const radius = radiusOf(style, rect, scale);
  const first = seen[0];
  const isEven =
    seen.length === 4 && seen.every(({ width, colour }) => width === first?.width && colour === first?.colour);
  if (isEven && first) {
    const { width, colour, look } = first;
    const inner = Math.max(0, radius - width / 2);
    return [
      el('rect', {
        x: number(x + width / 2),
        y: number(y + width / 2),
        width: number(Math.max(0, rect.width - width)),
        height: number(Math.max(0, rect.height - width)),
        ...(inner > 0 && { rx: number(inner) }),
        fill: filled ? style.backgroundColor : 'none',
        stroke: colour,
        'stroke-width': number(width),
        ...dashesOf(look, width),
      }),
    ];
  }
  const box = { x: number(x), y: number(y), width: number(rect.width), height: number(rect.height) };
  const back = filled
    ? [el('rect', { ...box, ...(radius > 0 && { rx: number(radius) }), fill: style.backgroundColor })]
    : [];
  return [...back, ...seen.map((one) => lineOf(one, x, y, rect))];
}

interface Side {
  readonly side: 'Top' | 'Right' | 'Bottom' | 'Left';
  readonly width: number;
  readonly colour: string;
  readonly look: string;
}

function lineOf({ side, width, colour, look }: Side, x: number, y: number, rect: DOMRect): SvgNode {
  const half = width / 2;
  const [left, top, right, bottom] = [x, y, x + rect.width, y + rect.height];
  const ends = {
    Top: [left, top + half, right, top + half],
    Bottom: [left, bottom - half, right, bottom - half],
    Left: [left + half, top, left + half, bottom],
    Right: [right - half, top, right - half, bottom],
  }[side].map(number) as [string, string, string, string];
  const [x1, y1, x2, y2] = ends;
  return el('line', { x1, y1, x2, y2, stroke: colour, 'stroke-width': number(width), ...dashesOf(look, width) });
}

function dashesOf(look: string, width: number): Record<string, string> {
  if (look === 'dashed') return { 'stroke-dasharray': `${number(3 * width)} ${number(2 * width)}` };
  return look === 'dotted' ? { 'stroke-dasharray': `${number(width)} ${number(width)}` } : {};
}

function radiusOf({ borderTopLeftRadius }: CSSStyleDeclaration, rect: DOMRect, scale: number): number {
  const value = Number.parseFloat(borderTopLeftRadius) || 0;
  const least = Math.min(rect.width, rect.height) / 2;
  return Math.min(least, borderTopLeftRadius.endsWith('%') ? (rect.width * value) / 100 : value * scale);
}
