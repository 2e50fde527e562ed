import type { Container, PodSpec } from '../../../api/generated/core/v1';
import {
  addQuantities,
  compareQuantities,
  formatQuantity,
  parseQuantity,
  subtractQuantities,
} from '../../../api/meta/quantity';

/** Amounts by resource name: `{cpu: '500m'}`. */
export type ResourceList = Readonly<Record<string, string>>;

/** Whether one amount is less than another. */
export function isLess(a: string, b: string): boolean {
  return compareQuantities(parseQuantity(a), parseQuantity(b)) < 0;
}

/** The sum of two lists. */
export function addResources(a: ResourceList, b: ResourceList): ResourceList {
  const sum: Record<string, string> = { ...a };
  for (const [name, amount] of Object.entries(b)) {
    const known = sum[name];
    sum[name] =
      known === undefined ? amount : formatQuantity(addQuantities(parseQuantity(known), parseQuantity(amount)));
  }
  return sum;
}

/** The difference of two lists; what only the second has is negative. */
export function subtractResources(a: ResourceList, b: ResourceList): ResourceList {
  const difference: Record<string, string> = { ...a };
  for (const [name, amount] of Object.entries(b)) {
    const from = parseQuantity(difference[name] ?? '0');
    difference[name] = formatQuantity(subtractQuantities(from, parseQuantity(amount)));
  }
  return difference;
}

/** The entries with one of those names. */
export function onlyResources(list: ResourceList, names: readonly string[]): ResourceList {
  return Object.fromEntries(names.filter((name) => name in list).map((name) => [name, list[name] as string]));
}

function larger(a: ResourceList, b: ResourceList): ResourceList {
  const most: Record<string, string> = { ...a };
  for (const [name, amount] of Object.entries(b)) {
    const known = most[name];
    if (known === undefined || isLess(known, amount)) most[name] = amount;
  }
  return most;
}

/**
 * What a pod asks for (`requests`) or may take (`limits`) in all: its containers together, or its most demanding moment
 * of starting up. Models component-helpers: resource, PodRequests and PodLimits.
 */
export function podResources(spec: PodSpec, what: 'requests' | 'limits'): ResourceList {
  const of = ({ resources }: Container): ResourceList => resources?.[what] ?? {};
  let running: ResourceList = {};
  for (const container of spec.containers) running = addResources(running, of(container));
  let sidecars: ResourceList = {};
  let starting: ResourceList = {};
  for (const container of spec.initContainers ?? []) {
    if (container.restartPolicy === 'Always') {
      sidecars = addResources(sidecars, of(container));
      starting = larger(starting, sidecars);
    } else starting = larger(starting, addResources(sidecars, of(container)));
  }
  const total = larger(addResources(running, sidecars), starting);
  return spec.overhead ? addResources(total, spec.overhead) : total;
}
