import type { ComponentType } from 'react';
import { stageText } from '../../texts/stage';
import type { FrameClock } from '../canvas/frameClock';
import { late } from '../kit/late';
import type { ViewName } from '../kit/workspace';

/** What every view of the stage is given beside the playground and the workspace. */
export interface ViewProps {
  /** Told of each diff before anything is rendered: cluster time, frame by frame. */
  readonly clock: FrameClock;
  /** Namespaces that are left out. */
  readonly hidden: ReadonlySet<string>;
  /** Reduced motion, whatever the system's setting. */
  readonly calm?: boolean;
}

export interface StageViewEntry {
  readonly name: ViewName;
  /** The single key that shows it. */
  readonly key: string;
  readonly View: ComponentType<ViewProps>;
}

/** What a view is called. */
export function viewLabel(name: ViewName): string {
  return stageText(`view.${name}`);
}

// The first picture is nearly always this: it is asked for at once, not when there is a cluster to draw.
const Flow = late(() => import('./Flow'));
Flow.ahead();

/** All ways to look at the cluster, in the order of the switch. They share selection, filter and time. */
export const VIEWS: readonly StageViewEntry[] = [
  { name: 'flow', key: '1', View: Flow },
  { name: 'fleet', key: '2', View: late(() => import('../fleet/Fleet')) },
  { name: 'table', key: '3', View: late(() => import('../table/Table')) },
];
