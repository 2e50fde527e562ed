import { kindOf } from '../../api/scheme';
import type { Mirror } from '../../mirror/store';
import type { Command, GeneratorSpec } from '../../protocol/session';
import type {
  GeneratorView,
  IngressView,
  LedgerView,
  NodeUsage,
  NodeView,
  PodView,
  ReplicaSetView,
  ServiceView,
  WorkloadView,
} from '../../protocol/view';
import { inspectorText } from '../../texts/inspector';
import { stageText } from '../../texts/stage';
import type { StageObject } from '../canvas/stageObject';
import { machineDeeds } from '../fleet/machineDeeds';
import { clock } from '../kit/clock';

/** What a button of the inspector does: a line for the terminal, something broken or mended, or another rate of requests. */
export interface Deed {
  readonly label: string;
  readonly line?: string;
  /** Breaks or mends something. */
  readonly command?: Command;
  readonly traffic?: GeneratorSpec;
  /** Follows the next request of the users of this name. */
  readonly follow?: string;
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
        (node) => nodeSubject(node, mirror.usage.nodes[node.name]),
      );
    case 'Object':
      return objectSubject(object);
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
      [inspectorText('fact.status'), pod.status],
      [inspectorText('fact.ready'), `${pod.readyContainers}/${pod.containers}`],
      [inspectorText('fact.restarts'), String(pod.restarts)],
      pod.node
        ? [inspectorText('fact.node'), pod.node, { kind: 'Node', name: pod.node }]
        : [inspectorText('fact.node'), inspectorText('value.noneYet')],
      [inspectorText('fact.address'), pod.address || inspectorText('value.noneYet')],
      [inspectorText('fact.image'), pod.image],
      [inspectorText('fact.created'), clock(pod.createdAt)],
    ],
    deeds: [
      { label: inspectorText('deed.logs'), line: `kubectl logs ${pod.name}${where}` },
      { label: inspectorText('deed.describe'), line: `kubectl describe pod ${pod.name}${where}` },
      { label: inspectorText('deed.deletePod'), line: `kubectl delete pod ${pod.name}${where}` },
    ],
    resource: 'pods',
    namespace: pod.namespace,
    goneAt: pod.goneAt,
  };
}

const gibibytes = (bytes: number) => `${Math.round((bytes / 2 ** 30) * 10) / 10}Gi`;

function nodeSubject(node: NodeView, usage: NodeUsage | undefined): Subject {
  const ready = { True: 'Ready', False: 'NotReady', Unknown: 'NotReady (Unknown)' }[node.ready];
  return {
    kind: 'Node',
    name: node.name,
    message: node.powered ? '' : inspectorText('trouble.stopped'),
    facts: [
      [inspectorText('fact.status'), node.unschedulable ? `${ready},SchedulingDisabled` : ready],
      [inspectorText('fact.machine'), inspectorText(node.powered ? 'value.running' : 'value.stopped')],
      [inspectorText('fact.role'), inspectorText(node.controlPlane ? 'value.controlPlane' : 'value.worker')],
      [inspectorText('fact.zone'), node.zone || inspectorText('value.none')],
      [inspectorText('fact.cpu'), String(node.cpuMilli / 1000)],
      [inspectorText('fact.memory'), gibibytes(node.memoryBytes)],
      [inspectorText('fact.pods'), String(node.pods)],
    ],
    deeds: machineDeeds(node, usage),
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
    message: ready === 0 ? inspectorText('trouble.noEndpoints') : '',
    facts: [
      [inspectorText('fact.type'), service.type],
      [inspectorText('fact.clusterIp'), service.clusterIP],
      [inspectorText('fact.ports'), service.ports],
      [inspectorText('fact.endpoints'), inspectorText('value.endpoints', { ready, all: service.endpoints.length })],
      [inspectorText('fact.created'), clock(service.createdAt)],
    ],
    deeds: [
      { label: inspectorText('deed.describe'), line: `kubectl describe service ${service.name}${where}` },
      {
        label: inspectorText('deed.endpoints'),
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
  const rolls = isDeployment || workload.kind === 'StatefulSet' || workload.kind === 'DaemonSet';
  return {
    kind: workload.kind,
    name: workload.name,
    message: workload.progress === 'ProgressDeadlineExceeded' ? inspectorText('trouble.noProgress') : '',
    facts: [
      [inspectorText('fact.replicas'), String(workload.replicas)],
      [inspectorText('fact.available'), String(last?.available ?? 0)],
      ...(isDeployment
        ? ([
            [inspectorText('fact.atMost'), inspectorText('value.pods', { count: workload.limit })],
            [inspectorText('fact.atLeast'), inspectorText('value.available', { count: workload.floor })],
            [inspectorText('fact.revision'), String(workload.revision)],
          ] as const)
        : []),
      [inspectorText('fact.created'), clock(workload.createdAt)],
    ],
    deeds: [
      { label: inspectorText('deed.describe'), line: `kubectl describe ${kind} ${workload.name}${where}` },
      ...(rolls
        ? [
            { label: inspectorText('deed.restart'), line: `kubectl rollout restart ${kind}/${workload.name}${where}` },
            { label: inspectorText('deed.undo'), line: `kubectl rollout undo ${kind}/${workload.name}${where}` },
            { label: inspectorText('deed.history'), line: `kubectl rollout history ${kind}/${workload.name}${where}` },
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
      [inspectorText('fact.wants'), String(replicaSet.wants)],
      [inspectorText('fact.ready'), String(replicaSet.ready)],
      [inspectorText('fact.image'), replicaSet.image],
      [inspectorText('fact.revision'), String(replicaSet.revision)],
      [inspectorText('fact.created'), clock(replicaSet.createdAt)],
    ],
    deeds: [
      {
        label: inspectorText('deed.describe'),
        line: `kubectl describe replicaset ${replicaSet.name}${inNamespace(replicaSet.namespace)}`,
      },
    ],
    resource: 'replicasets.apps',
    namespace: replicaSet.namespace,
  };
}

/** An object that has no place on the stage: whether it is there, only the API server knows. */
function objectSubject({ resource, namespace, name }: Extract<StageObject, { kind: 'Object' }>): Subject {
  return {
    kind: kindOf(resource)?.kind ?? resource,
    name,
    message: '',
    facts: [],
    deeds: [
      { label: inspectorText('deed.describe'), line: `kubectl describe ${resource} ${name}${inNamespace(namespace)}` },
    ],
    resource,
    namespace,
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
    deeds.push({
      label: inspectorText('deed.sendUsers', { address: `${known}${path}` }),
      traffic: { name, url, ratePerSecond: 20 },
    });
  }
  return deeds;
}

function ingressSubject(ingress: IngressView, generators: Mirror['generators']): Subject {
  return {
    kind: 'Ingress',
    name: ingress.name,
    message: '',
    facts: [
      [inspectorText('fact.class'), ingress.className],
      [inspectorText('fact.address'), ingress.address || inspectorText('value.noneYet')],
      ...ingress.rules.map((rule) => [rule.host + rule.path, `${rule.service}:${rule.port}`] as const),
      [inspectorText('fact.created'), clock(ingress.createdAt)],
    ],
    deeds: [
      {
        label: inspectorText('deed.describe'),
        line: `kubectl describe ingress ${ingress.name}${inNamespace(ingress.namespace)}`,
      },
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
    kind: inspectorText('kind.users'),
    name,
    message: '',
    facts: [
      [inspectorText('fact.address'), url],
      [inspectorText('fact.rate'), inspectorText('value.rate', { rate: ratePerSecond })],
    ],
    deeds:
      ratePerSecond === 0
        ? [{ label: inspectorText('deed.send20'), traffic: rate(20) }]
        : [
            { label: stageText('follow.deed'), follow: name },
            { label: inspectorText('deed.twice'), traffic: rate(Math.min(500, ratePerSecond * 2)) },
            { label: inspectorText('deed.half'), traffic: rate(Math.max(1, Math.round(ratePerSecond / 2))) },
            { label: inspectorText('deed.stop'), traffic: rate(0) },
          ],
    ...(ledger && { ledger }),
    resource: '',
    namespace: '',
  };
}
