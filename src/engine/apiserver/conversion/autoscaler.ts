import type { HorizontalPodAutoscaler as V1 } from '../../../api/generated/autoscaling/v1';
import type { HorizontalPodAutoscaler, MetricSpec } from '../../../api/generated/autoscaling/v2';
import { canonicalJson } from '../../../api/meta/equality';
import type { Stored } from '../call';
import { metricFromV1, metricToV1, type V1Metric } from './autoscalerMetrics';

/** What autoscaling/v1 has no fields for is kept in annotations. */
const METRICS = 'autoscaling.alpha.kubernetes.io/metrics';
const BEHAVIOR = 'autoscaling.alpha.kubernetes.io/behavior';
const CONDITIONS = 'autoscaling.alpha.kubernetes.io/conditions';

function withoutAnnotations(metadata: Stored['metadata']): Stored['metadata'] {
  const { annotations, ...rest } = metadata;
  const kept = Object.entries(annotations ?? {}).filter(([name]) => ![METRICS, BEHAVIOR, CONDITIONS].includes(name));
  return kept.length > 0 ? { ...rest, annotations: Object.fromEntries(kept) } : rest;
}

function readAnnotation<T>(metadata: Stored['metadata'], name: string): T | undefined {
  const text = metadata.annotations?.[name];
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}

/** An autoscaling/v1 autoscaler as v2 has it. Models pkg/apis/autoscaling/v1, conversion.go. */
export function autoscalerFromV1(object: Stored): Stored {
  const { metadata, spec, status } = object as unknown as V1;
  const { targetCPUUtilizationPercentage, ...rest } = spec;
  const others = readAnnotation<V1Metric[]>(metadata, METRICS) ?? [];
  const metrics: MetricSpec[] = others.map(metricFromV1);
  if (targetCPUUtilizationPercentage !== undefined) {
    const target = { type: 'Utilization', averageUtilization: targetCPUUtilizationPercentage };
    metrics.unshift({ type: 'Resource', resource: { name: 'cpu', target } });
  }
  const behavior = readAnnotation<HorizontalPodAutoscaler['spec']['behavior']>(metadata, BEHAVIOR);
  const { currentCPUUtilizationPercentage: _cpu, ...replicas } = status ?? { desiredReplicas: 0 };
  return {
    ...object,
    apiVersion: 'autoscaling/v2',
    metadata: withoutAnnotations(metadata),
    spec: { ...rest, ...(metrics.length > 0 ? { metrics } : {}), ...(behavior ? { behavior } : {}) },
    status: { ...replicas, currentMetrics: null },
  };
}

function isCpuUtilization({ resource }: MetricSpec): boolean {
  return resource?.name === 'cpu' && resource.target.averageUtilization !== undefined;
}

/** A stored autoscaler as autoscaling/v1 has it. */
export function autoscalerToV1(object: Stored): Stored {
  const { metadata, spec, status } = object as unknown as HorizontalPodAutoscaler;
  const { metrics = [], behavior, ...rest } = spec;
  const cpu = metrics.find(isCpuUtilization);
  const others = metrics.filter((metric) => metric !== cpu).map(metricToV1);
  const extra: Record<string, string> = {};
  if (others.length > 0) extra[METRICS] = JSON.stringify(others);
  if (behavior) extra[BEHAVIOR] = canonicalJson(behavior);
  if (status?.conditions?.length) extra[CONDITIONS] = JSON.stringify(status.conditions);
  const annotations = { ...metadata.annotations, ...extra };
  const { observedGeneration, lastScaleTime, currentReplicas = 0, desiredReplicas = 0 } = status ?? {};
  return {
    ...object,
    apiVersion: 'autoscaling/v1',
    metadata: Object.keys(annotations).length > 0 ? { ...metadata, annotations } : metadata,
    spec: {
      ...rest,
      ...(cpu ? { targetCPUUtilizationPercentage: cpu.resource?.target.averageUtilization } : {}),
    },
    status: {
      ...(observedGeneration === undefined ? {} : { observedGeneration }),
      ...(lastScaleTime === undefined ? {} : { lastScaleTime }),
      currentReplicas,
      desiredReplicas,
    },
  };
}
