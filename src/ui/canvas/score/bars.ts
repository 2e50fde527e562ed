import type { PodState, PodView } from '../../../protocol/view';

/** How a stretch of a pod's life looks in the score (visual.md, section 6). */
export type BarLook = 'thin' | 'middle' | 'hatched' | 'solid' | 'leaving' | 'broken';

export interface Bar {
  readonly from: number;
  readonly until: number;
  readonly look: BarLook;
}

const LOOKS: Readonly<Record<PodState, BarLook | undefined>> = {
  pending: undefined,
  unschedulable: undefined,
  scheduled: 'thin',
  pulling: 'thin',
  init: 'middle',
  creating: 'middle',
  notReady: 'hatched',
  ready: 'solid',
  terminating: 'leaving',
  crashLoop: 'broken',
  oomKilled: 'broken',
  imagePull: 'broken',
  configError: 'broken',
  evicted: undefined,
  completed: undefined,
  failed: undefined,
  nodeLost: 'leaving',
};

/** A pod's life between `from` and `now` as bars; neighbours that look alike are one. */
export function barsOf(pod: PodView, from: number, now: number): Bar[] {
  const bars: Bar[] = [];
  const { life } = pod;
  for (let index = 0; index < life.length; index++) {
    const segment = life[index] as (typeof life)[number];
    if (segment.from > now) break;
    const until = Math.min(life[index + 1]?.from ?? pod.goneAt ?? now, now);
    const look = LOOKS[segment.state];
    if (look === undefined || until < from) continue;
    const last = bars[bars.length - 1];
    if (last && last.look === look && last.until === segment.from) bars[bars.length - 1] = { ...last, until };
    else bars.push({ from: Math.max(segment.from, from), until, look });
  }
  return bars;
}
