import type { Service } from '../../api/generated/core/v1';
import type { EndpointSlice } from '../../api/generated/discovery/v1';
import { keyOf } from '../../api/meta/object';
import type { Informers } from '../client/informers';
import type { HttpRequest } from '../network/http';
import type { Network } from '../network/network';
import { chosenOf, OUTSIDE, type Passage, straight } from '../network/passage';
import type { Plain } from '../sim/plain';
import type { Random } from '../sim/random';
import { type Simulation, StatefulComponent } from '../sim/simulation';
import { type PortRules, type ServiceRules, serviceRules, type Target } from './rules';

export const SLICES = 'endpointslices.discovery.k8s.io';
/** The index over slices by their Service: `default/web`. */
export const BY_SERVICE = 'service';

/** Of a client with `sessionAffinity: ClientIP`: the endpoint it got, and when it last came. */
interface Remembered {
  readonly target: string;
  readonly at: number;
}

interface KubeProxyState {
  /** By Service key: what the nodes do that keep up. */
  rules: Map<string, ServiceRules>;
  /** By address: the Service's key. */
  addresses: Map<string, string>;
  nodePorts: Map<number, string>;
  /** Services that changed since the last sync began. */
  dirty: Set<string>;
  /** What the sync that runs loads; null: nothing more. */
  loading: Map<string, ServiceRules | null>;
  lastSyncAt: number;
  syncing: boolean;
  /** By node that does not keep up (cut off, slow): the rules it still has where the others have newer ones; null: none. */
  stale: Map<string, Map<string, ServiceRules | null>>;
  /** Nodes that have no rules at all: they just got their power back. */
  blank: Set<string>;
  /** By `node service port client`. */
  affinity: Map<string, Remembered>;
}

/** Models kube-proxy: minSyncPeriod. */
const MIN_SYNC_PERIOD_MS = 1000;
/** Computing and loading the rules takes about this long. */
const SYNC_MS = 30;
/** A node that was cut off has listed anew this long after the link is back. */
const RELIST_MS = 1000;
/** A node's kube-proxy runs this long after its power is back. */
const START_MS = 3000;
/** Remembered clients beyond this many are looked through for those that timed out. */
const AFFINITY_LOOK_THROUGH = 4096;

/**
 * The kube-proxies of all nodes. They see the same changes at the same time and so share their rules; a node that is cut off,
 * or behind a slow link, keeps what it had. Models kube-proxy in iptables mode.
 */
export class KubeProxies extends StatefulComponent<KubeProxyState> {
  private readonly streams = new Map<string, Random>();

  /** `informers` must watch nothing less than all Services and EndpointSlices; they are started by the caller. */
  constructor(
    private readonly sim: Simulation,
    private readonly informers: Informers,
    private readonly network: Network,
  ) {
    super('kube-proxy', {
      rules: new Map(),
      addresses: new Map(),
      nodePorts: new Map(),
      dirty: new Set(),
      loading: new Map(),
      lastSyncAt: -MIN_SYNC_PERIOD_MS,
      syncing: false,
      stale: new Map(),
      blank: new Set(),
      affinity: new Map(),
    });
    const service = (object: Service) => this.changed(keyOf(object));
    const slice = (object: EndpointSlice) => this.changed(serviceOf(object));
    informers.on<Service>('services', { added: service, updated: service, deleted: service });
    informers.on<EndpointSlice>(SLICES, { added: slice, updated: slice, deleted: slice });
    informers.index<EndpointSlice>(SLICES, BY_SERVICE, (object) => [serviceOf(object)]);
    network.onChange((node) => this.nodeChanged(node));
  }

  handle(what: Plain): void {
    const { type, node } = what as { type: string; node?: string };
    if (type === 'sync') this.sync();
    else if (type === 'loaded') this.loaded();
    else if (type === 'catch-up') this.catchUp(node as string);
  }

  /**
   * A TCP connection from a machine, or from OUTSIDE, to an address that may be a Service's, with one HTTP request;
   * `null` asks only whether somebody listens.
   */
  connect(machine: string, address: string, port: number, request: HttpRequest | null): Passage {
    const key = this.state.addresses.get(address);
    if (key !== undefined) return this.toService(machine, key, address, port, request);
    const place = this.network.placeOf(address);
    const node = place === undefined ? undefined : this.network.machine(place);
    const isNode = node?.address === address;
    if (machine === OUTSIDE && !isNode) return straight({ kind: 'silence' });
    const behind = isNode && node.powered ? this.state.nodePorts.get(port) : undefined;
    if (behind !== undefined && node && !this.network.link(machine, node.name).cut) {
      const rules = this.rulesAt(node.name, behind);
      const portRules = rules?.ports.find(({ nodePort }) => nodePort === port);
      if (rules && portRules) {
        const local = rules.externalLocal && machine === OUTSIDE;
        return this.forward(node.name, rules, portRules, local, request);
      }
    }
    return straight(this.network.connect(machine, address, port, request));
  }

  /** To a cluster, external or load balancer's address. A balancer sends only to nodes that have endpoints, where policy asks. */
  private toService(machine: string, key: string, address: string, port: number, request: HttpRequest | null): Passage {
    const rules = this.rulesAt(machine, key);
    const external = rules?.externalIPs.includes(address) ?? false;
    const portRules = rules?.ports.find((candidate) => candidate.port === port);
    if (!rules || !portRules || (machine === OUTSIDE && !external)) return straight({ kind: 'silence' });
    return this.forward(machine, rules, portRules, !external && rules.internalLocal, request);
  }

  private forward(
    node: string,
    rules: ServiceRules,
    port: PortRules,
    local: boolean,
    request: HttpRequest | null,
  ): Passage {
    const reached = { ingress: '', service: rules.uid, pod: '', route: '' };
    if (port.cluster.length === 0) return { ...reached, reply: { kind: 'refused' } };
    const choice = local ? port.local.get(node) : port.cluster;
    if (!choice) return { ...reached, reply: { kind: 'silence' } };
    const target = this.choose(node, rules, port, choice, request?.from ?? node);
    const reply = this.network.connect(node, target.address, target.port, request);
    const chosen = chosenOf(target.address, target.port, choice.length, reply);
    return { ...reached, pod: target.pod, reply, chosen };
  }

  private choose(
    node: string,
    rules: ServiceRules,
    { port }: PortRules,
    choice: readonly Target[],
    client: string,
  ): Target {
    const { affinity } = this.state;
    if (rules.affinityMs === 0) return choice[this.random(node).int(choice.length)] as Target;
    const memory = `${node} ${rules.key} ${port} ${client}`;
    const remembered = affinity.get(memory);
    const same =
      remembered && this.sim.now - remembered.at < rules.affinityMs
        ? choice.find((target) => nameOf(target) === remembered.target)
        : undefined;
    const target = same ?? (choice[this.random(node).int(choice.length)] as Target);
    affinity.delete(memory);
    affinity.set(memory, { target: nameOf(target), at: this.sim.now });
    if (affinity.size > AFFINITY_LOOK_THROUGH) this.forgetOldClients(rules.affinityMs);
    return target;
  }

  /** The oldest come first: they were put back at the end when they last came. */
  private forgetOldClients(affinityMs: number): void {
    for (const [memory, { at }] of this.state.affinity) {
      if (this.sim.now - at < affinityMs && this.state.affinity.size <= 2 * AFFINITY_LOOK_THROUGH) return;
      this.state.affinity.delete(memory);
    }
  }

  private random(node: string): Random {
    let stream = this.streams.get(node);
    if (!stream) this.streams.set(node, (stream = this.sim.random(`kube-proxy/${node}`)));
    return stream;
  }

  private rulesAt(node: string, key: string): ServiceRules | undefined {
    if (this.state.blank.size > 0 && this.state.blank.has(node)) return undefined;
    const kept = this.state.stale.size > 0 ? this.state.stale.get(node)?.get(key) : undefined;
    return kept === null ? undefined : (kept ?? this.state.rules.get(key));
  }

  private changed(key: string): void {
    this.state.dirty.add(key);
    if (this.state.syncing) return;
    this.state.syncing = true;
    const waitMs = Math.max(0, this.state.lastSyncAt + MIN_SYNC_PERIOD_MS - this.sim.now);
    this.sim.schedule(this.name, waitMs, { type: 'sync' });
  }

  /** Looks at what changed, and begins to load it: what changes from now on has to wait for the next one. */
  private sync(): void {
    const { state } = this;
    state.lastSyncAt = this.sim.now;
    state.syncing = false;
    for (const key of state.dirty) state.loading.set(key, this.compute(key) ?? null);
    state.dirty.clear();
    this.sim.schedule(this.name, SYNC_MS, { type: 'loaded' });
  }

  private loaded(): void {
    const { state } = this;
    for (const [key, rules] of state.loading) this.replace(key, rules ?? undefined);
    state.loading.clear();
    for (const node of state.stale.keys()) {
      const delayMs = this.network.delayMs(`kube-proxy/${node}`);
      if (delayMs > 0) this.sim.schedule(this.name, delayMs, { type: 'catch-up', node });
    }
  }

  private compute(key: string): ServiceRules | undefined {
    const service = this.informers.get<Service>('services', key);
    return service && serviceRules(service, this.informers.byIndex<EndpointSlice>(SLICES, BY_SERVICE, key));
  }

  private replace(key: string, next: ServiceRules | undefined): void {
    const { rules, stale, addresses, nodePorts } = this.state;
    const before = rules.get(key);
    for (const kept of stale.values()) if (!kept.has(key)) kept.set(key, before ?? null);
    if (before && stale.size === 0) {
      for (const address of addressesOf(before)) if (addresses.get(address) === key) addresses.delete(address);
      for (const { nodePort } of before.ports) if (nodePorts.get(nodePort) === key) nodePorts.delete(nodePort);
    }
    if (!next) {
      rules.delete(key);
      return;
    }
    rules.set(key, next);
    for (const address of addressesOf(next)) addresses.set(address, key);
    for (const { nodePort } of next.ports) if (nodePort > 0) nodePorts.set(nodePort, key);
  }

  private nodeChanged(node: string): void {
    const { stale, blank } = this.state;
    const powered = this.network.machine(node)?.powered ?? false;
    if (!powered) blank.add(node);
    const keepsUp = this.network.reachable(`kube-proxy/${node}`) && this.network.delayMs(`kube-proxy/${node}`) === 0;
    if (!keepsUp && !stale.has(node)) stale.set(node, new Map());
    if (!powered || !this.network.reachable(`kube-proxy/${node}`)) return;
    if (blank.has(node)) this.sim.schedule(this.name, START_MS, { type: 'catch-up', node });
    else if (stale.has(node)) this.sim.schedule(this.name, RELIST_MS, { type: 'catch-up', node });
  }

  private catchUp(node: string): void {
    if (!this.network.reachable(`kube-proxy/${node}`)) return;
    this.state.blank.delete(node);
    if (this.network.delayMs(`kube-proxy/${node}`) > 0) this.state.stale.set(node, new Map());
    else this.state.stale.delete(node);
    if (this.state.stale.size === 0) this.forgetAddresses();
  }

  /** Addresses of Services that are gone were kept for the nodes that did not know it. */
  private forgetAddresses(): void {
    const { addresses, nodePorts, rules } = this.state;
    for (const [address, key] of addresses) {
      const owner = rules.get(key);
      if (!owner || !addressesOf(owner).includes(address)) addresses.delete(address);
    }
    for (const [port, key] of nodePorts) {
      if (!rules.get(key)?.ports.some(({ nodePort }) => nodePort === port)) nodePorts.delete(port);
    }
  }
}

function addressesOf({ clusterIPs, externalIPs }: ServiceRules): string[] {
  return [...clusterIPs, ...externalIPs];
}

function nameOf({ address, port }: Target): string {
  return `${address}:${port}`;
}

/** The Service that a slice belongs to, as a key: `default/web`. */
export function serviceOf(slice: EndpointSlice): string {
  return `${slice.metadata.namespace}/${slice.metadata.labels?.['kubernetes.io/service-name'] ?? ''}`;
}
