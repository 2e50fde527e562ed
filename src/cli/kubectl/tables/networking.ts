import type { Ingress, IngressClass, NetworkPolicy } from '../../../api/generated/networking/v1';
import { formatLabelSelector } from '../../../api/meta/labels';
import { AGE, balancerAddresses, NAME, tableOf } from './table';

/** Models printers.printIngress. */
export const ingresses = tableOf<Ingress>('ingresses.networking.k8s.io', [
  NAME,
  { title: 'CLASS', cell: ({ spec }) => spec.ingressClassName ?? '<none>' },
  { title: 'HOSTS', cell: formatHosts },
  { title: 'ADDRESS', cell: ({ status }, _now, wide) => balancerAddresses(status?.loadBalancer, wide) },
  { title: 'PORTS', cell: ({ spec }) => ((spec.tls ?? []).length > 0 ? '80, 443' : '80') },
  AGE,
]);

const MAX_HOSTS = 3;

function formatHosts({ spec }: Ingress): string {
  const rules = spec.rules ?? [];
  const hosts: string[] = [];
  let more = false;
  for (const { host } of rules) {
    if (hosts.length === MAX_HOSTS) more = true;
    else if (host) hosts.push(host);
  }
  if (hosts.length === 0) return '*';
  return more ? `${hosts.join(',')} + ${rules.length - MAX_HOSTS} more...` : hosts.join(',');
}

/** Models printers.printIngressClass. */
export const ingressClasses = tableOf<IngressClass>('ingressclasses.networking.k8s.io', [
  {
    title: 'NAME',
    cell: ({ metadata }) => {
      const isDefault = metadata.annotations?.['ingressclass.kubernetes.io/is-default-class'] === 'true';
      return isDefault ? `${metadata.name} (default)` : metadata.name;
    },
  },
  { title: 'CONTROLLER', cell: ({ spec }) => spec.controller ?? '' },
  {
    title: 'PARAMETERS',
    cell: ({ spec }) => {
      const { parameters } = spec;
      if (!parameters) return '<none>';
      return `${parameters.kind}${parameters.apiGroup ? `.${parameters.apiGroup}` : ''}/${parameters.name}`;
    },
  },
  AGE,
]);

/** Models printers.printNetworkPolicy. */
export const networkPolicies = tableOf<NetworkPolicy>('networkpolicies.networking.k8s.io', [
  NAME,
  { title: 'POD-SELECTOR', cell: ({ spec }) => formatLabelSelector(spec.podSelector ?? {}) },
  AGE,
]);
