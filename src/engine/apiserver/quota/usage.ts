import type { PersistentVolumeClaim, Pod, Service } from '../../../api/generated/core/v1';
import type { GroupResource, KubernetesObject } from '../../../api/meta/object';
import { addResources, podResources, type ResourceList } from './resources';

const STORAGE_CLASS_SUFFIX = '.storageclass.storage.k8s.io/';

/** Resources that a quota may count by their bare name. */
const COUNTED_BY_NAME: ReadonlySet<GroupResource> = new Set([
  'configmaps',
  'resourcequotas',
  'replicationcontrollers',
  'secrets',
  'services',
  'persistentvolumeclaims',
]);

/** Whether a pod is over: it uses nothing then. Models quota/v1/evaluator/core, QuotaV1Pod. */
export function isOver({ status }: Pod): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}

/** What one object takes of the quotas of its namespace. Models kube-apiserver's and the quota controller's evaluators. */
export function usageOf(resource: GroupResource, object: KubernetesObject): ResourceList {
  const counted: Record<string, string> = { [`count/${resource}`]: '1' };
  if (COUNTED_BY_NAME.has(resource)) counted[resource] = '1';
  if (resource === 'pods') return { ...counted, ...usageOfPod(object as Pod) };
  if (resource === 'services') return { ...counted, ...usageOfService(object as Service) };
  if (resource === 'persistentvolumeclaims') return { ...counted, ...usageOfClaim(object as PersistentVolumeClaim) };
  return counted;
}

function usageOfPod(pod: Pod): ResourceList {
  if (isOver(pod)) return {};
  const usage: Record<string, string> = { pods: '1' };
  const requests = podResources(pod.spec, 'requests');
  const limits = podResources(pod.spec, 'limits');
  for (const [name, amount] of Object.entries(requests)) {
    usage[`requests.${name}`] = amount;
    if (!name.includes('/')) usage[name] = amount;
  }
  for (const [name, amount] of Object.entries(limits)) if (!name.includes('/')) usage[`limits.${name}`] = amount;
  return usage;
}

function usageOfService({ spec }: Service): ResourceList {
  const usage: Record<string, string> = {};
  const ports = spec.ports?.length ?? 0;
  const balanced = spec.type === 'LoadBalancer';
  const all = spec.type === 'NodePort' || (balanced && spec.allocateLoadBalancerNodePorts !== false);
  const nodePorts = all ? ports : (spec.ports ?? []).filter(({ nodePort }) => nodePort).length;
  usage['services.nodeports'] = spec.type === 'NodePort' || balanced ? String(nodePorts) : '0';
  usage['services.loadbalancers'] = balanced ? '1' : '0';
  return usage;
}

function usageOfClaim({ spec }: PersistentVolumeClaim): ResourceList {
  const storage = spec.resources?.requests?.storage;
  const usage: Record<string, string> = storage ? { 'requests.storage': storage } : {};
  const { storageClassName } = spec;
  if (!storageClassName) return usage;
  usage[`${storageClassName}${STORAGE_CLASS_SUFFIX}persistentvolumeclaims`] = '1';
  if (storage) usage[`${storageClassName}${STORAGE_CLASS_SUFFIX}requests.storage`] = storage;
  return usage;
}

/** What several objects take together. */
export function totalUsage(resource: GroupResource, objects: readonly KubernetesObject[]): ResourceList {
  let total: ResourceList = {};
  for (const object of objects) total = addResources(total, usageOf(resource, object));
  return total;
}
