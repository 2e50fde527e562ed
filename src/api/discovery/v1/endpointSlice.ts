import { validateEndpointIp } from '../../core/v1/endpointValidation';
import type { Endpoint, EndpointHints, EndpointPort, EndpointSlice } from '../../generated/discovery/v1';
import type { KindRules } from '../../kindRules';
import { ipErrors, ipFamily, ipWarnings, strictIpErrors } from '../../meta/addresses';
import { semanticEqual } from '../../meta/equality';
import {
  addInvalid,
  duplicate,
  type FieldError,
  invalid,
  notSupported,
  required,
  tooMany,
} from '../../meta/fieldError';
import { labelErrors, labelValueErrors, qualifiedNameErrors, subdomainErrors } from '../../meta/names';
import { subdomainName, validateImmutable, validateObjectMeta } from '../../meta/objectMeta';

const ADDRESS_TYPES = ['FQDN', 'IPv4', 'IPv6'];
const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];
const MAX_ENDPOINTS = 1000;
const MAX_PORTS = 20_000;
const MAX_ADDRESSES = 100;
const MAX_HINTS = 8;

function portWithDefaults(port: EndpointPort): EndpointPort {
  if (port.name !== undefined && port.protocol !== undefined) return port;
  return { ...port, name: port.name ?? '', protocol: port.protocol ?? 'TCP' };
}

/** Models SetDefaults_EndpointPort, and the strategy, which drops the topology of old. */
function defaults(slice: EndpointSlice): EndpointSlice {
  const filled = slice.ports ? { ...slice, ports: slice.ports.map(portWithDefaults) } : slice;
  if (!slice.endpoints?.some(({ deprecatedTopology }) => deprecatedTopology)) return filled;
  const endpoints = slice.endpoints.map(({ deprecatedTopology: _, ...endpoint }) => endpoint);
  return { ...filled, endpoints };
}

function validatePorts(ports: readonly EndpointPort[], errors: FieldError[]): void {
  if (ports.length > MAX_PORTS) {
    errors.push(tooMany('ports', ports.length, MAX_PORTS));
    return;
  }
  const names = new Set<string>();
  for (const [index, { name = '', protocol = '', appProtocol }] of ports.entries()) {
    const path = `ports[${index}]`;
    if (name) addInvalid(errors, `${path}.name`, name, labelErrors(name));
    if (names.has(name)) errors.push(duplicate(`${path}.name`, name));
    names.add(name);
    if (!PROTOCOLS.includes(protocol)) errors.push(notSupported(`${path}.protocol`, protocol, PROTOCOLS));
    if (appProtocol !== undefined) {
      addInvalid(errors, `${path}.appProtocol`, appProtocol, qualifiedNameErrors(appProtocol));
    }
  }
}

function validateEndpoint(endpoint: Endpoint, addressType: string, path: string, errors: FieldError[]): void {
  const addresses = endpoint.addresses ?? [];
  if (addresses.length === 0) errors.push(required(`${path}.addresses`, 'must contain at least 1 address'));
  else if (addresses.length > MAX_ADDRESSES) {
    errors.push(tooMany(`${path}.addresses`, addresses.length, MAX_ADDRESSES));
  }
  for (const [index, address] of addresses.entries()) {
    validateAddress(address, addressType, `${path}.addresses`, index, errors);
  }
  const { nodeName, hostname, hints } = endpoint;
  if (nodeName !== undefined) addInvalid(errors, `${path}.nodeName`, nodeName, subdomainErrors(nodeName));
  if (hostname !== undefined) addInvalid(errors, `${path}.hostname`, hostname, labelErrors(hostname));
  if (hints) validateHints(hints, `${path}.hints`, errors);
}

function validateAddress(address: string, type: string, path: string, index: number, errors: FieldError[]): void {
  const at = `${path}[${index}]`;
  if (type === 'FQDN') {
    validateDomain(address, at, errors);
    return;
  }
  if (type !== 'IPv4' && type !== 'IPv6') return;
  const wrong = type === 'IPv4' ? ipErrors(address) : strictIpErrors(address);
  addInvalid(errors, at, address, wrong);
  if (wrong.length > 0) return;
  if (ipFamily(address) !== type) errors.push(invalid(path, address, `must be an ${type} address`));
  validateEndpointIp(address, at, errors);
}

/** Models IsFullyQualifiedDomainName. */
function validateDomain(name: string, path: string, errors: FieldError[]): void {
  if (name === '') {
    errors.push(required(path));
    return;
  }
  const bare = name.replace(/\.$/, '');
  const wrong = subdomainErrors(bare);
  if (wrong.length > 0) errors.push(invalid(path, bare, wrong.join(',')));
  else if (!bare.includes('.')) {
    errors.push(invalid(path, bare, 'should be a domain with at least two segments separated by dots'));
  } else {
    for (const label of bare.split('.')) {
      const bad = labelErrors(label);
      if (bad.length > 0) errors.push(invalid(path, label, bad.join(',')));
    }
  }
}

function validateHints({ forZones = [], forNodes = [] }: EndpointHints, path: string, errors: FieldError[]): void {
  for (const [key, list, rule] of [
    ['forZones', forZones, labelValueErrors],
    ['forNodes', forNodes, subdomainErrors],
  ] as const) {
    if (list.length > MAX_HINTS) {
      errors.push(tooMany(`${path}.${key}`, list.length, MAX_HINTS));
      return;
    }
    const seen = new Set<string>();
    for (const [index, { name }] of list.entries()) {
      const at = `${path}.${key}[${index}].name`;
      if (seen.has(name)) errors.push(duplicate(at, name));
      seen.add(name);
      addInvalid(errors, at, name, rule(name));
    }
  }
}

/** Models ValidateEndpointSlice: endpoints that were there before are not judged again. */
function validate(slice: EndpointSlice, old: EndpointSlice | undefined, errors: FieldError[]): void {
  validateObjectMeta(slice.metadata, true, subdomainName, errors);
  const { addressType } = slice;
  if (!addressType) errors.push(required('addressType'));
  else if (!ADDRESS_TYPES.includes(addressType)) errors.push(notSupported('addressType', addressType, ADDRESS_TYPES));
  validatePorts(slice.ports ?? [], errors);
  const endpoints = slice.endpoints ?? [];
  if (!old || !semanticEqual(endpoints, old.endpoints)) {
    if (endpoints.length > MAX_ENDPOINTS) errors.push(tooMany('endpoints', endpoints.length, MAX_ENDPOINTS));
    else {
      for (const [index, endpoint] of endpoints.entries()) {
        validateEndpoint(endpoint, addressType, `endpoints[${index}]`, errors);
      }
    }
  }
  if (old) validateImmutable(addressType, old.addressType, 'addressType', errors);
}

const MAKERS = ['endpointslice-controller.k8s.io', 'endpointslicemirroring-controller.k8s.io'];

/** Models the EndpointSlice strategy's warnings; its controllers' slices have right addresses. */
function sliceWarnings({ metadata, addressType, endpoints }: EndpointSlice, old: EndpointSlice | undefined) {
  const warnings = addressType === 'FQDN' && !old ? ['spec.addressType: FQDN endpoints are deprecated'] : [];
  if (MAKERS.includes(metadata.labels?.['endpointslice.kubernetes.io/managed-by'] ?? '')) return warnings;
  for (const [index, { addresses }] of (endpoints ?? []).entries()) {
    for (const [at, address] of (addresses ?? []).entries()) {
      warnings.push(...ipWarnings(address, `endpoints[${index}].addresses[${at}]`));
    }
  }
  return warnings;
}

/** Models the API's discovery.k8s.io/v1 EndpointSlice. */
export const endpointSliceRules: KindRules<EndpointSlice> = {
  defaults,
  validate: (slice, errors) => validate(slice, undefined, errors),
  validateUpdate: (slice, old, errors) => validate(slice, old, errors),
  warnings: sliceWarnings,
};
