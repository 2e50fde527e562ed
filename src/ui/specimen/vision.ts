/** Three rows of three: what of linear red, green and blue becomes each of the three. */
export type ColourMatrix = readonly [readonly number[], readonly number[], readonly number[]];

/**
 * How eyes see that lack a kind of cone, and how all of it looks without hue. The matrices are those of Machado, Oliveira and
 * Fernandes (2009) at severity 1.0, and the luminance of sRGB (ITU-R BT.709); both are for linear light.
 */
export const VISIONS = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  grey: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
} as const satisfies Readonly<Record<string, ColourMatrix>>;

export type Vision = keyof typeof VISIONS;

/** The values of an `feColorMatrix`, which reckons with linear light where nothing else is said. */
export function filterValues(vision: Vision): string {
  return `${VISIONS[vision].map((row) => `${row.join(' ')} 0 0`).join(' ')} 0 0 0 1 0`;
}

const toLinear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const toCurve = (part: number) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);

/** A colour of sRGB, three parts of 0 to 255, as such eyes see it. */
export function seenColour(vision: Vision, [red, green, blue]: readonly [number, number, number]): number[] {
  const light = [red, green, blue].map((part) => toLinear(part / 255)) as [number, number, number];
  return VISIONS[vision].map(([r, g, b]) => {
    const sum = r * light[0] + g * light[1] + b * light[2];
    return Math.round(255 * toCurve(Math.min(1, Math.max(0, sum))));
  });
}
