import type { Namespace, PodSpec } from '../../../../api/generated/core/v1';
import type { Call, Stored } from '../../call';
import { forbidden } from '../../refusal';
import type { AdmissionPlugin } from '../plugins';
import type { Violation } from './checks';
import { type Level, violationsOf } from './restricted';

const PREFIX = 'pod-security.kubernetes.io/';

/** The workloads whose templates are looked at, only to warn. */
const TEMPLATES: ReadonlySet<string> = new Set([
  'deployments.apps',
  'replicasets.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'replicationcontrollers',
  'podtemplates',
]);

/** A level and the version of its rules, as labels name them. */
interface Policy {
  readonly level: Level;
  readonly version: string;
}

function levelOf(text: string | undefined): Level | undefined {
  if (text === undefined) return undefined;
  return text === 'privileged' || text === 'baseline' || text === 'restricted' ? text : 'restricted';
}

/** What the labels of a namespace say; to warn is, when nothing is said, to do what is enforced. */
function policyOf(labels: Readonly<Record<string, string>> | undefined, mode: 'enforce' | 'warn'): Policy {
  const level = levelOf(labels?.[`${PREFIX}${mode}`]);
  if (level === undefined && mode === 'warn') return policyOf(labels, 'enforce');
  return { level: level ?? 'privileged', version: labels?.[`${PREFIX}${mode}-version`] ?? 'latest' };
}

function told({ level, version }: Policy, violations: readonly Violation[]): string {
  const list = violations.map(({ reason, detail }) => `${reason} (${detail})`).join(', ');
  return `violates PodSecurity "${level}:${version}": ${list}`;
}

function namespaceLabels(call: Call): Readonly<Record<string, string>> | undefined {
  const namespace = call.server.etcd.get('namespaces', call.route.namespace) as Namespace | undefined;
  return namespace?.metadata.labels;
}

function podSpecOf(object: Stored): PodSpec | undefined {
  const { spec, template } = object as { spec?: Record<string, unknown>; template?: { spec?: PodSpec } };
  const job = spec?.jobTemplate as { spec?: { template?: { spec?: PodSpec } } } | undefined;
  const own = spec?.template as { spec?: PodSpec } | undefined;
  return own?.spec ?? job?.spec?.template?.spec ?? template?.spec;
}

function warn(spec: PodSpec | undefined, policy: Policy, call: Call): void {
  if (!spec) return;
  const violations = violationsOf(spec, policy.level);
  if (violations.length > 0) call.warnings.push(`would ${told(policy, violations).replace('violates', 'violate')}`);
}

function check(object: Stored, call: Call): void {
  const { resource } = call.route;
  if (resource !== 'pods' && !TEMPLATES.has(resource)) return;
  const labels = namespaceLabels(call);
  if (!labels || !(labels[`${PREFIX}enforce`] || labels[`${PREFIX}warn`])) return;
  if (resource !== 'pods') {
    warn(podSpecOf(object), policyOf(labels, 'warn'), call);
    return;
  }
  const spec = object.spec as unknown as PodSpec;
  const enforced = policyOf(labels, 'enforce');
  const violations = violationsOf(spec, enforced.level);
  if (violations.length > 0) throw forbidden(call.route.kind, object.metadata.name, told(enforced, violations));
  warn(spec, policyOf(labels, 'warn'), call);
}

/** A stricter level for a namespace tells which of its pods would not be let in today. */
function warnOfExisting(namespace: Stored, old: Stored, call: Call): void {
  const policy = policyOf(namespace.metadata.labels, 'enforce');
  const before = policyOf(old.metadata.labels, 'enforce');
  if (policy.level === before.level && policy.version === before.version) return;
  const found = new Map<string, string[]>();
  for (const pod of call.server.etcd.list('pods', namespace.metadata.name) as Stored[]) {
    const violations = violationsOf(pod.spec as unknown as PodSpec, policy.level);
    if (violations.length === 0) continue;
    const reasons = violations.map(({ reason }) => reason).join(', ');
    found.set(reasons, [...(found.get(reasons) ?? []), pod.metadata.name]);
  }
  if (found.size === 0) return;
  const words = `violate the new PodSecurity enforce level "${policy.level}:${policy.version}"`;
  call.warnings.push(`existing pods in namespace "${namespace.metadata.name}" ${words}`);
  const lines = [...found].map(([reasons, pods]) => `${podsTold(pods)}: ${reasons}`);
  call.warnings.push(...lines.sort());
}

function podsTold([first = '', ...others]: readonly string[]): string {
  if (others.length === 0) return first;
  return `${first} (and ${others.length} other pod${others.length === 1 ? '' : 's'})`;
}

/** Holds pods to the level that their namespace names. Models pod-security-admission: admission. */
export const podSecurity: AdmissionPlugin = {
  name: 'PodSecurity',
  validateCreate: check,
  validateUpdate(object, old, call) {
    if (call.route.subresource !== '') return;
    if (call.route.resource === 'namespaces') warnOfExisting(object, old, call);
    else if (TEMPLATES.has(call.route.resource)) {
      if (podSpecOf(object) !== podSpecOf(old)) check(object, call);
    }
  },
};
