import type { Cluster } from '../src/engine/cluster';
import type { LoggedCommand, Session } from '../src/protocol/session';
import { ENGINE_VERSION } from '../src/protocol/session';
import { bundledScenario } from '../src/testing/scenarios/shelf';
import { REST } from '../src/worker/rest';
import { Show } from '../src/worker/show';
import { bringUp, deploymentYaml, newCluster, openCluster } from './cluster';
import { elapsedMs, percentile, type Row, shortestMs } from './row';

const PODS = 1_000;
const FORK_OF_REPLAY = 50;
const HOUR_MS = 3_600_000;
const SEEKS = 100;
const SEEK_OF_REPLAY = 20;

/** What people do in an hour with the shop: every three minutes something. */
const LINES: readonly string[] = [
  'kubectl set image deployment/web web=shop/web:v2',
  'kubectl scale deployment web --replicas=12',
  'kubectl rollout restart deployment/web',
  'kubectl scale deployment web --replicas=5',
  'kubectl set image deployment/web web=shop/web:v3',
  'kubectl delete pod -l app=web --wait=false',
];
const LINE_EVERY_MS = 180_000;

/** Going back: a fork of a cluster of 1,000 pods, and a seek to any moment of an hour, against playing it all again. */
export function rewind(): Row[] {
  return [forkRow(), ...hours().map(seekRow)];
}

function forkRow(): Row {
  let replayMs = Infinity;
  let cluster: Cluster | undefined;
  for (let round = 0; round < 4; round++) {
    replayMs = Math.min(
      replayMs,
      elapsedMs(() => {
        cluster = openCluster(9);
        bringUp(cluster, 'big', PODS);
      }),
    );
  }
  const original = cluster as Cluster;
  const fork = newCluster(9);
  const forkMs = shortestMs(20, () => fork.load(original.save()));
  if (fork.hash() !== original.hash()) throw new Error('the fork is not what it was forked from');
  const times = replayMs / forkMs;
  return {
    what: `fork of a cluster of ${PODS} pods, of a replay`,
    measured: `1/${times.toFixed(0)} (${forkMs.toFixed(1)} ms / ${replayMs.toFixed(0)} ms)`,
    goal: `<= 1/${FORK_OF_REPLAY}`,
    met: times >= FORK_OF_REPLAY,
  };
}

interface Hour {
  readonly name: string;
  readonly session: Session;
}

function hours(): Hour[] {
  return [
    { name: 'the shop with its users', session: sessionOf('std', shopLog()) },
    { name: `rollouts of ${PODS} pods`, session: sessionOf('bench', crowdLog()) },
  ];
}

function sessionOf(scenario: string, log: readonly LoggedCommand[]): Session {
  const { start } = bundledScenario(scenario);
  return { engine: ENGINE_VERSION, seed: 4, scenario, log: [...start, ...log] };
}

function shopLog(): LoggedCommand[] {
  const log: LoggedCommand[] = [];
  for (let at = LINE_EVERY_MS; at < HOUR_MS; at += LINE_EVERY_MS) {
    log.push(exec(at, LINES[log.length % LINES.length] as string));
  }
  return log;
}

/** A thousand pods come up, and three times they are replaced: all that happens happens in a tenth of the time. */
function crowdLog(): LoggedCommand[] {
  return [
    exec(300_000, 'kubectl apply -f x.yaml', { 'x.yaml': deploymentYaml('web', PODS) }),
    ...[1, 2, 3].map((round) => exec(900_000 * round, `kubectl set image deployment/web web=nginx:1.3${round}`)),
  ];
}

function exec(at: number, line: string, files: Readonly<Record<string, string>> = {}): LoggedCommand {
  return { at, command: { type: 'exec', terminal: '1', line, files } };
}

function seekRow({ name, session }: Hour): Row {
  const open = () =>
    new Show(session, bundledScenario(session.scenario), () => 0, {
      toolbox: () => REST.toolbox,
      shell: () => REST.shell,
    });
  open().open(HOUR_MS);
  const show = open();
  const replayMs = elapsedMs(() => show.open(HOUR_MS));
  const seeks: number[] = [];
  for (let i = 1; i <= SEEKS; i++) {
    // Steps of the golden section visit an hour evenly in an order that jumps about.
    const at = Math.floor(((i * 0.618_033_988_75) % 1) * HOUR_MS);
    seeks.push(elapsedMs(() => show.hear({ type: 'seek', at })));
  }
  const p95Ms = percentile(seeks, 0.95);
  const times = replayMs / p95Ms;
  return {
    what: `seek within an hour of ${name}, p95, of a full replay`,
    measured: `1/${times.toFixed(0)} (${p95Ms.toFixed(1)} ms / ${replayMs.toFixed(0)} ms)`,
    goal: `<= 1/${SEEK_OF_REPLAY}`,
    met: times >= SEEK_OF_REPLAY,
  };
}
