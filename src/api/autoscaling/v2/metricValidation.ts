import { containerResourceNameErrors } from '../../core/v1/resourceNames';
import type {
  ContainerResourceMetricSource,
  CrossVersionObjectReference,
  ExternalMetricSource,
  MetricIdentifier,
  MetricSpec,
  MetricTarget,
  ObjectMetricSource,
  PodsMetricSource,
  ResourceMetricSource,
} from '../../generated/autoscaling/v2';
import { addInvalid, type FieldError, forbidden, invalid, notSupported, required } from '../../meta/fieldError';
import { labelErrors } from '../../meta/names';
import { pathSegmentName } from '../../meta/objectMeta';
import { parseQuantity } from '../../meta/quantity';

const TYPES = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'];
const TARGETS = ['Utilization', 'Value', 'AverageValue'];
/** In the order in which the server looks at them. */
const SOURCES = ['object', 'external', 'pods', 'resource', 'containerResource'] as const;
const FIELD_OF: Readonly<Record<string, (typeof SOURCES)[number]>> = {
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
  External: 'external',
  ContainerResource: 'containerResource',
};

/** Adds what is wrong with a reference to a scaled or described object. Models ValidateCrossVersionObjectReference. */
export function validateCrossVersion(
  reference: CrossVersionObjectReference,
  groupNeeded: boolean | 'any version',
  path: string,
  errors: FieldError[],
): void {
  const { kind, name, apiVersion = '' } = reference;
  if (!kind) errors.push(required(`${path}.kind`));
  else addInvalid(errors, `${path}.kind`, kind, pathSegmentName(kind, false));
  if (!name) errors.push(required(`${path}.name`));
  else addInvalid(errors, `${path}.name`, name, pathSegmentName(name, false));
  if (groupNeeded === 'any version') return;
  if (apiVersion.split('/').length > 2) {
    errors.push(invalid(`${path}.apiVersion`, apiVersion, `unexpected GroupVersion string: ${apiVersion}`));
  } else if (groupNeeded && !/.\//.test(apiVersion)) {
    errors.push(invalid(`${path}.apiVersion`, apiVersion, 'apiVersion must specify API group'));
  }
}

/** Adds what is wrong with one metric. Models validateMetricSpec. */
export function validateMetric(metric: MetricSpec, path: string, errors: FieldError[]): void {
  const { type = '' } = metric;
  if (type === '') errors.push(required(`${path}.type`, 'must specify a metric source type'));
  if (!TYPES.includes(type)) errors.push(notSupported(`${path}.type`, type, TYPES));
  const present = SOURCES.filter((source) => metric[source]);
  const first = present[0];
  if (first) validateSource(metric, first, `${path}.${first}`, errors);
  const expected = FIELD_OF[type];
  if (!expected) errors.push(notSupported(`${path}.type`, type, TYPES));
  else if (!metric[expected]) {
    errors.push(required(`${path}.${expected}`, 'must populate information for the given metric source'));
  }
  if (present.length === 1) return;
  for (const source of present) {
    if (source !== expected) errors.push(forbidden(`${path}.${source}`, 'must populate the given metric source only'));
  }
}

function validateSource(
  metric: MetricSpec,
  source: (typeof SOURCES)[number],
  path: string,
  errors: FieldError[],
): void {
  if (source === 'object' && metric.object) validateObject(metric.object, path, errors);
  else if (source === 'external' && metric.external) validateExternal(metric.external, path, errors);
  else if (source === 'pods' && metric.pods) validatePods(metric.pods, path, errors);
  else if (source === 'resource' && metric.resource) validateResource(metric.resource, path, errors);
  else if (metric.containerResource) validateContainerResource(metric.containerResource, path, errors);
}

function validateObject({ describedObject, metric, target }: ObjectMetricSource, path: string, errors: FieldError[]) {
  validateCrossVersion(describedObject, false, `${path}.describedObject`, errors);
  validateIdentifier(metric, `${path}.metric`, errors);
  validateTarget(target, `${path}.target`, errors);
  if (target.value === undefined && target.averageValue === undefined) {
    errors.push(required(`${path}.target.averageValue`, 'must set either a target value or averageValue'));
  }
}

function validateExternal({ metric, target }: ExternalMetricSource, path: string, errors: FieldError[]): void {
  validateIdentifier(metric, `${path}.metric`, errors);
  validateTarget(target, `${path}.target`, errors);
  const both = target.value !== undefined && target.averageValue !== undefined;
  if (target.value === undefined && target.averageValue === undefined) {
    const words = 'must set either a target value for metric or a per-pod target';
    errors.push(required(`${path}.target.averageValue`, words));
  }
  if (both) {
    const words = 'may not set both a target value for metric and a per-pod target';
    errors.push(forbidden(`${path}.target.value`, words));
  }
}

function validatePods({ metric, target }: PodsMetricSource, path: string, errors: FieldError[]): void {
  validateIdentifier(metric, `${path}.metric`, errors);
  validateTarget(target, `${path}.target`, errors);
  if (target.averageValue === undefined) {
    errors.push(required(`${path}.target.averageValue`, 'must specify a positive target averageValue'));
  }
}

function validateResource({ name, target }: ResourceMetricSource, path: string, errors: FieldError[]): void {
  if (!name) errors.push(required(`${path}.name`, 'must specify a resource name'));
  validateResourceTarget(target, path, errors);
}

function validateContainerResource(source: ContainerResourceMetricSource, path: string, errors: FieldError[]): void {
  const { name, container, target } = source;
  if (!name) errors.push(required(`${path}.name`, 'must specify a resource name'));
  else addInvalid(errors, `${path}.name`, name, containerResourceNameErrors(name));
  if (!container) errors.push(required(`${path}.container`, 'must specify a container'));
  else addInvalid(errors, `${path}.container`, container, labelErrors(container));
  validateResourceTarget(target, path, errors);
}

function validateResourceTarget(target: MetricTarget, path: string, errors: FieldError[]): void {
  validateTarget(target, `${path}.target`, errors);
  const { averageUtilization, averageValue } = target;
  if (averageUtilization === undefined && averageValue === undefined) {
    const words = 'must set either a target raw value or a target utilization';
    errors.push(required(`${path}.target.averageUtilization`, words));
  }
  if (averageUtilization !== undefined && averageValue !== undefined) {
    const words = 'may not set both a target raw value and a target utilization';
    errors.push(forbidden(`${path}.target.averageValue`, words));
  }
}

function validateIdentifier({ name }: MetricIdentifier, path: string, errors: FieldError[]): void {
  if (!name) errors.push(required(`${path}.name`, 'must specify a metric name'));
  else addInvalid(errors, `${path}.name`, name, pathSegmentName(name, false));
}

function validateTarget(target: MetricTarget, path: string, errors: FieldError[]): void {
  const { type = '', averageUtilization } = target;
  if (type === '') errors.push(required(`${path}.type`, 'must specify a metric target type'));
  if (!TARGETS.includes(type)) {
    errors.push(invalid(`${path}.type`, type, 'must be either Utilization, Value, or AverageValue'));
  }
  for (const key of ['value', 'averageValue'] as const) {
    const amount = target[key];
    if (amount === undefined || parseQuantity(amount).nano > 0n) continue;
    errors.push(invalid(`${path}.${key}`, amount, 'must be positive'));
  }
  if (averageUtilization !== undefined && averageUtilization < 1) {
    errors.push(invalid(`${path}.averageUtilization`, averageUtilization, 'must be greater than 0'));
  }
}
