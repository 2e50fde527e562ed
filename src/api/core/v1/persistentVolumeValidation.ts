import type {
  CSIPersistentVolumeSource,
  PersistentVolume,
  PersistentVolumeSpec,
  VolumeNodeAffinity,
} from '../../generated/core/v1';
import { semanticEqual } from '../../meta/equality';
import {
  addInvalid,
  type FieldError,
  forbidden,
  IMMUTABLE,
  invalid,
  notSupported,
  required,
} from '../../meta/fieldError';
import { inGoOrder } from '../../meta/goJson';
import { internalForm } from '../../meta/internalForm';
import { labelErrors, subdomainErrors } from '../../meta/names';
import { subdomainName, validateImmutable, validateObjectMeta } from '../../meta/objectMeta';
import { parseQuantity, unitsOf } from '../../meta/quantity';
import { internalDiff } from '../../meta/unifiedDiff';
import { validateNodeSelector } from './affinityValidation';
import { ACCESS_MODES, VOLUME_MODES } from './claimValidation';
import { validateNoBacksteps } from './pathValidation';
import { validatePlugin } from './pluginValidation';
import { validateHostPath } from './volumeValidation';

const RECLAIM_POLICIES = ['Delete', 'Recycle', 'Retain'];
/** In the order in which the server looks at them. */
const SOURCES = [
  'hostPath',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'glusterfs',
  'flocker',
  'nfs',
  'rbd',
  'quobyte',
  'cephfs',
  'iscsi',
  'cinder',
  'fc',
  'flexVolume',
  'azureFile',
  'vsphereVolume',
  'photonPersistentDisk',
  'portworxVolume',
  'azureDisk',
  'scaleIO',
  'local',
  'storageos',
  'csi',
] as const;

/** Adds what is wrong with a volume. Models ValidatePersistentVolume. */
export function validatePersistentVolume({ metadata, spec }: PersistentVolume, errors: FieldError[]): void {
  validateObjectMeta(metadata, false, subdomainName, errors);
  validateAccess(spec.accessModes ?? [], errors);
  validateCapacity(spec.capacity, errors);
  const policy = spec.persistentVolumeReclaimPolicy;
  const policyPath = 'spec.persistentVolumeReclaimPolicy';
  if (policy && !RECLAIM_POLICIES.includes(policy)) errors.push(notSupported(policyPath, policy, RECLAIM_POLICIES));
  if (spec.nodeAffinity?.required) {
    validateNodeSelector(spec.nodeAffinity.required, 'spec.nodeAffinity.required', errors);
  } else if (spec.nodeAffinity) {
    errors.push(required('spec.nodeAffinity.required', 'must specify required node constraints'));
  }
  validateSources(spec, errors);
  if (policy === 'Recycle' && /^\/+(\.?\/*)*$/.test(spec.hostPath?.path ?? '')) {
    errors.push(forbidden(policyPath, "may not be 'recycle' for a hostPath mount of '/'"));
  }
  const { storageClassName, volumeMode, volumeAttributesClassName } = spec;
  if (storageClassName) {
    addInvalid(errors, 'spec.storageClassName', storageClassName, subdomainErrors(storageClassName));
  }
  if (volumeMode !== undefined && !VOLUME_MODES.includes(volumeMode)) {
    errors.push(notSupported('spec.volumeMode', volumeMode, VOLUME_MODES));
  }
  if (volumeAttributesClassName === undefined) return;
  const path = 'spec.volumeAttributesClassName';
  if (volumeAttributesClassName === '') errors.push(required(path, 'an empty string is disallowed'));
  else addInvalid(errors, path, volumeAttributesClassName, subdomainErrors(volumeAttributesClassName));
  if (!spec.csi) errors.push(required('spec.csi', 'has to be specified when using volumeAttributesClassName'));
}

function validateAccess(modes: readonly string[], errors: FieldError[]): void {
  if (modes.length === 0) errors.push(required('spec.accessModes'));
  for (const mode of modes) {
    if (!ACCESS_MODES.includes(mode)) errors.push(notSupported('spec.accessModes', mode, ACCESS_MODES));
  }
  const known = modes.filter((mode) => ACCESS_MODES.includes(mode));
  if (known.includes('ReadWriteOncePod') && known.some((mode) => mode !== 'ReadWriteOncePod')) {
    errors.push(forbidden('spec.accessModes', 'may not use ReadWriteOncePod with other access modes'));
  }
}

function validateCapacity(given: PersistentVolumeSpec['capacity'], errors: FieldError[]): void {
  const capacity = given ?? {};
  const names = Object.keys(capacity);
  if (names.length === 0) errors.push(required('spec.capacity'));
  if (capacity.storage === undefined || names.length > 1) {
    errors.push(notSupported('spec.capacity', given ? inGoOrder(given, '') : null, ['storage']));
  }
  for (const name of names) {
    const amount = capacity[name] ?? '0';
    const path = `spec.capacity[${name}]`;
    if (parseQuantity(amount).nano > 0n) continue;
    if (unitsOf(amount) < 0) errors.push(invalid(path, unitsOf(amount), 'must be a valid resource quantity'));
    errors.push(invalid(path, amount, 'must be greater than zero'));
  }
}

function validateSources(spec: PersistentVolumeSpec, errors: FieldError[]): void {
  let found = false;
  for (const source of SOURCES) {
    if (!spec[source]) continue;
    const path = `spec.${source === 'cephfs' && found ? 'cephFS' : source}`;
    if (found && source !== 'flexVolume') errors.push(forbidden(path, 'may not specify more than 1 volume type'));
    else validateSource(spec, source, path, errors);
    found = true;
  }
  if (!found) errors.push(required('spec', 'must specify a volume type'));
}

function validateSource(
  spec: PersistentVolumeSpec,
  source: (typeof SOURCES)[number],
  path: string,
  errors: FieldError[],
) {
  const { hostPath, nfs, local, csi, nodeAffinity } = spec;
  if (source === 'hostPath') validateHostPath(hostPath, path, errors);
  else if (source === 'nfs' && nfs) {
    if (!nfs.server) errors.push(required(`${path}.server`));
    if (!nfs.path) errors.push(required(`${path}.path`));
    if (!nfs.path?.startsWith('/')) errors.push(invalid(`${path}.path`, nfs.path, 'must be an absolute path'));
  } else if (source === 'local' && local) {
    if (!local.path) errors.push(required(`${path}.path`));
    else validateNoBacksteps(local.path, `${path}.path`, errors);
    if (!nodeAffinity) errors.push(required('spec.nodeAffinity', 'Local volume requires node affinity'));
  } else if (source === 'csi' && csi) validateCsi(csi, path, errors);
  else validatePlugin(source, spec[source] as unknown as Readonly<Record<string, unknown>>, false, path, errors);
}

function validateCsi(csi: CSIPersistentVolumeSource, path: string, errors: FieldError[]): void {
  const { driver, volumeHandle } = csi;
  if (!driver) errors.push(required(`${path}.driver`));
  else addInvalid(errors, `${path}.driver`, driver, subdomainErrors(driver.toLowerCase()));
  if (!volumeHandle) errors.push(required(`${path}.volumeHandle`));
  for (const key of SECRETS) {
    const secret = csi[key];
    if (!secret) continue;
    const { name, namespace } = secret;
    if (!name) errors.push(required(`${path}.${key}.name`));
    else addInvalid(errors, `${path}.${key}.name`, name, subdomainErrors(name));
    if (!namespace) errors.push(required(`${path}.${key}.namespace`));
    else addInvalid(errors, `${path}.${key}.namespace`, namespace, labelErrors(namespace));
  }
}

const SECRETS = [
  'controllerPublishSecretRef',
  'controllerExpandSecretRef',
  'nodePublishSecretRef',
  'nodeExpandSecretRef',
] as const;

const SOURCE_STAYS = 'spec.persistentvolumesource is immutable after creation';
const LATER_KEYS: Readonly<Record<string, string>> = {
  'failure-domain.beta.kubernetes.io/zone': 'topology.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region': 'topology.kubernetes.io/region',
  'beta.kubernetes.io/os': 'kubernetes.io/os',
  'beta.kubernetes.io/arch': 'kubernetes.io/arch',
  'beta.kubernetes.io/instance-type': 'node.kubernetes.io/instance-type',
};

/** Adds what is wrong with a change of a volume: where its bytes are is fixed. Models ValidatePersistentVolumeUpdate. */
export function validatePersistentVolumeUpdate(
  volume: PersistentVolume,
  old: PersistentVolume,
  errors: FieldError[],
): void {
  validatePersistentVolume(volume, errors);
  validatePersistentVolume(volume, errors);
  const sourceOf = (spec: PersistentVolumeSpec) => Object.fromEntries(SOURCES.map((source) => [source, spec[source]]));
  const [before, after] = [sourceOf(old.spec), sourceOf(volume.spec)];
  if (!semanticEqual(before, after)) {
    const diff = internalDiff(before, after, 'core.PersistentVolumeSource');
    errors.push(forbidden('spec.persistentvolumesource', `${SOURCE_STAYS}\n${diff}`));
  }
  validateImmutable(volume.spec.volumeMode, old.spec.volumeMode, 'volumeMode', errors);
  validateNodeAffinityChange(volume.spec.nodeAffinity, old.spec.nodeAffinity, errors);
}

/** It can be set once; after that its terms' keys may only take their later names. Models validatePvNodeAffinity. */
function validateNodeAffinityChange(
  affinity: VolumeNodeAffinity | undefined,
  old: VolumeNodeAffinity | undefined,
  errors: FieldError[],
): void {
  if (!old || semanticEqual(affinity, old)) return;
  const terms = old.required?.nodeSelectorTerms?.map((term, at) => {
    const renamed = affinity?.required?.nodeSelectorTerms?.[at]?.matchExpressions;
    const matchExpressions = term.matchExpressions?.map((expression, index) => {
      const later = LATER_KEYS[expression.key] ?? '';
      return later === renamed?.[index]?.key ? { ...expression, key: later } : expression;
    });
    return { ...term, matchExpressions };
  });
  if (semanticEqual(affinity, { required: { ...old.required, nodeSelectorTerms: terms } })) return;
  const told = affinity ? internalForm(affinity, 'core.VolumeNodeAffinity') : null;
  errors.push(invalid('nodeAffinity', told, `${IMMUTABLE}, except for updating from beta label to GA`));
}
