import { locate } from '../../api/scheme';
import type { ApiDoor } from '../apiserver/request';
import { Client } from '../client/client';
import type { Controller, ControllerHost } from '../client/controller';
import { EventRecorder } from '../client/eventRecorder';
import { Informers } from '../client/informers';
import { listing } from '../client/listing';
import type { Component, Simulation } from '../sim/simulation';
import { DeploymentController } from './deployment/controller';
import { ReplicaSetController } from './replicaset/controller';

/** What kube-controller-manager is started with. */
export interface ControllersHost {
  readonly sim: Simulation;
  readonly api: ApiDoor;
  /** When a node last renewed its lease, in cluster milliseconds; asked only where a fault was noticed. */
  readonly heartbeat: (node: string) => number;
}

/** A controller in the list: its name, and how it is made. */
interface Entry {
  readonly name: string;
  readonly make: (host: ControllerHost, all: ControllersHost) => Controller<object>;
}

const USER = 'system:kube-controller-manager';
const PROCESS = 'kube-controller-manager';
/** client-go's QPS and burst of each controller's client. */
const PER_SECOND = 20;
const BURST = 30;

const CONTROLLERS: readonly Entry[] = [
  { name: 'deployment-controller', make: (host) => new DeploymentController(host) },
  { name: 'replicaset-controller', make: (host) => new ReplicaSetController(host) },
];

/** kube-controller-manager: its informers, which have begun to watch, and its controllers, each with a client of its own. */
export function createControllers(all: ControllersHost): Component[] {
  const { sim, api } = all;
  const informers = new Informers(sim, api, listing(api, USER, PROCESS), `${PROCESS}/informers`);
  const controllers = CONTROLLERS.map(({ name, make }) => {
    const client = new Client(sim, api, locate, { user: USER, actor: name, perSecond: PER_SECOND, burst: BURST });
    return make({ sim, informers, client, recorder: new EventRecorder(sim, client, name) }, all);
  });
  informers.start();
  return [informers, ...controllers];
}
