import type { VersionFinding } from '../../narration/finding';
import type { PodView } from '../../protocol/view';

/** The picture of versions behind a Service, in units of a 1920 px wide projector. */
export const PICTURE = { width: 1920, height: 730 } as const;
export const CALLER = { x: 182, size: 68, from: 236 } as const;
export const RACK = { left: 470, right: 542 } as const;
export const POD = { x: 880, size: 56, edge: 884 } as const;
export const CHART = { x: 1010, step: 25.5, radius: 6.6 } as const;
export const BAR_X = 1542;
export const NUMBER_X = 1576;

const TOP = 96;
const BOTTOM = 636;
const CLOSEST = 38;
const WIDEST = 54;
/** Between two versions there is so much more than between two pods. */
const GAP = 52;

/** A pod's line. */
export interface Row {
  readonly pod: PodView;
  readonly y: number;
}

/** A version's lines, and how far its bar beside them reaches. */
export interface Block {
  readonly version: VersionFinding;
  readonly rows: readonly Row[];
  readonly top: number;
  readonly bottom: number;
}

/** Where everything stands: as airy as the number of pods allows, in the middle of the picture. */
export function blocksOf(versions: readonly VersionFinding[]): Block[] {
  const rows = versions.reduce((sum, { pods }) => sum + pods.length, 0);
  const gaps = GAP * (versions.length - 1);
  const step = Math.min(WIDEST, Math.max(CLOSEST, (BOTTOM - TOP - gaps) / Math.max(1, rows - 1)));
  const height = step * (rows - 1) + gaps;
  let y = TOP + Math.max(0, (BOTTOM - TOP - height) / 2);
  return versions.map((version) => {
    const own = version.pods.map((pod, index) => ({ pod, y: y + index * step }));
    const last = own[own.length - 1]?.y ?? y;
    y = last + step + GAP;
    return { version, rows: own, top: (own[0]?.y ?? y) - 20, bottom: last + 20 };
  });
}

/** Where the middle of the numbers of each block is: beside it, and never over those of its neighbours. */
export function numbersAt(blocks: readonly Block[]): number[] {
  const least = 150;
  const wanted = blocks.map(({ top, bottom }) => (top + bottom) / 2);
  const places: number[] = [];
  for (const [index, middle] of wanted.entries()) {
    const before = places[index - 1];
    places.push(before === undefined ? middle : Math.max(middle, before + least));
  }
  const over = Math.max(0, (places[places.length - 1] ?? 0) - (PICTURE.height - 60));
  return places.map((place) => place - over);
}
