import type { Deployment, ReplicaSet } from '../../api/generated/apps/v1';
import type { Node, Pod, Service } from '../../api/generated/core/v1';
import type { Ingress } from '../../api/generated/networking/v1';
import type { GroupResource, KubernetesObject } from '../../api/meta/object';
import type { EventFacts, Said, Situation, WhyObject, WhyTrace } from '../../protocol/why';
import { historyOf, machineSteps, shortened, tellingEvents } from './history';
import { commandFacts, machineFacts } from './machines';
import { podSituation, podStatus } from './pods';
import { Records, type WhySource } from './records';
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
  for (const resource of RESOURCES[object.kind]) {
    const found = records.find(resource, object.uid);
    if (found) return about(records, object, found.object, found.gone);
  }
  return undefined;
}

function about(records: Records, object: Asked, found: KubernetesObject, gone: boolean): WhyTrace {
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
    history: historyOf(records, uid, events, name),
    said: saidAbout(kind, name, namespace, events, found),
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
  return podSituation(records, found as Pod, gone, events);
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

const MAX_SAID = 3;

/** What `kubectl describe` prints below "Events:" that bears on it, the latest last. */
function saidAbout(
  kind: string,
  name: string,
  namespace: string,
  events: readonly EventFacts[],
  found: KubernetesObject,
): Said[] {
  const where = namespace === 'default' || namespace === '' ? '' : ` -n ${namespace}`;
  const command = `kubectl describe ${kind.toLowerCase()} ${name}${where}`;
  const said = tellingEvents(events)
    .slice(-MAX_SAID)
    .map(({ reason, message }) => ({ reason, command, text: message }));
  const { reason, message } = (found as Pod).status ?? {};
  if (kind === 'Pod' && message && !said.some(({ text }) => text === message))
    return [...said, { reason: reason ?? '', command, text: message }];
  if (said.length > 0) return said;
  const last = events.at(-1);
  return last ? [{ reason: last.reason, command, text: last.message }] : [];
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
    said: saidAbout('Node', name, '', events, node),
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
