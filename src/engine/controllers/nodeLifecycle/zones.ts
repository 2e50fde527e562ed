import type { Node } from '../../../api/generated/core/v1';
import { nodeCondition } from '../shared/nodes';

/** How many nodes a second may get a NoExecute taint in a zone that works. */
const PER_SECOND = 0.1;
/** And in a large zone of which most is down. */
const PER_SECOND_LARGE = 0.01;
const LARGE_ZONE_NODES = 50;
const MOST = 0.55;

/** A zone, and how fast its nodes may be tainted; 0 while it must not be done at all. */
export interface Zone {
  readonly name: string;
  readonly perSecond: number;
  readonly isDown: boolean;
}

/** The zone of a node: its region and zone labels. */
export function zoneOf({ metadata: { labels } }: Node): string {
  return `${labels?.['topology.kubernetes.io/region'] ?? ''}:${labels?.['topology.kubernetes.io/zone'] ?? ''}`;
}

/** How each zone stands (ComputeZoneState, ReducedQPSFunc). */
export function zonesOf(nodes: readonly Node[]): Map<string, Zone> {
  const counts = new Map<string, { ready: number; notReady: number }>();
  for (const node of nodes) {
    const count = counts.get(zoneOf(node)) ?? { ready: 0, notReady: 0 };
    const isReady = nodeCondition(node, 'Ready')?.status === 'True';
    counts.set(zoneOf(node), {
      ready: count.ready + (isReady ? 1 : 0),
      notReady: count.notReady + (isReady ? 0 : 1),
    });
  }
  return new Map([...counts].map(([name, { ready, notReady }]) => [name, zone(name, ready, notReady)]));
}

function zone(name: string, ready: number, notReady: number): Zone {
  const size = ready + notReady;
  if (ready === 0 && notReady > 0) return { name, perSecond: PER_SECOND, isDown: true };
  const isMostlyDown = notReady > 2 && notReady / size >= MOST;
  if (!isMostlyDown) return { name, perSecond: PER_SECOND, isDown: false };
  return { name, perSecond: size > LARGE_ZONE_NODES ? PER_SECOND_LARGE : 0, isDown: false };
}
