import type { Service, ServicePort, ServiceSpec } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { cidrWarnings, ipWarnings } from '../../meta/addresses';
import { copyOf } from '../../meta/object';
import { isExternallyAccessible, isHeadless } from './serviceTypes';
import { validateService, validateServiceUpdate } from './serviceValidation';

const AFFINITY_SECONDS = 10_800;

function portWithDefaults(port: ServicePort): ServicePort {
  const { targetPort } = port;
  const open = targetPort === undefined || targetPort === 0 || targetPort === '';
  return { ...port, protocol: port.protocol || 'TCP', targetPort: open ? port.port : targetPort };
}

function affinityWithDefaults(spec: ServiceSpec): void {
  spec.sessionAffinity ||= 'None';
  if (spec.sessionAffinity === 'None') delete spec.sessionAffinityConfig;
  if (spec.sessionAffinity === 'ClientIP' && spec.sessionAffinityConfig?.clientIP?.timeoutSeconds === undefined) {
    spec.sessionAffinityConfig = { clientIP: { timeoutSeconds: AFFINITY_SECONDS } };
  }
}

/** Models SetDefaults_Service. */
function defaults(service: Service): Service {
  const spec: ServiceSpec = copyOf(service.spec);
  affinityWithDefaults(spec);
  spec.type ||= 'ClusterIP';
  if (spec.ports) spec.ports = spec.ports.map(portWithDefaults);
  if (isExternallyAccessible(spec)) spec.externalTrafficPolicy ||= 'Cluster';
  if (spec.type === 'NodePort' || spec.type === 'LoadBalancer' || spec.type === 'ClusterIP') {
    spec.internalTrafficPolicy ??= 'Cluster';
  }
  if (spec.type === 'LoadBalancer') spec.allocateLoadBalancerNodePorts ??= true;
  return { ...service, spec, ...statusWithDefaults(service, spec) };
}

function statusWithDefaults({ status }: Service, { type }: ServiceSpec): Pick<Service, 'status'> {
  const ingress = status?.loadBalancer?.ingress;
  if (type !== 'LoadBalancer' || !ingress?.some(({ ip, ipMode }) => ip && !ipMode)) return {};
  const filled = ingress.map((point) => (point.ip && !point.ipMode ? { ...point, ipMode: 'VIP' } : point));
  return { status: { ...status, loadBalancer: { ...status?.loadBalancer, ingress: filled } } };
}

/** Models GetWarningsForService. */
function serviceWarnings({ metadata, spec }: Service): readonly string[] {
  const warnings: string[] = [];
  const hints = 'service.kubernetes.io/topology-aware-hints';
  if (metadata.annotations?.[hints] !== undefined) {
    const words = `annotation ${hints} is deprecated, please use service.kubernetes.io/topology-mode instead`;
    warnings.push(words);
  }
  for (const [index, ip] of (spec.clusterIPs ?? []).entries()) {
    if (ip !== 'None') warnings.push(...ipWarnings(ip, `spec.clusterIPs[${index}]`));
  }
  const external = (spec.externalIPs?.length ?? 0) > 0;
  if (isHeadless(spec)) {
    if (spec.loadBalancerIP) warnings.push('spec.loadBalancerIP is ignored for headless services');
    if (external) warnings.push('spec.externalIPs is ignored for headless services');
    if (spec.sessionAffinity !== 'None') warnings.push('spec.SessionAffinity is ignored for headless services');
  }
  for (const [index, ip] of (spec.externalIPs ?? []).entries()) {
    warnings.push(...ipWarnings(ip, `spec.externalIPs[${index}]`));
  }
  if (!isHeadless(spec) && external && spec.type !== 'ExternalName') {
    warnings.push('spec.externalIPs is deprecated and may no longer be implemented in some clusters');
  }
  if (spec.loadBalancerIP) warnings.push(...ipWarnings(spec.loadBalancerIP, 'spec.loadBalancerIP'));
  for (const [index, range] of (spec.loadBalancerSourceRanges ?? []).entries()) {
    warnings.push(...cidrWarnings(range, `spec.loadBalancerSourceRanges[${index}]`));
  }
  if (spec.type === 'ExternalName' && external) {
    warnings.push('spec.externalIPs is ignored when spec.type is "ExternalName"');
  }
  if (spec.externalName && spec.type !== 'ExternalName') {
    warnings.push('spec.externalName is ignored when spec.type is not "ExternalName"');
  }
  if (spec.trafficDistribution === 'PreferClose') {
    warnings.push('spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"');
  }
  return warnings;
}

/** Models the API's v1 Service. */
export const serviceRules: KindRules<Service> = {
  defaults,
  validate: validateService,
  validateUpdate: validateServiceUpdate,
  warnings: serviceWarnings,
};
