import type { Service } from '../../api/generated/core/v1';
import type { EndpointSlice } from '../../api/generated/discovery/v1';
import type { Ingress } from '../../api/generated/networking/v1';
import type { EndpointView, IngressView, ServiceView } from '../../protocol/view';

/** A Service as the page is shown it. Endpoints keep the order in which they joined. */
export function serviceView(
  service: Service,
  slices: Iterable<EndpointSlice>,
  previous: ServiceView | undefined,
  createdAt: number,
): ServiceView {
  const { metadata, spec } = service;
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
    endpoints: inOrderOfJoining(endpointsOf(slices), previous?.endpoints ?? []),
    createdAt,
  };
}

function endpointsOf(slices: Iterable<EndpointSlice>): EndpointView[] {
  const endpoints: EndpointView[] = [];
  for (const slice of slices) {
    for (const { addresses, conditions, targetRef } of slice.endpoints ?? []) {
      endpoints.push({
        address: addresses[0] ?? '',
        pod: targetRef?.uid ?? '',
        ready: conditions?.ready ?? true,
        serving: conditions?.serving ?? true,
        terminating: conditions?.terminating ?? false,
      });
    }
  }
  return endpoints;
}

function inOrderOfJoining(endpoints: EndpointView[], before: readonly EndpointView[]): EndpointView[] {
  const place = new Map(before.map(({ address }, index) => [address, index]));
  const rank = ({ address }: EndpointView): number => place.get(address) ?? Number.MAX_SAFE_INTEGER;
  return endpoints
    .map((endpoint, index) => ({ endpoint, index }))
    .sort((a, b) => rank(a.endpoint) - rank(b.endpoint) || a.index - b.index)
    .map(({ endpoint }) => endpoint);
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
