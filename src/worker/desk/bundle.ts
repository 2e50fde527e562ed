import type { KubernetesObject } from '../../api/meta/object';
import { goYaml } from '../../cli/kubectl/output/yaml';
import type { Cluster } from '../../engine/cluster';

type Fields = Record<string, unknown>;
type Stored = KubernetesObject & { readonly spec?: Fields };

/** What must be there before others: kinds in the order in which they are applied, what is not named between. */
const FIRST = [
  'Namespace',
  'CustomResourceDefinition',
  'PriorityClass',
  'StorageClass',
  'IngressClass',
  'PersistentVolume',
  'ResourceQuota',
  'LimitRange',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'PersistentVolumeClaim',
  'ClusterRole',
  'Role',
  'ClusterRoleBinding',
  'RoleBinding',
  'Service',
];
const LAST = ['PodDisruptionBudget', 'HorizontalPodAutoscaler', 'NetworkPolicy', 'Ingress'];

/** Kinds that the cluster keeps for itself, also where a person changed one of them. */
const CLUSTERS_OWN: ReadonlySet<string> = new Set([
  'Node',
  'Event',
  'Lease',
  'Endpoints',
  'EndpointSlice',
  'ControllerRevision',
]);
/** Objects of other kinds that every namespace or cluster has by itself. */
const BY_ITSELF =
  /^(Namespace (default|kube-.*|ingress-nginx)|PriorityClass system-.*|IngressClass nginx|ServiceAccount default|ConfigMap kube-root-ca\.crt|Service kubernetes)$/;
/** Is it an object that every namespace or cluster has by itself, or of the cluster's own machinery? */
export function isByItself({ kind, metadata }: KubernetesObject): boolean {
  return BY_ITSELF.test(`${kind} ${metadata.name}`) || /^(kube-|ingress-nginx)/.test(metadata.namespace ?? '');
}

const OF_THE_SERVER: ReadonlySet<string> = new Set([
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'managedFields',
  'selfLink',
]);
const OF_CONTROLLERS =
  /^(deployment\.kubernetes\.io\/|kubectl\.kubernetes\.io\/last-applied|deprecated\.daemonset\.template|pv\.kubernetes\.io\/)/;

/** All objects that people made, as YAML that applies to another cluster, in an order that does; and how many they are. */
export function bundle(cluster: Cluster): { readonly text: string; readonly objects: number } {
  const { etcd } = cluster;
  const made = etcd
    .resources()
    .flatMap((resource) => etcd.list(resource) as Stored[])
    .filter(isMade)
    .sort((a, b) => rank(a) - rank(b) || (key(a) < key(b) ? -1 : 1));
  return { text: made.map((object) => goYaml(cleaned(object))).join('---\n'), objects: made.length };
}

/** Made by somebody with kubectl, not on the way out, and not made by a controller that would make it again. */
function isMade({ kind, metadata }: Stored): boolean {
  if (CLUSTERS_OWN.has(kind) || BY_ITSELF.test(`${kind} ${metadata.name}`)) return false;
  if (metadata.deletionTimestamp || metadata.ownerReferences?.some(({ controller }) => controller)) return false;
  return (metadata.managedFields ?? []).some(
    ({ manager = '', subresource }) => /^kubectl/.test(manager) && !subresource,
  );
}

function rank({ kind }: Stored): number {
  const first = FIRST.indexOf(kind);
  return first >= 0 ? first : FIRST.length + 1 + LAST.indexOf(kind);
}

function key({ kind, metadata }: Stored): string {
  return `${kind} ${metadata.namespace ?? ''} ${metadata.name}`;
}

function cleaned(object: Stored): unknown {
  const { metadata, spec, status: _status, ...rest } = object as Stored & { status?: unknown };
  const meta: Fields = {};
  for (const [name, value] of Object.entries(metadata)) if (!OF_THE_SERVER.has(name)) meta[name] = value;
  set(meta, 'annotations', without(metadata.annotations, OF_CONTROLLERS));
  if (object.kind === 'Namespace') set(meta, 'labels', without(metadata.labels, /^kubernetes\.io\/metadata\.name$/));
  const wish = spec && (CLEANERS[object.kind]?.(spec) ?? spec);
  return { ...rest, metadata: meta, ...(wish && Object.keys(wish).length > 0 && { spec: wish }) };
}

/** What the server and controllers fill in of a kind's spec, and would fill in again. */
const CLEANERS: Readonly<Record<string, (spec: Fields) => Fields>> = {
  Namespace: () => ({}),
  Service: (spec) => {
    const { clusterIP, clusterIPs, healthCheckNodePort: _port, ...rest } = spec;
    return clusterIP === 'None' ? { ...rest, clusterIP, clusterIPs } : rest;
  },
  Pod: ({ nodeName: _node, ...spec }) => {
    const isToken = ({ name = '' }: { name?: string }) => /^kube-api-access-/.test(name);
    const kept = (list: unknown) => (list as { name?: string }[] | undefined)?.filter((one) => !isToken(one));
    const containers = (list: unknown) =>
      (list as Fields[] | undefined)?.map((container) =>
        withList(container, 'volumeMounts', kept(container.volumeMounts)),
      );
    const tolerations = (spec.tolerations as { key?: string; tolerationSeconds?: number }[] | undefined)?.filter(
      ({ key: name = '', tolerationSeconds }) =>
        tolerationSeconds !== 300 || !/^node\.kubernetes\.io\/(not-ready|unreachable)$/.test(name),
    );
    const own = { ...spec, containers: containers(spec.containers) };
    const init = spec.initContainers ? { ...own, initContainers: containers(spec.initContainers) } : own;
    return withList(withList(init, 'volumes', kept(spec.volumes)), 'tolerations', tolerations);
  },
  PersistentVolumeClaim: ({ volumeName: _volume, ...spec }) => spec,
  PersistentVolume: ({ claimRef: _claim, ...spec }) => spec,
  Job: (spec) => {
    if (spec.manualSelector) return spec;
    const { selector: _selector, template, ...rest } = spec as { selector?: unknown; template: { metadata?: Fields } };
    const { metadata = {}, ...pod } = template;
    const meta = { ...metadata };
    set(meta, 'labels', without(meta.labels as Record<string, string>, /(controller-uid|job-name)$/));
    return { ...rest, template: { ...pod, ...(Object.keys(meta).length > 0 && { metadata: meta }) } };
  },
};

function withList(fields: Fields, name: string, list: readonly unknown[] | undefined): Fields {
  const { [name]: _list, ...rest } = fields;
  return list && list.length > 0 ? { ...rest, [name]: list } : rest;
}

function without(entries: Readonly<Record<string, string>> | undefined, keys: RegExp): Record<string, string> {
  return Object.fromEntries(Object.entries(entries ?? {}).filter(([name]) => !keys.test(name)));
}

/** Sets a map, or takes it away where it is empty. */
function set(fields: Fields, name: string, value: Readonly<Record<string, string>>): void {
  if (Object.keys(value).length > 0) fields[name] = value;
  else delete fields[name];
}
