import { ENGINE_VERSION, type LoggedCommand, type Session } from '../src/protocol/session';
import { bundledScenario } from '../src/testing/scenarios/shelf';
import { REST } from '../src/worker/rest';
import { Show } from '../src/worker/show';
import { awaitRollout, deploymentYaml } from './cluster';
import { percentile, type Row } from './row';

/** A crowd is told of some twenty times a second. */
const FRAME_MS = 50;
const FEW = 10;
const SOME = 100;
const MANY = 1_000;
const TIMES = 2;
/** The same for a cluster ten times as large. */
const TEN_TIMES = 1.2;
const FRAME_LIMIT_BYTES = 10_240;
/** A rollout of 1,000 pods takes about two minutes of cluster time. */
const ROLLOUT_MS = 150_000;
/** Wall time until the pods of a deleted one's place are up and told, in milliseconds. */
const CHANGE_MS = 20_000;

const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80}]
`;

/** What the worker tells the page, as JSON: for one pod's change, and frame by frame in a rollout. */
export function wire(): Row[] {
  const few = changeBytes(FEW);
  const some = changeBytes(SOME);
  const many = changeBytes(MANY);
  const [times, tenTimes] = [many / few, many / some];
  return [
    {
      what: `worker to page: one pod replaced among ${MANY} behind a Service, to one among ${SOME}`,
      measured: `${tenTimes.toFixed(2)} (${kib(many)} / ${kib(some)})`,
      goal: `<= ${TEN_TIMES}`,
      met: tenTimes <= TEN_TIMES,
    },
    {
      what: `worker to page: one pod replaced among ${MANY} behind a Service, to one among ${FEW}`,
      measured: `${times.toFixed(2)} (${kib(many)} / ${kib(few)})`,
      goal: `<= ${TIMES}`,
      met: times <= TIMES,
    },
    rolloutRow(1),
    rolloutRow(10),
  ];
}

/** A show of the benches' world in which a Deployment with a Service has come to rest. */
function settled(pods: number): { show: Show; frame: () => number } {
  const files = { 'web.yaml': deploymentYaml('web', pods), 'service.yaml': SERVICE };
  const line = 'kubectl apply -f web.yaml -f service.yaml';
  const log: LoggedCommand[] = [{ at: 1_000, command: { type: 'exec', terminal: '1', line, files } }];
  const session: Session = { engine: ENGINE_VERSION, seed: 2, scenario: 'bench', log };
  let wall = 0;
  const show = new Show(session, bundledScenario('bench'), () => wall, {
    toolbox: () => REST.toolbox,
    shell: () => REST.shell,
  });
  show.open(1_000);
  awaitRollout(show.cluster, 'web', pods);
  show.open(show.cluster.now + 300_000);
  const frame = (): number => {
    wall += FRAME_MS;
    const diff = show.frame(wall);
    return diff === undefined ? 0 : JSON.stringify(diff).length;
  };
  frame();
  return { show, frame };
}

/** Bytes of the frames in which one pod is deleted and another takes its place, less those of a quiet while. */
function changeBytes(pods: number): number {
  const { show, frame } = settled(pods);
  const during = (): number => {
    let bytes = 0;
    for (let wall = 0; wall < CHANGE_MS; wall += FRAME_MS) bytes += frame();
    return bytes;
  };
  during();
  const quiet = during();
  const [victim] = show.cluster.etcd.list('pods', 'default');
  const line = `kubectl delete pod ${victim?.metadata.name} --wait=false`;
  show.hear({ type: 'command', command: { type: 'exec', terminal: '1', line } });
  return during() - quiet;
}

function rolloutRow(speed: number): Row {
  const { show, frame } = settled(MANY);
  show.hear({ type: 'speed', speed });
  const line = 'kubectl set image deployment/web web=nginx:1.26';
  show.hear({ type: 'command', command: { type: 'exec', terminal: '1', line } });
  const end = show.cluster.now + ROLLOUT_MS;
  const frames: number[] = [];
  while (show.cluster.now < end) frames.push(frame());
  awaitRollout(show.cluster, 'web', MANY);
  const p95 = percentile(frames, 0.95);
  return {
    what: `worker to page: a frame in a rollout of ${MANY} pods at ${speed}x, p95`,
    measured: `${kib(p95)} (median ${kib(percentile(frames, 0.5))}, most ${kib(Math.max(...frames))})`,
    goal: `<= ${kib(FRAME_LIMIT_BYTES)}`,
    met: p95 <= FRAME_LIMIT_BYTES,
  };
}

function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}
