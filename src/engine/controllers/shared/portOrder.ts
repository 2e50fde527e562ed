import type { EndpointPort } from '../../../api/generated/discovery/v1';
import { fnv128 } from './fnv128';

/** The ports of a slice in the order in which they are written: that of their hashes. Models endpointslice/util: portsInOrder. */
export function inOrder(ports: EndpointPort[]): EndpointPort[] {
  return ports.length < 2 ? ports : ports.sort((a, b) => (portHash(a) < portHash(b) ? -1 : 1));
}

/** What Go prints of the port, hashed: the order of ports in a slice. */
function portHash({ name = '', port, protocol, appProtocol }: EndpointPort): string {
  const last = appProtocol ?? '<nil>';
  return fnv128(
    `(v1.EndpointPort){Name:(*string)${name} Protocol:(*v1.Protocol)${protocol} Port:(*int32)${port} AppProtocol:(*string)${last}}`,
  );
}
