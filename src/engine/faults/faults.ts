import type { Link } from '../network/link';
import { CONTROL_PLANE, type Network } from '../network/network';
import type { Plain } from '../sim/plain';
import { type Simulation, StatefulComponent } from '../sim/simulation';

/** Whoever has to know of a machine's power and memory in the same instant: the kubelets with their containers. */
export interface PowerSwitch {
  powerOff(node: string): void;
  powerOn(node: string): void;
  /** Processes outside of all pods take memory of a machine; false where there are no real containers. */
  takeMemory(node: string, bytes: number, overMs: number): boolean;
}

/** What is broken at present, for the page and for checkers. */
interface FaultsState {
  /** Machines without power, and since when. */
  off: Map<string, number>;
  /** By `a b`: links that are not as they should be. */
  links: Map<string, Link>;
}

/** Breaks machines and links, and mends them. Never edits objects: the cluster has to find out by itself. */
export class Faults extends StatefulComponent<FaultsState> {
  constructor(
    private readonly sim: Simulation,
    private readonly network: Network,
    private readonly machines: PowerSwitch,
  ) {
    super('faults', { off: new Map(), links: new Map() });
  }

  /** Takes a machine's power, or gives it back. Returns what is wrong with that, if anything. */
  power(node: string, on: boolean): string | undefined {
    const machine = this.network.machine(node);
    if (!machine) return `no machine is called ${node}`;
    if (machine.powered === on) return `${node} is ${on ? 'on' : 'off'} already`;
    this.because(`${node} ${on ? 'got its power back' : 'lost its power'}`);
    if (on) this.state.off.delete(node);
    else this.state.off.set(node, this.sim.now);
    this.network.setPower(node, on);
    if (on) this.machines.powerOn(node);
    else this.machines.powerOff(node);
    return undefined;
  }

  /** Processes outside of all pods take so many bytes, evenly over so long; 0 bytes end them. */
  memoryRamp(node: string, bytes: number, overMs: number): string | undefined {
    const machine = this.network.machine(node);
    if (!machine) return `no machine is called ${node}`;
    if (!machine.powered) return `${node} is off`;
    this.because(bytes > 0 ? `a memory ramp began on ${node}` : `the memory ramp on ${node} was taken away`);
    return this.machines.takeMemory(node, Math.max(0, bytes), Math.max(0, overMs))
      ? undefined
      : `${node} runs no real processes`;
  }

  /** Cuts, slows or (with an OPEN link) mends what is between two machines. A machine of the control plane stands for the API server too. */
  link(a: string, b: string, link: Link): string | undefined {
    for (const name of [a, b]) {
      if (name !== CONTROL_PLANE && !this.network.machine(name)) return `no machine is called ${name}`;
    }
    if (a === b) return `${a} needs no link to itself`;
    this.because(
      `the link between ${a} and ${b} ${link.cut ? 'was cut' : link.delayMs > 0 ? 'got slow' : 'is mended'}`,
    );
    for (const first of this.places(a)) for (const second of this.places(b)) this.set(first, second, link);
    return undefined;
  }

  /** Cuts, slows or mends every link of a machine to the others and to the API server. */
  isolate(node: string, link: Link): string | undefined {
    if (!this.network.machine(node)) return `no machine is called ${node}`;
    this.because(`the network of ${node} ${link.cut ? 'was cut' : link.delayMs > 0 ? 'got slow' : 'is mended'}`);
    for (const { name } of this.network.machines()) if (name !== node) this.set(node, name, link);
    this.set(node, CONTROL_PLANE, link);
    this.set(node, 'ingress-nginx', link);
    return undefined;
  }

  /** Machines without power. */
  off(): readonly string[] {
    return [...this.state.off.keys()];
  }

  /** Links that are not as they should be, by `a b`. */
  links(): ReadonlyMap<string, Link> {
    return this.state.links;
  }

  handle(_what: Plain): void {}

  private places(name: string): string[] {
    return this.network.machine(name)?.controlPlane ? [name, CONTROL_PLANE] : [name];
  }

  private set(a: string, b: string, link: Link): void {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (link.cut || link.delayMs > 0) this.state.links.set(key, link);
    else this.state.links.delete(key);
    this.network.setLink(a, b, link);
  }

  private because(what: string): void {
    this.sim.cause = { kind: 'fault', what, after: this.sim.cause };
  }
}
