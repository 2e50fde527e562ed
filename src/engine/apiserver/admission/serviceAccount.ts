import type { Container, PodSpec, ServiceAccount, Volume, VolumeMount } from '../../../api/generated/core/v1';
import { withFields } from '../../../api/meta/object';
import { parseTime } from '../../sim/time';
import { type Call, chance, type Stored } from '../call';
import { forbidden } from '../refusal';
import type { AdmissionPlugin } from './plugins';
import { nameOf } from './subject';

const MOUNT_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';
const VOLUME_PREFIX = 'kube-api-access-';
/** How long a pod waits for its namespace's default account, in milliseconds. */
const PATIENCE_MS = 2000;
const MIRROR_ANNOTATION = 'kubernetes.io/config.mirror';

/** What a pod needs to speak to the API server. */
const PROJECTED: Volume['projected'] = {
  sources: [
    { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
    { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    {
      downwardAPI: {
        items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
      },
    },
  ],
  defaultMode: 420,
};

function admit(object: Stored, call: Call): Stored {
  if (object.metadata.annotations?.[MIRROR_ANNOTATION] !== undefined) return object;
  const spec = object.spec as unknown as PodSpec;
  const name = spec.serviceAccountName || 'default';
  const { namespace } = call.route;
  const found = call.server.etcd.get('serviceaccounts', `${namespace}/${name}`) as ServiceAccount | undefined;
  const account: Partial<ServiceAccount> | undefined = found ?? (isComing(name, call) ? {} : undefined);
  if (!account) {
    const why = `error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found`;
    throw forbidden(call.route.kind, nameOf(object), why);
  }
  const secrets = spec.imagePullSecrets?.length ? spec.imagePullSecrets : account.imagePullSecrets;
  const named: PodSpec = withFields(spec, { serviceAccountName: name, serviceAccount: name });
  if (secrets?.length) named.imagePullSecrets = secrets;
  const wantsToken = spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true;
  const full = wantsToken ? withToken(named, call) : named;
  return { ...object, spec: full as unknown as Stored['spec'] };
}

/**
 * The default account of a new namespace is about to be made: a real server waits for it for up to two seconds. Here
 * nothing waits, so the pod is let in as it would be then.
 */
function isComing(name: string, call: Call): boolean {
  if (name !== 'default') return false;
  const namespace = call.server.etcd.get('namespaces', call.route.namespace);
  if (!namespace) return false;
  return call.server.sim.now - parseTime(namespace.metadata.creationTimestamp) < PATIENCE_MS;
}

function withToken(spec: PodSpec, call: Call): PodSpec {
  const known = spec.volumes?.find(({ name }) => name.startsWith(VOLUME_PREFIX));
  const name = known?.name ?? VOLUME_PREFIX + chance(call, 'token-volumes').name();
  const mount: VolumeMount = { name, readOnly: true, mountPath: MOUNT_PATH };
  let needed = false;
  const mounted = (containers: readonly Container[]): Container[] =>
    containers.map((container) => {
      if (container.volumeMounts?.some(({ mountPath }) => mountPath === MOUNT_PATH)) return container;
      needed = true;
      return withFields(container, { volumeMounts: [...(container.volumeMounts ?? []), mount] });
    });
  const containers = mounted(spec.containers ?? []);
  const initContainers = spec.initContainers && mounted(spec.initContainers);
  if (!needed) return spec;
  const full: PodSpec = withFields(spec, { containers });
  if (initContainers) full.initContainers = initContainers;
  if (!known) full.volumes = [...(spec.volumes ?? []), { name, projected: PROJECTED }];
  return full;
}

/** Gives every pod an identity and its token. Models plugin/pkg/admission/serviceaccount. */
export const serviceAccount: AdmissionPlugin = {
  name: 'ServiceAccount',
  create: (object, call) => (call.route.resource === 'pods' ? admit(object, call) : object),
};
