import type { Endpoints, Service } from '../../../api/generated/core/v1';
import type { EndpointSlice } from '../../../api/generated/discovery/v1';
import { AGE, balancerAddresses, formatLabels, listWithMore, NAME, tableOf } from './table';

/** Models printers.printService. */
export const services = tableOf<Service>('services', [
  NAME,
  { title: 'TYPE', cell: ({ spec }) => spec.type ?? '' },
  { title: 'CLUSTER-IP', cell: ({ spec }) => spec.clusterIPs?.[0] ?? '<none>' },
  { title: 'EXTERNAL-IP', cell: externalAddress },
  { title: 'PORT(S)', cell: formatPorts },
  AGE,
  { title: 'SELECTOR', wide: true, cell: ({ spec }) => formatLabels(spec.selector) },
]);

function externalAddress({ spec, status }: Service, _now: number, wide: boolean): string {
  const own = spec.externalIPs ?? [];
  switch (spec.type) {
    case 'ClusterIP':
    case 'NodePort':
      return own.join(',') || '<none>';
    case 'LoadBalancer': {
      const given = balancerAddresses(status?.loadBalancer, wide);
      return [...(given === '' ? [] : [given]), ...own].join(',') || '<pending>';
    }
    case 'ExternalName':
      return spec.externalName ?? '';
    default:
      return '<unknown>';
  }
}

function formatPorts({ spec }: Service): string {
  const ports = (spec.ports ?? []).map(({ port, nodePort, protocol }) =>
    nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`,
  );
  return ports.join(',') || '<none>';
}

/** Models printers.printEndpoints. */
export const endpoints = tableOf<Endpoints>('endpoints', [
  NAME,
  {
    title: 'ENDPOINTS',
    cell: ({ subsets = [] }) => listWithMore(subsets.flatMap(addressesOf), subsets.length === 0 ? '<none>' : ''),
  },
  AGE,
]);

function addressesOf({ addresses = [], ports = [] }: NonNullable<Endpoints['subsets']>[number]): string[] {
  if (ports.length === 0) return addresses.map(({ ip }) => ip);
  return ports.flatMap(({ port }) => addresses.map(({ ip }) => `${ip.includes(':') ? `[${ip}]` : ip}:${port}`));
}

/** Models printers.printEndpointSlice. */
export const endpointSlices = tableOf<EndpointSlice>('endpointslices.discovery.k8s.io', [
  NAME,
  { title: 'ADDRESSTYPE', cell: ({ addressType }) => addressType },
  {
    title: 'PORTS',
    cell: ({ ports }) =>
      listWithMore(
        (ports ?? []).map(({ port, name }) => String(port ?? name ?? '*')),
        '<unset>',
      ),
  },
  {
    title: 'ENDPOINTS',
    cell: (slice) =>
      listWithMore(
        (slice.endpoints ?? []).flatMap(({ addresses }) => addresses),
        '<unset>',
      ),
  },
  AGE,
]);
