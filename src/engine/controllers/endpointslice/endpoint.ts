import type { Node, Pod, Service } from '../../../api/generated/core/v1';
import type { Endpoint, EndpointPort } from '../../../api/generated/discovery/v1';
import { isFinished, isReady } from '../shared/podState';
import { inOrder } from '../shared/portOrder';
import { targetPort } from '../shared/servicePorts';

/** Whether a pod is anyone's endpoint: it has an address and has not ended. */
export function hasEndpoint(pod: Pod): boolean {
  return Boolean(pod.status?.podIP) && !isFinished(pod);
}

/** What a slice says of a pod (podToEndpoint). */
export function endpointOf(pod: Pod, node: Node | undefined, service: Service, addressType: string): Endpoint {
  const serving = isReady(pod);
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  const ready = Boolean(service.spec.publishNotReadyAddresses) || (serving && !terminating);
  const { hostname, subdomain, nodeName } = pod.spec;
  const zone = node?.metadata.labels?.['topology.kubernetes.io/zone'];
  const isNamed = hostname && subdomain === service.metadata.name;
  return {
    addresses: addressesOf(pod, addressType),
    conditions: { ready, serving, terminating },
    ...(isNamed ? { hostname } : {}),
    ...(nodeName ? { nodeName } : {}),
    targetRef: { kind: 'Pod', name: pod.metadata.name, namespace: pod.metadata.namespace, uid: pod.metadata.uid },
    ...(zone === undefined ? {} : { zone }),
  };
}

function addressesOf({ status }: Pod, addressType: string): string[] {
  const all = status?.podIPs?.map(({ ip }) => ip) ?? (status?.podIP ? [status.podIP] : []);
  return all.filter((ip) => ip.includes(':') === (addressType === 'IPv6'));
}

/** The ports of a Service in a pod; those that the pod does not name are left out. */
export function portsOf(service: Service, pod: Pod): EndpointPort[] {
  const ports: EndpointPort[] = [];
  for (const port of service.spec.ports ?? []) {
    const number = targetPort(pod, port);
    if (number === undefined) continue;
    const { name = '', protocol = 'TCP', appProtocol } = port;
    ports.push({ ...(appProtocol === undefined ? {} : { appProtocol }), name, port: number, protocol });
  }
  return inOrder(ports);
}

/** Pods with the same key go into the same slices (NewPortMapKey). */
export function portsKey(ports: readonly EndpointPort[] | undefined): string {
  return (ports ?? [])
    .map(({ name = '', port = 0, protocol = '', appProtocol = '' }) => `${name}/${port}/${protocol}/${appProtocol}`)
    .join(' ');
}
