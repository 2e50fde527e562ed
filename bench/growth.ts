import { bringUp, type NodesSpec, openCluster } from './cluster';
import { elapsedMs, exponent, type Row } from './row';

const NODES: NodesSpec = { count: 12, podsPerNode: 1_000, kubelet: 'kwok' };
const SIZES = [100, 1_000, 10_000];
/** How often each size is measured: the shortest counts. */
const ROUNDS = [12, 5, 2];
const GOAL = 1.1;

/** How time and work grow with the number of a Deployment's pods, from 100 to 10,000 on the same nodes. */
export function growth(): Row[] {
  openAndFill(1_000);
  const points = SIZES.map((pods, index) => {
    let shortest = { ms: Infinity, work: 0 };
    for (let round = 0; round < (ROUNDS[index] as number); round++) {
      const measured = openAndFill(pods);
      if (measured.ms < shortest.ms) shortest = measured;
    }
    return { pods, ...shortest };
  });
  const listed = (of: (point: (typeof points)[number]) => string) => points.map(of).join(', ');
  return [
    row(
      'time',
      exponent(points.map(({ pods, ms }) => [pods, ms])),
      listed(({ ms }) => `${ms.toFixed(0)} ms`),
    ),
    row(
      'occurrences',
      exponent(points.map(({ pods, work }) => [pods, work])),
      listed(({ work }) => String(work)),
    ),
  ];
}

function openAndFill(pods: number): { ms: number; work: number } {
  const cluster = openCluster(7, NODES);
  const before = cluster.handled;
  const ms = elapsedMs(() => bringUp(cluster, 'big', pods));
  return { ms, work: cluster.handled - before };
}

function row(by: string, power: number, listed: string): Row {
  return {
    what: `growth from ${SIZES[0]} to ${SIZES.at(-1)} pods, exponent by ${by}`,
    measured: `${power.toFixed(2)} (${listed})`,
    goal: `<= ${GOAL}`,
    met: power <= GOAL,
  };
}
