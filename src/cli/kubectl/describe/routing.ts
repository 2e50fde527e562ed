import type { EndpointSubset, Endpoints } from '../../../api/generated/core/v1';
import type { EndpointSlice } from '../../../api/generated/discovery/v1';
import type { Ingress, IngressBackend, IngressClass } from '../../../api/generated/networking/v1';
import { writeEvents } from './events';
import { Page } from './page';
import type { Describer, Related } from './related';
import { backendText } from './service';
import { writeAnnotations, writeLabels } from './words';

/** `kubectl describe ingress`. */
export const describeIngress: Describer<Ingress> = (ingress, related) => {
  const { metadata, spec, status } = ingress;
  const namespace = metadata.namespace ?? '';
  const page = new Page();
  page.line(0, `Name:\t${metadata.name}`);
  writeLabels(page, 'Labels', metadata.labels);
  page.line(0, `Namespace:\t${namespace}`);
  const addresses = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || hostname || '');
  page.line(0, `Address:\t${[...new Set(addresses)].join(',')}`);
  page.line(0, `Ingress Class:\t${spec.ingressClassName ?? '<none>'}`);
  const fallback = spec.defaultBackend;
  page.line(0, `Default backend:\t${fallback ? describeBackend(fallback, namespace, related) : '<default>'}`);
  if (spec.tls?.length) {
    page.line(0, 'TLS:');
    for (const { secretName, hosts = [] } of spec.tls) {
      const ends = secretName ? `${secretName} terminates` : 'SNI routes';
      page.line(1, `${ends} ${hosts.join(',')}`);
    }
  }
  page.add(0, 'Rules:\n  Host\tPath\tBackends\n');
  page.add(1, '----\t----\t--------\n');
  for (const { host, http } of spec.rules ?? []) {
    if (!http) continue;
    page.line(1, `${host || '*'}\t`);
    for (const { path, backend } of http.paths)
      page.line(2, `\t${path ?? ''} \t${describeBackend(backend, namespace, related)}`);
  }
  if (!(spec.rules ?? []).some(({ http }) => http)) {
    page.line(1, `*\t*\t${fallback ? describeBackend(fallback, namespace, related) : '<default>'}`);
  }
  writeAnnotations(page, 'Annotations', metadata.annotations);
  writeEvents(page, ingress, related);
  return page.text();
};

function describeBackend({ service, resource }: IngressBackend, namespace: string, related: Related): string {
  if (service) {
    const port = service.port?.name || String(service.port?.number ?? '');
    return `${service.name}:${port} (${backendText(related, namespace, service.name, service.port)})`;
  }
  if (!resource) return '';
  return `APIGroup: ${resource.apiGroup ?? '<none>'}, Kind: ${resource.kind}, Name: ${resource.name}`;
}

/** `kubectl describe ingressclass`. */
export const describeIngressClass: Describer<IngressClass> = (ingressClass, related) => {
  const { metadata, spec } = ingressClass;
  const page = new Page();
  page.line(0, `Name:\t${metadata.name}`);
  writeLabels(page, 'Labels', metadata.labels);
  writeAnnotations(page, 'Annotations', metadata.annotations);
  page.line(0, `Controller:\t${spec?.controller ?? ''}`);
  const parameters = spec?.parameters;
  if (parameters) {
    page.line(0, 'Parameters:');
    if (parameters.apiGroup) page.line(1, `APIGroup:\t${parameters.apiGroup}`);
    page.line(1, `Kind:\t${parameters.kind}`);
    page.line(1, `Name:\t${parameters.name}`);
  }
  writeEvents(page, ingressClass, related);
  return page.text();
};

/** `kubectl describe endpointslice`. */
export const describeEndpointSlice: Describer<EndpointSlice> = (slice, related) => {
  const page = new Page();
  page.line(0, `Name:\t${slice.metadata.name}`);
  page.line(0, `Namespace:\t${slice.metadata.namespace ?? ''}`);
  writeLabels(page, 'Labels', slice.metadata.labels);
  writeAnnotations(page, 'Annotations', slice.metadata.annotations);
  page.line(0, `AddressType:\t${slice.addressType}`);
  writeSlicePorts(page, slice);
  writeSliceEndpoints(page, slice);
  writeEvents(page, slice, related);
  return page.text();
};

function writeSlicePorts(page: Page, { ports }: EndpointSlice): void {
  if (!ports?.length) {
    page.line(0, 'Ports: <unset>');
    return;
  }
  page.add(0, 'Ports:\n  Name\tPort\tProtocol\n');
  page.add(1, '----\t----\t--------\n');
  for (const { name, port, protocol } of ports)
    page.line(1, `${name || '<unset>'}\t${port ?? '<unset>'}\t${protocol ?? ''}`);
}

function writeSliceEndpoints(page: Page, { endpoints }: EndpointSlice): void {
  if (!endpoints?.length) {
    page.line(0, 'Endpoints: <none>');
    return;
  }
  page.line(0, 'Endpoints:');
  for (const { addresses, conditions, hostname, targetRef, nodeName, zone } of endpoints) {
    page.line(1, `- Addresses:\t${addresses.join(', ')}`);
    page.line(2, 'Conditions:');
    page.line(3, `Ready:\t${conditions?.ready ?? '<unset>'}`);
    page.line(2, `Hostname:\t${hostname || '<unset>'}`);
    if (targetRef) page.line(2, `TargetRef:\t${targetRef.kind}/${targetRef.name}`);
    page.line(2, `NodeName:\t${nodeName || '<unset>'}`);
    page.line(2, `Zone:\t${zone || '<unset>'}`);
  }
}

/** `kubectl describe endpoints`. */
export const describeEndpoints: Describer<Endpoints> = (endpoints, related) => {
  const page = new Page();
  page.line(0, `Name:\t${endpoints.metadata.name}`);
  page.line(0, `Namespace:\t${endpoints.metadata.namespace ?? ''}`);
  writeLabels(page, 'Labels', endpoints.metadata.labels);
  writeAnnotations(page, 'Annotations', endpoints.metadata.annotations);
  page.line(0, 'Subsets:');
  for (const subset of endpoints.subsets ?? []) writeSubset(page, subset);
  writeEvents(page, endpoints, related);
  return page.text();
};

function writeSubset(page: Page, { addresses, notReadyAddresses, ports }: EndpointSubset): void {
  const list = (found: EndpointSubset['addresses']) => (found ?? []).map(({ ip }) => ip).join(',') || '<none>';
  page.line(1, `Addresses:\t${list(addresses)}`);
  page.line(1, `NotReadyAddresses:\t${list(notReadyAddresses)}`);
  if (ports?.length) {
    page.line(1, 'Ports:');
    page.line(2, 'Name\tPort\tProtocol');
    page.line(2, '----\t----\t--------');
    for (const { name, port, protocol } of ports) page.line(2, `${name || '<unset>'}\t${port}\t${protocol ?? ''}`);
  }
  page.add(0, '\n');
}
