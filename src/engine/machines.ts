import { locate } from '../api/scheme';
import type { MachineSpec } from '../protocol/session';
import type { ApiServer } from './apiserver/apiServer';
import { Client } from './client/client';
import type { KubeletDoor } from './kubelet/door';
import { KwokNodes } from './kubelet/kwokNodes';
import type { Network } from './network/network';
import type { Dialer } from './network/passage';
import type { Component, Simulation } from './sim/simulation';

/** What machines run on. */
export interface MachinesHost {
  readonly sim: Simulation;
  readonly api: ApiServer;
  readonly network: Network;
  readonly dialer: Dialer;
}

/** All machines of a world with what runs on them: kubelets and their containers, or kwok's stages. */
export class Machines {
  readonly components: readonly Component[];
  private readonly kwok: KwokNodes;

  constructor(
    private readonly host: MachinesHost,
    specs: readonly MachineSpec[],
  ) {
    const { sim, api, network } = host;
    for (const { name, pods, controlPlane } of specs) network.addMachine(name, { pods, controlPlane });
    const client = new Client(sim, api, locate, { user: 'kwok-admin', actor: 'kwok' });
    this.kwok = new KwokNodes(
      { sim, api, client, network },
      specs.filter(({ kubelet }) => kubelet === 'kwok'),
    );
    this.components = [this.kwok];
  }

  start(): void {
    this.kwok.start();
  }

  /** The kubelet of a node, for logs and exec; undefined where it cannot be reached. */
  door(_node: string): KubeletDoor | undefined {
    return undefined;
  }

  /** When a node's lease was last renewed, in cluster milliseconds. */
  heartbeat(_node: string): number {
    return this.host.sim.now;
  }

  spanOf(_pod: string): { readonly from: number; readonly until: number } | undefined {
    return undefined;
  }

  powerOff(_node: string): void {}

  powerOn(_node: string): void {}
}
