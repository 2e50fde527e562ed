import { createCli } from '../src/cli/cli';
import { FULL_TOOLBOX } from '../src/cli/fullToolbox';
import { Cluster, type ClusterOptions } from '../src/engine/cluster';
import type { MachineSpec, WorldSpec } from '../src/protocol/session';
import { type Row, shortestMs } from './row';

const PODS = 1_000;
const createCommandLine: ClusterOptions['createCommandLine'] = (host) =>
  createCli({ ...host, toolbox: () => FULL_TOOLBOX });
const CLONES = 30;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: big}
spec:
  replicas: ${PODS}
  selector: {matchLabels: {app: big}}
  template:
    metadata: {labels: {app: big}}
    spec:
      containers: [{name: web, image: "nginx:1.25"}]
`;

function world(nodes: number, podsPerNode: number): WorldSpec {
  const machines = Array.from(
    { length: nodes },
    (_, i): MachineSpec => ({
      name: `node-${i + 1}`,
      cpu: '64',
      memory: '256Gi',
      pods: podsPerNode,
      kubelet: 'kwok',
    }),
  );
  return { name: 'bench', machines, addons: [], generators: [], bare: true };
}

/** A cluster on which a Deployment of 1,000 pods has become available. */
export function bigCluster(seed: number): Cluster {
  const cluster = new Cluster({ seed, world: world(12, 110), createCommandLine });
  cluster.populate();
  cluster.advance(5_000);
  cluster.perform({
    type: 'exec',
    terminal: 'bench',
    line: 'kubectl apply -f big.yaml',
    files: { 'big.yaml': DEPLOYMENT },
  });
  const ready = () => readyReplicas(cluster) === PODS;
  while (!ready() && cluster.now < 600_000) cluster.advance(cluster.now + 500);
  if (!ready()) throw new Error(`only ${readyReplicas(cluster)} of ${PODS} pods came up`);
  return cluster;
}

function readyReplicas(cluster: Cluster): number {
  const deployment = cluster.etcd.get('deployments.apps', 'default/big') as
    | { status?: { readyReplicas?: number } }
    | undefined;
  return deployment?.status?.readyReplicas ?? 0;
}

/** How fast the engine brings up 1,000 pods, against copying them as JSON. */
export function engine(): Row[] {
  bigCluster(1);
  let cluster = bigCluster(2);
  const upMs = shortestMs(3, () => {
    cluster = bigCluster(3);
  });
  const pods = cluster.etcd.list('pods', 'default');
  const cloneMs = shortestMs(7, () => {
    JSON.parse(JSON.stringify(pods));
  });
  const ratio = upMs / cloneMs;
  return [
    {
      what: `${PODS} pods of a Deployment up on 12 kwok nodes, in JSON copies of them`,
      measured: `${ratio.toFixed(1)} (${upMs.toFixed(0)} ms / ${cloneMs.toFixed(1)} ms)`,
      goal: `<= ${CLONES}`,
      met: ratio <= CLONES,
    },
  ];
}
