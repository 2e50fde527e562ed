import type { EndpointAddress, EndpointPort, EndpointSubset, Endpoints } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { ipErrors } from '../../meta/addresses';
import { semanticEqual } from '../../meta/equality';
import { addInvalid, type FieldError, notSupported, required } from '../../meta/fieldError';
import { labelErrors, portNumberErrors, qualifiedNameErrors, subdomainErrors } from '../../meta/names';
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';
import { validateEndpointIp } from './endpointValidation';

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** Models SetDefaults_Endpoints. */
function defaults(endpoints: Endpoints): Endpoints {
  const { subsets } = endpoints;
  if (!subsets?.some(({ ports }) => ports?.some(({ protocol }) => !protocol))) return endpoints;
  const filled = subsets.map((subset) => {
    const ports = subset.ports?.map((port) => (port.protocol ? port : { ...port, protocol: 'TCP' }));
    return ports ? { ...subset, ports } : subset;
  });
  return { ...endpoints, subsets: filled };
}

function validateSubset(subset: EndpointSubset, path: string, errors: FieldError[]): void {
  const { addresses = [], notReadyAddresses = [], ports = [] } = subset;
  if (addresses.length === 0 && notReadyAddresses.length === 0) {
    errors.push(required(path, 'must specify `addresses` or `notReadyAddresses`'));
  }
  for (const [index, address] of addresses.entries()) {
    validateAddress(address, `${path}.addresses[${index}]`, errors);
  }
  for (const [index, address] of notReadyAddresses.entries()) {
    validateAddress(address, `${path}.notReadyAddresses[${index}]`, errors);
  }
  for (const [index, port] of ports.entries()) {
    validatePort(port, ports.length > 1, `${path}.ports[${index}]`, errors);
  }
}

function validateAddress({ ip, hostname, nodeName }: EndpointAddress, path: string, errors: FieldError[]): void {
  addInvalid(errors, `${path}.ip`, ip, ipErrors(ip));
  if (hostname) addInvalid(errors, `${path}.hostname`, hostname, labelErrors(hostname));
  if (nodeName !== undefined) addInvalid(errors, `${path}.nodeName`, nodeName, subdomainErrors(nodeName));
  validateEndpointIp(ip, `${path}.ip`, errors);
}

function validatePort(endpointPort: EndpointPort, requireName: boolean, path: string, errors: FieldError[]): void {
  const { name, port, protocol, appProtocol } = endpointPort;
  if (name) addInvalid(errors, `${path}.name`, name, labelErrors(name));
  else if (requireName) errors.push(required(`${path}.name`));
  addInvalid(errors, `${path}.port`, port, portNumberErrors(port));
  if (!protocol) errors.push(required(`${path}.protocol`));
  else if (!PROTOCOLS.includes(protocol)) errors.push(notSupported(`${path}.protocol`, protocol, PROTOCOLS));
  if (appProtocol !== undefined) {
    addInvalid(errors, `${path}.appProtocol`, appProtocol, qualifiedNameErrors(appProtocol));
  }
}

/** Models ValidateEndpoints: what was there before is not judged again. */
function validate(endpoints: Endpoints, old: Endpoints | undefined, errors: FieldError[]): void {
  validateObjectMeta(endpoints.metadata, true, subdomainName, errors);
  if (old && semanticEqual(endpoints.subsets, old.subsets)) return;
  for (const [index, subset] of (endpoints.subsets ?? []).entries()) {
    validateSubset(subset, `subsets[${index}]`, errors);
  }
}

/** Models the API's v1 Endpoints. */
export const endpointsRules: KindRules<Endpoints> = {
  defaults,
  validate: (endpoints, errors) => validate(endpoints, undefined, errors),
  validateUpdate: (endpoints, old, errors) => {
    validateObjectMetaUpdate(endpoints.metadata, old.metadata, errors);
    validate(endpoints, old, errors);
  },
  warnings: () => ['v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice'],
};
