import type { Container, NodeSelectorTerm, PodAffinityTerm, PodSpec } from '../../generated/core/v1';
import type { ObjectMeta } from '../../generated/meta/v1';
import { ipWarnings } from '../../meta/addresses';
import { labelValueErrors } from '../../meta/names';
import { type Placed, warnOfContainer, warnOfPorts } from './containerWarnings';
import { fractionalBytes, isWholeBytes, warnOfVolumes } from './volumeWarnings';

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
const NO_PODS = 'a null labelSelector results in matching no pod';

/** What the server warns of in a pod (`path` '') or a template (`spec.template.`). Models warningsForPodSpecAndMeta. */
export function podWarnings(spec: PodSpec, meta: Partial<ObjectMeta> | undefined, path: string): readonly string[] {
  const warnings: string[] = [];
  const at = `${path}spec`;
  for (const key in spec.nodeSelector) {
    if (LABELS[key]) warnings.push(`${at}.nodeSelector[${key}]: ${LABELS[key]}`);
  }
  if (spec.affinity?.nodeAffinity) warnOfNodeAffinity(spec, `${at}.affinity.nodeAffinity`, warnings);
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
  if (spec.volumes) warnOfVolumes(spec.volumes, `${at}.volumes`, warnings);
  warnOfLists(spec, at, warnings);
  const containers = containersOf(spec, at);
  if (meta?.annotations) warnOfSeccomp(spec, meta.annotations, path, containers, warnings);
  for (const [where, container] of containers) warnOfContainer(container, where, warnings);
  warnOfPorts(containers, warnings);
  if ((spec.terminationGracePeriodSeconds ?? 0) < 0) {
    const words = 'must be >= 0; negative values are invalid and will be treated as 1';
    warnings.push(`${at}.terminationGracePeriodSeconds: ${words}`);
  }
  warnOfAffinity(spec, at, warnings);
  warnOfAddresses(spec, at, warnings);
  return warnings;
}

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

function containersOf(spec: PodSpec, at: string): readonly Placed[] {
  const place = (key: (typeof LISTS)[number]) =>
    (spec[key] ?? []).map((container: Container, index) => [`${at}.${key}[${index}]`, container] as const);
  if (!spec.initContainers && !spec.ephemeralContainers) return place('containers');
  return LISTS.flatMap(place);
}

function warnOfNodeAffinity({ affinity }: PodSpec, path: string, warnings: string[]): void {
  const { requiredDuringSchedulingIgnoredDuringExecution: required, ...rest } = affinity?.nodeAffinity ?? {};
  for (const [index, term] of (required?.nodeSelectorTerms ?? []).entries()) {
    const at = `${path}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[${index}]`;
    warnOfTerm(term, false, at, warnings);
  }
  for (const [index, { preference }] of (rest.preferredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
    const at = `${path}.preferredDuringSchedulingIgnoredDuringExecution[${index}].preference`;
    warnOfTerm(preference ?? {}, true, at, warnings);
  }
}

function warnOfTerm(term: NodeSelectorTerm, withValues: boolean, path: string, warnings: string[]): void {
  for (const [index, { key, values }] of (term.matchExpressions ?? []).entries()) {
    const at = `${path}.matchExpressions[${index}]`;
    if (LABELS[key]) warnings.push(`${at}.key: ${key} is ${LABELS[key]}`);
    for (const [place, value] of (withValues ? (values ?? []) : []).entries()) {
      for (const words of labelValueErrors(value)) {
        warnings.push(`${at}.values[${place}]: ${value} is invalid, ${words}`);
      }
    }
  }
}

function warnOfLists({ hostAliases = [], imagePullSecrets = [], overhead }: PodSpec, at: string, warnings: string[]) {
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
  for (const name of ['memory', 'ephemeral-storage']) {
    const amount = overhead?.[name];
    if (amount === undefined || isWholeBytes(amount)) continue;
    warnings.push(`${at}.overhead[${name}]: ${fractionalBytes(amount)}`);
  }
}

const SECCOMP = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_OF_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

/** Annotations that were fields' forerunners. A template's AppArmor is told too; a pod's becomes the field. */
function warnOfSeccomp(
  spec: PodSpec,
  annotations: Readonly<Record<string, string>>,
  path: string,
  containers: readonly Placed[],
  warnings: string[],
): void {
  const tell = (key: string, words: string) => {
    if (annotations[key] !== undefined) warnings.push(`${path}metadata.annotations[${key}]: ${words}`);
  };
  const seccompWords = 'non-functional in v1.27+; use the "seccompProfile" field instead';
  if (!spec.securityContext?.seccompProfile) tell(SECCOMP, seccompWords);
  for (const [, { name, securityContext }] of containers) {
    if (!securityContext?.seccompProfile) tell(`${SECCOMP_OF_CONTAINER}${name}`, seccompWords);
    if (path === '' || securityContext?.appArmorProfile || spec.securityContext?.appArmorProfile) continue;
    tell(`${APP_ARMOR}${name}`, 'deprecated since v1.30; use the "appArmorProfile" field instead');
  }
}

function warnOfAddresses({ dnsConfig, hostAliases }: PodSpec, at: string, warnings: string[]): void {
  for (const [index, server] of (dnsConfig?.nameservers ?? []).entries()) {
    warnings.push(...ipWarnings(server, `${at}.dnsConfig.nameservers[${index}]`));
  }
  for (const [index, { ip }] of (hostAliases ?? []).entries()) {
    warnings.push(...ipWarnings(ip, `${at}.hostAliases[${index}].ip`));
  }
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
