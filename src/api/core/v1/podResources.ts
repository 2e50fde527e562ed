import type { Container, PodSpec, ResourceRequirements } from '../../generated/core/v1';
import { copyOf } from '../../meta/object';
import { addQuantities, compareQuantities, formatQuantity, parseQuantity, type Quantity } from '../../meta/quantity';
import { isHugePages, isOvercommitAllowed } from './resourceNames';

/** Amounts by resource name, to reckon with. */
export type Amounts = Map<string, Quantity>;

/**
 * All containers and sidecars together, or what one init container needs beside the sidecars before it, if more. Models
 * AggregateContainerRequests.
 */
export function totalOf(spec: PodSpec, key: 'requests' | 'limits'): Amounts {
  const total: Amounts = new Map();
  for (const container of spec.containers ?? []) add(total, container, key);
  const sidecars: Amounts = new Map();
  const atStart: Amounts = new Map();
  for (const container of spec.initContainers ?? []) {
    let needed: Amounts = new Map(sidecars);
    add(needed, container, key);
    if (container.restartPolicy === 'Always') {
      add(total, container, key);
      add(sidecars, container, key);
      needed = sidecars;
    }
    raise(atStart, needed);
  }
  raise(total, atStart);
  return total;
}

function add(amounts: Amounts, { resources }: Container, key: 'requests' | 'limits'): void {
  const list = resources?.[key];
  for (const name in list) {
    const amount = parseQuantity(list[name] ?? '0');
    const known = amounts.get(name);
    amounts.set(name, known ? addQuantities(known, amount) : amount);
  }
}

function raise(amounts: Amounts, others: Amounts): void {
  for (const [name, amount] of others) {
    const known = amounts.get(name);
    if (!known || compareQuantities(amount, known) > 0) amounts.set(name, amount);
  }
}

function isOfPods(name: string): boolean {
  return name === 'cpu' || name === 'memory' || isHugePages(name);
}

/** A pod's own resources with what its containers' say for it. Models defaultHugePagePodLimits and defaultPodRequests. */
export function podResourcesWithDefaults(spec: PodSpec, resources: ResourceRequirements): ResourceRequirements {
  const { limits, requests } = resources;
  if (!limits && !requests) return resources;
  const filled: ResourceRequirements = copyOf(resources);
  const most: Record<string, string> = { ...limits };
  for (const [name, total] of totalOf(spec, 'limits')) {
    if (isHugePages(name) && requests?.[name] === undefined) most[name] ??= formatQuantity(total);
  }
  if (Object.keys(most).length === 0) return resources;
  const wanted: Record<string, string> = { ...requests };
  for (const [name, total] of totalOf(spec, 'requests')) {
    if (isOfPods(name) && isOvercommitAllowed(name)) wanted[name] ??= formatQuantity(total);
  }
  for (const name in most) if (isOfPods(name)) wanted[name] ??= most[name] ?? '0';
  filled.limits = most;
  if (Object.keys(wanted).length > 0) filled.requests = wanted;
  return filled;
}
