import type { PodDNSConfig, PodSpec, PodTemplateSpec } from '../../generated/core/v1';
import type { ObjectMeta } from '../../generated/meta/v1';
import { ipErrors } from '../../meta/addresses';
import {
  addInvalid,
  duplicate,
  type FieldError,
  forbidden,
  invalid,
  notSupported,
  required,
  tooLong,
} from '../../meta/fieldError';
import {
  byteLength,
  labelErrors,
  patternWords,
  qualifiedNameErrors,
  rangeErrors,
  subdomainErrors,
} from '../../meta/names';
import { validateAnnotations, validateLabels } from '../../meta/objectMeta';
import { validateAffinity } from './affinityValidation';
import {
  type Surroundings,
  validateContainers,
  validateEphemeralContainers,
  validateInitContainers,
} from './containerValidation';
import { validateFileKeyVolumes } from './environmentValidation';
import { containerResourceNameErrors } from './resourceNames';
import { validateAmount, validatePodResources } from './resourceValidation';
import { validatePodSecurityContext } from './securityValidation';
import { validateSpread, validateTolerations } from './tolerationValidation';
import { validateVolumes } from './volumeValidation';
import { validateForSystem, validateHostProcesses } from './windowsValidation';

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
const PREEMPTION_POLICIES = ['PreemptLowerPriority', 'Never'];
const SYSTEMS = ['linux', 'windows'];
const MAX_INT32 = 2_147_483_647;
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';

/** Adds what is wrong with a pod's spec; `meta` is the pod's, undefined in a template. Models ValidatePodSpec. */
export function validatePodSpec(spec: PodSpec, meta: ObjectMeta | undefined, path: string, errors: FieldError[]): void {
  const volumes = validateVolumes(spec.volumes, meta, `${path}.volumes`, errors);
  const claims = spec.resourceClaims ? validateClaims(spec, `${path}.resourceClaims`, errors) : NO_CLAIMS;
  const around: Surroundings = { spec, volumes, claims };
  validateContainers(around, `${path}.containers`, errors);
  validateInitContainers(around, `${path}.initContainers`, errors);
  if (spec.ephemeralContainers) {
    validateEphemeralContainers(spec.ephemeralContainers, around, `${path}.ephemeralContainers`, errors);
  }
  if (spec.resources) validatePodResources(spec, claims, path, errors);
  if (spec.hostNetwork) validateHostPorts(spec, meta !== undefined, path, errors);
  validateOneOf(spec.restartPolicy, RESTART_POLICIES, `${path}.restartPolicy`, errors);
  validateOneOf(spec.dnsPolicy, DNS_POLICIES, `${path}.dnsPolicy`, errors);
  if (spec.nodeSelector) validateLabels(spec.nodeSelector, `${path}.nodeSelector`, errors);
  if (spec.securityContext) {
    validatePodSecurityContext(spec.securityContext, spec, `${path}.securityContext`, errors);
  }
  if (spec.affinity) validateAffinity(spec.affinity, `${path}.affinity`, errors);
  validateDns(spec.dnsConfig, spec.dnsPolicy, `${path}.dnsConfig`, errors);
  validateGates(spec, path, errors);
  if (spec.topologySpreadConstraints) {
    validateSpread(spec.topologySpreadConstraints, `${path}.topologySpreadConstraints`, errors);
  }
  validateHostProcesses(spec, path, errors);
  validateNames(spec, path, errors);
  if (spec.tolerations) validateTolerations(spec.tolerations, `${path}.tolerations`, errors);
  validateRest(spec, path, errors);
  validateFileKeyVolumes(spec, path, errors);
}

const NO_CLAIMS: readonly string[] = [];

function validateOneOf(value: string | undefined, supported: readonly string[], path: string, errors: FieldError[]) {
  if (!value) errors.push(required(path));
  else if (!supported.includes(value)) errors.push(notSupported(path, value, supported));
}

function validateClaims(spec: PodSpec, path: string, errors: FieldError[]): readonly string[] {
  const names = new Set<string>();
  for (const [index, claim] of (spec.resourceClaims ?? []).entries()) {
    const at = `${path}[${index}]`;
    const { name, resourceClaimName, resourceClaimTemplateName } = claim;
    if (!name) errors.push(required(`${at}.name`));
    else if (names.has(name)) errors.push(duplicate(`${at}.name`, name));
    else addInvalid(errors, `${at}.name`, name, labelErrors(name));
    if (name) names.add(name);
    const told = {
      Name: name,
      ResourceClaimName: resourceClaimName ?? null,
      ResourceClaimTemplateName: resourceClaimTemplateName ?? null,
    };
    const both = resourceClaimName !== undefined && resourceClaimTemplateName !== undefined;
    const neither = resourceClaimName === undefined && resourceClaimTemplateName === undefined;
    const which = '`resourceClaimName` or `resourceClaimTemplateName`';
    if (both) errors.push(invalid(at, told, `at most one of ${which} may be specified`));
    if (neither) {
      errors.push(invalid(at, told, 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`'));
    }
    for (const key of ['resourceClaimName', 'resourceClaimTemplateName'] as const) {
      const claimed = claim[key];
      if (claimed !== undefined) addInvalid(errors, `${at}.${key}`, claimed, subdomainErrors(claimed));
    }
  }
  return [...names];
}

/** On the host's network the ports are the host's. In templates only those that were given. */
function validateHostPorts(spec: PodSpec, isPod: boolean, path: string, errors: FieldError[]): void {
  for (const [index, { ports }] of (spec.containers ?? []).entries()) {
    for (const [at, { hostPort = 0, containerPort }] of (ports ?? []).entries()) {
      if ((!isPod && hostPort === 0) || hostPort === containerPort) continue;
      const words = 'must match `containerPort` when `hostNetwork` is true';
      errors.push(invalid(`${path}.containers[${index}].ports[${at}].hostPort`, hostPort, words));
    }
  }
}

function validateDns(config: PodDNSConfig | undefined, policy: string | undefined, path: string, errors: FieldError[]) {
  if (policy === 'None' && !config) {
    errors.push(required(path, 'must provide `dnsConfig` when `dnsPolicy` is None'));
    return;
  }
  const servers = config?.nameservers ?? [];
  if (policy === 'None' && servers.length === 0) {
    errors.push(required(`${path}.nameservers`, 'must provide at least one DNS nameserver when `dnsPolicy` is None'));
    return;
  }
  if (!config) return;
  if (servers.length > 3) errors.push(invalid(`${path}.nameservers`, servers, 'must not have more than 3 nameservers'));
  for (const [index, server] of servers.entries()) {
    addInvalid(errors, `${path}.nameservers[${index}]`, server, ipErrors(server));
  }
  const searches = config.searches ?? [];
  if (searches.length > 32)
    errors.push(invalid(`${path}.searches`, searches, 'must not have more than 32 search paths'));
  if (byteLength(searches.join(' ')) > 2048) {
    const words = 'must not have more than 2048 characters (including spaces) in the search list';
    errors.push(invalid(`${path}.searches`, searches, words));
  }
  for (const [index, search] of searches.entries()) {
    const name = search.replace(/\.$/, '');
    if (search !== '.') addInvalid(errors, `${path}.searches[${index}]`, name, searchErrors(name));
  }
  for (const [index, { name }] of (config.options ?? []).entries()) {
    if (!name) errors.push(required(`${path}.options[${index}]`, 'must not be empty'));
  }
}

const SEARCH_LABEL = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const SEARCH = `${SEARCH_LABEL}(\\.${SEARCH_LABEL})*`;
const SEARCH_SHAPE = new RegExp(`^${SEARCH}$`);

function searchErrors(name: string): readonly string[] {
  const errors: string[] = [];
  if (byteLength(name) > 253) errors.push('must be no more than 253 characters');
  if (!SEARCH_SHAPE.test(name)) {
    const words =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character";
    errors.push(patternWords(words, SEARCH, 'example.com'));
  }
  return errors;
}

function validateGates(spec: PodSpec, path: string, errors: FieldError[]): void {
  for (const [index, { conditionType }] of (spec.readinessGates ?? []).entries()) {
    addInvalid(
      errors,
      `${path}.readinessGates[${index}].conditionType`,
      conditionType,
      qualifiedNameErrors(conditionType),
    );
  }
  const seen = new Set<string>();
  for (const [index, { name }] of (spec.schedulingGates ?? []).entries()) {
    const at = `${path}.schedulingGates[${index}]`;
    addInvalid(errors, at, name, qualifiedNameErrors(name));
    if (seen.has(name)) errors.push(duplicate(at, name));
    seen.add(name);
  }
}

function validateNames(spec: PodSpec, path: string, errors: FieldError[]): void {
  const { hostUsers, hostnameOverride, serviceAccountName, nodeName, activeDeadlineSeconds, hostname, subdomain } =
    spec;
  if (hostUsers === false) {
    if (spec.hostNetwork) errors.push(forbidden(`${path}.hostNetwork`, 'when `hostUsers` is false'));
    if (spec.hostPID) errors.push(forbidden(`${path}.HostPID`, 'when `hostUsers` is false'));
    if (spec.hostIPC) errors.push(forbidden(`${path}.HostIPC`, 'when `hostUsers` is false'));
  }
  if (hostnameOverride !== undefined) validateHostnameOverride(spec, hostnameOverride, path, errors);
  if (serviceAccountName) {
    addInvalid(errors, `${path}.serviceAccountName`, serviceAccountName, subdomainErrors(serviceAccountName));
  }
  if (nodeName) addInvalid(errors, `${path}.nodeName`, nodeName, subdomainErrors(nodeName));
  if (activeDeadlineSeconds !== undefined) {
    const wrong = rangeErrors(activeDeadlineSeconds, 1, MAX_INT32);
    addInvalid(errors, `${path}.activeDeadlineSeconds`, activeDeadlineSeconds, wrong);
  }
  if (hostname) addInvalid(errors, `${path}.hostname`, hostname, labelErrors(hostname));
  if (subdomain) addInvalid(errors, `${path}.subdomain`, subdomain, labelErrors(subdomain));
}

function validateHostnameOverride(spec: PodSpec, name: string, path: string, errors: FieldError[]): void {
  const at = `${path}.hostnameOverride`;
  if (spec.setHostnameAsFQDN) errors.push(forbidden(at, 'may not be specified when setHostnameAsFQDN is true'));
  if (spec.hostNetwork) errors.push(forbidden(at, 'may not be specified when hostNetwork is true'));
  if (byteLength(name) > 64) errors.push(tooLong(at, 64));
  addInvalid(errors, at, name, subdomainErrors(name));
}

function validateRest(spec: PodSpec, path: string, errors: FieldError[]): void {
  const { hostAliases, priorityClassName, runtimeClassName, preemptionPolicy, overhead, os } = spec;
  for (const [index, { ip, hostnames }] of (hostAliases ?? []).entries()) {
    const at = `${path}.hostAliases[${index}]`;
    addInvalid(errors, `${at}.ip`, ip, ipErrors(ip));
    for (const [place, name] of (hostnames ?? []).entries()) {
      addInvalid(errors, `${at}.hostnames[${place}]`, name, subdomainErrors(name));
    }
  }
  if (priorityClassName) {
    addInvalid(errors, `${path}.priorityClassName`, priorityClassName, subdomainErrors(priorityClassName));
  }
  if (runtimeClassName !== undefined) {
    addInvalid(errors, `${path}.runtimeClassName`, runtimeClassName, subdomainErrors(runtimeClassName));
  }
  if (preemptionPolicy !== undefined) {
    validateOneOf(preemptionPolicy, PREEMPTION_POLICIES, `${path}.preemptionPolicy`, errors);
  }
  for (const name in overhead) {
    const at = `${path}.overhead.limits[${name}]`;
    addInvalid(errors, at, name, containerResourceNameErrors(name));
    validateAmount(name, overhead[name] ?? '0', at, errors);
  }
  if (os && !os.name) errors.push(required(`${path}.os.name`));
  else if (os && !SYSTEMS.includes(os.name)) errors.push(notSupported(`${path}.os`, os.name, SYSTEMS));
  else if (os) validateForSystem(spec, os.name, path, errors);
}

/** Adds what is wrong with the annotations that mean something to pods. Models ValidatePodSpecificAnnotations. */
export function validatePodAnnotations(
  annotations: ObjectMeta['annotations'],
  path: string,
  errors: FieldError[],
): void {
  const cost = annotations?.[DELETION_COST];
  if (cost === undefined) return;
  const isInt32 = /^-?(0|[1-9]\d*)$/.test(cost) && Math.abs(Number(cost)) <= MAX_INT32;
  if (!isInt32) errors.push(invalid(`${path}[${DELETION_COST}]`, cost, 'must be a 32bit integer'));
}

/** Adds what is wrong with a template of pods. Models ValidatePodTemplateSpec. */
export function validatePodTemplate(template: PodTemplateSpec, path: string, errors: FieldError[]): void {
  const { metadata, spec } = template;
  if (metadata?.labels) validateLabels(metadata.labels, `${path}.labels`, errors);
  if (metadata?.annotations) {
    validateAnnotations(metadata.annotations, `${path}.annotations`, errors);
    validatePodAnnotations(metadata.annotations, `${path}.annotations`, errors);
  }
  if (!spec) return;
  validatePodSpec(spec, undefined, `${path}.spec`, errors);
  if ((spec.ephemeralContainers?.length ?? 0) > 0) {
    errors.push(forbidden(`${path}.spec.ephemeralContainers`, 'ephemeral containers not allowed in pod template'));
  }
}
