import type { KubernetesObject } from '../../api/meta/object';
import type { Cluster } from '../../engine/cluster';
import type { Answers } from '../../protocol/messages';

/** Of one kind, no more than these are told. */
const OBJECTS_AT_MOST = 300;
/** What manifests name, select or must fit. Pods and ReplicaSets are made from those and may be many. */
const RESOURCES = [
  'namespaces',
  'nodes',
  'services',
  'configmaps',
  'secrets',
  'serviceaccounts',
  'persistentvolumeclaims',
  'persistentvolumes',
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'ingresses.networking.k8s.io',
  'ingressclasses.networking.k8s.io',
  'poddisruptionbudgets.policy',
  'horizontalpodautoscalers.autoscaling',
  'priorityclasses.scheduling.k8s.io',
  'storageclasses.storage.k8s.io',
  'networkpolicies.networking.k8s.io',
  'resourcequotas',
  'limitranges',
  'rolebindings.rbac.authorization.k8s.io',
  'clusterrolebindings.rbac.authorization.k8s.io',
  'roles.rbac.authorization.k8s.io',
  'clusterroles.rbac.authorization.k8s.io',
] as const;

/** What a manifest may refer to at this moment. */
export function known(cluster: Cluster): Answers['known'] {
  const objects = RESOURCES.flatMap((resource) => cluster.etcd.list(resource).slice(0, OBJECTS_AT_MOST).map(lean));
  return { objects, images: cluster.images };
}

type Told = KubernetesObject & {
  readonly status?: { readonly allocatable?: unknown };
  readonly data?: Readonly<Record<string, unknown>>;
};

/** Longer values of ConfigMaps are told as ''. */
const VALUE_AT_MOST = 4_000;

function shown(kind: string | undefined, value: unknown): unknown {
  return kind === 'ConfigMap' && typeof value === 'string' && value.length <= VALUE_AT_MOST ? value : '';
}

function lean(object: KubernetesObject): unknown {
  const { metadata, status, data, ...rest } = object as Told;
  const { name, namespace, uid, labels, annotations } = metadata;
  return {
    ...rest,
    metadata: { name, namespace, uid, labels, annotations },
    ...(status?.allocatable !== undefined && { status: { allocatable: status.allocatable } }),
    ...(data && { data: Object.fromEntries(Object.entries(data).map(([key, one]) => [key, shown(object.kind, one)])) }),
  };
}
