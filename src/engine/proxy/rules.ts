import type { Service, ServicePort } from '../../api/generated/core/v1';
import type { Endpoint, EndpointSlice } from '../../api/generated/discovery/v1';

/** Where a connection may be sent: one port of one endpoint. */
export interface Target {
  readonly address: string;
  readonly port: number;
  /** The node it is on, or ''. */
  readonly node: string;
  /** uid of its pod, or ''. */
  readonly pod: string;
}

/** What a node does with connections to one port of a Service. */
export interface PortRules {
  readonly port: number;
  readonly nodePort: number;
  /** Ready endpoints; where there is none, those that are serving while they terminate. */
  readonly cluster: readonly Target[];
  /** The same of each node, where a traffic policy asks for it. */
  readonly local: ReadonlyMap<string, readonly Target[]>;
}

/** What kube-proxy makes of one Service. Immutable, and shared by all nodes. */
export interface ServiceRules {
  readonly uid: string;
  readonly key: string;
  /** Cluster, external and load balancer addresses, by whether they are for clients outside. */
  readonly clusterIPs: readonly string[];
  readonly externalIPs: readonly string[];
  readonly internalLocal: boolean;
  readonly externalLocal: boolean;
  /** Of `sessionAffinity: ClientIP`; 0 without. */
  readonly affinityMs: number;
  readonly ports: readonly PortRules[];
}

/** Models kube-proxy: CategorizeEndpoints and the service map. Undefined for what has no address: headless, ExternalName. */
export function serviceRules(service: Service, slices: readonly EndpointSlice[]): ServiceRules | undefined {
  const { spec, metadata, status } = service;
  const clusterIP = spec.clusterIP ?? '';
  if (spec.type === 'ExternalName' || clusterIP === 'None' || clusterIP === '') return undefined;
  const internalLocal = spec.internalTrafficPolicy === 'Local';
  const externalLocal = spec.externalTrafficPolicy === 'Local';
  const balancers = (status?.loadBalancer?.ingress ?? []).flatMap(({ ip, ipMode }) =>
    ip && ipMode !== 'Proxy' ? [ip] : [],
  );
  const timeoutSeconds = spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? 10_800;
  return {
    uid: metadata.uid ?? '',
    key: `${metadata.namespace}/${metadata.name}`,
    clusterIPs: spec.clusterIPs?.length ? spec.clusterIPs : [clusterIP],
    externalIPs: [...(spec.externalIPs ?? []), ...balancers],
    internalLocal,
    externalLocal,
    affinityMs: spec.sessionAffinity === 'ClientIP' ? timeoutSeconds * 1000 : 0,
    ports: (spec.ports ?? [])
      .filter(({ protocol = 'TCP' }) => protocol === 'TCP')
      .map((port) => portRules(port, slices, internalLocal || externalLocal)),
  };
}

function portRules(port: ServicePort, slices: readonly EndpointSlice[], byNode: boolean): PortRules {
  const ready = targets(slices, port.name ?? '', ({ conditions }) => conditions?.ready !== false);
  const leaving = targets(slices, port.name ?? '', isServingTerminating);
  return {
    port: port.port,
    nodePort: port.nodePort ?? 0,
    cluster: ready.length > 0 ? ready : leaving,
    local: byNode ? localTargets(ready, leaving) : new Map(),
  };
}

function isServingTerminating({ conditions }: Endpoint): boolean {
  return conditions?.ready === false && conditions.serving === true && conditions.terminating === true;
}

/** The endpoints that `wanted` picks, at the port that has the Service port's name; none twice. */
export function targets(
  slices: readonly EndpointSlice[],
  portName: string,
  wanted: (endpoint: Endpoint) => boolean,
): Target[] {
  const found = new Map<string, Target>();
  for (const slice of slices) {
    const port = slice.ports?.find(({ name = '', protocol = 'TCP' }) => name === portName && protocol === 'TCP')?.port;
    if (port === undefined || slice.addressType !== 'IPv4') continue;
    for (const endpoint of slice.endpoints ?? []) {
      const address = endpoint.addresses[0];
      if (address === undefined || !wanted(endpoint)) continue;
      const pod = endpoint.targetRef?.kind === 'Pod' ? (endpoint.targetRef.uid ?? '') : '';
      found.set(`${address}:${port}`, { address, port, node: endpoint.nodeName ?? '', pod });
    }
  }
  return [...found.values()];
}

function localTargets(ready: readonly Target[], leaving: readonly Target[]): Map<string, Target[]> {
  const local = groupByNode(ready);
  for (const [node, targetsOfNode] of groupByNode(leaving)) if (!local.has(node)) local.set(node, targetsOfNode);
  return local;
}

function groupByNode(all: readonly Target[]): Map<string, Target[]> {
  const groups = new Map<string, Target[]>();
  for (const target of all) {
    const group = groups.get(target.node);
    if (group) group.push(target);
    else groups.set(target.node, [target]);
  }
  return groups;
}
