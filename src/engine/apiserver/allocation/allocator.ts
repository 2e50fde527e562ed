import { validateClusterIps } from '../../../api/core/v1/clusterIpValidation';
import type { Service } from '../../../api/generated/core/v1';
import type { FieldError } from '../../../api/meta/fieldError';
import type { Random } from '../../sim/random';
import { type Call, chance } from '../call';
import { internal, invalid } from '../refusal';
import { addressAt, addressNumber, type Range, rangeOf } from './addresses';
import { initialNodePorts, NodePortOperation, updatedNodePorts } from './nodePorts';
import { asRead, dropTypeDependentFields, keepAllocatedValues, needsClusterIp } from './typeChange';

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
    const operation = this.operation(call);
    const whole = withFamilies(withBothAddresses({ ...service, spec: asRead(service.spec) }));
    return initialNodePorts(this.withAddress(whole, call), operation);
  }

  /** The updated Service: keeps what it had and takes what it needs now. */
  allocateUpdate(service: Service, old: Service, call: Call): Service {
    const operation = this.operation(call);
    const whole = withFamilies(withBothAddresses(keepAllocatedValues(service, old), old));
    const had = needsClusterIp(old.spec) && old.spec.clusterIP && whole.spec.clusterIP;
    const full = updatedNodePorts(had ? whole : this.withAddress(whole, call), old, operation);
    return dropTypeDependentFields(full, old);
  }

  /** Takes for good what a stored Service says it has, and gives back what it no longer has. */
  record(service: Service, old: Service | undefined): void {
    if (old) this.release(old);
    const { clusterIps, nodePorts } = this.allocations();
    const key = keyOfService(service);
    for (const ip of service.spec.clusterIPs ?? []) if (ip !== 'None') clusterIps.set(ip, key);
    for (const { nodePort } of service.spec.ports ?? []) if (nodePort) nodePorts.set(nodePort, key);
  }

  /** Gives back all that a Service held. */
  release(service: Service): void {
    const { clusterIps, nodePorts } = this.allocations();
    for (const ip of service.spec.clusterIPs ?? []) clusterIps.delete(ip);
    for (const { nodePort } of service.spec.ports ?? []) if (nodePort) nodePorts.delete(nodePort);
  }

  private withAddress(service: Service, call: Call): Service {
    const { spec } = service;
    if (!needsClusterIp(spec) || spec.clusterIP === 'None') return service;
    const asked = spec.clusterIP;
    const clusterIP = asked ? this.takeAddress(service, asked, call) : this.freeAddress(chance(call, 'cluster-ips'));
    return { ...service, spec: { ...spec, clusterIP, clusterIPs: asked ? spec.clusterIPs : [clusterIP] } };
  }

  private takeAddress(service: Service, ip: string, call: Call): string {
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
    if (number === undefined || number < first || number >= first + size) {
      throw refuse('the provided network does not match the current range');
    }
    if (number === first || number === first + size - 1) {
      throw refuse(`the provided IP (${ip}) is not in the valid range. The range of valid IPs is ${this.cidr}`);
    }
    if (!call.dryRun && this.allocations().clusterIps.has(ip)) throw refuse('provided IP is already allocated');
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
    throw internal('failed to allocate a serviceIP: range is full');
  }

  private operation(call: Call): NodePortOperation {
    const { nodePorts } = this.allocations();
    return new NodePortOperation(nodePorts, this.nodePorts, () => chance(call, 'node-ports'), call.dryRun);
  }
}

function keyOfService({ metadata }: Service): string {
  return `${metadata.namespace}/${metadata.name}`;
}

/** `clusterIP` and `clusterIPs` brought together. Models registry/core/service, normalizeClusterIPs. */
function withBothAddresses(service: Service, old?: Service): Service {
  const { clusterIP, clusterIPs } = service.spec;
  const withList = (list: string[] | undefined): Service => {
    const { clusterIPs: _old, ...spec } = service.spec;
    return { ...service, spec: list ? { ...spec, clusterIPs: list } : spec };
  };
  if (!old) return clusterIP && !clusterIPs?.length ? withList([clusterIP]) : service;
  const before = old.spec.clusterIP;
  if ((clusterIP ?? '') === (before ?? '')) return service;
  if (clusterIPs?.join() !== old.spec.clusterIPs?.join()) return service;
  return clusterIP ? withList([clusterIP]) : withList(undefined);
}

/** The IP families of a cluster that has IPv4 alone. Models registry/core/service, alloc.initIPFamilyFields. */
function withFamilies(service: Service): Service {
  const { spec } = service;
  if (!needsClusterIp(spec)) return service;
  const errors: FieldError[] = [];
  validateClusterIps(spec, errors);
  if (errors.length > 0) throw invalid('', 'Service', service.metadata.name, errors);
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
