import type { PodState } from '../../../protocol/view';

/** Where a stroke of a speck takes its colour: the version's fill or rim, or a token. */
export type SpeckInk = 'r' | 'rim' | 'ink-2' | 'ink-3' | 'ink-4' | 'warn' | 'bad';

/** A part of a speck on a field of 8 by 8. */
export interface SpeckPart {
  readonly d: string;
  readonly fill?: SpeckInk;
  readonly stroke?: SpeckInk;
  readonly width?: number;
  readonly opacity?: number;
}

const CORNERS = 'M.8 2.6V.8H2.6M5.4.8H7.2V2.6M7.2 5.4V7.2H5.4M2.6 7.2H.8V5.4';
const OUTLINE = rounded(1, 6, 1.4);
const outline: SpeckPart = { d: OUTLINE, stroke: 'rim', width: 1.1 };
const cross = 'M.8 .8H7.2V7.2H.8ZM2.6 2.6L5.4 5.4M5.4 2.6L2.6 5.4';

/** Geometry of a pod at 8 px: silhouettes differ without colour (visual.md, section 6). */
export const SPECKS: Readonly<Record<PodState, readonly SpeckPart[]>> = {
  pending: [{ d: CORNERS, stroke: 'ink-3', width: 1.2 }],
  unschedulable: [
    { d: CORNERS, stroke: 'warn', width: 1.2 },
    { d: 'M4 2V4.5M4 5.3V6.2', stroke: 'warn', width: 1.2 },
  ],
  scheduled: [outline],
  pulling: [outline, { d: 'M1.2 4H6.8V6.9H1.2Z', fill: 'rim' }],
  init: [outline, { d: 'M2 3H3.7V5H2Z', fill: 'rim' }],
  creating: [outline, { d: 'M3 3H5V5H3Z', fill: 'rim' }],
  notReady: [outline, { d: 'M1.2 6.9L6.9 1.2V6.9Z', fill: 'rim' }],
  ready: [{ d: rounded(0.5, 7, 1.6), fill: 'r', stroke: 'rim', width: 0.7 }],
  terminating: [{ d: rounded(2.2, 3.6, 0.8), fill: 'r', stroke: 'rim', width: 0.6, opacity: 0.8 }],
  crashLoop: [
    { d: 'M.4.4H4.6L3 4 4.2 7.6H.4Z', fill: 'bad' },
    { d: 'M6 .4H7.6V7.6H5.4L4.4 4Z', fill: 'bad' },
  ],
  oomKilled: [
    { d: 'M.7 3.2V7.3H7.3V3.2', stroke: 'bad', width: 1.1 },
    { d: 'M2.7 0H5.3V7.3H2.7Z', fill: 'bad' },
  ],
  imagePull: [{ d: 'M.8 .8H7.2V7.2H.8ZM.8 7.2L7.2 .8', stroke: 'bad', width: 1.3 }],
  configError: [{ d: cross, stroke: 'bad', width: 1.1 }],
  evicted: [{ d: 'M2 .8H7.2V6M7 1L1 7', stroke: 'ink-2', width: 1.4 }],
  completed: [{ d: 'M.8 4.3L3.1 6.6 7.3 1.5', stroke: 'ink-3', width: 1.5 }],
  failed: [{ d: 'M1 1L7 7M7 1L1 7', stroke: 'bad', width: 1.5 }],
  nodeLost: [{ d: rounded(0.5, 7, 1.6), fill: 'ink-4', opacity: 0.5 }],
};

function rounded(from: number, side: number, r: number): string {
  const inner = side - 2 * r;
  return (
    `M${from + r} ${from}h${inner}a${r} ${r} 0 0 1 ${r} ${r}v${inner}a${r} ${r} 0 0 1 ${-r} ${r}` +
    `h${-inner}a${r} ${r} 0 0 1 ${-r} ${-r}v${-inner}a${r} ${r} 0 0 1 ${r} ${-r}Z`
  );
}
