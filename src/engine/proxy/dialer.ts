import type { Dialer } from '../network/passage';
import type { ClusterDns } from './dns';
import type { KubeProxies } from './kubeProxy';

/** What processes on machines use to reach others: names by the cluster's DNS, Services by the node's kube-proxy. */
export function clusterDialer(proxies: KubeProxies, dns: ClusterDns): Dialer {
  return {
    resolve: (namespace, name) => dns.resolve(namespace, name),
    connect: (machine, address, port, request) => proxies.connect(machine, address, port, request),
  };
}
