import type { Service, ServicePort, ServiceSpec } from '../../../api/generated/core/v1';
import type { Random } from '../../sim/random';
import { type Call, chance } from '../call';
import { invalid } from '../refusal';
import { addressAt, addressNumber, type Range, rangeOf } from './addresses';
import { dropTypeDependentFields, keepAllocatedValues, needsClusterIp, needsNodePort } from './typeChange';

/** What is taken, by whom (`default/web`). Part of the API server's state. */
export interface Allocations {
  clusterIps: Map<string, string>;
  nodePorts: Map<number, string>;
}

/** How often chance is asked before the range is searched in order. */
const RANDOM_TRIES = 16;

/** Gives Services their addresses and node ports. Models kube-apiserver: registry/core/service, storage.alloc. */
export class ServiceAllocator {
  private readonly addresses: Range;

  constructor(
    private readonly allocations: () => Allocations,
    readonly cidr: string,
    private readonly nodePorts: readonly [number, number],
  ) {
    this.addresses = rangeOf(cidr);
  }

  /** The new Service with all that the server fills in. Throws a Refusal where something asked for cannot be had. */
  allocateCreate(service: Service, call: Call): Service {
    const full = withFamilies(service, this.allocateAddresses(service, service.spec, call));
    return this.withNodePorts(full, undefined, call);
  }

  /** The updated Service: keeps what it had, takes what it needs now, and gives back the rest. */
  allocateUpdate(service: Service, old: Service, call: Call): Service {
    const kept = dropTypeDependentFields(keepAllocatedValues(service, old), old);
    const hadIp = needsClusterIp(old.spec) && old.spec.clusterIP;
    const spec = hadIp && kept.spec.clusterIP ? kept.spec : this.allocateAddresses(kept, kept.spec, call);
    const full = this.withNodePorts(withFamilies(kept, spec), old, call);
    if (!call.dryRun) this.releaseUnused(old, full);
    return full;
  }

  /** Gives back all that a Service held. */
  release(service: Service): void {
    const { clusterIps, nodePorts } = this.allocations();
    for (const ip of service.spec.clusterIPs ?? []) clusterIps.delete(ip);
    for (const { nodePort } of service.spec.ports ?? []) if (nodePort) nodePorts.delete(nodePort);
  }

  private releaseUnused(old: Service, now: Service): void {
    const { clusterIps, nodePorts } = this.allocations();
    const ips = new Set(now.spec.clusterIPs);
    for (const ip of old.spec.clusterIPs ?? []) if (!ips.has(ip)) clusterIps.delete(ip);
    const ports = new Set((now.spec.ports ?? []).map(({ nodePort }) => nodePort));
    for (const { nodePort } of old.spec.ports ?? []) if (nodePort && !ports.has(nodePort)) nodePorts.delete(nodePort);
  }

  private allocateAddresses(service: Service, spec: ServiceSpec, call: Call): ServiceSpec {
    if (!needsClusterIp(spec)) return spec;
    const asked = spec.clusterIP || spec.clusterIPs?.[0];
    if (asked === 'None') return { ...spec, clusterIP: 'None', clusterIPs: spec.clusterIPs ?? ['None'] };
    const ip = asked ? this.takeAddress(service, asked) : this.freeAddress(chance(call, 'cluster-ips'));
    if (!call.dryRun) this.allocations().clusterIps.set(ip, keyOfService(service));
    return { ...spec, clusterIP: ip, clusterIPs: spec.clusterIPs?.length ? spec.clusterIPs : [ip] };
  }

  private takeAddress(service: Service, ip: string): string {
    const refuse = (why: string) =>
      invalid('', 'Service', service.metadata.name, [
        {
          reason: 'FieldValueInvalid',
          message: `Invalid value: ${JSON.stringify(service.spec.clusterIPs ?? [ip])}: failed to allocate IP ${ip}: ${why}`,
          field: 'spec.clusterIPs',
        },
      ]);
    const number = addressNumber(ip);
    const { first, size } = this.addresses;
    if (number === undefined || number < first + 1 || number >= first + size - 1) {
      throw refuse(`the provided IP (${ip}) is not in the valid range. The range of valid IPs is ${this.cidr}`);
    }
    if (this.allocations().clusterIps.has(ip)) throw refuse('provided IP is already allocated');
    return ip;
  }

  /** A free address: of the upper band first, the lower one is for addresses that people choose. */
  private freeAddress(random: Random): string {
    const { first, size } = this.addresses;
    const reserved = size <= 16 ? 1 : Math.min(Math.max(16, Math.floor(size / 16)), 256);
    const taken = this.allocations().clusterIps;
    const dynamic = size - reserved - 1;
    for (let i = 0; i < RANDOM_TRIES; i++) {
      const ip = addressAt(first + reserved + random.int(dynamic));
      if (!taken.has(ip)) return ip;
    }
    for (let number = first + size - 2; number > first; number--) {
      const ip = addressAt(number);
      if (!taken.has(ip)) return ip;
    }
    throw new Error('range is full');
  }

  private withNodePorts(service: Service, old: Service | undefined, call: Call): Service {
    const { spec } = service;
    if (!needsNodePort(spec) || !spec.ports) return service;
    if (spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts === false && !old) {
      for (const { nodePort } of spec.ports) if (nodePort) this.takePort(service, 0, nodePort, new Map(), call);
      return service;
    }
    const own = new Set((old?.spec.ports ?? []).map(({ nodePort }) => nodePort));
    const now = new Map<number, string>();
    const ports = spec.ports.map((port, index) => this.withNodePort(service, port, index, own, now, call));
    return { ...service, spec: { ...spec, ports } };
  }

  private withNodePort(
    service: Service,
    port: ServicePort,
    index: number,
    own: ReadonlySet<number | undefined>,
    now: Map<number, string>,
    call: Call,
  ): ServicePort {
    if (port.nodePort) {
      if (!own.has(port.nodePort)) this.takePort(service, index, port.nodePort, now, call);
      now.set(port.nodePort, port.protocol ?? 'TCP');
      return port;
    }
    const shared = sharedNodePort(service.spec.ports ?? [], port, now);
    const nodePort = shared ?? this.freePort(chance(call, 'node-ports'));
    if (!call.dryRun) this.allocations().nodePorts.set(nodePort, keyOfService(service));
    now.set(nodePort, port.protocol ?? 'TCP');
    return { ...port, nodePort };
  }

  private takePort(service: Service, index: number, nodePort: number, now: Map<number, string>, call: Call): void {
    const [low, high] = this.nodePorts;
    const refuse = (why: string) =>
      invalid('', 'Service', service.metadata.name, [
        {
          reason: 'FieldValueInvalid',
          message: `Invalid value: ${nodePort}: ${why}`,
          field: `spec.ports[${index}].nodePort`,
        },
      ]);
    if (nodePort < low || nodePort > high) {
      throw refuse(`provided port is not in the valid range. The range of valid ports is ${low}-${high}`);
    }
    if (now.has(nodePort)) return;
    if (this.allocations().nodePorts.has(nodePort)) throw refuse('provided port is already allocated');
    if (!call.dryRun) this.allocations().nodePorts.set(nodePort, keyOfService(service));
  }

  private freePort(random: Random): number {
    const [low, high] = this.nodePorts;
    const size = high - low + 1;
    const reserved = Math.min(Math.max(16, Math.floor(size / 32)), 128);
    const taken = this.allocations().nodePorts;
    for (let i = 0; i < RANDOM_TRIES; i++) {
      const port = low + reserved + random.int(size - reserved);
      if (!taken.has(port)) return port;
    }
    for (let port = high; port >= low; port--) if (!taken.has(port)) return port;
    throw new Error('range is full');
  }
}

function keyOfService({ metadata }: Service): string {
  return `${metadata.namespace}/${metadata.name}`;
}

/** TCP and UDP of one port number share a node port. */
function sharedNodePort(
  ports: readonly ServicePort[],
  port: ServicePort,
  now: Map<number, string>,
): number | undefined {
  for (const other of ports) {
    if (other.port !== port.port || other === port || !other.nodePort) continue;
    const protocol = now.get(other.nodePort);
    if (protocol !== undefined && protocol !== (port.protocol ?? 'TCP')) return other.nodePort;
  }
  return undefined;
}

/** The IP families of a cluster that has IPv4 alone. */
function withFamilies(service: Service, spec: ServiceSpec): Service {
  if (spec.type === 'ExternalName') return { ...service, spec };
  const headlessByHand = spec.clusterIP === 'None' && Object.keys(spec.selector ?? {}).length === 0;
  const ipFamilyPolicy = spec.ipFamilyPolicy ?? (headlessByHand ? 'RequireDualStack' : 'SingleStack');
  const families = headlessByHand && ipFamilyPolicy !== 'SingleStack' ? ['IPv4', 'IPv6'] : ['IPv4'];
  const ipFamilies = spec.ipFamilies?.length === families.length ? spec.ipFamilies : families;
  if (!headlessByHand) refuseDualStack(service, ipFamilyPolicy, ipFamilies);
  return { ...service, spec: { ...spec, ipFamilies, ipFamilyPolicy } };
}

function refuseDualStack(service: Service, policy: string, families: readonly string[]): void {
  const causes = [];
  if (policy === 'RequireDualStack') {
    causes.push({
      reason: 'FieldValueInvalid',
      message: 'Invalid value: "RequireDualStack": this cluster is not configured for dual-stack services',
      field: 'spec.ipFamilyPolicy',
    });
  }
  if (families.includes('IPv6')) {
    causes.push({
      reason: 'FieldValueInvalid',
      message: 'Invalid value: "IPv6": not configured on this cluster',
      field: `spec.ipFamilies[${families.indexOf('IPv6')}]`,
    });
  }
  if (causes.length > 0) throw invalid('', 'Service', service.metadata.name, causes);
}
