import { locate } from '../../api/scheme';
import type { ApiDoor } from '../apiserver/request';
import { Client } from '../client/client';
import type { Controller, ControllerHost } from '../client/controller';
import { EventRecorder } from '../client/eventRecorder';
import { Informers } from '../client/informers';
import { listing } from '../client/listing';
import { Process } from '../client/process';
import type { Component, Simulation } from '../sim/simulation';
import { DeploymentController } from './deployment/controller';
import { DisruptionController } from './disruption/controller';
import { EndpointsController } from './endpoints/controller';
import { EndpointSliceController } from './endpointslice/controller';
import { EndpointSliceMirroringController } from './endpointsliceMirroring/controller';
import { GarbageCollector } from './garbageCollector/controller';
import { NamespaceController } from './namespace/controller';
import { NodeLifecycleController } from './nodeLifecycle/controller';
import { PodGarbageCollector } from './podGc/controller';
import { ReplicaSetController } from './replicaset/controller';
import { RootCaPublisher } from './rootCa/controller';
import { ServiceAccountsController } from './serviceAccounts/controller';
import { TaintEvictionController } from './taintEviction/controller';
import { TtlController } from './ttl/controller';

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
  /** What its events name as their source, where that is another name. */
  readonly reportsAs?: string;
  /** Its client's limits, where they are not the usual ones. */
  readonly perSecond?: number;
  readonly burst?: number;
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
  { name: 'endpointslice-controller', make: (host) => new EndpointSliceController(host) },
  { name: 'endpointslice-mirroring-controller', make: (host) => new EndpointSliceMirroringController(host) },
  { name: 'endpoint-controller', make: (host) => new EndpointsController(host) },
  { name: 'disruption-controller', reportsAs: 'controllermanager', make: (host) => new DisruptionController(host) },
  { name: 'namespace-controller', perSecond: 400, burst: 3000, make: (host) => new NamespaceController(host) },
  { name: 'service-account-controller', make: (host) => new ServiceAccountsController(host) },
  { name: 'root-ca-cert-publisher', make: (host) => new RootCaPublisher(host) },
  { name: 'garbage-collector', perSecond: 40, make: (host) => new GarbageCollector(host) },
  {
    name: 'node-lifecycle-controller',
    reportsAs: 'node-controller',
    make: (host, { heartbeat }) => new NodeLifecycleController(host, heartbeat),
  },
  { name: 'taint-eviction-controller', make: (host) => new TaintEvictionController(host) },
  { name: 'ttl-controller', make: (host) => new TtlController(host) },
  { name: 'pod-garbage-collector', make: (host) => new PodGarbageCollector(host) },
];

/**
 * kube-controller-manager: its informers, which have begun to watch, its controllers, each with a client of its own, and
 * the process of that name, which can be stopped and started.
 */
export function createControllers(all: ControllersHost): Component[] {
  const { sim, api } = all;
  const informers = new Informers(sim, api, listing(api, USER, PROCESS), `${PROCESS}/informers`);
  const controllers = CONTROLLERS.map(({ name, reportsAs = name, perSecond = PER_SECOND, burst = BURST, make }) => {
    const client = new Client(sim, api, locate, { user: USER, actor: name, perSecond, burst });
    return make({ sim, informers, client, recorder: new EventRecorder(sim, client.beside(), reportsAs) }, all);
  });
  informers.start();
  const watching = { start: () => informers.start(), stop: () => informers.forget() };
  return [informers, ...controllers, new Process(PROCESS, sim, [...controllers, watching])];
}
