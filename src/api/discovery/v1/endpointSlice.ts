import type { EndpointPort, EndpointSlice } from '../../generated/discovery/v1';
import type { KindRules } from '../../kindRules';

function portWithDefaults(port: EndpointPort): EndpointPort {
  if (port.name !== undefined && port.protocol !== undefined) return port;
  return { ...port, name: port.name ?? '', protocol: port.protocol ?? 'TCP' };
}

/** Models SetDefaults_EndpointPort. */
function defaults(slice: EndpointSlice): EndpointSlice {
  return slice.ports ? { ...slice, ports: slice.ports.map(portWithDefaults) } : slice;
}

/** Models the API's discovery.k8s.io/v1 EndpointSlice. */
export const endpointSliceRules: KindRules<EndpointSlice> = { defaults };
