import type { Deployment, ReplicaSet } from '../../api/generated/apps/v1';
import type { Node, Pod } from '../../api/generated/core/v1';
import type { EndpointSlice } from '../../api/generated/discovery/v1';
import type { WhyTrace } from '../../protocol/why';
import type { WhySource } from './records';

/** Says whether what was asked about has come to be well: quick enough to be asked twice a second of cluster time. */
export type Wellness = (source: WhySource) => boolean;

/** What being well means for something. A pod is well with all pods of its Deployment. */
export function wellnessOf({ kind, name, namespace, workload, situation }: WhyTrace): Wellness {
  const deployment = kind === 'Deployment' ? name : workload?.kind === 'Deployment' ? workload.name : undefined;
  if (deployment !== undefined)
    return ({ cluster }) =>
      isRolledOut(cluster.etcd.get('deployments.apps', `${namespace}/${deployment}`) as Deployment);
  if (situation.type === 'machine') {
    const line = situation.drain?.line;
    return (source) =>
      isReady(source.cluster.etcd.get('nodes', name) as Node) && (line === undefined || hasEnded(source, line));
  }
  if (situation.type === 'service') return ({ cluster }) => hasEndpoint(cluster, namespace, name);
  if (situation.type === 'requests')
    return ({ cluster }) => hasEndpoint(cluster, situation.namespace, situation.service?.name ?? '');
  if (kind === 'ReplicaSet') {
    return ({ cluster }) => {
      const set = cluster.etcd.get('replicasets.apps', `${namespace}/${name}`) as ReplicaSet | undefined;
      return set !== undefined && (set.status?.readyReplicas ?? 0) === (set.spec.replicas ?? 1);
    };
  }
  return ({ cluster }) => {
    const pod = cluster.etcd.get('pods', `${namespace}/${name}`) as Pod | undefined;
    return pod !== undefined && (isReady(pod) || pod.status?.phase === 'Succeeded');
  };
}

function isReady(object: Node | Pod | undefined): boolean {
  const conditions: readonly { readonly type: string; readonly status: string }[] = object?.status?.conditions ?? [];
  return conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
}

function isRolledOut(deployment: Deployment | undefined): boolean {
  if (!deployment) return false;
  const { metadata, spec, status = {} } = deployment;
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0, observedGeneration = 0 } = status;
  const wanted = spec.replicas ?? 1;
  const counts = [replicas, updatedReplicas, availableReplicas];
  return observedGeneration >= (metadata.generation ?? 0) && counts.every((count) => count === wanted);
}

function hasEndpoint({ etcd }: WhySource['cluster'], namespace: string, service: string): boolean {
  const slices = etcd.list('endpointslices.discovery.k8s.io', namespace) as EndpointSlice[];
  return slices.some(
    ({ metadata, endpoints }) =>
      metadata.labels?.['kubernetes.io/service-name'] === service &&
      endpoints?.some(({ conditions }) => conditions?.ready !== false),
  );
}

/** Whether the latest command of that line came to a good end. */
function hasEnded({ terminal }: WhySource, line: string): boolean {
  const index = terminal.findLastIndex(({ kind, text }) => kind === 'command' && text === line);
  const typed = terminal[index];
  return terminal
    .slice(index)
    .some((one) => one.kind === 'exit' && one.terminal === typed?.terminal && one.exitCode === 0);
}
