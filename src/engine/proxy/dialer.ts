import type { HttpRequest } from '../network/http';
import type { Dialer, Edge, EdgePassage, Passage } from '../network/passage';
import { straight } from '../network/passage';
import type { ClusterDns } from './dns';
import type { KubeProxies } from './kubeProxy';

const HTTP_PORT = 80;

/**
 * What processes on machines use to reach others: names by the cluster's DNS, Services by the node's kube-proxy, and the
 * hosts of Ingresses by the controller at the `edge`, where there is one.
 */
export function clusterDialer(proxies: KubeProxies, dns: ClusterDns, edge?: Edge): Dialer {
  return {
    resolve: (namespace, name) => {
      if (edge?.serves(name)) return { kind: 'addresses', canonical: name, addresses: [edge.address] };
      return dns.resolve(namespace, name);
    },
    connect: (machine, address, port, request) => {
      if (edge?.address !== address) return proxies.connect(machine, address, port, request);
      if (port !== HTTP_PORT) return straight({ kind: 'silence' });
      return request ? throughEdge(edge, request) : straight(OPEN_PORT);
    },
  };
}

const OPEN_PORT = { kind: 'answer', code: 200, body: '', latencyMs: 1, server: '' } as const;

/** All tries at once, as things are now; the waits between them are counted as latency. */
function throughEdge(edge: Edge, request: HttpRequest): Passage {
  let waitedMs = 0;
  let passage: EdgePassage = edge.pass(request, 0);
  while (passage.againAfterMs !== undefined) {
    waitedMs += passage.againAfterMs;
    passage = edge.pass(request, passage.tries);
  }
  const { reply } = passage;
  return reply.kind === 'answer' ? { ...passage, reply: { ...reply, latencyMs: reply.latencyMs + waitedMs } } : passage;
}
