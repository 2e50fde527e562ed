import { bringUp, type NodesSpec, openCluster, roll } from './cluster';
import { elapsedMs, type Row } from './row';

const NODES: NodesSpec = { count: 12, podsPerNode: 1_000, kubelet: 'kwok' };
const PODS = 10;
const FEW = 10;
const MANY = 10_000;
const ROUNDS = 8;
const GOAL = 1.2;

/** A rolling update of ten pods among few and among many others: who does not take part must not cost. */
export function bystanders(): Row[] {
  const few = rollAmong(FEW);
  const many = rollAmong(MANY);
  return [
    row('occurrences', many.work / few.work, `${many.work} / ${few.work}`, true),
    row('time', many.ms / few.ms, `${many.ms.toFixed(1)} ms / ${few.ms.toFixed(1)} ms`, true),
  ];
}

function rollAmong(others: number): { ms: number; work: number } {
  const cluster = openCluster(3, NODES);
  bringUp(cluster, 'others', others);
  bringUp(cluster, 'web', PODS);
  cluster.advance(cluster.now + 30_000);
  let ms = Infinity;
  let work = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const before = cluster.handled;
    ms = Math.min(
      ms,
      elapsedMs(() => roll(cluster, 'web', PODS, `nginx:1.${30 + round}`)),
    );
    work += cluster.handled - before;
    cluster.advance(cluster.now + 30_000);
  }
  return { ms, work };
}

function row(by: string, times: number, listed: string, counts: boolean): Row {
  return {
    what: `rolling update of ${PODS} pods among ${MANY} to one among ${FEW}, by ${by}`,
    measured: `${times.toFixed(2)} (${listed})`,
    goal: `<= ${GOAL}`,
    ...(counts ? { met: times <= GOAL } : {}),
  };
}
