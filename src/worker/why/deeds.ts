import type { Deployment, ReplicaSet } from '../../api/generated/apps/v1';
import type { Node, Pod } from '../../api/generated/core/v1';
import type { KubernetesObject } from '../../api/meta/object';
import type { Change } from '../../engine/etcd/etcd';
import type { Deed } from '../../protocol/why';

/** What a write did that a person would tell of; undefined for all the others. */
export function deedOf(change: Change): Deed | undefined {
  const { type, object, previous } = change;
  const { kind = '' } = object as { kind?: string };
  const { name } = object.metadata;
  if (/^(events|leases)/.test(change.resource)) return undefined;
  if (type === 'DELETED') return { do: 'deleted', kind, name };
  if (type === 'ADDED' || !previous) return { do: 'created', kind, name };
  if (object.metadata.deletionTimestamp && !previous.metadata.deletionTimestamp) return { do: 'deleting', kind, name };
  const read = READERS[kind];
  return read?.(object, previous);
}

const READERS: Readonly<Record<string, (now: KubernetesObject, before: KubernetesObject) => Deed | undefined>> = {
  Pod: (now, before) => podDeed(now as Pod, before as Pod),
  ReplicaSet: (now, before) => scaled('ReplicaSet', now as ReplicaSet, before as ReplicaSet),
  Deployment: (now, before) => deploymentDeed(now as Deployment, before as Deployment),
  Node: (now, before) => nodeDeed(now as Node, before as Node),
  Service: (now, before) => specChanged('Service', now, before),
  Ingress: (now, before) => specChanged('Ingress', now, before),
  PodDisruptionBudget: (now, before) => specChanged('PodDisruptionBudget', now, before),
  ConfigMap: (now) => ({ do: 'changed', kind: 'ConfigMap', name: now.metadata.name }),
  Secret: (now) => ({ do: 'changed', kind: 'Secret', name: now.metadata.name }),
};

function specChanged(kind: string, now: KubernetesObject, before: KubernetesObject): Deed | undefined {
  const [is, was] = [now, before].map((object) => JSON.stringify((object as { spec?: unknown }).spec));
  return is === was ? undefined : { do: 'changed', kind, name: now.metadata.name };
}

function scaled(kind: string, now: ReplicaSet | Deployment, before: ReplicaSet | Deployment): Deed | undefined {
  const [to, from] = [now.spec.replicas ?? 1, before.spec.replicas ?? 1];
  return to === from ? undefined : { do: 'scaled', kind, name: now.metadata.name, from, to };
}

function deploymentDeed(now: Deployment, before: Deployment): Deed | undefined {
  const { name } = now.metadata;
  const images = ({ spec }: Deployment) => spec.template.spec?.containers.map(({ image }) => image).join(', ') ?? '';
  if (images(now) !== images(before))
    return { do: 'image', kind: 'Deployment', name, from: images(before), to: images(now) };
  if (now.spec !== before.spec && JSON.stringify(now.spec.template) !== JSON.stringify(before.spec.template))
    return { do: 'changed', kind: 'Deployment', name };
  const size = scaled('Deployment', now, before);
  if (size) return size;
  const reason = ({ status }: Deployment) => status?.conditions?.find(({ type }) => type === 'Progressing')?.reason;
  const progress = reason(now) ?? '';
  if (progress === 'ProgressDeadlineExceeded' && reason(before) !== progress)
    return { do: 'progress', name, reason: progress };
  return undefined;
}

function podDeed(now: Pod, before: Pod): Deed | undefined {
  const { name } = now.metadata;
  if (now.spec.nodeName && !before.spec.nodeName) return { do: 'bound', name, node: now.spec.nodeName };
  const { phase = '', reason = '' } = now.status ?? {};
  if (phase !== before.status?.phase && (phase === 'Failed' || phase === 'Succeeded'))
    return { do: 'phase', name, phase, reason };
  const ended = endedContainer(now, before);
  if (ended) return ended;
  const isReady = ({ status }: Pod) =>
    status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True') ?? false;
  if (isReady(now) !== isReady(before)) return { do: 'ready', name, ready: isReady(now) };
  return undefined;
}

/** A container that ended, or was started again, between two statuses. */
function endedContainer(now: Pod, before: Pod): Deed | undefined {
  const { name } = now.metadata;
  const statuses = ({ status }: Pod) => [
    ...(status?.initContainerStatuses ?? []),
    ...(status?.containerStatuses ?? []),
  ];
  for (const status of statuses(now)) {
    const earlier = statuses(before).find((one) => one.name === status.name);
    const ended = status.state?.terminated ?? status.lastState?.terminated;
    const known = earlier?.state?.terminated ?? earlier?.lastState?.terminated;
    if (ended && ended.containerID !== known?.containerID) {
      const { reason = '', exitCode } = ended;
      return { do: 'container', name, container: status.name, state: 'ended', reason, exitCode };
    }
    if (status.state?.running && !earlier?.state?.running)
      return { do: 'container', name, container: status.name, state: 'started', reason: '', exitCode: 0 };
  }
  return undefined;
}

function nodeDeed(now: Node, before: Node): Deed | undefined {
  const { name } = now.metadata;
  const cordoned = now.spec.unschedulable ?? false;
  if (cordoned !== (before.spec.unschedulable ?? false)) return { do: 'cordoned', name, on: cordoned };
  const conditions = now.status?.conditions ?? [];
  for (const condition of [...conditions].sort(
    (one, other) => Number(other.type === 'Ready') - Number(one.type === 'Ready'),
  )) {
    const known = before.status?.conditions?.find(({ type }) => type === condition.type);
    if (known && known.status !== condition.status)
      return { do: 'condition', name, condition: condition.type, status: condition.status };
  }
  const taints = ({ spec }: Node) =>
    (spec.taints ?? []).map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`);
  const [is, was] = [taints(now), taints(before)];
  const added = is.find((taint) => !was.includes(taint));
  if (added) return { do: 'tainted', name, taint: added, on: true };
  const removed = was.find((taint) => !is.includes(taint));
  return removed === undefined ? undefined : { do: 'tainted', name, taint: removed, on: false };
}
