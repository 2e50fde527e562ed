import type { Deployment, ReplicaSet } from '../../api/generated/apps/v1';
import type { Node, Pod, Service } from '../../api/generated/core/v1';
import type { Ingress } from '../../api/generated/networking/v1';
import { type GroupResource, type KubernetesObject, keyOf } from '../../api/meta/object';
import { parseTime } from '../../engine/cluster';
import type { EventFacts, Situation, StoredFacts, WhyObject, WhyTrace } from '../../protocol/why';
import { historyOf, machineSteps, shortened } from './history';
import { commandFacts, machineFacts } from './machines';
import { podSituation, podStatus } from './pods';
import { Records, type WhySource } from './records';
import { saidAbout } from './said';
import { generatorFacts, ingressFacts, serviceFacts } from './services';
import { replicaSetFacts, rolloutFacts } from './workloads';

type Asked = Extract<WhyObject, { uid: string }>;

const RESOURCES: Readonly<Record<Asked['kind'], readonly [GroupResource, ...GroupResource[]]>> = {
  Pod: ['pods'],
  ReplicaSet: ['replicasets.apps'],
  Workload: ['deployments.apps', 'replicasets.apps', 'pods'],
  Service: ['services'],
  Ingress: ['ingresses.networking.k8s.io'],
};

/** All that is recorded about why something is as it is; undefined when nobody knows it. */
export function ask(source: WhySource, object: WhyObject): WhyTrace | undefined {
  const records = new Records(source);
  if (object.kind === 'Command') return aboutCommand(records, object.at);
  if (object.kind === 'Generator') return aboutGenerator(records, object.name);
  if (object.kind === 'Node') return aboutNode(records, object.name);
  if (object.kind === 'Object') return aboutAny(records, object);
  for (const resource of RESOURCES[object.kind]) {
    const found = records.find(resource, object.uid);
    if (found) return about(records, object, found.object, found.gone);
  }
  return undefined;
}

/** An object of any kind, by its place in the API. */
function aboutAny(records: Records, object: Extract<WhyObject, { kind: 'Object' }>): WhyTrace | undefined {
  const { resource, namespace, name } = object;
  if (resource === 'nodes') return aboutNode(records, name);
  const key = namespace ? `${namespace}/${name}` : name;
  const stored = records.source.cluster.etcd.get(resource, key);
  const last =
    stored ??
    records.changes.findLast((change) => change.resource === resource && keyOf(change.object) === key)?.object;
  return last && about(records, object, last, stored === undefined);
}

function about(
  records: Records,
  object: Asked | Extract<WhyObject, { kind: 'Object' }>,
  found: KubernetesObject,
  gone: boolean,
): WhyTrace {
  const { kind = '' } = found as { kind?: string };
  const { name, namespace = '', uid } = found.metadata;
  const events = records.events(uid, namespace);
  const situation = situationOf(records, kind, found, gone, events);
  const workload = workloadOf(records, found);
  return {
    at: records.now,
    object,
    kind,
    namespace,
    name,
    status: kind === 'Pod' && !gone ? podStatus(found as Pod) : '',
    ...(workload && { workload }),
    situation,
    history: shortened(
      [
        ...(situation.type === 'lost' ? machineSteps(records, situation.node) : []),
        ...historyOf(records, uid, events, name),
      ].sort((one, other) => one.at - other.at),
    ),
    said: saidAbout(records, found, events, gone),
  };
}

function situationOf(
  records: Records,
  kind: string,
  found: KubernetesObject,
  gone: boolean,
  events: readonly EventFacts[],
): Situation {
  if (kind === 'Deployment') return rolloutFacts(records, found as Deployment);
  if (kind === 'ReplicaSet') return replicaSetFacts(records, found as ReplicaSet);
  if (kind === 'Service') return serviceFacts(records, found as Service);
  if (kind === 'Ingress') return ingressFacts(records, found as Ingress);
  if (kind === 'Pod') return podSituation(records, found as Pod, gone, events);
  return storedFacts(records, found, gone);
}

function storedFacts(records: Records, { metadata }: KubernetesObject, gone: boolean): StoredFacts {
  const writes = records.writesTo(metadata.uid);
  const [first] = writes;
  const last = writes.at(-1);
  return {
    type: 'stored',
    createdAt: parseTime(metadata.creationTimestamp),
    createdBy: first?.type === 'ADDED' ? first.actor : '',
    writes: writes.filter(({ type }) => type === 'MODIFIED').length,
    changedAt: last?.at ?? 0,
    changedBy: last?.actor ?? '',
    gone,
  };
}

/** The Deployment above a pod or ReplicaSet, or else the ReplicaSet. */
function workloadOf(records: Records, found: KubernetesObject): WhyTrace['workload'] {
  const owner = found.metadata.ownerReferences?.find(({ controller }) => controller);
  if (!owner) return undefined;
  const set = owner.kind === 'ReplicaSet' ? records.find<ReplicaSet>('replicasets.apps', owner.uid)?.object : undefined;
  const above = set?.metadata.ownerReferences?.find(({ controller }) => controller);
  const { kind, name, uid } = above ?? owner;
  return { kind, name, object: { kind: 'Workload', uid } };
}

function aboutNode(records: Records, name: string): WhyTrace | undefined {
  const node = records.node(name) as Node | undefined;
  if (!node) return undefined;
  const { uid } = node.metadata;
  const events = [...records.events(uid, ''), ...records.events(name, '')];
  return {
    at: records.now,
    object: { kind: 'Node', name },
    kind: 'Node',
    namespace: '',
    name,
    status: '',
    situation: machineFacts(records, node),
    history: shortened(
      [...machineSteps(records, name), ...historyOf(records, uid, events, name)].sort(
        (one, other) => one.at - other.at,
      ),
    ),
    said: saidAbout(records, node, events, false),
  };
}

function aboutGenerator(records: Records, name: string): WhyTrace | undefined {
  const situation = generatorFacts(records, name);
  if (!situation) return undefined;
  const { cluster } = records.source;
  const started = records.source.log.findLast(
    ({ at, command }) => at <= cluster.now && command.type === 'traffic' && command.generator.name === name,
  );
  return {
    at: cluster.now,
    object: { kind: 'Generator', name },
    kind: 'Users',
    namespace: '',
    name,
    status: '',
    situation,
    history: started
      ? [
          {
            at: started.at,
            actor: 'kubectl',
            deed: { do: 'command', type: 'traffic', line: `${name}: ${situation.rate} requests/s` },
          },
        ]
      : [],
    said: [],
  };
}

function aboutCommand(records: Records, at: number): WhyTrace | undefined {
  const situation = commandFacts(records, at);
  if (!situation) return undefined;
  const { line, stderr } = situation;
  return {
    at: records.now,
    object: { kind: 'Command', at },
    kind: 'Command',
    namespace: '',
    name: line,
    status: '',
    situation,
    history: [],
    said: stderr ? [{ reason: '', command: line, text: stderr.trimEnd() }] : [],
  };
}
