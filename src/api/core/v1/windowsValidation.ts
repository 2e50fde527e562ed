import type { Container, PodSpec, SecurityContext, WindowsSecurityContextOptions } from '../../generated/core/v1';
import { addInvalid, type FieldError, forbidden, invalid } from '../../meta/fieldError';
import { byteLength, subdomainErrors } from '../../meta/names';

const CREDENTIAL_KIB = 64;
const DOMAIN_LENGTH = 256;
const USER_LENGTH = 104;
const hasControl = (text: string) => [...text].some((character) => (character.codePointAt(0) ?? 0) < 0x20);
const NET_BIOS = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const DNS_DOMAIN =
  /^(([a-zA-Z]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])\.)*([A-Za-z]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])$/;

/** Adds what is wrong with the options of Windows. Models validateWindowsSecurityContextOptions. */
export function validateWindowsOptions(
  { gmsaCredentialSpecName: specName, gmsaCredentialSpec: spec, runAsUserName }: WindowsSecurityContextOptions,
  path: string,
  errors: FieldError[],
): void {
  if (specName !== undefined) addInvalid(errors, `${path}.gmsaCredentialSpecName`, specName, subdomainErrors(specName));
  const at = `${path}.gmsaCredentialSpec`;
  if (spec === '') errors.push(invalid(at, spec, 'gmsaCredentialSpec cannot be an empty string'));
  else if (byteLength(spec ?? '') > CREDENTIAL_KIB * 1024) {
    errors.push(invalid(at, spec, `gmsaCredentialSpec size must be under ${CREDENTIAL_KIB} KiB`));
  }
  if (runAsUserName === undefined) return;
  addInvalid(errors, `${path}.runAsUserName`, runAsUserName, userNameErrors(runAsUserName));
}

function userNameErrors(name: string): readonly string[] {
  if (name === '') return ['runAsUserName cannot be an empty string'];
  if (hasControl(name)) return ['runAsUserName cannot contain control characters'];
  const parts = name.split('\\');
  if (parts.length > 2) return ['runAsUserName cannot contain more than one backslash'];
  const user = parts.at(-1) ?? '';
  const domain = parts.length === 2 ? (parts[0] ?? '') : undefined;
  const errors: string[] = [];
  const tell = (isWrong: boolean, words: string) => isWrong && errors.push(`runAsUserName's ${words}`);
  tell(byteLength(domain ?? '') >= DOMAIN_LENGTH, `Domain length must be under ${DOMAIN_LENGTH} characters`);
  const isDomain = domain === undefined || NET_BIOS.test(domain) || DNS_DOMAIN.test(domain);
  tell(!isDomain, "Domain doesn't match the NetBios nor the DNS format");
  tell(user === '', 'User cannot be empty');
  tell(byteLength(user) > USER_LENGTH, `User length must not be longer than ${USER_LENGTH} characters`);
  tell(/^[. ]+$/.test(user), 'User cannot contain only periods or spaces');
  tell(/["/\\:;|=,+*?<>@[\]]/.test(user), 'User cannot contain the following characters: "/\\:;|=,+*?<>@[]');
  return errors;
}

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** Every container with its path, in the order in which the server visits them. */
function containersOf(spec: PodSpec, path: string): readonly (readonly [string, Container])[] {
  return LISTS.flatMap((list) =>
    (spec[list] ?? []).map((container, index) => [`${path}.${list}[${index}]`, container] as const),
  );
}

/** Adds what is wrong with containers that are processes of the host. Models validateWindowsHostProcessPod. */
export function validateHostProcesses(spec: PodSpec, path: string, errors: FieldError[]): void {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess;
  const isAsked = ofPod !== undefined || LISTS.some((list) => spec[list]?.some(asksForHostProcess));
  if (!isAsked) return;
  const containers = containersOf(spec, path);
  let hosted = 0;
  for (const [at, { securityContext }] of containers) {
    const own = securityContext?.windowsOptions?.hostProcess;
    if (ofPod !== undefined && own !== undefined && ofPod !== own) {
      const words = `pod hostProcess value must be identical if both are specified, was ${ofPod}`;
      errors.push(invalid(`${at}.securityContext.windowsOptions.hostProcess`, own, words));
    }
    if (own ?? ofPod) hosted += 1;
  }
  if (hosted === 0) return;
  if (hosted !== containers.length) {
    const words = 'If pod contains any hostProcess containers then all containers must be HostProcess containers';
    errors.push(invalid(path, '', words));
  }
  if (!spec.hostNetwork) {
    const words = 'hostNetwork must be true if pod contains any hostProcess containers';
    errors.push(invalid(`${path}.hostNetwork`, false, words));
  }
}

function asksForHostProcess({ securityContext }: Container): boolean {
  return securityContext?.windowsOptions?.hostProcess !== undefined;
}

const NOT_OF_WINDOWS_CONTAINERS: readonly (keyof SecurityContext)[] = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
];

/** Adds what the pod's operating system has not. Models validateWindows and validateLinux. */
export function validateForSystem(spec: PodSpec, system: string, path: string, errors: FieldError[]): void {
  const tell = (at: string) => errors.push(forbidden(`${path}.${at}`, 'cannot be set for a windows pod'));
  if (system === 'windows') tellPodFields(spec, tell);
  else if (spec.securityContext?.windowsOptions) {
    errors.push(forbidden(`${path}.securityContext.windowsOptions`, 'windows options cannot be set for a linux pod'));
  }
  for (const [at, { securityContext }] of containersOf(spec, path)) {
    if (!securityContext) continue;
    if (system === 'windows') {
      for (const key of NOT_OF_WINDOWS_CONTAINERS) {
        if (securityContext[key] === undefined) continue;
        errors.push(forbidden(`${at}.securityContext.${key}`, 'cannot be set for a windows pod'));
      }
    } else if (securityContext.windowsOptions) {
      errors.push(forbidden(`${at}.securityContext.windowsOptions`, 'windows options cannot be set for a linux pod'));
    }
  }
}

function tellPodFields(spec: PodSpec, tell: (at: string) => void): void {
  const context = spec.securityContext ?? {};
  const given: readonly (readonly [string, boolean])[] = [
    ['securityContext.appArmorProfile', context.appArmorProfile !== undefined],
    ['securityContext.seLinuxOptions', context.seLinuxOptions !== undefined],
    ['hostUsers', spec.hostUsers !== undefined],
    ['hostPID', spec.hostPID === true],
    ['hostIPC', spec.hostIPC === true],
    ['securityContext.seccompProfile', context.seccompProfile !== undefined],
    ['securityContext.fsGroup', context.fsGroup !== undefined],
    ['securityContext.fsGroupChangePolicy', context.fsGroupChangePolicy !== undefined],
    ['securityContext.sysctls', (context.sysctls?.length ?? 0) > 0],
    ['shareProcessNamespace', spec.shareProcessNamespace !== undefined],
    ['securityContext.runAsUser', context.runAsUser !== undefined],
    ['securityContext.runAsGroup', context.runAsGroup !== undefined],
    ['securityContext.supplementalGroups', context.supplementalGroups !== undefined],
    ['securityContext.supplementalGroupsPolicy', context.supplementalGroupsPolicy !== undefined],
    ['securityContext.seLinuxChangePolicy', context.seLinuxChangePolicy !== undefined],
  ];
  for (const [at, isGiven] of given) if (isGiven) tell(at);
}
