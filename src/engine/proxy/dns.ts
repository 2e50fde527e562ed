import type { Service } from '../../api/generated/core/v1';
import type { Endpoint, EndpointSlice } from '../../api/generated/discovery/v1';
import type { Informers } from '../client/informers';
import type { NameAnswer } from '../network/passage';
import { BY_SERVICE, SLICES } from './kubeProxy';

const DOMAIN = 'cluster.local';
/** Names with at least this many dots are tried as they are first (resolv.conf of a pod). */
const NDOTS = 5;
const MAX_ALIASES = 8;
const NXDOMAIN: NameAnswer = { kind: 'nxdomain' };
const NO_DATA: NameAnswer = { kind: 'no-data' };

/**
 * The cluster's name server, as pods ask it. Models CoreDNS with its kubernetes plugin (pods insecure, no cache of
 * cluster.local, as kubeadm sets it up) and the resolver of a pod with `dnsPolicy: ClusterFirst`.
 */
export class ClusterDns {
  /** `outside` gives the addresses of names beyond the cluster; the index BY_SERVICE must be there. */
  constructor(
    private readonly informers: Informers,
    private readonly outside: (name: string) => readonly string[],
  ) {}

  /** Looks a name up with the search list of a pod in `namespace`; a name that ends in a dot is taken as it is. */
  resolve(namespace: string, name: string): NameAnswer {
    if (name === '') return NXDOMAIN;
    if (isAddress(name)) return { kind: 'addresses', canonical: name, addresses: [name] };
    if (name.endsWith('.')) return this.query(name);
    const searched = [`${namespace}.svc.${DOMAIN}`, `svc.${DOMAIN}`, DOMAIN].map((suffix) => `${name}.${suffix}`);
    const tries = name.split('.').length > NDOTS ? [name, ...searched] : [...searched, name];
    let answer: NameAnswer = NXDOMAIN;
    for (const candidate of tries) {
      const found = this.query(candidate);
      if (found.kind === 'addresses') return found;
      if (found.kind === 'no-data') answer = found;
    }
    return answer;
  }

  /** The addresses of a full name, CNAMEs followed. */
  query(name: string, aliases = 0): NameAnswer {
    const asked = (name.endsWith('.') ? name.slice(0, -1) : name).toLowerCase();
    const labels = asked.split('.');
    if (labels.some((label) => label === '') || aliases > MAX_ALIASES) return NXDOMAIN;
    if (!asked.endsWith(`.${DOMAIN}`)) {
      const addresses = this.outside(asked);
      return addresses.length > 0 ? { kind: 'addresses', canonical: asked, addresses } : NXDOMAIN;
    }
    const [zone, namespace = '', service = '', host] = labels.slice(0, -2).reverse();
    if (zone === 'pod' && labels.length === 5) return podAnswer(asked, service);
    if (zone !== 'svc' || labels.length > 6) return NXDOMAIN;
    const object = this.informers.get<Service>('services', `${namespace}/${service}`);
    if (!object) return NXDOMAIN;
    if (object.spec.type === 'ExternalName') {
      return host === undefined ? this.query(`${object.spec.externalName ?? ''}.`, aliases + 1) : NXDOMAIN;
    }
    if (host === undefined && object.spec.clusterIP && object.spec.clusterIP !== 'None') {
      return { kind: 'addresses', canonical: asked, addresses: [object.spec.clusterIP] };
    }
    const addresses = this.endpoints(`${namespace}/${service}`)
      .filter((endpoint) => host === undefined || hostname(endpoint) === host)
      .flatMap((endpoint) => endpoint.addresses);
    if (addresses.length > 0) return { kind: 'addresses', canonical: asked, addresses };
    return host === undefined ? NO_DATA : NXDOMAIN;
  }

  private endpoints(key: string): Endpoint[] {
    return this.informers
      .byIndex<EndpointSlice>(SLICES, BY_SERVICE, key)
      .flatMap((slice) => slice.endpoints ?? [])
      .filter(({ conditions }) => conditions?.ready !== false);
  }
}

/** An endpoint without a hostname has its address for one: `10-244-1-7`. */
function hostname(endpoint: Endpoint): string {
  return endpoint.hostname ?? (endpoint.addresses[0] ?? '').replaceAll('.', '-');
}

/** `10-244-1-7.default.pod.cluster.local`: any address is believed. */
function podAnswer(canonical: string, dashed: string): NameAnswer {
  const address = dashed.replaceAll('-', '.');
  return isAddress(address) ? { kind: 'addresses', canonical, addresses: [address] } : NXDOMAIN;
}

/** Is that an IPv4 address? */
export function isAddress(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
}
