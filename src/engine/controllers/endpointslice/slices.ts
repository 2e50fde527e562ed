import type { Service } from '../../../api/generated/core/v1';
import type { Endpoint, EndpointPort, EndpointSlice } from '../../../api/generated/discovery/v1';
import { semanticEqual } from '../../../api/meta/equality';
import { type Draft, keyOf } from '../../../api/meta/object';
import { controllerRefTo } from '../shared/owners';
import { isHeadless } from '../shared/servicePorts';

export const SERVICE_NAME = 'kubernetes.io/service-name';
export const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
export const CONTROLLER_NAME = 'endpointslice-controller.k8s.io';
const HEADLESS = 'service.kubernetes.io/headless';
const TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time';
/** A slice holds at most this many endpoints. */
export const MAX_ENDPOINTS = 100;

/** The labels of a Service's slices: its own, and those that say whose they are. */
export function labelsOf(service: Service): Record<string, string> {
  const { [HEADLESS]: _own, ...labels } = service.metadata.labels ?? {};
  return {
    ...labels,
    [MANAGED_BY]: CONTROLLER_NAME,
    [SERVICE_NAME]: service.metadata.name,
    ...(isHeadless(service) ? { [HEADLESS]: '' } : {}),
  };
}

/** A slice that is to be made. */
export function newSlice(
  service: Service,
  addressType: string,
  ports: readonly EndpointPort[],
  endpoints: readonly Endpoint[],
  triggerTime: string | undefined,
): Draft<EndpointSlice> {
  const { name, namespace } = service.metadata;
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      ...(triggerTime === undefined ? {} : { annotations: { [TRIGGER_TIME]: triggerTime } }),
      generateName: `${name}-`,
      labels: labelsOf(service),
      namespace,
      ownerReferences: [controllerRefTo(service)],
    },
    addressType,
    endpoints: listed(endpoints),
    ports: listed(ports),
  };
}

/** A slice with other content; the moment that led to it is told, or no longer. */
export function changedSlice(
  slice: EndpointSlice,
  service: Service,
  ports: readonly EndpointPort[],
  endpoints: readonly Endpoint[],
  triggerTime: string | undefined,
): EndpointSlice {
  const { [TRIGGER_TIME]: _before, ...kept } = slice.metadata.annotations ?? {};
  const annotations = triggerTime === undefined ? kept : { ...kept, [TRIGGER_TIME]: triggerTime };
  const { annotations: _annotations, ...metadata } = slice.metadata;
  return {
    ...slice,
    metadata: {
      ...metadata,
      ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
      labels: labelsOf(service),
    },
    endpoints: listed(endpoints),
    ports: listed(ports),
  };
}

/** Whether a slice carries the labels that its Service gives it. */
export function hasLabels(slice: EndpointSlice, service: Service): boolean {
  return semanticEqual(slice.metadata.labels, labelsOf(service));
}

/** The key of the pod that an endpoint stands for. */
export function podKeyOf({ targetRef }: Endpoint): string {
  return targetRef?.name ? keyOf({ metadata: { namespace: targetRef.namespace, name: targetRef.name } }) : '';
}

/** An empty list comes back from a real server's store as null. */
function listed<T>(items: readonly T[]): T[] {
  return items.length > 0 ? [...items] : (null as unknown as T[]);
}
