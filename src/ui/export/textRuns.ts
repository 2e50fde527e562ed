import { el, number, type SvgNode } from './svg';

interface Origin {
  readonly left: number;
  readonly top: number;
}

/** A line of a text as the page has set it. */
interface Run {
  readonly text: string;
  readonly rect: DOMRect;
}

/** A text as the page has set it: one element a line, as wide as it is there also where its font is missing. */
export function textOf(
  node: Text,
  element: HTMLElement,
  style: CSSStyleDeclaration,
  scale: number,
  at: Origin,
): SvgNode[] {
  if (node.data.trim() === '') return [];
  const size = Number.parseFloat(style.fontSize) * scale;
  const isCut = style.textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth + 1;
  const end = element.getBoundingClientRect().right;
  return runsOf(node).flatMap((run) => {
    const { text, rect } = isCut ? cut(run, end, size) : run;
    if (text.trim() === '' || rect.width === 0) return [];
    const said = el(
      'text',
      {
        x: number(rect.left - at.left),
        y: number(baselineOf(rect, style) - at.top),
        fill: style.color,
        'font-family': style.fontFamily.replaceAll('"', "'"),
        'font-size': number(size),
        'font-weight': style.fontWeight,
        'xml:space': 'preserve',
        ...(text.length > 1 && { textLength: number(rect.width), lengthAdjust: 'spacingAndGlyphs' }),
        ...lineStyle(style),
      },
      cased(text, style.textTransform),
    );
    return [said];
  });
}

function lineStyle(style: CSSStyleDeclaration): Record<string, string> {
  const said = [
    style.fontFeatureSettings === 'normal'
      ? ''
      : `font-feature-settings:${style.fontFeatureSettings.replaceAll('"', "'")}`,
    style.fontVariantNumeric === 'normal' ? '' : `font-variant-numeric:${style.fontVariantNumeric}`,
    style.textDecorationLine === 'none' ? '' : `text-decoration:${style.textDecorationLine}`,
    style.fontStyle === 'normal' ? '' : `font-style:${style.fontStyle}`,
  ].filter(Boolean);
  return said.length > 0 ? { style: said.join(';') } : {};
}

/** The lines of a text: characters that stand at the same height. */
function runsOf(node: Text): Run[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const lines = range.getClientRects();
  if (lines.length <= 1) {
    const [rect] = lines;
    return rect ? [{ text: node.data.replace(/\s+/g, ' ').trim(), rect: rectOfInk(node, rect) }] : [];
  }
  const runs: { from: number; until: number; top: number }[] = [];
  for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const { top } = range.getBoundingClientRect();
    const last = runs.at(-1);
    if (last && Math.abs(last.top - top) < 2) last.until = index + word.length;
    else runs.push({ from: index, until: index + word.length, top });
  }
  return runs.map(({ from, until }) => {
    range.setStart(node, from);
    range.setEnd(node, until);
    return { text: node.data.slice(from, until).replace(/\s+/g, ' '), rect: range.getBoundingClientRect() };
  });
}

/** A line without the spaces at its ends. */
function rectOfInk(node: Text, whole: DOMRect): DOMRect {
  const { data } = node;
  const from = data.length - data.trimStart().length;
  const until = data.trimEnd().length;
  if (from === 0 && until === data.length) return whole;
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, until);
  return range.getBoundingClientRect();
}

/** A line of which only a part is seen, with the dots that stand for the rest. */
function cut({ text, rect }: Run, end: number, size: number): Run {
  if (rect.right <= end + 1) return { text, rect };
  const room = end - rect.left - size * 0.8;
  const kept = Math.max(1, Math.floor((text.length * room) / rect.width));
  return { text: `${text.slice(0, kept)}…`, rect: new DOMRect(rect.left, rect.top, end - rect.left, rect.height) };
}

function cased(text: string, transform: string): string {
  if (transform === 'uppercase') return text.toUpperCase();
  return transform === 'lowercase' ? text.toLowerCase() : text;
}

let ruler: CanvasRenderingContext2D | null | undefined;
const shares = new Map<string, number>();

/** A font's letters stand at the same share of the height that it takes in a line. */
function baselineOf(rect: DOMRect, style: CSSStyleDeclaration): number {
  const font = `${style.fontWeight} 100px ${style.fontFamily}`;
  let share = shares.get(font);
  if (share === undefined) {
    ruler ??= document.createElement('canvas').getContext('2d');
    if (ruler) ruler.font = font;
    const { fontBoundingBoxAscent: above = 80, fontBoundingBoxDescent: below = 20 } = ruler?.measureText('x') ?? {};
    share = above / (above + below);
    shares.set(font, share);
  }
  return rect.top + rect.height * share;
}
