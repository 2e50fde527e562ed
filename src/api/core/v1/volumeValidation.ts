import type { Volume } from '../../generated/core/v1';
import type { ObjectMeta } from '../../generated/meta/v1';
import {
  addInvalid,
  duplicate,
  type FieldError,
  forbidden,
  invalid,
  notSupported,
  required,
} from '../../meta/fieldError';
import { labelErrors, subdomainErrors } from '../../meta/names';
import { parseQuantity } from '../../meta/quantity';
import { validateClaimTemplate } from './claimValidation';
import type { Volumes } from './mountValidation';
import { validateDescendingPath, validateMode, validateNoBacksteps } from './pathValidation';
import { validatePlugin } from './pluginValidation';
import { validateDownwardFile, validateItems, validateProjected } from './projectedValidation';

const HOST_PATH_TYPES = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];

/** In the order in which the server looks at them. */
const SOURCES = [
  'emptyDir',
  'hostPath',
  'gitRepo',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'secret',
  'nfs',
  'iscsi',
  'glusterfs',
  'flocker',
  'persistentVolumeClaim',
  'rbd',
  'cinder',
  'cephfs',
  'quobyte',
  'downwardAPI',
  'fc',
  'flexVolume',
  'configMap',
  'azureFile',
  'vsphereVolume',
  'photonPersistentDisk',
  'portworxVolume',
  'azureDisk',
  'storageos',
  'projected',
  'scaleIO',
  'csi',
  'ephemeral',
  'image',
] as const;

type Source = (typeof SOURCES)[number];

/** How the server spells these in `may not specify more than 1 volume type`. */
const SPELLINGS: Partial<Record<Source, string>> = { cephfs: 'cephFS', downwardAPI: 'downwarAPI' };

/** Adds what is wrong with a pod's volumes; the right ones by name. `meta` is the pod's, undefined in a template. */
export function validateVolumes(
  volumes: readonly Volume[] | undefined,
  meta: ObjectMeta | undefined,
  path: string,
  errors: FieldError[],
): Volumes {
  if (!volumes) return NO_VOLUMES;
  const right = new Map<string, Volume>();
  const made = volumes.filter(({ ephemeral }) => ephemeral && meta?.name).map(({ name }) => `${meta?.name}-${name}`);
  for (const [index, volume] of volumes.entries()) {
    const at = `${path}[${index}]`;
    const { name, persistentVolumeClaim } = volume;
    const before = errors.length;
    validateSources(volume, meta, at, errors);
    if (!name) errors.push(required(`${at}.name`));
    else addInvalid(errors, `${at}.name`, name, labelErrors(name));
    if (right.has(name)) errors.push(duplicate(`${at}.name`, name));
    if (errors.length === before) right.set(name, volume);
    if (persistentVolumeClaim && made.includes(persistentVolumeClaim.claimName)) {
      const words = 'must not reference a PVC that gets created for an ephemeral volume';
      errors.push(invalid(`${at}.persistentVolumeClaim.claimName`, persistentVolumeClaim.claimName, words));
    }
  }
  return right;
}

const NO_VOLUMES: Volumes = new Map();

function validateSources(volume: Volume, meta: ObjectMeta | undefined, path: string, errors: FieldError[]): void {
  let found = false;
  for (const source of SOURCES) {
    if (!volume[source]) continue;
    if (found) {
      errors.push(forbidden(`${path}.${SPELLINGS[source] ?? source}`, 'may not specify more than 1 volume type'));
    } else validateSource(volume, source, meta, path, errors);
    found = true;
  }
  if (!found) errors.push(required(path, 'must specify a volume type'));
}

function validateSource(
  volume: Volume,
  source: Source,
  meta: ObjectMeta | undefined,
  path: string,
  errors: FieldError[],
) {
  const at = `${path}.${source}`;
  switch (source) {
    case 'hostPath':
      return validateHostPath(volume.hostPath, at, errors);
    case 'projected':
      return volume.projected && validateProjected(volume.projected, at, errors);
    case 'ephemeral':
      return validateEphemeral(volume, meta, path, errors);
    case 'image':
      return validateImage(volume.image, meta, at, errors);
    case 'csi':
      return validateCsi(volume.csi, at, errors);
    default:
      return validatePlainSource(volume, source, at, errors);
  }
}

function validatePlainSource(volume: Volume, source: Source, at: string, errors: FieldError[]): void {
  const { emptyDir, secret, configMap, downwardAPI, persistentVolumeClaim, nfs, gitRepo } = volume;
  if (source === 'emptyDir' && emptyDir?.sizeLimit && parseQuantity(emptyDir.sizeLimit).nano < 0n) {
    errors.push(forbidden(`${at}.sizeLimit`, 'SizeLimit field must be a valid resource quantity'));
  } else if (source === 'secret' && secret) {
    if (!secret.secretName) errors.push(required(`${at}.secretName`));
    validateMode(secret.defaultMode, `${at}.defaultMode`, errors);
    validateItems(secret.items, `${at}.items`, errors);
  } else if (source === 'configMap' && configMap) {
    if (!configMap.name) errors.push(required(`${at}.name`));
    validateMode(configMap.defaultMode, `${at}.defaultMode`, errors);
    validateItems(configMap.items, `${at}.items`, errors);
  } else if (source === 'downwardAPI' && downwardAPI) {
    validateMode(downwardAPI.defaultMode, `${at}.defaultMode`, errors);
    for (const file of downwardAPI.items ?? []) validateDownwardFile(file, at, errors);
  } else if (source === 'persistentVolumeClaim' && !persistentVolumeClaim?.claimName) {
    errors.push(required(`${at}.claimName`));
  } else if (source === 'nfs' && nfs) {
    if (!nfs.server) errors.push(required(`${at}.server`));
    if (!nfs.path) errors.push(required(`${at}.path`));
    if (!nfs.path?.startsWith('/')) errors.push(invalid(`${at}.path`, nfs.path, 'must be an absolute path'));
  } else if (source === 'gitRepo' && gitRepo) {
    if (!gitRepo.repository) errors.push(required(`${at}.repository`));
    validateDescendingPath(gitRepo.directory ?? '', `${at}.directory`, errors);
  } else validatePlugin(source, volume[source] as unknown as Readonly<Record<string, unknown>>, true, at, errors);
}

/** Adds what is wrong with a path of the node. Models validateHostPathVolumeSource. */
export function validateHostPath(hostPath: Volume['hostPath'], path: string, errors: FieldError[]): void {
  if (!hostPath?.path) {
    errors.push(required(`${path}.path`));
    return;
  }
  validateNoBacksteps(hostPath.path, `${path}.path`, errors);
  const { type = '' } = hostPath;
  if (!HOST_PATH_TYPES.includes(type)) errors.push(notSupported(`${path}.type`, type, HOST_PATH_TYPES));
}

function validateEphemeral(volume: Volume, meta: ObjectMeta | undefined, path: string, errors: FieldError[]): void {
  const template = volume.ephemeral?.volumeClaimTemplate;
  if (!template) errors.push(required(`${path}.ephemeral.volumeClaimTemplate`));
  else validateClaimTemplate(template, `${path}.ephemeral.volumeClaimTemplate`, errors);
  if (!meta?.name || !volume.name) return;
  const claim = `${meta.name}-${volume.name}`;
  for (const words of subdomainErrors(claim)) {
    errors.push(invalid(`${path}.name`, volume.name, `PVC name "${claim}": ${words}`));
  }
}

function validateImage(image: Volume['image'], meta: ObjectMeta | undefined, path: string, errors: FieldError[]): void {
  if (meta && !image?.reference) errors.push(required(`${path}.reference`));
  const policy = image?.pullPolicy ?? '';
  if (!PULL_POLICIES.includes(policy)) errors.push(notSupported(`${path}.pullPolicy`, policy, PULL_POLICIES));
}

const DRIVER = /^[a-zA-Z0-9]([-a-zA-Z0-9.]*[a-zA-Z0-9])?$/;

function validateCsi(csi: Volume['csi'], path: string, errors: FieldError[]): void {
  const driver = csi?.driver ?? '';
  if (driver === '') errors.push(required(`${path}.driver`));
  else if (!DRIVER.test(driver)) addInvalid(errors, `${path}.driver`, driver, subdomainErrors(driver.toLowerCase()));
  if (csi?.nodePublishSecretRef && !csi.nodePublishSecretRef.name) {
    errors.push(required(`${path}.nodePublishSecretRef.name`));
  }
}
