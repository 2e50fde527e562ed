import { createCli } from '../src/cli/cli';
import { FULL_TOOLBOX } from '../src/cli/fullToolbox';
import { Cluster } from '../src/engine/cluster';
import type { MachineSpec, WorldSpec } from '../src/protocol/session';
import { REST } from '../src/worker/rest';

/** How a bench's nodes are made. */
export interface NodesSpec {
  readonly count: number;
  readonly podsPerNode: number;
  readonly kubelet: 'kwok' | 'full';
}

const TWELVE = { count: 12, podsPerNode: 110, kubelet: 'kwok' } as const;
/** A step of cluster time between two looks at the objects, in milliseconds. */
const LOOK_EVERY_MS = 500;
/** Nothing that is measured takes longer than this, in milliseconds of cluster and of wall time. */
const CLUSTER_LIMIT_MS = 3_600_000;
const WALL_LIMIT_MS = 240_000;

/** A world of large machines and nothing else. */
export function worldOf({ count, podsPerNode, kubelet }: NodesSpec): WorldSpec {
  const machines = Array.from(
    { length: count },
    (_, i): MachineSpec => ({ name: `node-${i + 1}`, cpu: '64', memory: '256Gi', pods: podsPerNode, kubelet }),
  );
  return { name: 'bench', machines, addons: [], generators: [], bare: true };
}

const PROBES = `
        readinessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 5}
        livenessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 10}`;

/** The YAML of a Deployment of nginx, whose kubelets may have to probe it. */
export function deploymentYaml(name: string, replicas: number, isProbed = false): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
      - name: web
        image: nginx:1.25${isProbed ? PROBES : ''}
`;
}

/** A cluster that is not switched on yet. */
export function newCluster(seed: number, nodes: NodesSpec = TWELVE): Cluster {
  return new Cluster({
    seed,
    world: worldOf(nodes),
    shell: () => REST.shell,
    createCommandLine: (host) => createCli({ ...host, toolbox: () => FULL_TOOLBOX }),
  });
}

/** A cluster whose nodes are ready and which is at rest. */
export function openCluster(seed: number, nodes: NodesSpec = TWELVE): Cluster {
  const cluster = newCluster(seed, nodes);
  cluster.populate();
  cluster.advance(5_000);
  return cluster;
}

/** Types a line, with the files that it names. */
export function type(cluster: Cluster, line: string, files: Readonly<Record<string, string>> = {}): void {
  cluster.perform({ type: 'exec', terminal: 'bench', line, files });
}

/** Applies a Deployment and waits for its pods. */
export function bringUp(cluster: Cluster, name: string, replicas: number, isProbed = false): void {
  type(cluster, 'kubectl apply -f x.yaml', { 'x.yaml': deploymentYaml(name, replicas, isProbed) });
  awaitRollout(cluster, name, replicas);
}

/** Gives a Deployment another image and waits until all its pods have it. */
export function roll(cluster: Cluster, name: string, replicas: number, image = 'nginx:1.26'): void {
  type(cluster, `kubectl set image deployment/${name} web=${image}`);
  awaitRollout(cluster, name, replicas);
}

interface Counted {
  readonly metadata: { readonly generation?: number };
  readonly status?: Readonly<
    Record<'observedGeneration' | 'replicas' | 'updatedReplicas' | 'availableReplicas', number | undefined>
  >;
}

/** Plays until a Deployment has just so many pods, all of the present template and available; throws when it never does. */
export function awaitRollout(cluster: Cluster, name: string, replicas: number): void {
  const wallEnd = performance.now() + WALL_LIMIT_MS;
  const end = cluster.now + CLUSTER_LIMIT_MS;
  cluster.advance(cluster.now + LOOK_EVERY_MS);
  while (!isRolledOut(cluster, name, replicas)) {
    if (cluster.now > end || performance.now() > wallEnd) throw new Error(`${name} never had its ${replicas} pods`);
    cluster.advance(cluster.now + LOOK_EVERY_MS);
  }
}

function isRolledOut(cluster: Cluster, name: string, replicas: number): boolean {
  const deployment = cluster.etcd.get('deployments.apps', `default/${name}`) as Counted | undefined;
  const { status } = deployment ?? {};
  return (
    status?.observedGeneration === deployment?.metadata.generation &&
    status?.updatedReplicas === replicas &&
    status.availableReplicas === replicas &&
    status.replicas === replicas
  );
}
