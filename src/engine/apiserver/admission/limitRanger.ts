import type { Container, LimitRange, PersistentVolumeClaim, Pod } from '../../../api/generated/core/v1';
import type { Call, Stored } from '../call';
import { podResources, type ResourceList } from '../quota/resources';
import { forbidden } from '../refusal';
import { limitViolations } from './limitConstraints';
import type { AdmissionPlugin } from './plugins';

const RANGES = 'limitranges';
const ANNOTATION = 'kubernetes.io/limit-ranger';

function rangesOf(call: Call): LimitRange[] {
  const { etcd } = call.server;
  return etcd.count(RANGES) === 0 ? [] : (etcd.list(RANGES, call.route.namespace) as LimitRange[]);
}

/** The container with what it leaves open; what was filled in is told in `set`. */
function filled(
  container: Container,
  defaults: { limits: ResourceList; requests: ResourceList },
  kind: string,
  set: string[],
): Container {
  const resources = { ...container.resources };
  for (const what of ['requests', 'limits'] as const) {
    const own = resources[what] ?? {};
    const missing = Object.keys(defaults[what])
      .filter((name) => own[name] === undefined)
      .sort();
    if (missing.length === 0) continue;
    const added = Object.fromEntries(missing.map((name) => [name, defaults[what][name] as string]));
    resources[what] = { ...own, ...added };
    set.push(`${missing.join(', ')} ${what.slice(0, -1)} for ${kind} ${container.name}`);
  }
  return { ...container, resources };
}

function withDefaultResources(pod: Pod, range: LimitRange): Pod {
  const defaults = { limits: {} as ResourceList, requests: {} as ResourceList };
  for (const { type, default: limits, defaultRequest } of range.spec.limits) {
    if (type !== 'Container') continue;
    defaults.limits = { ...defaults.limits, ...limits };
    defaults.requests = { ...defaults.requests, ...defaultRequest };
  }
  const set: string[] = [];
  const fill = (kind: string) => (container: Container) => filled(container, defaults, kind, set);
  const spec = { ...pod.spec, containers: (pod.spec.containers ?? []).map(fill('container')) };
  if (spec.initContainers) spec.initContainers = spec.initContainers.map(fill('init container'));
  if (set.length === 0) return pod;
  const annotations = { ...pod.metadata.annotations, [ANNOTATION]: `LimitRanger plugin set: ${set.join('; ')}` };
  return { ...pod, metadata: { ...pod.metadata, annotations }, spec };
}

function violationsOfPod({ spec }: Pod, range: LimitRange): string[] {
  const violations: string[] = [];
  for (const limit of range.spec.limits) {
    if (limit.type === 'Container') {
      for (const { resources } of [...spec.containers, ...(spec.initContainers ?? [])]) {
        violations.push(...limitViolations(limit, resources?.requests ?? {}, resources?.limits ?? {}));
      }
    } else if (limit.type === 'Pod') {
      violations.push(...limitViolations(limit, podResources(spec, 'requests'), podResources(spec, 'limits')));
    }
  }
  return violations;
}

function violationsOfClaim({ spec }: PersistentVolumeClaim, range: LimitRange): string[] {
  const requests = spec.resources?.requests ?? {};
  return range.spec.limits
    .filter(({ type }) => type === 'PersistentVolumeClaim')
    .flatMap((limit) => limitViolations(limit, requests, undefined));
}

function refuseViolations(object: Stored, call: Call): void {
  for (const range of rangesOf(call)) {
    const violations =
      call.route.resource === 'pods'
        ? violationsOfPod(object as unknown as Pod, range)
        : violationsOfClaim(object as unknown as PersistentVolumeClaim, range);
    if (violations.length === 0) continue;
    const why = violations.length === 1 ? violations[0] : `[${[...new Set(violations)].join(', ')}]`;
    throw forbidden(call.route.kind, object.metadata.name, why as string);
  }
}

/** Fills in and bounds what containers and claims ask for. Models plugin/pkg/admission/limitranger. */
export const limitRanger: AdmissionPlugin = {
  name: 'LimitRanger',
  create(object, call) {
    if (call.route.resource !== 'pods') return object;
    let pod = object as unknown as Pod;
    for (const range of rangesOf(call)) pod = withDefaultResources(pod, range);
    return pod as unknown as Stored;
  },
  validateCreate(object, call) {
    const { resource } = call.route;
    if (resource === 'pods' || resource === 'persistentvolumeclaims') refuseViolations(object, call);
  },
};
