import { locate } from '../api/scheme';
import type { Command, ControlPlaneProcess, WorldSpec } from '../protocol/session';
import type { Decision } from '../protocol/trace';
import { IngressNginx } from './addons/ingressNginx/controller';
import { ApiServer } from './apiserver/apiServer';
import { Client } from './client/client';
import { EventRecorder } from './client/eventRecorder';
import { Informers } from './client/informers';
import { listing } from './client/listing';
import type { CommandLine } from './commandLine';
import { createControllers } from './controllers/registry';
import { type Change, Etcd } from './etcd/etcd';
import { Faults } from './faults/faults';
import { hashState } from './hash';
import { Machines, type MachineUsage } from './machines';
import { Network } from './network/network';
import type { Edge } from './network/passage';
import { clusterDialer } from './proxy/dialer';
import { ClusterDns } from './proxy/dns';
import { KubeProxies } from './proxy/kubeProxy';
import { imageNames } from './runtime/registry';
import type { ShellEngine } from './runtime/shell/shellEngine';
import { createScheduler } from './scheduler/registry';
import { type Checkpoint, Simulation } from './sim/simulation';
import { changesWhatRuns } from './traffic/changes';
import { Ledger } from './traffic/ledger';
import { Traffic } from './traffic/traffic';

export { type BareApi, bareApi } from './bareApi';
export { podRequests } from './scheduler/resources';
export { Diagnosis } from './sim/diagnosis';
export { copyState } from './sim/plain';
export { formatTime, parseTime } from './sim/time';

/** The components that stop and start with a process of the control plane. */
const PROCESSES: Readonly<Record<ControlPlaneProcess, string>> = {
  'kube-controller-manager': 'kube-controller-manager',
  'kube-scheduler': 'kube-scheduler/process',
};

/** What a cluster is made from. The same ones give the same cluster, byte for byte. */
export interface ClusterOptions {
  readonly seed: number;
  readonly world: WorldSpec;
  /** What runs containers' command lines; asked when the first one starts, so that it may be loaded later. */
  readonly shell?: () => ShellEngine;
  readonly createCommandLine: (host: { readonly sim: Simulation; readonly api: ApiServer }) => CommandLine;
}

/** A whole cluster: the one door to the engine for worker, Node and tests. */
export class Cluster {
  readonly api: ApiServer;
  readonly etcd: Etcd;
  readonly network: Network;
  readonly traffic: Traffic;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly commandLine: CommandLine;
  /** Called for each command, at its moment, once it is given. */
  onPerform: (command: Command) => void = () => {};
  private readonly sim: Simulation;
  private readonly machines: Machines;
  /** How often a checkpoint was loaded: revisions and moments of before may be others now. No part of the state. */
  loads = 0;
  private readonly observers: ((change: Change) => void)[] = [];
  private readonly starts: (() => void)[] = [];

  constructor({ seed, world, shell, createCommandLine }: ClusterOptions) {
    const sim = new Simulation(seed);
    this.sim = sim;
    this.etcd = sim.add(new Etcd(sim, world.objectsAtMost));
    this.network = sim.add(new Network(sim));
    const { network } = this;
    this.api = sim.add(
      new ApiServer(sim, this.etcd, {
        kubelet: (node) => this.machines.door(node),
        reachable: (component) => network.reachable(component),
        bare: world.bare ?? false,
      }),
    );
    const { api } = this;
    const publish = this.etcd.onChange;
    this.etcd.onChange = (change) => {
      publish(change);
      for (const observer of this.observers) observer(change);
    };
    const proxyInformers = sim.add(
      new Informers(sim, api, listing(api, 'system:kube-proxy', 'kube-proxy'), 'kube-proxy/informers'),
    );
    const proxies = sim.add(new KubeProxies(sim, proxyInformers, network));
    const dns = new ClusterDns(proxyInformers, () => []);
    const edge = world.addons.includes('ingress-nginx') ? this.addIngressNginx() : undefined;
    const dialer = clusterDialer(proxies, dns, edge);
    this.machines = new Machines({ sim, api, network, dialer }, world.machines);
    if (shell) this.machines.runtime.shell = shell;
    for (const component of this.machines.components) sim.add(component);
    network.onChange((machine) => {
      for (const name of [`kubelet/${machine}`, `kubelet/${machine}/informers`]) {
        if (network.reachable(name)) api.release(name);
      }
    });
    for (const component of createControllers({ sim, api, heartbeat: (node) => this.machines.heartbeat(node) }))
      sim.add(component);
    for (const component of createScheduler({ sim, api })) sim.add(component);
    this.ledger = sim.add(new Ledger(sim));
    this.traffic = sim.add(new Traffic({ sim, network, dialer, ledger: this.ledger, edge }));
    this.faults = sim.add(new Faults(sim, network, this.machines));
    this.commandLine = sim.add(createCommandLine({ sim, api }));
    this.starts.push(
      () => proxyInformers.start(),
      () => this.machines.start(),
      () => {
        for (const generator of world.generators) this.traffic.set(generator);
      },
    );
  }

  /** Switches everything on, once, after those who watch have begun to. A cluster that is loaded from a checkpoint is on already. */
  populate(): void {
    for (const start of this.starts.splice(0)) start();
  }

  /** Cluster time in milliseconds. */
  get now(): number {
    return this.sim.now;
  }

  /** How many things happened so far: the engine's measure of work. */
  get handled(): number {
    return this.sim.handled;
  }

  /** Hears of each write to the cluster, in the instant in which it is made. */
  observe(observer: (change: Change) => void): void {
    this.observers.push(observer);
  }

  /** Hears of each decision that components take, from now on. */
  listen(listener: (decision: Decision) => void): void {
    this.sim.onDecision = listener;
  }

  /** The images that a registry has: what can be named in a manifest. */
  get images(): ReturnType<typeof imageNames> {
    return imageNames();
  }

  /** Lets everything happen up to and at `at`. */
  advance(at: number): void {
    this.sim.runUntil(at);
  }

  /** When the next thing happens. */
  nextAt(): number | undefined {
    return this.sim.nextAt();
  }

  /** Lets the next thing happen; false when nothing is left to happen. */
  stepOccurrence(): boolean {
    return this.sim.step() !== undefined;
  }

  /** Does what a person asks for, now: after all else that happens at this moment. `number` is its place in the session's log. */
  perform(command: Command, number = 0): void {
    this.sim.runUntil(this.sim.now);
    this.sim.cause = { kind: 'command', ref: number, what: command.type === 'exec' ? command.line : command.type };
    if (command.type === 'exec') {
      this.commandLine.exec(command.terminal, command.line, command.files ?? {});
      if (changesWhatRuns(command.line)) this.ledger.mark();
    } else if (command.type === 'interrupt') this.commandLine.interrupt(command.terminal);
    else if (command.type === 'power') this.faults.power(command.node, command.on);
    else if (command.type === 'link') {
      const { node, to, cut, delayMs } = command;
      if (to === undefined) this.faults.isolate(node, { cut, delayMs });
      else this.faults.link(node, to, { cut, delayMs });
    } else if (command.type === 'memory-ramp') {
      this.faults.memoryRamp(command.node, command.bytes, command.overMs);
    } else if (command.type === 'process') {
      this.sim.schedule(PROCESSES[command.name], 0, { type: command.on ? 'start' : 'stop' });
    } else this.traffic.set(command.generator);
    this.onPerform(command);
  }

  /** A pull or a back-off that runs in a pod, by the pod's uid. */
  spanOf(pod: string): { readonly from: number; readonly until: number } | undefined {
    return this.machines.spanOf(pod);
  }

  /** Why a container (by its id) was killed: a probe, or its whole machine had no memory left. */
  killedFor(container: string): 'liveness' | 'startup' | 'machine' | undefined {
    return this.machines.runtime.container(container)?.killedFor;
  }

  /** What machines use at present, by name: exact, from the curves of what runs on them. Those without real containers are left out. */
  usage(): ReadonlyMap<string, MachineUsage> {
    return this.machines.usage();
  }

  /** A node's kubelet evicts when more memory than this is used, in bytes; 0 where no kubelet runs real containers. */
  evictsAbove(node: string): number {
    return this.machines.evictsAbove(node);
  }

  /** Everything that can change, as it is now. */
  save(): Checkpoint {
    return this.sim.save();
  }

  /** Puts everything back to a checkpoint of this cluster, or of one made from the same options. */
  load(checkpoint: Checkpoint): void {
    this.sim.load(checkpoint);
    this.loads++;
  }

  /** 16 hexadecimal digits that are the same exactly where the whole state is. */
  hash(): string {
    return hashState(this.sim.save());
  }

  private addIngressNginx(): Edge {
    const { sim, api, network } = this;
    const user = 'system:serviceaccount:ingress-nginx:ingress-nginx';
    const informers = sim.add(new Informers(sim, api, listing(api, user, 'ingress-nginx'), 'ingress-nginx/informers'));
    const client = new Client(sim, api, locate, { user, actor: 'nginx-ingress-controller' });
    const recorder = new EventRecorder(sim, client, 'nginx-ingress-controller');
    const controller = sim.add(new IngressNginx({ sim, informers, client, recorder, network }));
    this.starts.push(() => controller.start());
    return controller;
  }
}
