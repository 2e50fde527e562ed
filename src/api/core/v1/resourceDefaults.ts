import type { ResourceRequirements } from '../../generated/core/v1';
import { copyOf } from '../../meta/object';
import { canonicalResource } from '../../meta/quantity';

/** Amounts by resource name. */
export type ResourceList = Readonly<Record<string, string>>;

/** Finer than thousandths: the only amounts that rounding changes. */
function isFine(amount: string): boolean {
  return amount.endsWith('n') || amount.endsWith('u') || amount.includes('.') || amount.includes('e-');
}

/** Rounds amounts up to thousandths. Models SetDefaults_ResourceList. */
export function roundedResources<T extends ResourceList | undefined>(list: T): T {
  for (const name in list) {
    const amount = (list as ResourceList)[name];
    if (amount !== undefined && isFine(amount)) {
      const entries = Object.entries(list as ResourceList);
      return Object.fromEntries(entries.map(([key, value]) => [key, canonicalResource(value)])) as T;
    }
  }
  return list;
}

/** A container's resources, rounded. */
export function resourcesWithDefaults(resources: ResourceRequirements | undefined): ResourceRequirements {
  if (!resources) return NO_RESOURCES;
  const limits = roundedResources(resources.limits);
  const requests = roundedResources(resources.requests);
  if (limits === resources.limits && requests === resources.requests) return resources;
  const rounded: ResourceRequirements = copyOf(resources);
  if (limits) rounded.limits = limits;
  if (requests) rounded.requests = requests;
  return rounded;
}

/** What is limited and not requested is requested as limited. Models SetDefaults_Pod. */
export function requestsFromLimits(resources: ResourceRequirements | undefined): ResourceRequirements | undefined {
  if (!resources?.limits) return resources;
  const requests: Record<string, string> = Object.assign({}, resources.requests);
  for (const name in resources.limits) requests[name] ??= resources.limits[name] ?? '0';
  const filled = copyOf(resources);
  filled.requests = requests;
  return filled;
}

const NO_RESOURCES: ResourceRequirements = {};
