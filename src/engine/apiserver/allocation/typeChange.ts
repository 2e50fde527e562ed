import type { Service, ServicePort, ServiceSpec } from '../../../api/generated/core/v1';

/** Whether Services of this type have an address of the cluster. */
export function needsClusterIp({ type }: ServiceSpec): boolean {
  return type !== 'ExternalName';
}

/** Whether Services of this type have node ports. */
export function needsNodePort({ type }: ServiceSpec): boolean {
  return type === 'NodePort' || type === 'LoadBalancer';
}

function hasExternalTraffic(spec: ServiceSpec): boolean {
  return needsNodePort(spec) || (spec.type === 'ClusterIP' && (spec.externalIPs?.length ?? 0) > 0);
}

/**
 * An update that does not speak of what the server filled in keeps it.
 * Models registry/core/service, patchAllocatedValues.
 */
export function keepAllocatedValues(service: Service, old: Service): Service {
  const spec = { ...service.spec };
  if (needsClusterIp(old.spec) && needsClusterIp(spec)) {
    if (!spec.clusterIP && old.spec.clusterIP) spec.clusterIP = old.spec.clusterIP;
    if (!spec.clusterIPs?.length && old.spec.clusterIPs) spec.clusterIPs = old.spec.clusterIPs;
    spec.ipFamilies ??= old.spec.ipFamilies;
    spec.ipFamilyPolicy ??= old.spec.ipFamilyPolicy;
  }
  if (needsNodePort(old.spec) && needsNodePort(spec)) spec.ports = keepNodePorts(spec.ports, old.spec.ports);
  if (!spec.healthCheckNodePort && old.spec.healthCheckNodePort) {
    spec.healthCheckNodePort = old.spec.healthCheckNodePort;
  }
  return { ...service, spec };
}

/** Ports are known again by their names. */
function keepNodePorts(ports: ServicePort[] = [], old: ServicePort[] = []): ServicePort[] {
  const now = new Set(ports.map(({ nodePort }) => nodePort));
  const kept = new Set(old.map(({ nodePort }) => nodePort).filter((nodePort) => now.has(nodePort)));
  const byName = new Map(old.map(({ name, nodePort }) => [name ?? '', nodePort]));
  return ports.map((port) => {
    const nodePort = byName.get(port.name ?? '');
    return port.nodePort || !nodePort || kept.has(nodePort) ? port : { ...port, nodePort };
  });
}

/**
 * An update that changes the type loses what only the old type has, unless it says otherwise.
 * Models registry/core/service, dropTypeDependentFields.
 */
export function dropTypeDependentFields(service: Service, old: Service): Service {
  const spec = { ...service.spec };
  if (needsClusterIp(old.spec) && !needsClusterIp(spec)) {
    if (spec.clusterIP === old.spec.clusterIP) {
      delete spec.clusterIP;
      delete spec.clusterIPs;
    }
    delete spec.ipFamilies;
    delete spec.ipFamilyPolicy;
  }
  if (needsNodePort(old.spec) && !needsNodePort(spec) && sameNodePorts(spec.ports, old.spec.ports)) {
    spec.ports = spec.ports?.map(({ nodePort: _dropped, ...port }) => port);
  }
  if (old.spec.type === 'LoadBalancer' && spec.type !== 'LoadBalancer') {
    if (spec.allocateLoadBalancerNodePorts === old.spec.allocateLoadBalancerNodePorts) {
      delete spec.allocateLoadBalancerNodePorts;
    }
    if (spec.loadBalancerClass === old.spec.loadBalancerClass) delete spec.loadBalancerClass;
  }
  const { externalTrafficPolicy } = old.spec;
  if (
    hasExternalTraffic(old.spec) &&
    !hasExternalTraffic(spec) &&
    spec.externalTrafficPolicy === externalTrafficPolicy
  ) {
    delete spec.externalTrafficPolicy;
  }
  const isBalanced = spec.type === 'LoadBalancer' || !service.status?.loadBalancer?.ingress;
  return { ...service, spec: asRead(spec), ...(isBalanced ? {} : { status: { ...service.status, loadBalancer: {} } }) };
}

/** What is never shown of a type. Models registry/core/service, defaultOnReadInternalTrafficPolicy. */
export function asRead(spec: ServiceSpec): ServiceSpec {
  if (spec.type !== 'ExternalName' || spec.internalTrafficPolicy === undefined) return spec;
  const { internalTrafficPolicy: _dropped, ...rest } = spec;
  return rest;
}

function sameNodePorts(ports: ServicePort[] = [], old: ServicePort[] = []): boolean {
  const before = new Set(old.map(({ nodePort }) => nodePort ?? 0));
  return ports.every(({ nodePort }) => before.has(nodePort ?? 0));
}
