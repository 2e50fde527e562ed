import type {
  AppArmorProfile,
  PodSecurityContext,
  PodSpec,
  SeccompProfile,
  SecurityContext,
  Sysctl,
} from '../../generated/core/v1';
import { addInvalid, duplicate, type FieldError, invalid, notSupported, required } from '../../meta/fieldError';
import { internalForm } from '../../meta/internalForm';
import { byteLength, rangeErrors } from '../../meta/names';
import { validateDescendingPath } from './pathValidation';
import { validateWindowsOptions } from './windowsValidation';

const MAX_ID = 2_147_483_647;
const SECCOMP_TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'];
const APP_ARMOR_TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'];
const PROC_MOUNTS = ['Default', 'Unmasked'];
const FS_GROUP_CHANGES = ['Always', 'OnRootMismatch'];
const GROUPS_POLICIES = ['Merge', 'Strict'];
const SELINUX_CHANGES = ['Recursive'];
const SYSCTL = '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$';
const SYSCTL_SHAPE = new RegExp(SYSCTL);

function validateId(id: number | undefined, path: string, errors: FieldError[]): void {
  if (id !== undefined) addInvalid(errors, path, id, rangeErrors(id, 0, MAX_ID));
}

function oneOf(value: string | undefined, supported: readonly string[], path: string, errors: FieldError[]): void {
  if (value !== undefined && !supported.includes(value)) errors.push(notSupported(path, value, supported));
}

/** Adds what is wrong with a container's security context. `hostUsers` is false in a user namespace. */
export function validateSecurityContext(
  context: SecurityContext,
  hostUsers: boolean,
  path: string,
  errors: FieldError[],
): void {
  validateId(context.runAsUser, `${path}.runAsUser`, errors);
  validateId(context.runAsGroup, `${path}.runAsGroup`, errors);
  oneOf(context.procMount, PROC_MOUNTS, `${path}.procMount`, errors);
  if (hostUsers && context.procMount === 'Unmasked') {
    errors.push(invalid(`${path}.procMount`, context.procMount, '`hostUsers` must be false to use `Unmasked`'));
  }
  validateSeccomp(context.seccompProfile, `${path}.seccompProfile`, errors);
  if (context.allowPrivilegeEscalation === false) {
    const told = internalForm(context, 'core.SecurityContext');
    if (context.privileged) {
      errors.push(invalid(path, told, 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true'));
    }
    for (const capability of context.capabilities?.add ?? []) {
      if (capability !== 'CAP_SYS_ADMIN') continue;
      const words = 'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN';
      errors.push(invalid(path, told, words));
    }
  }
  if (context.windowsOptions) validateWindowsOptions(context.windowsOptions, `${path}.windowsOptions`, errors);
  validateAppArmor(context.appArmorProfile, `${path}.appArmorProfile`, errors);
}

function validateSeccomp(profile: SeccompProfile | undefined, path: string, errors: FieldError[]): void {
  if (!profile) return;
  const { type = '', localhostProfile } = profile;
  if (type === '') errors.push(required(`${path}.type`, 'type is required when seccompProfile is set'));
  else oneOf(type, SECCOMP_TYPES, `${path}.type`, errors);
  if (type !== 'Localhost') {
    if (localhostProfile === undefined) return;
    const told = { Type: type, LocalhostProfile: localhostProfile };
    errors.push(invalid(`${path}.localhostProfile`, told, 'can only be set when seccomp type is Localhost'));
  } else if (localhostProfile === undefined) {
    errors.push(required(`${path}.localhostProfile`, 'must be set when seccomp type is Localhost'));
  } else validateDescendingPath(localhostProfile, `${path}.localhostProfile`, errors);
}

function validateAppArmor(profile: AppArmorProfile | undefined, path: string, errors: FieldError[]): void {
  if (!profile) return;
  const { type, localhostProfile } = profile;
  const at = `${path}.localhostProfile`;
  if (!type) errors.push(required(`${path}.type`, 'type is required when appArmorProfile is set'));
  else if (!APP_ARMOR_TYPES.includes(type)) errors.push(notSupported(`${path}.type`, type, APP_ARMOR_TYPES));
  else if (type !== 'Localhost') {
    if (localhostProfile === undefined) return;
    errors.push(invalid(at, localhostProfile, 'can only be set when AppArmor type is Localhost'));
  } else if (!localhostProfile) errors.push(required(at, 'must be set when AppArmor type is Localhost'));
  else if (localhostProfile.trim() !== localhostProfile) {
    errors.push(invalid(at, localhostProfile, 'must not be padded with whitespace'));
  }
}

/** Adds what is wrong with a pod's security context. Models validatePodSpecSecurityContext. */
export function validatePodSecurityContext(
  context: PodSecurityContext,
  spec: PodSpec,
  path: string,
  errors: FieldError[],
): void {
  validateId(context.fsGroup, `${path}.fsGroup`, errors);
  validateId(context.runAsUser, `${path}.runAsUser`, errors);
  validateId(context.runAsGroup, `${path}.runAsGroup`, errors);
  for (const [index, group] of (context.supplementalGroups ?? []).entries()) {
    validateId(group, `${path}.supplementalGroups[${index}]`, errors);
  }
  if (spec.shareProcessNamespace && spec.hostPID) {
    errors.push(
      invalid(`${path}.shareProcessNamespace`, true, 'ShareProcessNamespace and HostPID cannot both be enabled'),
    );
  }
  if (context.sysctls) validateSysctls(context.sysctls, spec, `${path}.sysctls`, errors);
  oneOf(context.fsGroupChangePolicy, FS_GROUP_CHANGES, `${path}.fsGroupChangePolicy`, errors);
  validateSeccomp(context.seccompProfile, `${path}.seccompProfile`, errors);
  if (context.windowsOptions) validateWindowsOptions(context.windowsOptions, `${path}.windowsOptions`, errors);
  validateAppArmor(context.appArmorProfile, `${path}.appArmorProfile`, errors);
  oneOf(context.supplementalGroupsPolicy, GROUPS_POLICIES, `${path}.supplementalGroupsPolicy`, errors);
  oneOf(context.seLinuxChangePolicy, SELINUX_CHANGES, `${path}.seLinuxChangePolicy`, errors);
}

function validateSysctls(sysctls: readonly Sysctl[], spec: PodSpec, path: string, errors: FieldError[]): void {
  const seen = new Set<string>();
  for (const [index, { name }] of sysctls.entries()) {
    const at = `${path}[${index}].name`;
    if (!name) errors.push(required(at));
    else if (byteLength(name) > 253 || !SYSCTL_SHAPE.test(name)) {
      errors.push(invalid(at, name, `must have at most 253 characters and match regex ${SYSCTL}`));
    } else if (seen.has(name)) errors.push(duplicate(at, name));
    if (spec.hostNetwork && /^net[./]/.test(name)) {
      errors.push(invalid(at, name, "may not be specified when 'hostNetwork' is true"));
    } else if (spec.hostIPC && /^(kernel[./](shm|msg|sem)|fs[./]mqueue)/.test(name)) {
      errors.push(invalid(at, name, "may not be specified when 'hostIPC' is true"));
    }
    seen.add(name);
  }
}
