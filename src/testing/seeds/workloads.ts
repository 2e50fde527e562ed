import type { Deployment, DeploymentStrategy } from '../../api/generated/apps/v1';
import type { Container, Pod, PodSpec, PodTemplateSpec, Service } from '../../api/generated/core/v1';
import type { ObjectMeta } from '../../api/generated/meta/v1';
import type { Ingress } from '../../api/generated/networking/v1';
import type { PodDisruptionBudget } from '../../api/generated/policy/v1';
import type { Draft } from '../../api/meta/object';
import type { Chance } from '../../scenarios/chance';
import { drawContainer, drawImage, type ImageChoice } from './containers';

/** A manifest as a file of the session: JSON, which is YAML. */
export interface Manifest {
  readonly kind: string;
  readonly apiVersion: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

const IN_NAMESPACE = { shop: { namespace: 'shop' }, default: {} } as const;
export type Place = keyof typeof IN_NAMESPACE;

function initContainers(chance: Chance): readonly Container[] {
  const shell = (name: string, script: string, more: Partial<Container> = {}): Container => ({
    name,
    image: 'busybox:1.36',
    command: ['sh', '-c', script],
    ...more,
  });
  const containers: Container[] = [];
  if (chance.happens(10)) containers.push(shell('first', `sleep ${chance.pick([0, 1, 3])}`));
  if (chance.happens(5)) containers.push(shell('beside', 'sleep 100000', { restartPolicy: 'Always' }));
  if (chance.happens(2)) containers.push(shell('fails', 'sleep 1; exit 3'));
  return containers;
}

/** A pod's spec of a drawn image, with what scheduling and ending depend on. */
export function drawPodSpec(chance: Chance, choice: ImageChoice): PodSpec {
  const first = initContainers(chance);
  return {
    ...(first.length > 0 ? { initContainers: [...first] } : {}),
    containers: [drawContainer(chance, choice)],
    ...(chance.happens(60) ? { terminationGracePeriodSeconds: chance.pick([0, 1, 2, 5, 12]) } : {}),
    ...(chance.happens(8) ? { nodeSelector: { disk: chance.pick(['ssd', 'hdd']) } } : {}),
    ...(chance.happens(25) ? { tolerations: [{ key: 'dedicated', operator: 'Exists' }] } : {}),
    ...(chance.happens(10)
      ? { tolerations: [{ key: 'node.kubernetes.io/unreachable', operator: 'Exists', tolerationSeconds: 5 }] }
      : {}),
  };
}

function template(chance: Chance, app: string, choice: ImageChoice): PodTemplateSpec {
  const labels = { app, tier: chance.pick(['front', 'back']) };
  const metadata: Partial<ObjectMeta> = { labels };
  return { metadata: metadata as ObjectMeta, spec: drawPodSpec(chance, choice) };
}

function strategy(chance: Chance): DeploymentStrategy | undefined {
  if (chance.happens(15)) return { type: 'Recreate' };
  if (chance.happens(25)) return undefined;
  const maxSurge = chance.pick<number | string>([0, 1, 2, 3, '25%', '50%', '100%']);
  const maxUnavailable = chance.pick<number | string>(maxSurge === 0 ? [1, 2, '50%'] : [0, 0, 1, 2, '25%', '50%']);
  return { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } as never };
}

/** A Deployment with everything about it drawn. */
export function drawDeployment(chance: Chance, name: string, place: Place, replicas: number): Draft<Deployment> {
  const drawn = strategy(chance);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, ...IN_NAMESPACE[place], labels: { app: name } },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      ...(drawn ? { strategy: drawn } : {}),
      ...(chance.happens(30) ? { minReadySeconds: chance.pick([1, 3, 8]) } : {}),
      ...(chance.happens(30) ? { revisionHistoryLimit: chance.pick([0, 1, 2]) } : {}),
      ...(chance.happens(40) ? { progressDeadlineSeconds: chance.pick([10, 30, 90]) } : {}),
      ...(chance.happens(5) ? { paused: true } : {}),
      template: template(chance, name, drawImage(chance, 12)),
    },
  };
}

/** A ReplicaSet of nobody's. */
export function drawReplicaSet(chance: Chance, name: string, place: Place, replicas: number): Manifest {
  const drawn = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name, ...IN_NAMESPACE[place], labels: { app: name } },
    spec: {
      replicas,
      ...(chance.happens(20) ? { minReadySeconds: 3 } : {}),
      selector: { matchLabels: { app: name } },
      template: template(chance, name, drawImage(chance, 12)),
    },
  };
  return drawn;
}

/** A pod of nobody's: a server, a task that ends, or one that takes more and more memory. */
export function drawPod(chance: Chance, name: string, place: Place, app: string): Draft<Pod> {
  const metadata = { name, ...IN_NAMESPACE[place], labels: { app, tier: 'bare' } };
  const kind = chance.weighted([
    [5, 'server'],
    [3, 'task'],
    [1, 'hog'],
    [1, 'leak'],
    [2, 'tired'],
  ]);
  if (kind === 'server') {
    return { apiVersion: 'v1', kind: 'Pod', metadata, spec: drawPodSpec(chance, drawImage(chance, 15)) };
  }
  const spec = kind === 'task' ? task(chance) : kind === 'tired' ? tiring(chance) : hungry(chance, kind);
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec };
}

/** A pod that is ready for some seconds, then says that it is not any more, and goes on. */
function tiring(chance: Chance): PodSpec {
  const script = `sleep ${chance.pick([2, 5])}; touch /tmp/tired; sleep 1000000`;
  const readinessProbe = {
    exec: { command: ['sh', '-c', 'test ! -f /tmp/tired'] },
    periodSeconds: chance.pick([1, 2]),
    failureThreshold: 1,
  };
  const containers = [{ name: TIRED, image: 'busybox:1.36', command: ['sh', '-c', script], readinessProbe }];
  return { containers, terminationGracePeriodSeconds: 1 };
}

/** What the container of a pod is called that gets tired. */
export const TIRED = 'tired';

function task(chance: Chance): PodSpec {
  const script = `sleep ${chance.pick([1, 4, 9])}; exit ${chance.pick([0, 0, 1, 7])}`;
  return {
    restartPolicy: chance.pick(['Never', 'OnFailure', 'Always']),
    ...(chance.happens(20) ? { activeDeadlineSeconds: chance.pick([3, 20]) } : {}),
    containers: [{ name: 'main', image: 'busybox:1.36', command: ['sh', '-c', script] }],
    terminationGracePeriodSeconds: 1,
  };
}

function hungry(chance: Chance, kind: string): PodSpec {
  const limits = chance.happens(60) ? { resources: { limits: { memory: '100Mi' } } } : {};
  const container: Container =
    kind === 'leak'
      ? { name: 'main', image: 'shop/leaky:v1', ...limits }
      : { name: 'main', image: 'polinux/stress', args: ['stress', '--vm', '1', '--vm-bytes', '700M'], ...limits };
  return { containers: [container], terminationGracePeriodSeconds: 1 };
}

/** A Service over the pods of an app. */
export function drawService(chance: Chance, name: string, place: Place, app: string): Draft<Service> {
  const kind = chance.weighted([
    [6, {}],
    [1, { clusterIP: 'None' }],
    [1, { type: 'NodePort' }],
    [1, { publishNotReadyAddresses: true }],
    [1, { sessionAffinity: 'ClientIP' }],
    [1, { internalTrafficPolicy: 'Local' }],
  ]);
  const targetPort = chance.pick<number | string>(['main', 'main', 'main', 'main', 8080, 80]);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...IN_NAMESPACE[place] },
    spec: { selector: { app }, ports: [{ name: 'http', port: 80, targetPort: targetPort as never }], ...kind },
  };
}

/** An Ingress that leads from outside to a Service. */
export function drawIngress({ metadata, spec }: Service): Draft<Ingress> {
  const port = { number: spec.ports?.[0]?.port ?? 80 };
  const backend = { service: { name: metadata.name, port } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'outside', namespace: metadata.namespace ?? 'default' },
    spec: {
      ingressClassName: 'nginx',
      rules: [{ host: 'shop.test', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    },
  };
}

/** A budget for the pods of an app. */
export function drawBudget(chance: Chance, name: string, place: Place, app: string): Draft<PodDisruptionBudget> {
  const amount = chance.pick<number | string>([0, 1, 1, 2, '50%', '100%']) as never;
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, ...IN_NAMESPACE[place] },
    spec: {
      selector: { matchLabels: { app } },
      ...(chance.happens(50) ? { minAvailable: amount } : { maxUnavailable: amount }),
      ...(chance.happens(20) ? { unhealthyPodEvictionPolicy: 'AlwaysAllow' } : {}),
    },
  };
}
