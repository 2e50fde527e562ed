import { locate } from '../../api/scheme';
import type { ApiDoor } from '../apiserver/request';
import { Client } from '../client/client';
import { Informers } from '../client/informers';
import { listing } from '../client/listing';
import { Process } from '../client/process';
import type { Component, Simulation } from '../sim/simulation';
import type { Plugin } from './framework';
import { ImageLocality } from './plugins/ImageLocality';
import { InterPodAffinity } from './plugins/InterPodAffinity';
import { NodeAffinity } from './plugins/NodeAffinity';
import { NodeName } from './plugins/NodeName';
import { NodePorts } from './plugins/NodePorts';
import { NodeResourcesBalancedAllocation } from './plugins/NodeResourcesBalancedAllocation';
import { NodeResourcesFit } from './plugins/NodeResourcesFit';
import { NodeUnschedulable } from './plugins/NodeUnschedulable';
import { PodTopologySpread } from './plugins/PodTopologySpread';
import { TaintToleration } from './plugins/TaintToleration';
import { SeriesRecorder } from './recorder';
import { Scheduler } from './scheduler';

/** The plugins of the default profile, in the order in which they filter. */
export const PLUGINS: readonly Plugin[] = [
  NodeUnschedulable,
  NodeName,
  TaintToleration,
  NodeAffinity,
  NodePorts,
  NodeResourcesFit,
  PodTopologySpread,
  InterPodAffinity,
  NodeResourcesBalancedAllocation,
  ImageLocality,
];

const USER = 'system:kube-scheduler';
const NAME = 'default-scheduler';
/** client-go's QPS and burst of the scheduler's client. */
const PER_SECOND = 50;
const BURST = 100;

/**
 * kube-scheduler: its informers, which have begun to watch, the scheduler, and the process `kube-scheduler/process`, which
 * can be stopped and started. `machine` is where it runs.
 */
export function createScheduler({
  sim,
  api,
  machine = 'cp-1',
}: {
  readonly sim: Simulation;
  readonly api: ApiDoor;
  readonly machine?: string;
}): Component[] {
  const identity = { user: USER, actor: 'kube-scheduler' };
  const informers = new Informers(sim, api, listing(api, USER, 'kube-scheduler'), 'kube-scheduler/informers');
  const client = new Client(sim, api, locate, { ...identity, perSecond: PER_SECOND, burst: BURST });
  const recorder = new SeriesRecorder(sim, new Client(sim, api, locate, identity), NAME, `${NAME}-${machine}`);
  const scheduler = new Scheduler({ sim, informers, client, recorder, plugins: PLUGINS });
  informers.start();
  const watching = { start: () => informers.start(), stop: () => informers.forget() };
  return [informers, scheduler, new Process('kube-scheduler/process', sim, [scheduler, watching])];
}
