import type { Service, ServicePort } from '../../../api/generated/core/v1';
import type { EndpointSlice } from '../../../api/generated/discovery/v1';
import { writeEvents } from './events';
import { Page } from './page';
import type { Describer, Related } from './related';
import { labelsText, writeAnnotations, writeLabels } from './words';

const MAX_ENDPOINTS = 3;

/** `kubectl describe service`. */
export const describeService: Describer<Service> = (service, related) => {
  const { metadata, spec, status } = service;
  const page = new Page();
  page.line(0, `Name:\t${metadata.name}`);
  page.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  writeLabels(page, 'Labels', metadata.labels);
  writeAnnotations(page, 'Annotations', metadata.annotations);
  page.line(0, `Selector:\t${labelsText(spec.selector)}`);
  page.line(0, `Type:\t${spec.type ?? ''}`);
  if (spec.ipFamilyPolicy) page.line(0, `IP Family Policy:\t${spec.ipFamilyPolicy}`);
  page.line(0, `IP Families:\t${spec.ipFamilies?.join(',') || '<none>'}`);
  page.line(0, `IP:\t${spec.clusterIP ?? ''}`);
  page.line(0, `IPs:\t${spec.clusterIPs?.join(',') || '<none>'}`);
  if (spec.externalIPs?.length) page.line(0, `External IPs:\t${spec.externalIPs.join(',')}`);
  if (spec.externalName) page.line(0, `External Name:\t${spec.externalName}`);
  if (spec.loadBalancerIP) page.line(0, `Desired LoadBalancer IP:\t${spec.loadBalancerIP}`);
  const ingress = status?.loadBalancer?.ingress ?? [];
  if (ingress.length > 0) {
    page.line(
      0,
      `LoadBalancer Ingress:\t${ingress.map(({ ip, hostname, ipMode }) => `${ip ?? hostname ?? ''}${ipMode ? ` (${ipMode})` : ''}`).join(', ')}`,
    );
  }
  const slices = related.list<EndpointSlice>('endpointslices.discovery.k8s.io', metadata.namespace ?? '', {
    labelSelector: `kubernetes.io/service-name=${metadata.name}`,
  });
  for (const port of spec.ports ?? []) writePort(page, port, slices);
  page.line(0, `Session Affinity:\t${spec.sessionAffinity ?? ''}`);
  if (spec.externalTrafficPolicy) page.line(0, `External Traffic Policy:\t${spec.externalTrafficPolicy}`);
  if (spec.internalTrafficPolicy) page.line(0, `Internal Traffic Policy:\t${spec.internalTrafficPolicy}`);
  if (spec.healthCheckNodePort) page.line(0, `HealthCheck NodePort:\t${spec.healthCheckNodePort}`);
  if (spec.loadBalancerSourceRanges?.length)
    page.line(0, `LoadBalancer Source Ranges:\t${spec.loadBalancerSourceRanges.join(',')}`);
  writeEvents(page, service, related);
  return page.text();
};

function writePort(
  page: Page,
  { name, port, protocol = 'TCP', targetPort, appProtocol, nodePort }: ServicePort,
  slices: readonly EndpointSlice[],
): void {
  page.line(0, `Port:\t${name || '<unset>'}\t${port}/${protocol}`);
  if (targetPort !== undefined) page.line(0, `TargetPort:\t${targetPort === 0 ? '' : targetPort}/${protocol}`);
  if (appProtocol !== undefined) page.line(0, `AppProtocol:\t${appProtocol}`);
  if (nodePort) page.line(0, `NodePort:\t${name || '<unset>'}\t${nodePort}/${protocol}`);
  page.line(0, `Endpoints:\t${endpointsText(slices, name ?? '')}`);
}

/** The ready addresses of a port, three at most (`<none>` without a slice): `10.244.0.5:80,10.244.1.7:80 + 2 more...`. */
export function endpointsText(slices: readonly EndpointSlice[], portName: string): string {
  const found: string[] = [];
  for (const { ports, endpoints, addressType } of slices) {
    for (const { name = '', port } of ports ?? []) {
      if (name !== portName || port === undefined) continue;
      for (const { addresses, conditions } of endpoints ?? []) {
        if (conditions?.ready === false) continue;
        found.push(
          ...addresses.map((address) => (addressType === 'IPv6' ? `[${address}]:${port}` : `${address}:${port}`)),
        );
      }
    }
  }
  if (slices.length === 0) return '<none>';
  const shown = found.slice(0, MAX_ENDPOINTS).join(',');
  return found.length > MAX_ENDPOINTS ? `${shown} + ${found.length - MAX_ENDPOINTS} more...` : shown;
}

/** Endpoints of a backend, as an Ingress page names them. */
export function backendText(
  related: Related,
  namespace: string,
  serviceName: string,
  port: { name?: string; number?: number } | undefined,
): string {
  const service = related.get<Service>('services', namespace, serviceName);
  if (!service) return `<error: services "${serviceName}" not found>`;
  const found = service.spec.ports?.find((one) => (port?.name ? one.name === port.name : one.port === port?.number));
  const slices = related.list<EndpointSlice>('endpointslices.discovery.k8s.io', namespace, {
    labelSelector: `kubernetes.io/service-name=${serviceName}`,
  });
  return found ? endpointsText(slices, found.name ?? '').replace('<none>', '') : '';
}
