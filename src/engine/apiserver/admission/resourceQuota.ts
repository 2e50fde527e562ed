import type { Pod, ResourceQuota } from '../../../api/generated/core/v1';
import type { Call, Stored } from '../call';
import { addResources, isLess, onlyResources, type ResourceList, subtractResources } from '../quota/resources';
import { isInScope } from '../quota/scopes';
import { usageOf } from '../quota/usage';
import { forbidden } from '../refusal';
import type { AdmissionPlugin } from './plugins';

const QUOTAS = 'resourcequotas';

/** Resources whose updates may take more than they took. */
const GROWING: ReadonlySet<string> = new Set(['services', 'persistentvolumeclaims']);

const COMPUTE = ['cpu', 'memory', 'limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory'];

function quotasOf(call: Call): ResourceQuota[] {
  const { etcd } = call.server;
  if (etcd.count(QUOTAS) === 0 || !call.route.kind.namespaced) return [];
  return etcd.list(QUOTAS, call.route.namespace) as ResourceQuota[];
}

function check(object: Stored, old: Stored | undefined, call: Call): void {
  const { resource } = call.route;
  const usage = usageOf(resource, object);
  const wanted = amounts(old ? subtractResources(usage, usageOf(resource, old)) : usage);
  const charged = quotasOf(call).filter((quota) => isInScope(quota, resource, object));
  const spent: ResourceQuota[] = [];
  for (const quota of charged) {
    const hard = quota.status?.hard ?? quota.spec.hard ?? {};
    const names = Object.keys(hard).sort();
    if (!old && resource === 'pods') refuseUnsaid(quota, object as unknown as Pod, names, call);
    const requested = onlyResources(wanted, names);
    if (Object.keys(requested).length === 0) continue;
    spent.push(charge(quota, hard, requested, object, call));
  }
  if (call.dryRun) return;
  for (const quota of spent) call.server.etcd.put(QUOTAS, quota, call.request.actor);
}

/** What is really asked for: neither nothing nor less than before. */
function amounts(delta: ResourceList): ResourceList {
  return onlyResources(
    delta,
    Object.keys(delta).filter((name) => isLess('0', delta[name] as string)),
  );
}

/** The quota with the request counted. Models quota controller, checkRequest. */
function charge(
  quota: ResourceQuota,
  hard: ResourceList,
  requested: ResourceList,
  object: Stored,
  call: Call,
): ResourceQuota {
  const { name } = quota.metadata;
  const used = quota.status?.used;
  const names = Object.keys(requested);
  const unknown = names.filter((resource) => used?.[resource] === undefined);
  if (!used || unknown.length > 0) {
    throw refuse(call, object, `status unknown for quota: ${name}, resources: ${unknown.join(',')}`);
  }
  const sum = addResources(onlyResources(used, names), requested);
  const exceeded = names.filter((resource) => isLess(hard[resource] as string, sum[resource] as string));
  if (exceeded.length > 0) {
    const told = (list: ResourceList) => exceeded.map((resource) => `${resource}=${list[resource]}`).join(',');
    const why = `exceeded quota: ${name}, requested: ${told(requested)}, used: ${told(used)}, limited: ${told(hard)}`;
    throw refuse(call, object, why);
  }
  return { ...quota, status: { ...quota.status, used: { ...used, ...sum } } };
}

function refuse(call: Call, object: Stored, why: string): unknown {
  return forbidden(call.route.kind, object.metadata.name, why);
}

/** Where a quota counts what pods ask for, every container must say what it asks for. Models PodEvaluator.Constraints. */
function refuseUnsaid(quota: ResourceQuota, { spec, metadata }: Pod, names: readonly string[], call: Call): void {
  const unsaid: string[] = [];
  for (const name of names.filter((resource) => COMPUTE.includes(resource))) {
    const limit = name.startsWith('limits.');
    const resource = name.replace(/^(limits|requests)\./, '');
    const silent = [...spec.containers, ...(spec.initContainers ?? [])].filter(
      ({ resources }) => (limit ? resources?.limits : resources?.requests)?.[resource] === undefined,
    );
    if (silent.length === 0) continue;
    unsaid.push(
      `${name} for: ${silent
        .map((container) => container.name)
        .sort()
        .join(',')}`,
    );
  }
  if (unsaid.length === 0) return;
  const why = `failed quota: ${quota.metadata.name}: must specify ${unsaid.join('; ')}`;
  throw forbidden(call.route.kind, metadata.name, why);
}

/** Counts what is made against what its namespace may have. Models plugin/resourcequota. */
export const resourceQuota: AdmissionPlugin = {
  name: 'ResourceQuota',
  validateCreate(object, call) {
    if (call.server.etcd.count(QUOTAS) > 0 && call.route.resource !== 'events') check(object, undefined, call);
  },
  validateUpdate(object, old, call) {
    const grows = GROWING.has(call.route.resource) && call.server.etcd.count(QUOTAS) > 0;
    if (grows && call.route.subresource === '') check(object, old, call);
  },
};
