import type { Cluster } from '../src/engine/cluster';
import { bringUp, type NodesSpec, openCluster, roll } from './cluster';
import type { Row } from './row';
import { elapsedMs, shortestMs } from './row';

const PODS = 1_000;
const ROUNDS = 5;
const COPIES_UP = 10;
const COPIES_ROLLED = 20;
/** How much longer it may take with kubelets that have containers. */
const FULL_TIMES = 2.5;

const KWOK: NodesSpec = { count: 12, podsPerNode: 110, kubelet: 'kwok' };

interface Times {
  upMs: number;
  rolledMs: number;
  copyMs: number;
}

/** How fast 1,000 pods come up and are rolled, against copying the 1,000 stored pods as JSON. */
export function engine(): Row[] {
  const kwok = measure(KWOK);
  const full = measure({ ...KWOK, kubelet: 'full' });
  return [
    row('up on 12 kwok nodes', kwok.upMs, kwok.copyMs, COPIES_UP),
    row('rolled on 12 kwok nodes', kwok.rolledMs, kwok.copyMs, COPIES_ROLLED),
    row('up with full kubelets', full.upMs, full.copyMs, COPIES_UP * FULL_TIMES),
    row('rolled with full kubelets', full.rolledMs, full.copyMs, COPIES_ROLLED * FULL_TIMES),
  ];
}

function row(what: string, ms: number, copyMs: number, goal: number): Row {
  const copies = ms / copyMs;
  return {
    what: `${PODS} pods ${what}, in JSON copies of them`,
    measured: `${copies.toFixed(1)} (${ms.toFixed(0)} ms / ${copyMs.toFixed(1)} ms)`,
    goal: `<= ${goal}`,
    met: copies <= goal,
  };
}

/** The shortest times of a few rounds, in each of which everything is measured. */
function measure(nodes: NodesSpec): Times {
  const times: Times = { upMs: Infinity, rolledMs: Infinity, copyMs: Infinity };
  for (let round = 0; round <= ROUNDS; round++) {
    const cluster: Cluster = openCluster(1 + round, nodes);
    const upMs = elapsedMs(() => bringUp(cluster, 'big', PODS));
    const pods = cluster.etcd.list('pods', 'default');
    const copyMs = shortestMs(5, () => {
      JSON.parse(JSON.stringify(pods));
    });
    const rolledMs = elapsedMs(() => roll(cluster, 'big', PODS));
    if (round === 0) continue;
    times.upMs = Math.min(times.upMs, upMs);
    times.rolledMs = Math.min(times.rolledMs, rolledMs);
    times.copyMs = Math.min(times.copyMs, copyMs);
  }
  return times;
}
