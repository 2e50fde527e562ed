import { KINDS } from './generated/kinds';

/** Kinds that something in the cluster acts upon: a controller, the scheduler, a kubelet, a proxy, or pods that read them. */
const ACTED_UPON: ReadonlySet<string> = new Set([
  'Binding',
  'ConfigMap',
  'Deployment',
  'Endpoints',
  'EndpointSlice',
  'Event',
  'Ingress',
  'IngressClass',
  'Lease',
  'Namespace',
  'Node',
  'Pod',
  'PodDisruptionBudget',
  'PriorityClass',
  'ReplicaSet',
  'Secret',
  'Service',
  'ServiceAccount',
]);

/** Whether objects of a kind do anything here; others are stored, defaulted and printed. Kinds nobody knows do not either. */
export function isSimulated(kind: string): boolean {
  return ACTED_UPON.has(kind);
}

/** The built-in kinds that are kept and that nothing acts upon, each once. */
export const KEPT_KINDS: readonly string[] = [...new Set(KINDS.map(({ kind }) => kind))].filter(
  (kind) => !ACTED_UPON.has(kind),
);

/**
 * Fields that are stored and checked as they should be, and that nothing acts upon, by the struct that has them (as the
 * OpenAPI document names it, without its front).
 */
export const KEPT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'core.v1.PodSpec': [
    'automountServiceAccountToken',
    'dnsConfig',
    'hostIPC',
    'hostPID',
    'hostUsers',
    'imagePullSecrets',
    'resourceClaims',
    'runtimeClassName',
    'setHostnameAsFQDN',
    'shareProcessNamespace',
  ],
  'core.v1.Container': ['restartPolicyRules', 'stdinOnce', 'volumeDevices'],
  'core.v1.Lifecycle': ['stopSignal'],
  'core.v1.SecurityContext': [
    'allowPrivilegeEscalation',
    'appArmorProfile',
    'capabilities',
    'privileged',
    'procMount',
    'seLinuxOptions',
    'seccompProfile',
    'windowsOptions',
  ],
  'core.v1.PodSecurityContext': [
    'appArmorProfile',
    'fsGroupChangePolicy',
    'seLinuxOptions',
    'seccompProfile',
    'sysctls',
    'windowsOptions',
  ],
  'core.v1.VolumeMount': ['mountPropagation', 'subPathExpr'],
  'core.v1.ServiceSpec': ['loadBalancerIP', 'loadBalancerSourceRanges', 'trafficDistribution'],
  'networking.v1.IngressSpec': ['tls'],
};
