import type {
  Container,
  ContainerPort,
  ContainerRestartRule,
  EphemeralContainer,
  PodSpec,
} from '../../generated/core/v1';
import {
  addInvalid,
  duplicate,
  type FieldError,
  forbidden,
  invalid,
  notFound,
  notSupported,
  required,
  tooMany,
} from '../../meta/fieldError';
import { labelErrors, portNameErrors, portNumberErrors } from '../../meta/names';
import { validateEnv, validateEnvFrom } from './environmentValidation';
import { type Volumes, validateDevices, validateMounts } from './mountValidation';
import { validateLifecycle, validateProbe } from './probeValidation';
import { validateContainerResources } from './resourceValidation';
import { validateSecurityContext } from './securityValidation';

const MESSAGE_POLICIES = ['File', 'FallbackToLogsOnError'];
const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const RESIZE_RESOURCES = ['cpu', 'memory'];
const RESIZE_POLICIES = ['NotRequired', 'RestartContainer'];
const RESTART_POLICIES = ['Always', 'Never', 'OnFailure'];
const RULE_ACTIONS = ['Restart', 'RestartAllContainers'];
const RULE_OPERATORS = ['In', 'NotIn'];

/** What the containers of a pod are judged by. */
export interface Surroundings {
  readonly spec: PodSpec;
  readonly volumes: Volumes;
  readonly claims: readonly string[];
}

/** Adds what is wrong with a pod's containers. Models validateContainers. */
export function validateContainers(around: Surroundings, path: string, errors: FieldError[]): void {
  const { containers } = around.spec;
  if ((containers?.length ?? 0) === 0) {
    errors.push(required(path));
    return;
  }
  const names = new Set<string>();
  for (const [index, container] of containers.entries()) {
    const at = `${path}[${index}]`;
    validateCommon(container, around, at, errors);
    if (names.has(container.name)) errors.push(duplicate(`${at}.name`, container.name));
    names.add(container.name);
    validateLife(container, around.spec, at, errors);
    validateRestart(container, at, errors);
  }
  validateHostPorts(containers, path, errors);
}

/** Adds what is wrong with a pod's init containers and sidecars. Models validateInitContainers. */
export function validateInitContainers(around: Surroundings, path: string, errors: FieldError[]): void {
  const { initContainers, containers } = around.spec;
  if (!initContainers) return;
  const names = new Set((containers ?? []).map(({ name }) => name));
  for (const [index, container] of initContainers.entries()) {
    const at = `${path}[${index}]`;
    validateCommon(container, around, at, errors);
    validateRestart(container, at, errors, true);
    if (names.has(container.name)) errors.push(duplicate(`${at}.name`, container.name));
    else if (container.name) names.add(container.name);
    validateHostPorts([container], path, errors);
    if (container.restartPolicy === 'Always') validateLife(container, around.spec, at, errors);
    else validateOnlyOnce(container, at, errors);
  }
}

const LASTING = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** What makes no sense for a container that ends before the next begins. */
function validateOnlyOnce(container: Container, path: string, errors: FieldError[]): void {
  for (const key of LASTING) {
    if (!container[key]) continue;
    errors.push(forbidden(`${path}.${key}`, 'may not be set for init containers without restartPolicy=Always'));
  }
  for (const [index, { restartPolicy }] of (container.resizePolicy ?? []).entries()) {
    if (restartPolicy !== 'RestartContainer') continue;
    const words = "must not be set to 'RestartContainer' for non-sidecar initContainers";
    errors.push(invalid(`${path}.resizePolicy[${index}].restartPolicy`, restartPolicy, words));
  }
}

function validateLife(container: Container, spec: PodSpec, path: string, errors: FieldError[]): void {
  const { lifecycle, livenessProbe, readinessProbe, startupProbe } = container;
  const grace = spec.terminationGracePeriodSeconds;
  if (lifecycle) validateLifecycle(lifecycle, grace, `${path}.lifecycle`, errors);
  if (livenessProbe) validateProbe('livenessProbe', livenessProbe, grace, path, errors);
  if (readinessProbe) validateProbe('readinessProbe', readinessProbe, grace, path, errors);
  if (startupProbe) validateProbe('startupProbe', startupProbe, grace, path, errors);
}

function validateCommon(container: Container, around: Surroundings, path: string, errors: FieldError[]): void {
  const { name, image, terminationMessagePolicy: policy, ports, env, envFrom, volumeMounts, volumeDevices } = container;
  if (!name) errors.push(required(`${path}.name`));
  else addInvalid(errors, `${path}.name`, name, labelErrors(name));
  if (!image) errors.push(required(`${path}.image`));
  if (!policy) errors.push(required(`${path}.terminationMessagePolicy`));
  else if (!MESSAGE_POLICIES.includes(policy)) {
    errors.push(notSupported(`${path}.terminationMessagePolicy`, policy, MESSAGE_POLICIES));
  }
  if (ports) validatePorts(ports, `${path}.ports`, errors);
  if (env) validateEnv(env, `${path}.env`, errors);
  if (envFrom) validateEnvFrom(envFrom, `${path}.envFrom`, errors);
  if (volumeMounts) validateMounts(container, around.volumes, `${path}.volumeMounts`, errors);
  if (volumeDevices) validateDevices(container, around.volumes, `${path}.volumeDevices`, errors);
  const pull = container.imagePullPolicy;
  if (!pull) errors.push(required(`${path}.imagePullPolicy`));
  else if (!PULL_POLICIES.includes(pull)) errors.push(notSupported(`${path}.imagePullPolicy`, pull, PULL_POLICIES));
  validateContainerResources(container.resources, around.claims, `${path}.resources`, errors);
  if (container.resizePolicy) validateResize(container, around.spec, `${path}.resizePolicy`, errors);
  const { securityContext } = container;
  if (securityContext) {
    const hostUsers = around.spec.hostUsers ?? true;
    validateSecurityContext(securityContext, hostUsers, `${path}.securityContext`, errors);
  }
}

function validatePorts(ports: readonly ContainerPort[], path: string, errors: FieldError[]): void {
  const names = new Set<string>();
  for (const [index, { name, containerPort, hostPort, protocol }] of ports.entries()) {
    const at = `${path}[${index}]`;
    if (name) {
      const wrong = portNameErrors(name);
      if (wrong.length > 0) addInvalid(errors, `${at}.name`, name, wrong);
      else if (names.has(name)) errors.push(duplicate(`${at}.name`, name));
      else names.add(name);
    }
    if (!containerPort) errors.push(required(`${at}.containerPort`));
    else addInvalid(errors, `${at}.containerPort`, containerPort, portNumberErrors(containerPort));
    if (hostPort) addInvalid(errors, `${at}.hostPort`, hostPort, portNumberErrors(hostPort));
    if (!protocol) errors.push(required(`${at}.protocol`));
    else if (!PROTOCOLS.includes(protocol)) errors.push(notSupported(`${at}.protocol`, protocol, PROTOCOLS));
  }
}

function validateHostPorts(containers: readonly Container[], path: string, errors: FieldError[]): void {
  let seen: Set<string> | undefined;
  for (const [index, { ports }] of containers.entries()) {
    for (const [at, { hostPort, protocol = '', hostIP = '' }] of (ports ?? []).entries()) {
      if (!hostPort) continue;
      const key = `${protocol}/${hostIP}/${hostPort}`;
      seen ??= new Set();
      if (seen.has(key)) errors.push(duplicate(`${path}[${index}].ports[${at}].hostPort`, key));
      seen.add(key);
    }
  }
}

/** The real server tells these of the list, not of the policy in it. */
function validateResize(container: Container, spec: PodSpec, path: string, errors: FieldError[]): void {
  const seen = new Set<string>();
  for (const [index, { resourceName, restartPolicy }] of (container.resizePolicy ?? []).entries()) {
    if (seen.has(resourceName)) errors.push(duplicate(`${path}[${index}]`, resourceName));
    seen.add(resourceName);
    if (!resourceName) errors.push(required(path));
    else if (!RESIZE_RESOURCES.includes(resourceName)) errors.push(notSupported(path, resourceName, RESIZE_RESOURCES));
    if (!restartPolicy) errors.push(required(path));
    else if (!RESIZE_POLICIES.includes(restartPolicy)) errors.push(notSupported(path, restartPolicy, RESIZE_POLICIES));
    if (spec.restartPolicy === 'Never' && restartPolicy !== 'NotRequired') {
      errors.push(invalid(path, restartPolicy, "must be 'NotRequired' when pod `restartPolicy` is 'Never'"));
    }
  }
}

/** Models validateContainerRestartPolicy; `isInit` stops at a missing policy. */
function validateRestart(container: Container, path: string, errors: FieldError[], isInit = false): void {
  const { restartPolicy, restartPolicyRules: rules = [] } = container;
  if (restartPolicy === undefined) {
    if (rules.length === 0) return;
    errors.push(required(`${path}.restartPolicy`, 'must specify restartPolicy when restart rules are used'));
    if (isInit) return;
  } else if (!RESTART_POLICIES.includes(restartPolicy)) {
    errors.push(notSupported(`${path}.restartPolicy`, restartPolicy, RESTART_POLICIES));
  }
  if (rules.length > 20) errors.push(tooMany(`${path}.restartPolicyRules`, rules.length, 20));
  for (const [index, rule] of rules.entries()) validateRule(rule, `${path}.restartPolicyRules[${index}]`, errors);
}

function validateRule({ action = '', exitCodes }: ContainerRestartRule, path: string, errors: FieldError[]): void {
  if (!RULE_ACTIONS.includes(action)) errors.push(notSupported(`${path}.action`, action, RULE_ACTIONS));
  if (!exitCodes) {
    errors.push(required(`${path}.exitCodes`, 'must be specified'));
    return;
  }
  const { operator = '', values = [] } = exitCodes;
  if (!RULE_OPERATORS.includes(operator)) {
    errors.push(notSupported(`${path}.exitCodes.operator`, operator, RULE_OPERATORS));
  }
  if (values.length > 255) errors.push(tooMany(`${path}.exitCodes.values`, values.length, 255));
}

const NOT_EPHEMERAL = [
  'ports',
  'resources',
  'resizePolicy',
  'restartPolicy',
  'restartPolicyRules',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
] as const;

/** Adds what is wrong with a pod's ephemeral containers. Models validateEphemeralContainers. */
export function validateEphemeralContainers(
  list: readonly EphemeralContainer[],
  around: Surroundings,
  path: string,
  errors: FieldError[],
): void {
  const others = [...(around.spec.containers ?? []), ...(around.spec.initContainers ?? [])].map(({ name }) => name);
  const names = new Set(others);
  for (const [index, container] of list.entries()) {
    const at = `${path}[${index}]`;
    validateCommon(container, around, at, errors);
    validateImageSpaces(container, at, errors);
    if (names.has(container.name)) errors.push(duplicate(`${at}.name`, container.name));
    names.add(container.name);
    const target = container.targetContainerName;
    if (target && !others.includes(target)) errors.push(notFound(`${at}.targetContainerName`, target));
    for (const key of NOT_EPHEMERAL) {
      const value = container[key];
      if (value === undefined || (key === 'resources' && Object.keys(value).length === 0)) continue;
      errors.push(forbidden(`${at}.${key}`, 'cannot be set for an Ephemeral Container'));
    }
    for (const [mountIndex, mount] of (container.volumeMounts ?? []).entries()) {
      for (const key of ['subPath', 'subPathExpr'] as const) {
        if (!mount[key]) continue;
        errors.push(forbidden(`${at}.volumeMounts[${mountIndex}].${key}`, 'cannot be set for an Ephemeral Container'));
      }
    }
  }
}

/** Adds that an image has spaces around it, which is told of pods only, not of templates. */
export function validateImageSpaces({ image = '' }: Container, path: string, errors: FieldError[]): void {
  if (image.trim() === image) return;
  errors.push(invalid(`${path}.image`, image, 'must not have leading or trailing whitespace'));
}
