import type { Container, Volume, VolumeDevice, VolumeMount } from '../../generated/core/v1';
import { type FieldError, forbidden, invalid, notFound, notSupported, required } from '../../meta/fieldError';
import { validateDescendingPath } from './pathValidation';

/** A pod's volumes by name: those that are right. */
export type Volumes = ReadonlyMap<string, Volume>;

const PROPAGATIONS = ['Bidirectional', 'HostToContainer', 'None'];
const RECURSIVE = ['Disabled', 'Enabled', 'IfPossible'];

/** Adds what is wrong with what a container mounts. Models ValidateVolumeMounts. */
export function validateMounts(container: Container, volumes: Volumes, path: string, errors: FieldError[]): void {
  const { volumeMounts = [], volumeDevices = [] } = container;
  const seen = new Set<string>();
  for (const [index, mount] of volumeMounts.entries()) {
    const at = `${path}[${index}]`;
    const { name, mountPath } = mount;
    if (!name) errors.push(required(`${at}.name`));
    if (!volumes.has(name)) errors.push(notFound(`${at}.name`, name));
    if (!mountPath) errors.push(required(`${at}.mountPath`));
    if (seen.has(mountPath)) errors.push(invalid(`${at}.mountPath`, mountPath, 'must be unique'));
    seen.add(mountPath);
    if (volumeDevices.some((device) => device.name === name)) {
      errors.push(invalid(`${at}.name`, name, 'must not already exist in volumeDevices'));
    }
    if (volumeDevices.some(({ devicePath }) => devicePath === mountPath)) {
      errors.push(invalid(`${at}.mountPath`, mountPath, 'must not already exist as a path in volumeDevices'));
    }
    validateSubPaths(mount, at, path, errors);
    if (mount.mountPropagation !== undefined) {
      validatePropagation(mount.mountPropagation, container, `${path}.mountPropagation`, errors);
    }
    if (mount.recursiveReadOnly !== undefined) validateRecursive(mount, `${path}.recursiveReadOnly`, errors);
  }
}

/** The real server tells these of the list, not of the mount in it. */
function validateSubPaths({ subPath, subPathExpr }: VolumeMount, at: string, path: string, errors: FieldError[]): void {
  if (subPath) validateDescendingPath(subPath, `${path}.subPath`, errors);
  if (!subPathExpr) return;
  if (subPath) {
    errors.push(invalid(`${at}.subPathExpr`, subPathExpr, 'subPathExpr and subPath are mutually exclusive'));
  }
  validateDescendingPath(subPathExpr, `${path}.subPathExpr`, errors);
}

function validatePropagation(propagation: string, container: Container, path: string, errors: FieldError[]): void {
  if (!PROPAGATIONS.includes(propagation)) errors.push(notSupported(path, propagation, PROPAGATIONS));
  if (propagation === 'Bidirectional' && !container.securityContext?.privileged) {
    errors.push(forbidden(path, 'Bidirectional mount propagation is available only to privileged containers'));
  }
}

function validateRecursive(mount: VolumeMount, path: string, errors: FieldError[]): void {
  const { recursiveReadOnly = '', readOnly, mountPropagation } = mount;
  if (!RECURSIVE.includes(recursiveReadOnly)) errors.push(notSupported(path, recursiveReadOnly, RECURSIVE));
  else if (recursiveReadOnly !== 'Disabled') {
    if (!readOnly) errors.push(forbidden(path, 'may only be specified when readOnly is true'));
    if (mountPropagation !== undefined && mountPropagation !== 'None') {
      errors.push(forbidden(path, 'may only be specified when mountPropagation is None or not specified'));
    }
  }
}

/** Adds what is wrong with the block devices that a container uses. Models ValidateVolumeDevices. */
export function validateDevices(container: Container, volumes: Volumes, path: string, errors: FieldError[]): void {
  const { volumeDevices = [], volumeMounts = [] } = container;
  const names = new Set<string>();
  const paths = new Set<string>();
  for (const [index, { name, devicePath }] of volumeDevices.entries()) {
    const at = `${path}[${index}]`;
    validateDeviceName(name, names, volumes, `${at}.name`, errors);
    if (!devicePath) errors.push(required(`${at}.devicePath`));
    if (paths.has(devicePath)) errors.push(invalid(`${at}.devicePath`, devicePath, 'must be unique'));
    if (devicePath?.split('/').includes('..')) {
      errors.push(invalid(`${at}.devicePath`, devicePath, "can not contain backsteps ('..')"));
    } else paths.add(devicePath);
    if (volumeMounts.some((mount) => mount.name === name)) {
      errors.push(invalid(`${at}.name`, name, 'must not already exist in volumeMounts'));
    }
    if (volumeMounts.some(({ mountPath }) => mountPath === devicePath)) {
      errors.push(invalid(`${at}.devicePath`, devicePath, 'must not already exist as a path in volumeMounts'));
    }
    if (name) names.add(name);
  }
}

function validateDeviceName(
  name: VolumeDevice['name'],
  seen: ReadonlySet<string>,
  volumes: Volumes,
  path: string,
  errors: FieldError[],
): void {
  const volume = volumes.get(name);
  if (!name) errors.push(required(path));
  if (seen.has(name)) errors.push(invalid(path, name, 'must be unique'));
  if (!volume) errors.push(notFound(path, name));
  else if (!volume.persistentVolumeClaim && !volume.ephemeral) {
    const words = 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode';
    errors.push(invalid(path, name, words));
  }
}
