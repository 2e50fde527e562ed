import type { Container, ContainerPort, PodAffinityTerm, PodSpec, Volume } from '../../generated/core/v1';
import type { ObjectMeta } from '../../generated/meta/v1';
import { parseQuantity } from '../../meta/quantity';

const LABELS: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region': 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone': 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type': 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
};
const ANNOTATIONS: Readonly<Record<string, string>> = {
  'scheduler.alpha.kubernetes.io/critical-pod': 'non-functional in v1.16+; use the "priorityClassName" field instead',
  'security.alpha.kubernetes.io/sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
  'security.alpha.kubernetes.io/unsafe-sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
};
const VOLUMES: Partial<Record<keyof Volume, string>> = {
  photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
  gitRepo: 'deprecated in v1.11, and disabled by default in v1.33+',
  scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
  flocker: 'deprecated in v1.22, non-functional in v1.25+',
  storageos: 'deprecated in v1.22, non-functional in v1.25+',
  quobyte: 'deprecated in v1.22, non-functional in v1.25+',
  glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
  cephfs: 'deprecated in v1.28, non-functional in v1.31+',
  rbd: 'deprecated in v1.28, non-functional in v1.31+',
};
const NO_PODS = 'a null labelSelector results in matching no pod';

/** What the server warns of in a pod (`path` '') or a template (`spec.template.`). Models warningsForPodSpecAndMeta. */
export function podWarnings(spec: PodSpec, meta: Partial<ObjectMeta> | undefined, path: string): readonly string[] {
  const warnings: string[] = [];
  const at = `${path}spec`;
  for (const key in spec.nodeSelector) {
    if (LABELS[key]) warnings.push(`${at}.nodeSelector[${key}]: ${LABELS[key]}`);
  }
  for (const [index, { topologyKey, labelSelector }] of (spec.topologySpreadConstraints ?? []).entries()) {
    const where = `${at}.topologySpreadConstraints[${index}]`;
    if (LABELS[topologyKey]) warnings.push(`${where}.topologyKey: ${topologyKey} is ${LABELS[topologyKey]}`);
    if (!labelSelector) warnings.push(`${where}.labelSelector: ${NO_PODS}`);
  }
  for (const key in ANNOTATIONS) {
    if (meta?.annotations?.[key] !== undefined) {
      warnings.push(`${path}metadata.annotations[${key}]: ${ANNOTATIONS[key]}`);
    }
  }
  for (const [index, volume] of (spec.volumes ?? []).entries())
    warnOfVolume(volume, `${at}.volumes[${index}]`, warnings);
  warnOfLists(spec, at, warnings);
  const containers = containersOf(spec, at);
  for (const [where, container] of containers) warnOfContainer(container, where, warnings);
  warnOfPorts(containers, warnings);
  if ((spec.terminationGracePeriodSeconds ?? 0) < 0) {
    const words = 'must be >= 0; negative values are invalid and will be treated as 1';
    warnings.push(`${at}.terminationGracePeriodSeconds: ${words}`);
  }
  warnOfAffinity(spec, at, warnings);
  return warnings;
}

function containersOf(spec: PodSpec, at: string): readonly (readonly [string, Container])[] {
  const list = (key: 'initContainers' | 'containers') =>
    (spec[key] ?? []).map((container, index) => [`${at}.${key}[${index}]`, container] as const);
  return spec.initContainers ? [...list('initContainers'), ...list('containers')] : list('containers');
}

function warnOfVolume(volume: Volume, path: string, warnings: string[]): void {
  for (const key in VOLUMES) {
    const source = key as keyof Volume;
    if (volume[source]) warnings.push(`${path}.${source === 'storageos' ? 'storageOS' : source}: ${VOLUMES[source]}`);
  }
}

function warnOfLists(spec: PodSpec, at: string, warnings: string[]): void {
  const { hostAliases = [], imagePullSecrets = [] } = spec;
  for (const [index, { ip }] of hostAliases.entries()) {
    const first = hostAliases.findIndex((alias) => alias.ip === ip);
    if (first < index) warnings.push(`${at}.hostAliases[${index}].ip: duplicate ip "${ip}"`);
  }
  for (const [index, { name = '' }] of imagePullSecrets.entries()) {
    const first = imagePullSecrets.findIndex((secret) => (secret.name ?? '') === name);
    if (first < index) warnings.push(`${at}.imagePullSecrets[${index}].name: duplicate name "${name}"`);
  }
  for (const [index, { name }] of imagePullSecrets.entries()) {
    if (!name) warnings.push(`${at}.imagePullSecrets[${index}].name: invalid empty name ""`);
  }
}

function warnOfContainer({ resources, env = [] }: Container, path: string, warnings: string[]): void {
  for (const name of ['memory', 'ephemeral-storage']) {
    for (const key of ['limits', 'requests'] as const) {
      const amount = resources?.[key]?.[name];
      if (amount === undefined || /^\d+([KMGTPE]i|[kMGTPE])?$/.test(amount)) continue;
      if (parseQuantity(amount).nano % 1_000_000_000n === 0n) continue;
      const words = `fractional byte value "${amount}" is invalid, must be an integer`;
      warnings.push(`${path}.resources.${key}[${name}]: ${words}`);
    }
  }
  if (env.length < 2) return;
  const seen = new Set<string>();
  for (const [index, { name, value = '', valueFrom }] of env.entries()) {
    const reference = `$(${name})`;
    const hides = valueFrom !== undefined || value === reference || !value.includes(reference);
    if (seen.has(name) && hides) {
      const words = `hides previous definition of "${name}", which may be dropped when using apply`;
      warnings.push(`${path}.env[${index}]: ${words}`);
    }
    seen.add(name);
  }
}

function warnOfPorts(containers: readonly (readonly [string, Container])[], warnings: string[]): void {
  const seen: { path: string; port: ContainerPort }[] = [];
  for (const [where, { ports = [] }] of containers) {
    for (const [index, port] of ports.entries()) {
      const path = `${where}.ports[${index}]`;
      for (const other of seen) {
        const words = clash(port, other.port);
        if (words) warnings.push(`${path}: ${words} port definition with ${other.path}`);
      }
      seen.push({ path, port });
    }
  }
  const names = new Map<string, string>();
  for (const { path, port } of seen) {
    if (!port.name) continue;
    const other = names.get(port.name);
    if (other === undefined) names.set(port.name, path);
    else {
      const words = `duplicate port name "${port.name}" with ${other}`;
      warnings.push(`${path}: ${words}, services and probes that select ports by name will use ${other}`);
    }
  }
}

function clash(a: ContainerPort, b: ContainerPort): string {
  if (a.containerPort !== b.containerPort || a.protocol !== b.protocol) return '';
  const [hostA, hostB] = [a.hostPort ?? 0, b.hostPort ?? 0];
  const [ipA, ipB] = [a.hostIP ?? '', b.hostIP ?? ''];
  if (ipA === ipB && hostA === hostB) return 'duplicate';
  if (hostA === 0 || hostB === 0) return 'overlapping';
  return hostA === hostB && (ipA === '') !== (ipB === '') ? 'dangerously ambiguous' : '';
}

function warnOfAffinity({ affinity }: PodSpec, at: string, warnings: string[]): void {
  for (const key of ['podAffinity', 'podAntiAffinity'] as const) {
    const rules = affinity?.[key];
    const path = `${at}.affinity.${key}`;
    const tell = (term: PodAffinityTerm, where: string) => {
      if (!term.labelSelector) warnings.push(`${path}.${where}.labelSelector: ${NO_PODS}`);
    };
    for (const [index, term] of (rules?.requiredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
      tell(term, `requiredDuringSchedulingIgnoredDuringExecution[${index}]`);
    }
    for (const [index, term] of (rules?.preferredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
      tell(term.podAffinityTerm, `preferredDuringSchedulingIgnoredDuringExecution[${index}].podAffinityTerm`);
    }
  }
}

/** What the server warns of in a name that becomes a host's. `what` is how it says so. */
export function hostnameWarnings(errors: readonly string[], what: string): readonly string[] {
  if (errors.length === 0) return errors;
  const words = `this is used in ${what}, which can result in surprising behavior; a DNS label is recommended`;
  return [`metadata.name: ${words}: [${errors.join(' ')}]`];
}
