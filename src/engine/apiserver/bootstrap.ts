import type { Draft, KubernetesObject } from '../../api/meta/object';
import type { ApiDoor } from './request';

const USER = 'system:apiserver';
const ACTOR = 'kube-apiserver';

/** The two classes that every cluster has. */
const PRIORITY_CLASSES = [
  {
    name: 'system-cluster-critical',
    value: 2_000_000_000,
    description:
      'Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.',
  },
  {
    name: 'system-node-critical',
    value: 2_000_001_000,
    description: 'Used for system critical pods that must not be moved from their current node.',
  },
];

/**
 * Makes what a new API server finds missing: its namespaces, the system's priority classes and, unless `bare`, Service
 * `kubernetes`. Models kube-apiserver: the system namespaces, scheduling and kubernetesservice controllers.
 */
export function bootstrap(api: ApiDoor, address: string, serviceIp: string, bare: boolean): void {
  for (const name of ['default', 'kube-node-lease', 'kube-public', 'kube-system']) {
    create(api, '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  for (const { name, ...rest } of PRIORITY_CLASSES) {
    const priorityClass = {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name },
      ...rest,
      preemptionPolicy: 'PreemptLowerPriority',
    };
    create(api, '/apis/scheduling.k8s.io/v1/priorityclasses', priorityClass);
  }
  if (!bare) kubernetesService(api, address, serviceIp);
}

function kubernetesService(api: ApiDoor, address: string, serviceIp: string): void {
  const labels = { component: 'apiserver', provider: 'kubernetes' };
  create(api, '/api/v1/namespaces/default/services', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'kubernetes', namespace: 'default', labels },
    spec: {
      clusterIP: serviceIp,
      clusterIPs: [serviceIp],
      type: 'ClusterIP',
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 }],
    },
  });
  create(api, '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices', {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'kubernetes', namespace: 'default', labels: { 'kubernetes.io/service-name': 'kubernetes' } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [address], conditions: { ready: true } }],
    ports: [{ name: 'https', port: 6443, protocol: 'TCP' }],
  });
  create(api, '/api/v1/namespaces/default/endpoints', {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: {
      name: 'kubernetes',
      namespace: 'default',
      labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' },
    },
    subsets: [{ addresses: [{ ip: address }], ports: [{ name: 'https', port: 6443, protocol: 'TCP' }] }],
  });
}

function create(api: ApiDoor, path: string, body: Draft<KubernetesObject> & Record<string, unknown>): void {
  const { code, body: answer } = api.handle({ method: 'POST', path, body, user: USER, actor: ACTOR, typed: true });
  if (code !== 201) throw new Error(`the API server could not make ${path}: ${JSON.stringify(answer)}`);
}
