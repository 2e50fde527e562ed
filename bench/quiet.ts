import { bringUp, type NodesSpec, openCluster } from './cluster';
import { elapsedMs, type Row } from './row';

const PODS = 1_000;
const DAY_MS = 86_400_000;
const LIMIT_S = 2;
const NODES: Omit<NodesSpec, 'kubelet'> = { count: 100, podsPerNode: 110 };

/** A day in which nothing happens to 1,000 healthy pods on 100 nodes: nothing may tick. */
export function quiet(): Row[] {
  return (['kwok', 'full'] as const).map((kubelet) => {
    const cluster = openCluster(11, { ...NODES, kubelet });
    bringUp(cluster, 'big', PODS, true);
    cluster.advance(cluster.now + 600_000);
    const before = cluster.handled;
    const seconds = elapsedMs(() => cluster.advance(cluster.now + DAY_MS)) / 1000;
    return {
      what: `a quiet day of 100 ${kubelet} nodes and ${PODS} pods with probes`,
      measured: `${seconds.toFixed(2)} s (${cluster.handled - before} occurrences)`,
      goal: `<= ${LIMIT_S} s`,
      met: seconds <= LIMIT_S,
    };
  });
}
