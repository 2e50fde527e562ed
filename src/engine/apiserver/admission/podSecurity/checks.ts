import type { Container, PodSpec, SecurityContext } from '../../../../api/generated/core/v1';

/** What one check found: the reason in a few words, and where. */
export interface Violation {
  readonly reason: string;
  readonly detail: string;
}

/** One rule of the Pod Security Standards; undefined where a pod keeps it. */
export type Check = (spec: PodSpec) => Violation | undefined;

const SAFE_CAPABILITIES: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

const SAFE_SYSCTLS: ReadonlySet<string> = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
]);

const SAFE_SELINUX_TYPES: ReadonlySet<string> = new Set([
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]);

/** All containers of a pod, those that start it first. */
export function containersOf(spec: PodSpec): Container[] {
  return [
    ...(spec.initContainers ?? []),
    ...(spec.containers ?? []),
    ...((spec.ephemeralContainers ?? []) as Container[]),
  ];
}

/** `"a", "b"`. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(', ');
}

/** `container "a"`, `volumes "a", "b"`. */
export function named(noun: string, names: readonly string[]): string {
  return `${noun}${names.length === 1 ? '' : 's'} ${quoted(names)}`;
}

/** The names of the containers of which something is so. */
export function namesWhere(spec: PodSpec, test: (context: SecurityContext, container: Container) => boolean): string[] {
  return containersOf(spec)
    .filter((container) => test(container.securityContext ?? {}, container))
    .map(({ name }) => name);
}

/** A violation, unless there is nothing to tell. */
export function violation(
  reason: string,
  parts: readonly (string | false | undefined)[],
  joint = '; ',
): Violation | undefined {
  const told = parts.filter((part) => typeof part === 'string' && part !== '');
  return told.length === 0 ? undefined : { reason, detail: told.join(joint) };
}

/** `pod`, `container "a"` or `pod and container "a"`; undefined for neither. */
export function podAndContainers(pod: boolean, names: readonly string[]): string | undefined {
  const containers = names.length > 0 ? named('container', names) : '';
  if (pod) return containers ? `pod and ${containers}` : 'pod';
  return containers || undefined;
}

const hostNamespaces: Check = ({ hostNetwork, hostPID, hostIPC }) =>
  violation(
    'host namespaces',
    [hostNetwork && 'hostNetwork=true', hostPID && 'hostPID=true', hostIPC && 'hostIPC=true'],
    ', ',
  );

const hostPathVolumes: Check = ({ volumes = [] }) => {
  const names = volumes.filter(({ hostPath }) => hostPath).map(({ name }) => name);
  return violation('hostPath volumes', [names.length > 0 && named('volume', names)]);
};

const hostPorts: Check = (spec) => {
  const using = containersOf(spec).filter(({ ports }) => ports?.some(({ hostPort }) => hostPort));
  const ports = [...new Set(using.flatMap(({ ports: all = [] }) => all.map(({ hostPort }) => hostPort ?? 0)))]
    .filter((port) => port !== 0)
    .sort((a, b) => a - b);
  const who = named(
    'container',
    using.map(({ name }) => name),
  );
  const uses = `${using.length === 1 ? 'uses' : 'use'} hostPort${ports.length === 1 ? '' : 's'} ${ports.join(', ')}`;
  return violation('hostPort', [using.length > 0 && `${who} ${uses}`]);
};

const privileged: Check = (spec) => {
  const names = namesWhere(spec, (context) => context.privileged === true);
  const who = named('container', names);
  return violation('privileged', [names.length > 0 && `${who} must not set securityContext.privileged=true`]);
};

const procMount: Check = (spec) => {
  const wrong = (context: SecurityContext) => (context.procMount ?? 'Default') !== 'Default';
  const names = namesWhere(spec, wrong);
  const values = containersOf(spec).map(({ securityContext = {} }) =>
    wrong(securityContext) ? securityContext.procMount : '',
  );
  const told = quoted([...new Set(values)].filter((value) => value !== '').sort() as string[]);
  const who = named('container', names);
  return violation('procMount', [names.length > 0 && `${who} must not set securityContext.procMount to ${told}`]);
};

const capabilitiesBaseline: Check = (spec) => {
  const wrong = ({ capabilities }: SecurityContext) =>
    (capabilities?.add ?? []).filter((name) => !SAFE_CAPABILITIES.has(name));
  const names = namesWhere(spec, (context) => wrong(context).length > 0);
  const all = new Set(containersOf(spec).flatMap(({ securityContext = {} }) => wrong(securityContext)));
  const who = named('container', names);
  const words = `${who} must not include ${quoted([...all].sort())} in securityContext.capabilities.add`;
  return violation('non-default capabilities', [names.length > 0 && words]);
};

const seLinuxOptions: Check = (spec) => {
  const all = [spec.securityContext, ...containersOf(spec).map(({ securityContext }) => securityContext)];
  const wrong = (context: SecurityContext | undefined) => {
    const options = context?.seLinuxOptions;
    return options !== undefined && (!SAFE_SELINUX_TYPES.has(options.type ?? '') || !!options.user || !!options.role);
  };
  const who = podAndContainers(wrong(spec.securityContext as SecurityContext), namesWhere(spec, wrong));
  if (!who) return undefined;
  const types = new Set(
    all.map((context) => context?.seLinuxOptions?.type ?? '').filter((type) => !SAFE_SELINUX_TYPES.has(type)),
  );
  const list = quoted([...types].sort());
  const parts = [
    types.size > 0 && `type${types.size === 1 ? '' : 's'} ${list}`,
    all.some((context) => context?.seLinuxOptions?.user) && 'user may not be set',
    all.some((context) => context?.seLinuxOptions?.role) && 'role may not be set',
  ].filter((part) => part !== false);
  return {
    reason: 'seLinuxOptions',
    detail: `${who} set forbidden securityContext.seLinuxOptions: ${parts.join('; ')}`,
  };
};

const sysctls: Check = ({ securityContext }) => {
  const names = (securityContext?.sysctls ?? []).map(({ name }) => name).filter((name) => !SAFE_SYSCTLS.has(name));
  return violation('forbidden sysctls', [names.join(', ')]);
};

const seccompBaseline: Check = (spec) => {
  const wrong = (context: SecurityContext | undefined) => context?.seccompProfile?.type === 'Unconfined';
  const who = podAndContainers(wrong(spec.securityContext as SecurityContext), namesWhere(spec, wrong));
  return violation('seccompProfile', [
    who && `${who} must not set securityContext.seccompProfile.type to "Unconfined"`,
  ]);
};

const windowsHostProcess: Check = (spec) => {
  const wrong = (context: SecurityContext | undefined) => context?.windowsOptions?.hostProcess === true;
  const who = podAndContainers(wrong(spec.securityContext as SecurityContext), namesWhere(spec, wrong));
  return violation('hostProcess', [who && `${who} must not set securityContext.windowsOptions.hostProcess=true`]);
};

/** By the checks' ids, which order their findings. */
export const BASELINE: Readonly<Record<string, Check>> = {
  capabilities: capabilitiesBaseline,
  hostNamespaces,
  hostPathVolumes,
  hostPorts,
  privileged,
  procMount,
  seLinuxOptions,
  seccompProfile: seccompBaseline,
  sysctls,
  windowsHostProcess,
};
