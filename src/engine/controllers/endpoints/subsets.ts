import type { EndpointAddress, EndpointPort, EndpointSubset, Pod, Service } from '../../../api/generated/core/v1';
import { fnv128 } from '../shared/fnv128';
import { isFinished, isReady } from '../shared/podState';
import { isHeadless, targetPort } from '../shared/servicePorts';

/** The subsets of a Service's Endpoints: addresses that have the same ports together (endpoints.RepackSubsets). */
export function subsetsOf(service: Service, pods: readonly Pod[]): EndpointSubset[] {
  const byPorts = new Map<string, { ports: EndpointPort[]; ready: EndpointAddress[]; notReady: EndpointAddress[] }>();
  const tolerates = Boolean(service.spec.publishNotReadyAddresses);
  const isSame = service.spec.ports?.every(({ targetPort }) => typeof targetPort !== 'string') ?? true;
  let shared: EndpointPort[] | undefined;
  for (const pod of pods) {
    if (!pod.status?.podIP || isFinished(pod) || (pod.metadata.deletionTimestamp && !tolerates)) continue;
    const ports: EndpointPort[] = shared ?? portsOf(service, pod);
    if (isSame) shared = ports;
    if (ports.length === 0 && !(isHeadless(service) && !service.spec.ports?.length)) continue;
    const key = shared ? '' : ports.map(({ name = '', port, protocol }) => `${name}/${port}/${protocol}`).join(' ');
    let group = byPorts.get(key);
    if (!group) byPorts.set(key, (group = { ports, ready: [], notReady: [] }));
    (tolerates || isReady(pod) ? group.ready : group.notReady).push(addressOf(service, pod));
  }
  return [...byPorts.values()].map(({ ports, ready, notReady }) => ({
    ...(ready.length ? { addresses: ready.sort(byAddress) } : {}),
    ...(notReady.length ? { notReadyAddresses: notReady.sort(byAddress) } : {}),
    ...(ports.length ? { ports } : {}),
  }));
}

function portsOf(service: Service, pod: Pod): EndpointPort[] {
  const ports: EndpointPort[] = [];
  for (const port of service.spec.ports ?? []) {
    const number = targetPort(pod, port);
    if (number === undefined) continue;
    const { name, protocol = 'TCP', appProtocol } = port;
    ports.push({ ...(appProtocol ? { appProtocol } : {}), ...(name ? { name } : {}), port: number, protocol });
  }
  return ports.length < 2 ? ports : ports.sort((a, b) => (portHash(a) < portHash(b) ? -1 : 1));
}

/** What Go prints of the port, hashed: the order of a subset's ports (portsByHash). */
function portHash({ name = '', port, protocol, appProtocol = '<nil>' }: EndpointPort): string {
  return fnv128(
    `(v1.EndpointPort){Name:(string)${name} Port:(int32)${port} Protocol:(v1.Protocol)${protocol} AppProtocol:(*string)${appProtocol}}`,
  );
}

function addressOf(service: Service, { metadata, spec, status }: Pod): EndpointAddress {
  const isNamed = spec.hostname && spec.subdomain === service.metadata.name;
  return {
    ...(isNamed ? { hostname: spec.hostname } : {}),
    ip: status?.podIP as string,
    ...(spec.nodeName ? { nodeName: spec.nodeName } : {}),
    targetRef: { kind: 'Pod', name: metadata.name, namespace: metadata.namespace, uid: metadata.uid },
  };
}

function byAddress(a: EndpointAddress, b: EndpointAddress): number {
  if (a.ip !== b.ip) return a.ip < b.ip ? -1 : 1;
  return (a.targetRef?.uid ?? '') < (b.targetRef?.uid ?? '') ? -1 : 1;
}
