import type { GroupResource } from '../../../api/meta/object';
import type { Call, Stored } from '../call';
import type { Strategy } from '../strategy';

/** Kinds of which the server knows nothing special. */
export const GENERIC: Strategy = { generation: 'none', hasStatus: false };

const NONE = {};

function workload(initial: Readonly<Record<string, unknown>>, more: Partial<Strategy> = {}): Strategy {
  return { generation: 'spec', hasStatus: true, initialStatus: () => initial, ...more };
}

function volumeStatus(_object: Stored): Readonly<Record<string, unknown>> {
  return { phase: 'Pending' };
}

function prepareVolume(object: Stored, call: Call): Stored {
  return {
    ...object,
    status: { phase: 'Pending', lastPhaseTransitionTime: call.server.timestamp() },
  };
}

/** Of the secrets that a ServiceAccount may use only the names are kept. */
function withBareSecrets(object: Stored): Stored {
  const { secrets } = object as { secrets?: readonly { name?: string }[] };
  if (!secrets) return object;
  return { ...object, secrets: secrets.map(({ name }) => (name ? { name } : {})) } as Stored;
}

const BUDGET_STATUS = { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 };
const AUTOSCALER_STATUS = { desiredReplicas: 0, currentMetrics: null };

/** The kinds whose whole difference is in these few words. Statuses as a real server returned them of new objects. */
export const PLAIN_STRATEGIES: Readonly<Record<GroupResource, Strategy>> = {
  'deployments.apps': workload(NONE, { generation: 'spec and annotations' }),
  'replicasets.apps': workload({ replicas: 0 }),
  'statefulsets.apps': workload({ replicas: 0, availableReplicas: 0 }),
  replicationcontrollers: workload({ replicas: 0 }, { orphansByDefault: true }),
  'cronjobs.batch': workload(NONE),
  'ingresses.networking.k8s.io': workload({ loadBalancer: {} }),
  'poddisruptionbudgets.policy': workload(BUDGET_STATUS, { conditional: true }),
  'horizontalpodautoscalers.autoscaling': workload(AUTOSCALER_STATUS, { generation: 'none' }),
  resourcequotas: workload(NONE, { generation: 'none', returnsDeleted: true }),
  persistentvolumeclaims: {
    generation: 'none',
    hasStatus: true,
    initialStatus: volumeStatus,
    returnsDeleted: true,
  },
  persistentvolumes: { generation: 'none', hasStatus: true, prepareCreate: prepareVolume, returnsDeleted: true },
  nodes: { generation: 'none', hasStatus: true, bringsStatus: true },
  'networkpolicies.networking.k8s.io': { generation: 'spec', hasStatus: false },
  'ingressclasses.networking.k8s.io': { generation: 'spec', hasStatus: false },
  'priorityclasses.scheduling.k8s.io': { generation: 'create only', hasStatus: false },
  'endpointslices.discovery.k8s.io': { generation: 'content and labels', hasStatus: false },
  'leases.coordination.k8s.io': { generation: 'none', hasStatus: false, conditional: true, createOnUpdate: true },
  endpoints: { generation: 'none', hasStatus: false, createOnUpdate: true },
  events: { generation: 'none', hasStatus: false, createOnUpdate: true },
  limitranges: { generation: 'none', hasStatus: false, createOnUpdate: true },
  serviceaccounts: {
    generation: 'none',
    hasStatus: false,
    returnsDeleted: true,
    prepareCreate: withBareSecrets,
    prepareUpdate: withBareSecrets,
  },
  podtemplates: { generation: 'spec', hasStatus: false, returnsDeleted: true },
  'roles.rbac.authorization.k8s.io': { generation: 'none', hasStatus: false, createOnUpdate: true },
  'rolebindings.rbac.authorization.k8s.io': { generation: 'none', hasStatus: false, createOnUpdate: true },
  'clusterroles.rbac.authorization.k8s.io': { generation: 'none', hasStatus: false, createOnUpdate: true },
  'clusterrolebindings.rbac.authorization.k8s.io': { generation: 'none', hasStatus: false, createOnUpdate: true },
};
