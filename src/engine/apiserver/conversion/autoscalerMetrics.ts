import type { MetricSpec } from '../../../api/generated/autoscaling/v2';
import type { LabelSelector } from '../../../api/generated/meta/v1';

/** One metric as the annotations of autoscaling/v1 write it. */
export interface V1Metric {
  readonly type: string;
  readonly resource?: V1Target & { readonly name: string };
  readonly containerResource?: V1Target & { readonly name: string; readonly container: string };
  readonly pods?: V1Target & { readonly metricName: string; readonly selector?: LabelSelector };
  readonly external?: V1Target & { readonly metricName: string; readonly metricSelector?: LabelSelector };
  readonly object?: V1Target & {
    readonly metricName: string;
    readonly target: { readonly kind: string; readonly name: string; readonly apiVersion?: string };
    readonly selector?: LabelSelector;
    readonly averageValue?: string;
  };
}

interface V1Target {
  readonly targetAverageUtilization?: number;
  readonly targetAverageValue?: string;
  readonly targetValue?: string;
}

type Target = NonNullable<MetricSpec['resource']>['target'];

function targetFrom({ targetAverageUtilization, targetAverageValue, targetValue }: V1Target): Target {
  if (targetAverageUtilization !== undefined) {
    return { type: 'Utilization', averageUtilization: targetAverageUtilization };
  }
  if (targetAverageValue !== undefined) return { type: 'AverageValue', averageValue: targetAverageValue };
  return { type: 'Value', value: targetValue ?? '0' };
}

function targetTo({ averageUtilization, averageValue, value }: Target): V1Target {
  return {
    ...(averageUtilization === undefined ? {} : { targetAverageUtilization: averageUtilization }),
    ...(averageValue === undefined ? {} : { targetAverageValue: averageValue }),
    ...(value === undefined ? {} : { targetValue: value }),
  };
}

function selected<K extends string>(key: K, selector: LabelSelector | undefined): { [key in K]?: LabelSelector } {
  return (selector ? { [key]: selector } : {}) as { [key in K]?: LabelSelector };
}

/** A metric of an annotation as autoscaling/v2 has it. */
export function metricFromV1(metric: V1Metric): MetricSpec {
  const { type, resource, containerResource, pods, external, object } = metric;
  if (resource) return { type, resource: { name: resource.name, target: targetFrom(resource) } };
  if (containerResource) {
    const { name, container } = containerResource;
    return { type, containerResource: { name, container, target: targetFrom(containerResource) } };
  }
  if (pods) {
    const named = { name: pods.metricName, ...selected('selector', pods.selector) };
    return { type, pods: { metric: named, target: targetFrom(pods) } };
  }
  if (external) {
    const named = { name: external.metricName, ...selected('selector', external.metricSelector) };
    return { type, external: { metric: named, target: targetFrom(external) } };
  }
  if (!object) return { type };
  const named = { name: object.metricName, ...selected('selector', object.selector) };
  const target = targetFrom({ ...object, targetAverageValue: object.averageValue });
  return { type, object: { metric: named, describedObject: object.target, target } };
}

/** A metric of autoscaling/v2 as an annotation of v1 has it. */
export function metricToV1(metric: MetricSpec): V1Metric {
  const { type, resource, containerResource, pods, external, object } = metric;
  if (resource) return { type, resource: { name: resource.name, ...targetTo(resource.target) } };
  if (containerResource) {
    const { name, container, target } = containerResource;
    return { type, containerResource: { name, ...targetTo(target), container } };
  }
  if (pods) {
    const { name, selector } = pods.metric;
    return { type, pods: { metricName: name, ...targetTo(pods.target), ...selected('selector', selector) } };
  }
  if (external) {
    const { name, selector } = external.metric;
    return {
      type,
      external: { metricName: name, ...selected('metricSelector', selector), ...targetTo(external.target) },
    };
  }
  if (!object) return { type };
  const { targetAverageValue, targetValue } = targetTo(object.target);
  return {
    type,
    object: {
      target: object.describedObject,
      metricName: object.metric.name,
      targetValue: targetValue ?? '0',
      ...selected('selector', object.metric.selector),
      ...(targetAverageValue === undefined ? {} : { averageValue: targetAverageValue }),
    },
  };
}
