import type { PodSpec, SecurityContext, Volume } from '../../../../api/generated/core/v1';
import {
  BASELINE,
  type Check,
  containersOf,
  named,
  namesWhere,
  podAndContainers,
  quoted,
  type Violation,
  violation,
} from './checks';

const VOLUME_TYPES: ReadonlySet<string> = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

const allowPrivilegeEscalation: Check = (spec) => {
  const names = namesWhere(spec, (context) => context.allowPrivilegeEscalation !== false);
  const who = named('container', names);
  const words = `${who} must set securityContext.allowPrivilegeEscalation=false`;
  return violation('allowPrivilegeEscalation != false', [names.length > 0 && words]);
};

const capabilities: Check = (spec) => {
  const keeping = namesWhere(spec, (context) => !context.capabilities?.drop?.includes('ALL'));
  const wrong = (context: SecurityContext) =>
    (context.capabilities?.add ?? []).filter((name) => name !== 'NET_BIND_SERVICE');
  const adding = namesWhere(spec, (context) => wrong(context).length > 0);
  const added = new Set(containersOf(spec).flatMap(({ securityContext = {} }) => wrong(securityContext)));
  const list = quoted([...added].sort());
  return violation('unrestricted capabilities', [
    keeping.length > 0 && `${named('container', keeping)} must set securityContext.capabilities.drop=["ALL"]`,
    adding.length > 0 && `${named('container', adding)} must not include ${list} in securityContext.capabilities.add`,
  ]);
};

function typeOf(volume: Volume): string {
  return Object.keys(volume).find((key) => key !== 'name') ?? 'unknown';
}

const restrictedVolumes: Check = ({ volumes = [] }) => {
  const wrong = volumes.filter((volume) => !VOLUME_TYPES.has(typeOf(volume)));
  const types = [...new Set(wrong.map(typeOf))].sort();
  const who = named(
    'volume',
    wrong.map(({ name }) => name),
  );
  const uses = `${wrong.length === 1 ? 'uses' : 'use'} restricted volume type${types.length === 1 ? '' : 's'}`;
  return violation('restricted volume types', [wrong.length > 0 && `${who} ${uses} ${quoted(types)}`]);
};

const runAsNonRoot: Check = (spec) => {
  const pod = spec.securityContext?.runAsNonRoot;
  const refusing = namesWhere(spec, ({ runAsNonRoot: own }) => own === false);
  const silent = namesWhere(spec, ({ runAsNonRoot: own }) => own === undefined);
  const who = podAndContainers(pod === false, refusing);
  const open = pod === undefined && silent.length > 0 && `pod or ${named('container', silent)}`;
  return violation('runAsNonRoot != true', [
    who && `${who} must not set securityContext.runAsNonRoot=false`,
    !who && open && `${open} must set securityContext.runAsNonRoot=true`,
  ]);
};

const runAsUser: Check = (spec) => {
  const names = namesWhere(spec, (context) => context.runAsUser === 0);
  const who = podAndContainers(spec.securityContext?.runAsUser === 0, names);
  return violation('runAsUser=0', [who && `${who} must not set runAsUser=0`]);
};

const seccompProfile: Check = (spec) => {
  const isWrong = (type: string | undefined) => type !== undefined && type !== 'RuntimeDefault' && type !== 'Localhost';
  const pod = spec.securityContext?.seccompProfile?.type;
  const names = namesWhere(spec, (context) => isWrong(context.seccompProfile?.type));
  const silent = namesWhere(spec, (context) => context.seccompProfile?.type === undefined);
  const who = podAndContainers(isWrong(pod), names);
  const types = [pod, ...containersOf(spec).map(({ securityContext }) => securityContext?.seccompProfile?.type)];
  const told = quoted([...new Set(types.filter(isWrong))].sort() as string[]);
  const open = pod === undefined && silent.length > 0 && `pod or ${named('container', silent)}`;
  return violation('seccompProfile', [
    who && `${who} must not set securityContext.seccompProfile.type to ${told}`,
    !who && open && `${open} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`,
  ]);
};

const {
  capabilities: _capabilities,
  hostPathVolumes: _hostPath,
  seccompProfile: _seccomp,
  ...STILL_BASELINE
} = BASELINE;

/** Those of baseline that nothing stricter replaces come first. */
const RESTRICTED: readonly Check[] = [
  ...Object.values(STILL_BASELINE),
  allowPrivilegeEscalation,
  capabilities,
  restrictedVolumes,
  runAsNonRoot,
  runAsUser,
  seccompProfile,
];

/** A level of the Pod Security Standards. */
export type Level = 'privileged' | 'baseline' | 'restricted';

/** What a pod breaks of a level. Models pod-security-admission: policy. */
export function violationsOf(spec: PodSpec, level: Level): Violation[] {
  if (level === 'privileged') return [];
  const checks = level === 'baseline' ? Object.values(BASELINE) : RESTRICTED;
  return checks.map((check) => check(spec)).filter((found) => found !== undefined);
}
