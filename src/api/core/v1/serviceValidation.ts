import type { Service, ServicePort, ServiceSpec } from '../../generated/core/v1';
import { cidrErrors, ipErrors } from '../../meta/addresses';
import {
  addInvalid,
  duplicate,
  type FieldError,
  forbidden,
  invalid,
  notSupported,
  required,
} from '../../meta/fieldError';
import { labelErrors, portNumberErrors, qualifiedNameErrors, subdomainErrors } from '../../meta/names';
import { labelName, validateLabels, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';
import { validateClusterIps, validateClusterIpsUpdate } from './clusterIpValidation';
import { validateEndpointIp } from './endpointValidation';
import { validatePort } from './probeValidation';
import { isExternallyAccessible, isHeadless, needsHealthCheck } from './serviceTypes';

const AFFINITIES = ['ClientIP', 'None'];
const MAX_AFFINITY_SECONDS = 86_400;
const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];
const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const TRAFFIC_POLICIES = ['Cluster', 'Local'];
const DISTRIBUTIONS = ['PreferClose', 'PreferSameZone', 'PreferSameNode'];
const SOURCE_RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** Adds what is wrong with a new Service. Models ValidateServiceCreate. */
export function validateService(service: Service, errors: FieldError[]): void {
  validateObjectMeta(service.metadata, true, labelName, errors);
  validateBoth(service, undefined, errors);
}

/** Adds what is wrong with a change of a Service. Models ValidateServiceUpdate. */
export function validateServiceUpdate(service: Service, old: Service, errors: FieldError[]): void {
  validateObjectMetaUpdate(service.metadata, old.metadata, errors);
  validateClusterIpsUpdate(service.spec, old.spec, errors);
  validateLoadBalancerClass(service.spec, old.spec, errors);
  if (needsHealthCheck(service.spec) && needsHealthCheck(old.spec)) {
    if (service.spec.healthCheckNodePort !== old.spec.healthCheckNodePort) {
      errors.push(forbidden('spec.healthCheckNodePort', 'field is immutable'));
    }
  }
  validateBoth(service, old, errors);
}

function validateBoth(service: Service, old: Service | undefined, errors: FieldError[]): void {
  const { spec } = service;
  const ports = spec.ports ?? [];
  const headless = isHeadless(spec);
  if (ports.length === 0 && !headless && spec.type !== 'ExternalName') errors.push(required('spec.ports'));
  validateType(spec, headless, errors);
  const names = new Set<string>();
  for (const [index, port] of ports.entries()) {
    validateServicePort(port, ports.length > 1, names, `spec.ports[${index}]`, errors);
  }
  if (spec.selector) validateLabels(spec.selector, 'spec.selector', errors);
  validateAffinity(spec, errors);
  validateClusterIps(spec, errors);
  for (const [index, ip] of (spec.externalIPs ?? []).entries()) {
    const path = `spec.externalIPs[${index}]`;
    const wrong = ipErrors(ip);
    if (wrong.length > 0) addInvalid(errors, path, ip, wrong);
    else validateEndpointIp(ip, path, errors);
  }
  const { type = '' } = spec;
  if (type === '') errors.push(required('spec.type'));
  else if (!TYPES.includes(type)) errors.push(notSupported('spec.type', type, TYPES));
  validatePortsTogether(spec, ports, errors);
  validateSourceRanges(service, old, errors);
  validateTraffic(spec, errors);
}

function validateType(spec: ServiceSpec, headless: boolean, errors: FieldError[]): void {
  const { type } = spec;
  if ((type === 'LoadBalancer' || type === 'NodePort') && headless) {
    errors.push(invalid('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${type} services`));
  }
  if (type !== 'ExternalName') return;
  const words = 'may not be set for ExternalName services';
  if ((spec.clusterIPs?.length ?? 0) > 0) errors.push(forbidden('spec.clusterIPs', words));
  if ((spec.ipFamilies?.length ?? 0) > 0) errors.push(forbidden('spec.ipFamilies', words));
  if (spec.ipFamilyPolicy !== undefined) errors.push(forbidden('spec.ipFamilyPolicy', words));
  const name = (spec.externalName ?? '').replace(/\.$/, '');
  if (name === '') errors.push(required('spec.externalName'));
  else addInvalid(errors, 'spec.externalName', name, subdomainErrors(name));
}

function validateServicePort(
  { name, port, protocol, targetPort, appProtocol }: ServicePort,
  requireName: boolean,
  names: Set<string>,
  path: string,
  errors: FieldError[],
): void {
  if (name) {
    addInvalid(errors, `${path}.name`, name, labelErrors(name));
    if (names.has(name)) errors.push(duplicate(`${path}.name`, name));
    names.add(name);
  } else if (requireName) errors.push(required(`${path}.name`));
  addInvalid(errors, `${path}.port`, port, portNumberErrors(port));
  if (!protocol) errors.push(required(`${path}.protocol`));
  else if (!PROTOCOLS.includes(protocol)) errors.push(notSupported(`${path}.protocol`, protocol, PROTOCOLS));
  validatePort(targetPort ?? 0, `${path}.targetPort`, errors);
  if (appProtocol !== undefined) {
    addInvalid(errors, `${path}.appProtocol`, appProtocol, qualifiedNameErrors(appProtocol));
  }
}

function validateAffinity({ sessionAffinity = '', sessionAffinityConfig }: ServiceSpec, errors: FieldError[]): void {
  const path = 'spec.sessionAffinity';
  if (sessionAffinity === '') errors.push(required(path));
  else if (!AFFINITIES.includes(sessionAffinity)) errors.push(notSupported(path, sessionAffinity, AFFINITIES));
  if (sessionAffinity === 'None' && sessionAffinityConfig) {
    errors.push(forbidden('spec.sessionAffinityConfig', 'must not be set when session affinity is None'));
  }
  const seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds;
  if (sessionAffinity !== 'ClientIP' || seconds === undefined) return;
  if (seconds > 0 && seconds <= MAX_AFFINITY_SECONDS) return;
  const words = `must be greater than 0 and less than ${MAX_AFFINITY_SECONDS}`;
  errors.push(invalid('spec.sessionAffinityConfig.clientIP.timeoutSeconds', seconds, words));
}

function validatePortsTogether({ type }: ServiceSpec, ports: readonly ServicePort[], errors: FieldError[]): void {
  for (const [index, { nodePort }] of ports.entries()) {
    if (type !== 'ClusterIP' || !nodePort) continue;
    errors.push(forbidden(`spec.ports[${index}].nodePort`, "may not be used when `type` is 'ClusterIP'"));
  }
  const nodePorts = new Set<string>();
  for (const [index, { nodePort, protocol }] of ports.entries()) {
    if (!nodePort) continue;
    const key = `${protocol}/${nodePort}`;
    if (nodePorts.has(key)) errors.push(duplicate(`spec.ports[${index}].nodePort`, nodePort));
    nodePorts.add(key);
  }
  const seen = new Set<string>();
  for (const [index, { port, protocol }] of ports.entries()) {
    const key = `${protocol}/${port}`;
    if (seen.has(key)) errors.push(duplicate(`spec.ports[${index}]`, internalPort(port, protocol ?? '')));
    seen.add(key);
  }
}

/** How Go prints its internal type, which has no JSON names. */
function internalPort(port: number, protocol: string): unknown {
  return { Name: '', Protocol: protocol, AppProtocol: null, Port: port, TargetPort: 0, NodePort: 0 };
}

function validateSourceRanges({ metadata, spec }: Service, old: Service | undefined, errors: FieldError[]): void {
  const words = "may only be used when `type` is 'LoadBalancer'";
  const ranges = spec.loadBalancerSourceRanges ?? [];
  const annotation = metadata.annotations?.[SOURCE_RANGES];
  if (ranges.length > 0) {
    const path = 'spec.LoadBalancerSourceRanges';
    if (spec.type !== 'LoadBalancer') errors.push(forbidden(path, words));
    for (const [index, range] of ranges.entries()) {
      addInvalid(errors, `${path}[${index}]`, range.trim(), cidrErrors(range.trim()));
    }
  } else if (annotation !== undefined) {
    const path = `metadata.annotations[${SOURCE_RANGES}]`;
    if (spec.type !== 'LoadBalancer') errors.push(forbidden(path, words));
    if (annotation.trim() === '' || annotation === old?.metadata.annotations?.[SOURCE_RANGES]) return;
    for (const range of annotation.split(',')) addInvalid(errors, path, range.trim(), cidrErrors(range.trim()));
  }
}

function validateLoadBalancerClass(spec: ServiceSpec, old: ServiceSpec | undefined, errors: FieldError[]): void {
  const path = 'spec.loadBalancerClass';
  const { type, loadBalancerClass } = spec;
  if (type === 'LoadBalancer' && old?.type === type && old.loadBalancerClass !== loadBalancerClass) {
    errors.push(invalid(path, loadBalancerClass ?? null, 'may not change once set'));
  }
  if (loadBalancerClass === undefined) return;
  if (type === 'LoadBalancer') addInvalid(errors, path, loadBalancerClass, qualifiedNameErrors(loadBalancerClass));
  else errors.push(forbidden(path, "may only be used when `type` is 'LoadBalancer'"));
}

function validateTraffic(spec: ServiceSpec, errors: FieldError[]): void {
  const { type, allocateLoadBalancerNodePorts, externalTrafficPolicy = '', healthCheckNodePort = 0 } = spec;
  if (allocateLoadBalancerNodePorts !== undefined && type !== 'LoadBalancer') {
    errors.push(forbidden('spec.allocateLoadBalancerNodePorts', "may only be used when `type` is 'LoadBalancer'"));
  }
  validateLoadBalancerClass(spec, undefined, errors);
  const external = 'spec.externalTrafficPolicy';
  if (!isExternallyAccessible(spec)) {
    if (externalTrafficPolicy) {
      errors.push(invalid(external, externalTrafficPolicy, 'may only be set for externally-accessible services'));
    }
  } else if (externalTrafficPolicy === '') errors.push(required(external));
  else if (!TRAFFIC_POLICIES.includes(externalTrafficPolicy)) {
    errors.push(notSupported(external, externalTrafficPolicy, TRAFFIC_POLICIES));
  }
  const health = 'spec.healthCheckNodePort';
  if (!needsHealthCheck(spec)) {
    const words = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'";
    if (healthCheckNodePort !== 0) errors.push(invalid(health, healthCheckNodePort, words));
  } else if (healthCheckNodePort === 0) errors.push(required(health));
  else addInvalid(errors, health, healthCheckNodePort, portNumberErrors(healthCheckNodePort));
  const { internalTrafficPolicy, trafficDistribution } = spec;
  if (internalTrafficPolicy === undefined) {
    if (type === 'NodePort' || type === 'LoadBalancer' || type === 'ClusterIP') {
      errors.push(required('spec.internalTrafficPolicy'));
    }
  } else if (!TRAFFIC_POLICIES.includes(internalTrafficPolicy)) {
    errors.push(notSupported('spec.internalTrafficPolicy', internalTrafficPolicy, TRAFFIC_POLICIES));
  }
  if (trafficDistribution !== undefined && !DISTRIBUTIONS.includes(trafficDistribution)) {
    errors.push(notSupported('spec.trafficDistribution', trafficDistribution, DISTRIBUTIONS));
  }
}
