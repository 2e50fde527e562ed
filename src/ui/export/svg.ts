/** An element of the picture that is made. */
export type SvgNode = SVGElement;

const SVG = 'http://www.w3.org/2000/svg';

/** A new element of SVG with these attributes. */
export function el(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): SvgNode {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A coordinate, to a hundredth of a pixel. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
