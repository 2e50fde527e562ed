import { unitsOf } from '../api/meta/quantity';
import { locate } from '../api/scheme';
import type { MachineSpec } from '../protocol/session';
import type { ApiServer } from './apiserver/apiServer';
import { Client } from './client/client';
import { EventRecorder } from './client/eventRecorder';
import { Informers } from './client/informers';
import { listing } from './client/listing';
import type { KubeletDoor } from './kubelet/door';
import { THRESHOLD_BYTES } from './kubelet/eviction';
import { Kubelet } from './kubelet/kubelet';
import { KwokNodes } from './kubelet/kwokNodes';
import type { Network } from './network/network';
import type { Dialer } from './network/passage';
import { SYSTEM_BYTES } from './runtime/machineMemory';
import { Runtime, type Usage } from './runtime/runtime';
import type { Component, Simulation } from './sim/simulation';

/** What machines run on. */
export interface MachinesHost {
  readonly sim: Simulation;
  readonly api: ApiServer;
  readonly network: Network;
  readonly dialer: Dialer;
}

/** What a machine uses at a moment. */
export interface MachineUsage {
  /** Processes outside of all pods: the system, and a memory ramp. Bytes. */
  readonly hostBytes: number;
  /** By pod uid. */
  readonly pods: ReadonlyMap<string, Usage>;
}

/** All machines of a world with what runs on them: kubelets and their containers, or kwok's stages. */
export class Machines {
  readonly components: readonly Component[];
  readonly runtime: Runtime;
  private readonly kwok: KwokNodes;
  private readonly kubelets: ReadonlyMap<string, Kubelet>;

  constructor(
    private readonly host: MachinesHost,
    specs: readonly MachineSpec[],
  ) {
    const { sim, api, network, dialer } = host;
    for (const { name, pods, controlPlane } of specs) network.addMachine(name, { pods, controlPlane });
    const client = new Client(sim, api, locate, { user: 'kwok-admin', actor: 'kwok' });
    this.kwok = new KwokNodes(
      { sim, api, client, network },
      specs.filter(({ kubelet }) => kubelet === 'kwok'),
    );
    this.runtime = new Runtime(sim);
    this.runtime.dialer = dialer;
    network.server = this.runtime;
    const components: Component[] = [this.kwok, this.runtime];
    const kubelets = new Map<string, Kubelet>();
    for (const spec of specs) {
      if (spec.kubelet === 'kwok') continue;
      const memoryBytes = unitsOf(spec.memory);
      const watchedBytes = memoryBytes - SYSTEM_BYTES - THRESHOLD_BYTES;
      this.runtime.install(spec.name, { memoryBytes, owner: `kubelet/${spec.name}`, watchedBytes });
      const { kubelet, informers } = createKubelet(host, this.runtime, spec);
      kubelets.set(spec.name, kubelet);
      components.push(kubelet, informers);
    }
    this.kubelets = kubelets;
    this.components = components;
  }

  start(): void {
    this.kwok.start();
    for (const kubelet of this.kubelets.values()) kubelet.start();
  }

  /** The kubelet of a node, for logs and exec; undefined where it cannot be reached. */
  door(node: string): KubeletDoor | undefined {
    const kubelet = this.kubelets.get(node);
    return kubelet && this.host.network.reachable(kubelet.name) ? kubelet : undefined;
  }

  /** When a node's lease was last renewed, in cluster milliseconds. kwok's are always fresh. */
  heartbeat(node: string): number {
    return this.kubelets.get(node)?.lastRenewal() ?? this.host.sim.now;
  }

  /** A pull or a back-off that runs in a pod, by the pod's uid. */
  spanOf(pod: string): { readonly from: number; readonly until: number } | undefined {
    const node = this.runtime.sandbox(pod)?.node;
    return node === undefined ? undefined : this.kubelets.get(node)?.spanOf(pod);
  }

  evictsAbove(node: string): number {
    const kubelet = this.kubelets.get(node);
    return kubelet ? kubelet.memoryBytes - THRESHOLD_BYTES : 0;
  }

  /** By the names of the machines that run real containers and have power. */
  usage(): Map<string, MachineUsage> {
    const pods = this.runtime.podUsage();
    const none: ReadonlyMap<string, Usage> = new Map();
    const machines = new Map<string, MachineUsage>();
    for (const node of this.kubelets.keys()) {
      if (this.host.network.machine(node)?.powered)
        machines.set(node, { hostBytes: this.runtime.hostBytes(node), pods: pods.get(node) ?? none });
    }
    return machines;
  }

  /** Processes outside of all pods come to take memory; false where no kubelet runs real containers. */
  takeMemory(node: string, bytes: number, overMs: number): boolean {
    const kubelet = this.kubelets.get(node);
    if (!kubelet) return false;
    this.runtime.takeHostMemory(node, bytes, overMs);
    kubelet.watchMemory();
    return true;
  }

  powerOff(node: string): void {
    this.kubelets.get(node)?.powerOff();
  }

  powerOn(node: string): void {
    this.kubelets.get(node)?.powerOn();
  }
}

function createKubelet(
  { sim, api, network }: MachinesHost,
  runtime: Runtime,
  spec: MachineSpec,
): { kubelet: Kubelet; informers: Informers } {
  const name = `kubelet/${spec.name}`;
  const user = `system:node:${spec.name}`;
  const client = new Client(sim, api, locate, { user, actor: name });
  const recorder = new EventRecorder(sim, client, 'kubelet', spec.name);
  const informers = new Informers(sim, api, listing(api, user, name), `${name}/informers`);
  const kubelet = new Kubelet({ sim, api, client, recorder, informers, runtime, network }, spec);
  return { kubelet, informers };
}
