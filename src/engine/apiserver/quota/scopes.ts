import type { Pod, ResourceQuota } from '../../../api/generated/core/v1';
import type { GroupResource, KubernetesObject } from '../../../api/meta/object';

/** One scope of a quota: which pods it counts. */
interface Scope {
  readonly scopeName: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** Whether a quota counts an object: those with scopes count only pods, and of these only some. */
export function isInScope(quota: ResourceQuota, resource: GroupResource, object: KubernetesObject): boolean {
  const { scopes = [], scopeSelector } = quota.spec;
  const all: Scope[] = scopes.map((scopeName) => ({ scopeName, operator: 'Exists' }));
  all.push(...((scopeSelector?.matchExpressions ?? []) as Scope[]));
  if (all.length === 0) return true;
  return resource === 'pods' && all.every((scope) => matchesScope(scope, object as Pod));
}

function matchesScope({ scopeName, operator, values = [] }: Scope, { spec, status }: Pod): boolean {
  const bestEffort = status?.qosClass === 'BestEffort';
  switch (scopeName) {
    case 'Terminating':
      return spec.activeDeadlineSeconds !== undefined;
    case 'NotTerminating':
      return spec.activeDeadlineSeconds === undefined;
    case 'BestEffort':
      return bestEffort;
    case 'NotBestEffort':
      return !bestEffort;
    case 'PriorityClass':
      return matchesValue(spec.priorityClassName ?? '', operator, values);
    case 'CrossNamespacePodAffinity':
      return reachesOtherNamespaces(spec);
    default:
      return false;
  }
}

function matchesValue(value: string, operator: string, values: readonly string[]): boolean {
  if (operator === 'In') return values.includes(value);
  if (operator === 'NotIn') return !values.includes(value);
  return (value !== '') === (operator === 'Exists');
}

function reachesOtherNamespaces({ affinity }: Pod['spec']): boolean {
  for (const either of [affinity?.podAffinity, affinity?.podAntiAffinity]) {
    const required = either?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
    const preferred = either?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    for (const term of [...required, ...preferred.map(({ podAffinityTerm }) => podAffinityTerm)]) {
      if ((term?.namespaces?.length ?? 0) > 0 || term?.namespaceSelector) return true;
    }
  }
  return false;
}
