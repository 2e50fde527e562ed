import { Diagnosis } from '../sim/diagnosis';
import type { Plain } from '../sim/plain';
import type { Random } from '../sim/random';
import { type Simulation, StatefulComponent } from '../sim/simulation';
import type { HttpReply, HttpRequest, Server } from './http';
import { type Link, linkKey, OPEN } from './link';

/** The place of the API server, the controllers and the scheduler. */
export const CONTROL_PLANE = 'control-plane';

/** The API server's own address and port; machines begin after it. */
export const API_SERVER_ADDRESS = '10.0.0.10';
const API_SERVER_PORT = 6443;

/** A computer with an address. Immutable: replaced when something about it changes. */
export interface Machine {
  readonly name: string;
  readonly address: string;
  readonly controlPlane: boolean;
  readonly powered: boolean;
  /** Cluster time of the last change of its power, in milliseconds. */
  readonly since: number;
  /** Where its pods' addresses begin, as a number below 65,536: 256 is 10.244.1.0. It is a multiple of `podAddresses`, a power of two. */
  readonly firstPodAddress: number;
  readonly podAddresses: number;
}

interface NetworkState {
  machines: Map<string, Machine>;
  /** By address: the machine's name, of machines and of pods. */
  places: Map<string, string>;
  /** By machine: the last pod address handed out, counted from its first. */
  lastAddress: Map<string, number>;
  /** By `linkKey`: those that are not as they should be. */
  links: Map<string, Link>;
  nextPodAddress: number;
}

/** Packets to a neighbour that does not answer are dropped after this long (Linux: three ARP probes, a second apart). */
const NEIGHBOUR_GONE_MS = 3000;
/** A neighbour is believed in for this long after it was last heard (Linux: reachable for 30 s, delayed for 5, probed for 3). */
const NEIGHBOUR_REACHABLE_MS = 38_000;

/**
 * Machines, the links between them, and who has which address. Knows no Service and no API object.
 * Models a flat pod network (10.244.0.0/16, a range a node) over one segment 10.0.0.0/24.
 */
export class Network extends StatefulComponent<NetworkState> {
  /** Who answers at the addresses: the runtime. Code, wired at construction. */
  server: Server = { connect: () => ({ kind: 'refused' }), alive: () => true };
  /** Called when a machine's power or links changed, in the same instant. */
  private readonly listeners: ((machine: string) => void)[] = [];
  private readonly random: Random;

  constructor(private readonly sim: Simulation) {
    super('network', {
      machines: new Map(),
      places: new Map(),
      lastAddress: new Map(),
      links: new Map(),
      nextPodAddress: 0,
    });
    this.random = sim.random('network');
  }

  /** Puts a machine on the network; `pods` is how many of them it takes. Its address is 10.0.0.11 and up in the order of coming. */
  addMachine(name: string, { pods = 110, controlPlane = false } = {}): Machine {
    const { machines, places } = this.state;
    const number = 11 + machines.size;
    const address = `10.0.${number >> 8}.${number & 255}`;
    let podAddresses = 256;
    while (podAddresses < pods + 3) podAddresses *= 2;
    const firstPodAddress = Math.ceil(this.state.nextPodAddress / podAddresses) * podAddresses;
    this.state.nextPodAddress = firstPodAddress + podAddresses;
    const machine: Machine = {
      name,
      address,
      controlPlane,
      powered: true,
      since: this.sim.now,
      firstPodAddress,
      podAddresses,
    };
    if (this.state.nextPodAddress > 65_536) {
      throw new Diagnosis('PodNetworkFull', `the pod network 10.244.0.0/16 has no room for the pods of ${name}`);
    }
    machines.set(name, machine);
    places.set(address, name);
    return machine;
  }

  machine(name: string): Machine | undefined {
    return this.state.machines.get(name);
  }

  /** In the order of their coming. */
  machines(): Machine[] {
    return [...this.state.machines.values()];
  }

  /** Which machine an address is on: its own or a pod's. */
  placeOf(address: string): string | undefined {
    return this.state.places.get(address);
  }

  /** The range of a machine's pod addresses: `10.244.1.0/24`. */
  podCIDR(name: string): string {
    const machine = this.known(name);
    let bits = 24;
    for (let size = 256; size < machine.podAddresses; size *= 2) bits--;
    return `${podAddress(machine.firstPodAddress)}/${bits}`;
  }

  /** Takes the next free pod address of a machine and attaches it. Models the CNI plugin host-local: upwards, then round. */
  allocate(name: string): string {
    const machine = this.known(name);
    let last = this.state.lastAddress.get(name) ?? 1;
    for (let tries = 0; tries < machine.podAddresses; tries++) {
      last = last + 1 >= machine.podAddresses - 1 ? 2 : last + 1;
      const address = podAddress(machine.firstPodAddress + last);
      if (this.state.places.has(address)) continue;
      this.state.lastAddress.set(name, last);
      this.attach(address, name);
      return address;
    }
    throw new Diagnosis('PodNetworkFull', `no pod address is left on ${name}`);
  }

  attach(address: string, machine: string): void {
    this.state.places.set(address, machine);
  }

  /** The address leads nowhere from now on. */
  detach(address: string): void {
    this.state.places.delete(address);
  }

  setPower(name: string, powered: boolean): void {
    const machine = this.known(name);
    if (machine.powered === powered) return;
    this.state.machines.set(name, { ...machine, powered, since: this.sim.now });
    this.tell(name);
  }

  /** Sets how the link between two places is (machines, CONTROL_PLANE); both directions. */
  setLink(a: string, b: string, link: Link): void {
    const key = linkKey(a, b);
    if (link.cut || link.delayMs > 0) this.state.links.set(key, link);
    else this.state.links.delete(key);
    for (const place of a === b ? [a] : [a, b]) if (this.state.machines.has(place)) this.tell(place);
  }

  link(a: string, b: string): Link {
    if (this.state.links.size === 0) return OPEN;
    return this.state.links.get(linkKey(a, b)) ?? OPEN;
  }

  onChange(listener: (machine: string) => void): void {
    this.listeners.push(listener);
  }

  /**
   * Can a component talk with the API server? Components of a machine have its name as a part of theirs:
   * `kubelet/node-a`, `kube-proxy/node-a/informers`; all others are beside the API server.
   */
  reachable(component: string): boolean {
    const machine = this.machineOf(component);
    return !machine || (machine.powered && !this.link(machine.name, CONTROL_PLANE).cut);
  }

  /** How much longer than usual a component's messages to and from the API server take, in milliseconds, one way. */
  delayMs(component: string): number {
    if (this.state.links.size === 0) return 0;
    const machine = this.machineOf(component);
    return machine ? this.link(machine.name, CONTROL_PLANE).delayMs : 0;
  }

  /** A connection from a place (a machine, OUTSIDE, CONTROL_PLANE) to an address; `null` asks only whether somebody listens. */
  connect(from: string, address: string, port: number, request: HttpRequest | null): HttpReply {
    const place = this.state.places.get(address);
    if (place === undefined) return address === API_SERVER_ADDRESS ? this.apiServer(from, port) : this.nobody(address);
    const machine = this.state.machines.get(place) as Machine;
    if (!machine.powered) return this.noMachine(machine);
    if (from === place || this.state.links.size === 0) return this.server.connect(address, port, request);
    const { cut, delayMs } = this.link(from, place);
    if (cut) return { kind: 'silence' };
    const reply = this.server.connect(address, port, request);
    return reply.kind === 'answer' && delayMs > 0 ? { ...reply, latencyMs: reply.latencyMs + 2 * delayMs } : reply;
  }

  handle(_what: Plain): void {}

  private known(name: string): Machine {
    const machine = this.state.machines.get(name);
    if (!machine) throw new Error(`no machine is called ${name}`);
    return machine;
  }

  private machineOf(component: string): Machine | undefined {
    const slash = component.indexOf('/');
    if (slash < 0) return undefined;
    const next = component.indexOf('/', slash + 1);
    return this.state.machines.get(next < 0 ? component.slice(slash + 1) : component.slice(slash + 1, next));
  }

  /** It speaks TLS, which nothing here does: plain HTTP is told so. */
  private apiServer(from: string, port: number): HttpReply {
    const { cut, delayMs } = this.link(from, CONTROL_PLANE);
    if (cut) return { kind: 'silence' };
    if (port !== API_SERVER_PORT) return { kind: 'refused' };
    const body = 'Client sent an HTTP request to an HTTPS server.\n';
    return { kind: 'answer', code: 400, body, latencyMs: 1 + 2 * delayMs, server: '' };
  }

  /** The address of a pod that is gone: mostly its node waits in vain for a neighbour to answer, sometimes it knows already. */
  private nobody(address: string): HttpReply {
    const number = podNumber(address);
    if (number === undefined) return { kind: 'silence' };
    const machine = this.machines().find(
      ({ firstPodAddress, podAddresses }) => number >= firstPodAddress && number < firstPodAddress + podAddresses,
    );
    if (machine && !machine.powered) return this.noMachine(machine);
    if (this.random.int(3) === 0) return { kind: 'no-route' };
    return { kind: 'silence', noRouteAfterMs: NEIGHBOUR_GONE_MS };
  }

  /** While the neighbour is still believed in, packets vanish; later each connection finds out its absence anew. */
  private noMachine({ since }: Machine): HttpReply {
    if (this.sim.now - since < NEIGHBOUR_REACHABLE_MS) return { kind: 'silence' };
    return { kind: 'silence', noRouteAfterMs: NEIGHBOUR_GONE_MS };
  }

  private tell(machine: string): void {
    for (const listener of this.listeners) listener(machine);
  }
}

/** 263 of `10.244.1.7`; undefined where it is not of the pod network. */
function podNumber(address: string): number | undefined {
  const [, third, fourth] = /^10\.244\.(\d+)\.(\d+)$/.exec(address) ?? [];
  return third === undefined ? undefined : 256 * Number(third) + Number(fourth);
}

/** `10.244.1.7` of 263. */
function podAddress(number: number): string {
  return `10.244.${number >> 8}.${number & 255}`;
}
