import type { Node, Pod } from '../../api/generated/core/v1';
import { type KubernetesObject, keyOf } from '../../api/meta/object';
import { locate } from '../../api/scheme';
import { type TestServer, testServer } from '../apiserver/testServer';
import { Client } from '../client/client';
import { Informers } from '../client/informers';
import { listing } from '../client/listing';
import { createScheduler } from '../scheduler/registry';
import type { Plain } from '../sim/plain';
import type { Component, Simulation } from '../sim/simulation';
import { formatTime } from '../sim/time';
import { type ControllersHost, createControllers } from './registry';

/** A control plane over an API server, for tests: its nodes' pods are ready a second after they are bound, as kwok's. */
export interface TestCluster extends TestServer {
  /** Lets cluster time pass. */
  run(durationMs: number): void;
  /** Sends a POST of an object to where its kind lives, in namespace `default` unless it says otherwise. */
  create(object: object): KubernetesObject;
  objects<T extends KubernetesObject>(resource: string): T[];
  /** `Normal ScalingReplicaSet Scaled up ...`, in order of creation. */
  events(kind: string): string[];
}

/** Makes a test cluster of so many nodes of that size. */
export function testCluster(
  nodes = 3,
  { cpu = '4', memory = '8Gi', pods = '110' } = {},
  more: Partial<ControllersHost> = {},
): TestCluster {
  const server = testServer();
  const { sim, api, etcd, send } = server;
  const create: TestCluster['create'] = (object) => {
    const { apiVersion, kind, metadata } = object as KubernetesObject;
    const { groupVersion, plural, namespaced } = locate(resourceOf(apiVersion, kind));
    const root = groupVersion.includes('/') ? `/apis/${groupVersion}` : `/api/${groupVersion}`;
    const scope = namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : '';
    const { code, body } = send('POST', `${root}${scope}/${plural}`, object);
    if (code !== 201) throw new Error(JSON.stringify(body));
    return body as KubernetesObject;
  };
  for (let index = 1; index <= nodes; index++) {
    const node = nodeOf(`node-${index}`, { cpu, memory, pods });
    const stored = create(node);
    send('PUT', `/api/v1/nodes/node-${index}/status`, { ...stored, status: (node as { status: object }).status });
  }
  for (const component of createControllers({ sim, api, heartbeat: () => sim.now, ...more })) sim.add(component);
  for (const component of createScheduler({ sim, api })) sim.add(component);
  for (const component of kwok(sim, server)) sim.add(component);
  return {
    ...server,
    create,
    run: (durationMs) => sim.runUntil(sim.now + durationMs),
    objects: <T extends KubernetesObject>(resource: string) => etcd.list(resource) as T[],
    events: (kind) =>
      (etcd.list('events') as unknown as EventLike[])
        .filter(({ involvedObject }) => involvedObject.kind === kind)
        .sort((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion))
        .map(({ type, reason, message }) => `${type} ${reason} ${message}`),
  };
}

interface EventLike extends KubernetesObject {
  involvedObject: { kind: string };
  type: string;
  reason: string;
  message: string;
}

function resourceOf(apiVersion: string, kind: string): string {
  const [group] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
  const plural = kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`;
  return (group ? `${plural}.${group}` : plural).toLowerCase();
}

function nodeOf(name: string, size: Record<string, string>): object {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name } },
    spec: {},
    status: { allocatable: size, capacity: size, conditions: [{ type: 'Ready', status: 'True' }] },
  };
}

function kwok(sim: Simulation, { api }: TestServer): Component[] {
  const informers = new Informers(sim, api, listing(api, 'system:node:kwok', 'kwok'), 'kwok/informers');
  const client = new Client(sim, api, locate, { user: 'system:node:kwok', actor: 'kubelet' });
  let address = 0;
  const makeReady = (key: string): void => {
    const pod = informers.get<Pod>('pods', key);
    if (!pod || pod.metadata.deletionTimestamp) return;
    const time = formatTime(sim.now);
    const [high, low] = [Math.floor(++address / 250), (address % 250) + 1];
    const condition = (type: string) => ({ type, status: 'True', lastTransitionTime: time });
    const conditions = ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map(condition);
    const podIP = `10.244.${high}.${low}`;
    const status = { phase: 'Running', conditions, podIP, podIPs: [{ ip: podIP }], startTime: time };
    client.updateStatus<Pod>('pods', { ...pod, status });
  };
  informers.on<Pod>('pods', {
    updated: (pod, previous) => {
      if (pod.metadata.deletionTimestamp) {
        client.delete('pods', pod.metadata.namespace ?? '', pod.metadata.name, { gracePeriodSeconds: 0 });
      } else if (pod.spec.nodeName && !previous.spec.nodeName) sim.schedule('kwok', 1000, { key: keyOf(pod) });
    },
  });
  informers.on<Node>('nodes');
  informers.start();
  const stages: Component = {
    name: 'kwok',
    handle: (what: Plain) => makeReady((what as { key: string }).key),
    save: () => ({ address }),
    load: (saved) => {
      address = (saved as { address: number }).address;
    },
  };
  return [informers, stages];
}
