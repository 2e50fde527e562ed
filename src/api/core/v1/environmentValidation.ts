import type {
  EnvFromSource,
  EnvVar,
  EnvVarSource,
  ObjectFieldSelector,
  PodSpec,
  ResourceFieldSelector,
} from '../../generated/core/v1';
import { addInvalid, type FieldError, invalid, notFound, notSupported, required } from '../../meta/fieldError';
import { configKeyErrors, envNameErrors, labelErrors, qualifiedNameErrors } from '../../meta/names';
import { subdomainName } from '../../meta/objectMeta';
import { parseQuantity } from '../../meta/quantity';
import { validateNoBacksteps } from './pathValidation';

const ENV_FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
/** The fields of a pod that a file of a downwardAPI volume may show. */
export const VOLUME_FIELDS = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
];
const OTHER_FIELDS = ['spec.restartPolicy', 'spec.schedulerName', 'status.phase'];
const KNOWN_FIELDS: ReadonlySet<string> = new Set([...ENV_FIELDS, ...VOLUME_FIELDS, ...OTHER_FIELDS]);
const RESOURCE_FIELDS = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];

/** Adds what is wrong with a container's environment. Models ValidateEnv. */
export function validateEnv(variables: readonly EnvVar[], path: string, errors: FieldError[]): void {
  for (const [index, { name, value, valueFrom }] of variables.entries()) {
    if (!name) errors.push(required(`${path}[${index}].name`));
    else addInvalid(errors, `${path}[${index}].name`, name, envNameErrors(name));
    if (valueFrom) validateValueFrom(valueFrom, value, `${path}[${index}].valueFrom`, errors);
  }
}

function validateValueFrom(source: EnvVarSource, value: string | undefined, path: string, errors: FieldError[]): void {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = source;
  if (fieldRef) validateFieldSelector(fieldRef, ENV_FIELDS, `${path}.fieldRef`, errors);
  if (resourceFieldRef) validateResourceSelector(resourceFieldRef, false, `${path}.resourceFieldRef`, errors);
  if (configMapKeyRef) validateKeySelector(configMapKeyRef, `${path}.configMapKeyRef`, errors);
  if (secretKeyRef) validateKeySelector(secretKeyRef, `${path}.secretKeyRef`, errors);
  if (fileKeyRef) validateFileKey(fileKeyRef, `${path}.fileKeyRef`, errors);
  const sources = [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef].filter(Boolean).length;
  if (sources === 0) {
    const words =
      'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`';
    errors.push(invalid(path, '', words));
  } else if (value) errors.push(invalid(path, '', 'may not be specified when `value` is not empty'));
  else if (sources > 1) errors.push(invalid(path, '', 'may not have more than one field specified at a time'));
}

function validateKeySelector(ref: { name?: string; key?: string }, path: string, errors: FieldError[]): void {
  const { name = '', key } = ref;
  addInvalid(errors, `${path}.name`, name, subdomainName(name, false));
  if (!key) errors.push(required(`${path}.key`));
  else addInvalid(errors, `${path}.key`, key, configKeyErrors(key));
}

function validateFileKey(
  ref: { key?: string; volumeName?: string; path?: string },
  path: string,
  errors: FieldError[],
): void {
  if (!ref.key) errors.push(required(`${path}.key`));
  else addInvalid(errors, `${path}.key`, ref.key, envNameErrors(ref.key));
  if (!ref.volumeName) errors.push(required(`${path}.volumeName`));
  else addInvalid(errors, `${path}.volumeName`, ref.volumeName, labelErrors(ref.volumeName));
  if (!ref.path) errors.push(required(`${path}.path`));
  else validateNoBacksteps(ref.path, `${path}.path`, errors);
}

/** Adds what is wrong with a reference to a pod's field. Models validateObjectFieldSelector. */
export function validateFieldSelector(
  selector: ObjectFieldSelector,
  supported: readonly string[],
  path: string,
  errors: FieldError[],
): void {
  const { apiVersion, fieldPath } = selector;
  if (!apiVersion) errors.push(required(`${path}.apiVersion`));
  else if (!fieldPath) errors.push(required(`${path}.fieldPath`));
  else {
    const subscript = /^(.*)\['(.*)'\]$/s.exec(fieldPath);
    const [, field = fieldPath, key = ''] = subscript ?? [];
    const known = subscript ? field === 'metadata.annotations' || field === 'metadata.labels' : KNOWN_FIELDS.has(field);
    if (apiVersion !== 'v1') {
      errors.push(
        invalid(`${path}.fieldPath`, fieldPath, `error converting fieldPath: unsupported pod version: ${apiVersion}`),
      );
    } else if (!known) {
      const words = subscript ? 'does not support subscript' : 'not supported';
      const told = `error converting fieldPath: field label ${words}: ${fieldPath}`;
      errors.push(invalid(`${path}.fieldPath`, fieldPath, told));
    } else if (subscript) {
      addInvalid(errors, path, key, qualifiedNameErrors(field === 'metadata.annotations' ? key.toLowerCase() : key));
    } else if (!supported.includes(field)) errors.push(notSupported(`${path}.fieldPath`, field, supported));
  }
}

const HUGE_PAGES = /^(limits|requests)\.hugepages-/;
const UNITS = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

/** Adds what is wrong with a reference to a container's resource. Models validateContainerResourceFieldSelector. */
export function validateResourceSelector(
  selector: ResourceFieldSelector,
  inVolume: boolean,
  path: string,
  errors: FieldError[],
): void {
  const { containerName, resource = '', divisor } = selector;
  if (inVolume && !containerName) errors.push(required(`${path}.containerName`));
  else if (resource === '') errors.push(required(`${path}.resource`));
  else if (!RESOURCE_FIELDS.includes(resource) && !HUGE_PAGES.test(resource)) {
    errors.push(notSupported(`${path}.resource`, resource, RESOURCE_FIELDS));
  }
  if (divisor === undefined || parseQuantity(divisor).nano === 0n) return;
  const kind = resource.slice(resource.indexOf('.') + 1);
  if (kind === 'cpu' && divisor !== '1' && divisor !== '1m') {
    errors.push(
      invalid(`${path}.divisor`, resource, "only divisor's values 1m and 1 are supported with the cpu resource"),
    );
  }
  const named =
    kind === 'ephemeral-storage' ? 'local ephemeral storage' : kind.startsWith('hugepages-') ? 'hugepages' : kind;
  if (kind !== 'cpu' && (RESOURCE_FIELDS.includes(resource) || HUGE_PAGES.test(resource)) && !UNITS.includes(divisor)) {
    const words = `only divisor's values ${UNITS.join(', ')} are supported with the ${named} resource`;
    errors.push(invalid(`${path}.divisor`, resource, words));
  }
}

/** Adds what is wrong with the sources of a container's environment. Models ValidateEnvFrom. */
export function validateEnvFrom(sources: readonly EnvFromSource[], path: string, errors: FieldError[]): void {
  for (const [index, { prefix, configMapRef, secretRef }] of sources.entries()) {
    const at = `${path}[${index}]`;
    if (prefix) addInvalid(errors, `${at}.prefix`, prefix, envNameErrors(prefix));
    if (configMapRef) validateSourceName(configMapRef.name, `${at}.configMapRef.name`, errors);
    if (secretRef) validateSourceName(secretRef.name, `${at}.secretRef.name`, errors);
    if (!configMapRef && !secretRef) {
      errors.push(invalid(path, '', 'must specify one of: `configMapRef` or `secretRef`'));
    } else if (configMapRef && secretRef) {
      errors.push(invalid(path, '', 'may not have more than one field specified at a time'));
    }
  }
}

function validateSourceName(name: string | undefined, path: string, errors: FieldError[]): void {
  if (!name) errors.push(required(path));
  else addInvalid(errors, path, name, subdomainName(name, true));
}

/** Adds that a file of the environment is in no emptyDir of the pod. Models validateFileKeyRefVolumes. */
export function validateFileKeyVolumes(spec: PodSpec, path: string, errors: FieldError[]): void {
  for (const key of ['initContainers', 'containers', 'ephemeralContainers'] as const) {
    for (const [index, { env }] of (spec[key] ?? []).entries()) {
      for (const [at, { valueFrom }] of (env ?? []).entries()) {
        const name = valueFrom?.fileKeyRef?.volumeName;
        if (name === undefined) continue;
        const where = `${path}.${key}[${index}].env[${at}].valueFrom.fileKeyRef.volumeName`;
        const volume = spec.volumes?.findLast((each) => each.name === name);
        if (!volume) errors.push(notFound(where, name));
        else if (!volume.emptyDir) errors.push(invalid(where, name, 'referenced volume must be of type emptyDir'));
      }
    }
  }
}
