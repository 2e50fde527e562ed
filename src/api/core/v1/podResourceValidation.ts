import type { PodSpec, ResourceRequirements } from '../../generated/core/v1';
import { type FieldError, invalid } from '../../meta/fieldError';
import { compareQuantities, formatQuantity, parseQuantity, type Quantity } from '../../meta/quantity';
import { totalOf } from './podResources';
import { isHugePages } from './resourceNames';

/** Adds that a pod asks for less than its containers. Models validatePodResourceConsistency. */
export function validateAgainstContainers(
  spec: PodSpec,
  resources: ResourceRequirements,
  path: string,
  errors: FieldError[],
): void {
  const tell = (key: 'requests' | 'limits', name: string, total: Quantity) => {
    const own = resources[key]?.[name];
    if (own === undefined || compareQuantities(total, parseQuantity(own)) <= 0) return;
    const words = `must be greater than or equal to aggregate container ${key} of ${formatQuantity(total)}`;
    errors.push(invalid(`${path}.${key}[${name}]`, own, words));
  };
  for (const [name, total] of totalOf(spec, 'requests')) tell('requests', name, total);
  for (const [name, total] of totalOf(spec, 'limits')) if (isHugePages(name)) tell('limits', name, total);
  for (const [index, container] of (spec.containers ?? []).entries()) {
    const limits = container.resources?.limits;
    for (const name in limits) {
      const [most, limit] = [resources.limits?.[name], limits[name] ?? '0'];
      if (most === undefined || compareQuantities(parseQuantity(limit), parseQuantity(most)) <= 0) continue;
      const words = `must be less than or equal to pod limits of ${most}`;
      errors.push(invalid(`${path}.containers[${index}][${name}].limits`, limit, words));
    }
  }
}
