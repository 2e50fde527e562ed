import type { Service } from '../../api/generated/core/v1';
import type { Endpoint, EndpointSlice } from '../../api/generated/discovery/v1';
import type { Ingress } from '../../api/generated/networking/v1';
import type { EndpointView, IngressView, ServiceView } from '../../protocol/view';
import type { ItemTable } from './itemTable';

/** A Service as the page is shown it, but for its endpoints: they are told one by one. */
export type ServiceRecord = Omit<ServiceView, 'endpoints'>;

export function serviceRecord({ metadata, spec }: Service, createdAt: number): ServiceRecord {
  return {
    uid: metadata.uid,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    type: spec.type ?? 'ClusterIP',
    clusterIP: spec.clusterIP ?? '',
    ports: (spec.ports ?? [])
      .map(({ port, nodePort, protocol }) => `${port}${nodePort ? `:${nodePort}` : ''}/${protocol ?? 'TCP'}`)
      .join(','),
    ...(spec.selector ? { selector: spec.selector } : {}),
    createdAt,
  };
}

/**
 * Notes what a slice of a Service, by its uid, says now that it did not say `before`. `slices` are all that the Service has
 * now: an address that went from one to another stays.
 */
export function noteEndpoints(
  table: ItemTable<EndpointView>,
  service: string,
  before: EndpointSlice | undefined,
  after: EndpointSlice | undefined,
  slices: Iterable<EndpointSlice>,
): void {
  const known = table.of(service);
  const leaving = new Set(before?.endpoints?.map(addressOf));
  for (const endpoint of after?.endpoints ?? []) {
    const view = endpointView(endpoint);
    leaving.delete(view.address);
    if (!isSame(known.get(view.address), view)) table.set(service, view);
  }
  if (leaving.size === 0) return;
  for (const slice of slices) for (const endpoint of slice.endpoints ?? []) leaving.delete(addressOf(endpoint));
  for (const address of leaving) table.remove(service, address);
}

function endpointView(endpoint: Endpoint): EndpointView {
  const { conditions, targetRef } = endpoint;
  return {
    address: addressOf(endpoint),
    pod: targetRef?.uid ?? '',
    ready: conditions?.ready ?? true,
    serving: conditions?.serving ?? true,
    terminating: conditions?.terminating ?? false,
  };
}

function addressOf({ addresses }: Endpoint): string {
  return addresses[0] ?? '';
}

function isSame(one: EndpointView | undefined, other: EndpointView): boolean {
  return (
    one !== undefined &&
    one.pod === other.pod &&
    one.ready === other.ready &&
    one.serving === other.serving &&
    one.terminating === other.terminating
  );
}

/** An Ingress as the page is shown it. */
export function ingressView(ingress: Ingress, createdAt: number): IngressView {
  const { metadata, spec, status } = ingress;
  const rules = (spec.rules ?? []).flatMap(({ host, http }) =>
    (http?.paths ?? []).map(({ path, backend }) => ({
      host: host ?? '*',
      path: path ?? '/',
      service: backend.service?.name ?? '',
      port: String(backend.service?.port?.name ?? backend.service?.port?.number ?? ''),
    })),
  );
  const fallback = spec.defaultBackend?.service;
  return {
    uid: metadata.uid,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    className: spec.ingressClassName ?? '',
    address: status?.loadBalancer?.ingress?.[0]?.ip ?? status?.loadBalancer?.ingress?.[0]?.hostname ?? '',
    rules: fallback
      ? [
          ...rules,
          {
            host: '*',
            path: '/',
            service: fallback.name,
            port: String(fallback.port?.name ?? fallback.port?.number ?? ''),
          },
        ]
      : rules,
    createdAt,
  };
}
