import type { Cluster } from '../src/engine/cluster';
import { bringUp, type NodesSpec, openCluster } from './cluster';
import type { Row } from './row';

const PODS = 1_000;
const LIMIT_MB = 40;
const NODES: Omit<NodesSpec, 'kubelet'> = { count: 12, podsPerNode: 110 };

/** Clusters that must not be swept away while others are weighed. */
const held: Cluster[] = [];

/** What a cluster of 1,000 pods holds in memory over the engine with the same nodes and no pods. */
export function memory(): Row[] {
  return (['kwok', 'full'] as const).map((kubelet) => {
    const nodes = { ...NODES, kubelet };
    const warm = openCluster(1, nodes);
    bringUp(warm, 'warm-up', 10);
    held.push(warm);
    const nothing = heldBytes();
    const cluster = openCluster(2, nodes);
    held.push(cluster);
    const emptyBytes = heldBytes() - nothing;
    bringUp(cluster, 'big', PODS);
    const bytes = heldBytes() - nothing - emptyBytes;
    const megabytes = bytes / 1e6;
    return {
      what: `memory of ${cluster.etcd.count('pods')} pods (${kubelet}) over the empty engine`,
      measured: `${megabytes.toFixed(1)} MB (the empty one ${(emptyBytes / 1e6).toFixed(1)} MB)`,
      goal: `<= ${LIMIT_MB} MB`,
      met: megabytes <= LIMIT_MB,
    };
  });
}

function heldBytes(): number {
  if (!globalThis.gc) throw new Error('this needs node --expose-gc');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
