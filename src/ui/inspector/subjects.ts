import type { Mirror } from '../../mirror/store';
import type { GeneratorSpec } from '../../protocol/session';
import type {
  GeneratorView,
  IngressView,
  LedgerView,
  NodeView,
  PodView,
  ReplicaSetView,
  ServiceView,
  WorkloadView,
} from '../../protocol/view';
import type { StageObject } from '../canvas/stageObject';
import { clock } from '../kit/clock';

/** What a button of the inspector does: a line for the terminal, a machine's switch, or another rate of requests. */
export interface Deed {
  readonly label: string;
  readonly line?: string;
  readonly power?: { readonly node: string; readonly on: boolean };
  readonly traffic?: GeneratorSpec;
}

/** A name, its value, and the object that the value names, where it can be opened. */
export type Fact = readonly [name: string, value: string, leadsTo?: StageObject];

/** One selected object as the inspector shows it. */
export interface Subject {
  readonly kind: string;
  readonly name: string;
  /** What the matter is, in a sentence of the cluster's own words; '' if nothing is. */
  readonly message: string;
  readonly facts: readonly Fact[];
  readonly deeds: readonly Deed[];
  /** Sums of a user's requests. */
  readonly ledger?: LedgerView;
  /** '' for what is no object of the API. */
  readonly resource: string;
  readonly namespace: string;
  readonly goneAt?: number;
}

/** The selected object, or undefined when the cluster of this moment does not have it. */
export function subjectOf(mirror: Mirror, object: StageObject): Subject | undefined {
  switch (object.kind) {
    case 'Pod':
      return made(mirror.pods.get(object.uid), podSubject);
    case 'ReplicaSet':
      return made(mirror.replicaSets.get(object.uid), replicaSetSubject);
    case 'Workload':
      return made(mirror.workloads.get(object.uid), workloadSubject);
    case 'Service':
      return made(mirror.services.get(object.uid), serviceSubject);
    case 'Ingress':
      return made(mirror.ingresses.get(object.uid), (ingress) => ingressSubject(ingress, mirror.generators));
    case 'Node':
      return made(
        [...mirror.nodes.values()].find((node) => node.name === object.name),
        nodeSubject,
      );
    case 'Generator':
      return made(mirror.generators.get(object.name), (generator) =>
        generatorSubject(generator, mirror.ledgers.get(generator.name)),
      );
  }
}

function made<T>(record: T | undefined, make: (record: T) => Subject): Subject | undefined {
  return record && make(record);
}

/** ` -n shop`, or nothing in the default namespace. */
function inNamespace(namespace: string): string {
  return namespace === 'default' || namespace === '' ? '' : ` -n ${namespace}`;
}

function podSubject(pod: PodView): Subject {
  const where = inNamespace(pod.namespace);
  return {
    kind: 'Pod',
    name: pod.name,
    message: pod.message,
    facts: [
      ['Status', pod.status],
      ['Ready', `${pod.readyContainers}/${pod.containers}`],
      ['Restarts', String(pod.restarts)],
      pod.node ? ['Node', pod.node, { kind: 'Node', name: pod.node }] : ['Node', 'none yet'],
      ['Address', pod.address || 'none yet'],
      ['Image', pod.image],
      ['Created', clock(pod.createdAt)],
    ],
    deeds: [
      { label: 'Logs', line: `kubectl logs ${pod.name}${where}` },
      { label: 'Describe', line: `kubectl describe pod ${pod.name}${where}` },
      { label: 'Delete pod', line: `kubectl delete pod ${pod.name}${where}` },
    ],
    resource: 'pods',
    namespace: pod.namespace,
    goneAt: pod.goneAt,
  };
}

const gibibytes = (bytes: number) => `${Math.round((bytes / 2 ** 30) * 10) / 10}Gi`;

function nodeSubject(node: NodeView): Subject {
  const ready = { True: 'Ready', False: 'NotReady', Unknown: 'NotReady (Unknown)' }[node.ready];
  const cordon = node.unschedulable ? 'uncordon' : 'cordon';
  return {
    kind: 'Node',
    name: node.name,
    message: node.powered ? '' : 'The machine is stopped.',
    facts: [
      ['Status', node.unschedulable ? `${ready},SchedulingDisabled` : ready],
      ['Machine', node.powered ? 'running' : 'stopped'],
      ['Role', node.controlPlane ? 'control plane' : 'worker'],
      ['Zone', node.zone || 'none'],
      ['CPU', String(node.cpuMilli / 1000)],
      ['Memory', gibibytes(node.memoryBytes)],
      ['Pods', String(node.pods)],
    ],
    deeds: [
      {
        label: node.powered ? 'Stop machine' : 'Start machine',
        power: { node: node.name, on: !node.powered },
      },
      { label: node.unschedulable ? 'Uncordon' : 'Cordon', line: `kubectl ${cordon} ${node.name}` },
      { label: 'Drain', line: `kubectl drain ${node.name} --ignore-daemonsets --delete-emptydir-data` },
      { label: 'Describe', line: `kubectl describe node ${node.name}` },
    ],
    resource: 'nodes',
    namespace: '',
  };
}

function serviceSubject(service: ServiceView): Subject {
  const where = inNamespace(service.namespace);
  const ready = service.endpoints.filter((endpoint) => endpoint.ready).length;
  return {
    kind: 'Service',
    name: service.name,
    message: ready === 0 ? 'No ready endpoints.' : '',
    facts: [
      ['Type', service.type],
      ['Cluster IP', service.clusterIP],
      ['Ports', service.ports],
      ['Endpoints', `${ready} ready of ${service.endpoints.length}`],
      ['Created', clock(service.createdAt)],
    ],
    deeds: [
      { label: 'Describe', line: `kubectl describe service ${service.name}${where}` },
      {
        label: 'Endpoints',
        line: `kubectl get endpointslices -l kubernetes.io/service-name=${service.name}${where}`,
      },
    ],
    resource: 'services',
    namespace: service.namespace,
  };
}

function workloadSubject(workload: WorkloadView): Subject {
  const where = inNamespace(workload.namespace);
  const kind = workload.kind.toLowerCase();
  const last = workload.envelope.at(-1);
  const isDeployment = workload.kind === 'Deployment';
  return {
    kind: workload.kind,
    name: workload.name,
    message: workload.progress === 'ProgressDeadlineExceeded' ? 'The rollout made no progress in time.' : '',
    facts: [
      ['Replicas', String(workload.replicas)],
      ['Available', String(last?.available ?? 0)],
      ...(isDeployment
        ? ([
            ['At most', `${workload.limit} pods`],
            ['At least', `${workload.floor} available`],
            ['Revision', String(workload.revision)],
          ] as const)
        : []),
      ['Created', clock(workload.createdAt)],
    ],
    deeds: [
      { label: 'Describe', line: `kubectl describe ${kind} ${workload.name}${where}` },
      ...(isDeployment
        ? [
            { label: 'Restart', line: `kubectl rollout restart deployment/${workload.name}${where}` },
            { label: 'Undo', line: `kubectl rollout undo deployment/${workload.name}${where}` },
            { label: 'History', line: `kubectl rollout history deployment/${workload.name}${where}` },
          ]
        : []),
    ],
    resource: workload.resource ?? '',
    namespace: workload.namespace,
  };
}

function replicaSetSubject(replicaSet: ReplicaSetView): Subject {
  return {
    kind: 'ReplicaSet',
    name: replicaSet.name,
    message: '',
    facts: [
      ['Wants', String(replicaSet.wants)],
      ['Ready', String(replicaSet.ready)],
      ['Image', replicaSet.image],
      ['Revision', String(replicaSet.revision)],
      ['Created', clock(replicaSet.createdAt)],
    ],
    deeds: [
      { label: 'Describe', line: `kubectl describe replicaset ${replicaSet.name}${inNamespace(replicaSet.namespace)}` },
    ],
    resource: 'replicasets.apps',
    namespace: replicaSet.namespace,
  };
}

/** Users for each address of an Ingress that nobody asks yet. */
function newUsers({ rules }: IngressView, generators: Mirror['generators']): Deed[] {
  const asked = new Set([...generators.values()].map(({ url }) => url));
  const names = new Set(generators.keys());
  const deeds: Deed[] = [];
  for (const { host, path } of rules) {
    const known = host === '' ? 'any.test' : host.replace(/^\*/, 'www');
    const url = `http://${known}${path || '/'}`;
    if (asked.has(url)) continue;
    asked.add(url);
    const short = `${known.split('.')[0]}${path === '/' ? '' : path}`;
    const name = names.has(short) ? known + path : short;
    names.add(name);
    deeds.push({ label: `Send users to ${known}${path}`, traffic: { name, url, ratePerSecond: 20 } });
  }
  return deeds;
}

function ingressSubject(ingress: IngressView, generators: Mirror['generators']): Subject {
  return {
    kind: 'Ingress',
    name: ingress.name,
    message: '',
    facts: [
      ['Class', ingress.className],
      ['Address', ingress.address || 'none yet'],
      ...ingress.rules.map((rule) => [rule.host + rule.path, `${rule.service}:${rule.port}`] as const),
      ['Created', clock(ingress.createdAt)],
    ],
    deeds: [
      { label: 'Describe', line: `kubectl describe ingress ${ingress.name}${inNamespace(ingress.namespace)}` },
      ...newUsers(ingress, generators),
    ],
    resource: 'ingresses.networking.k8s.io',
    namespace: ingress.namespace,
  };
}

function generatorSubject(generator: GeneratorView, ledger: LedgerView | undefined): Subject {
  const { name, url, ratePerSecond } = generator;
  const rate = (perSecond: number): GeneratorSpec => ({ name, url, ratePerSecond: perSecond });
  return {
    kind: 'Users',
    name,
    message: '',
    facts: [
      ['Address', url],
      ['Rate', `${ratePerSecond} requests/s`],
    ],
    deeds:
      ratePerSecond === 0
        ? [{ label: 'Send 20 a second', traffic: rate(20) }]
        : [
            { label: 'Twice as many', traffic: rate(Math.min(500, ratePerSecond * 2)) },
            { label: 'Half as many', traffic: rate(Math.max(1, Math.round(ratePerSecond / 2))) },
            { label: 'Stop', traffic: rate(0) },
          ],
    ...(ledger && { ledger }),
    resource: '',
    namespace: '',
  };
}
