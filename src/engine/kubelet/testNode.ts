import type { Event, Pod } from '../../api/generated/core/v1';
import type { Draft, KubernetesObject } from '../../api/meta/object';
import { locate } from '../../api/scheme';
import type { MachineSpec } from '../../protocol/session';
import { ApiServer } from '../apiserver/apiServer';
import { Client } from '../client/client';
import { type Change, Etcd } from '../etcd/etcd';
import { Machines } from '../machines';
import { Network } from '../network/network';
import type { Dialer } from '../network/passage';
import { SHELL } from '../shell';
import { Simulation } from '../sim/simulation';

/** Machines with kubelets and a bare API server, for tests: no controllers, no scheduler. */
export interface TestNodes {
  readonly sim: Simulation;
  readonly client: Client;
  readonly etcd: Etcd;
  readonly network: Network;
  readonly machines: Machines;
  /** Creates a pod of namespace default on node-1 (or where its spec says). */
  run(name: string, spec: Record<string, unknown>, metadata?: Record<string, unknown>): Pod;
  pod(name: string): Pod | undefined;
  /** The events about a pod, as `count x Reason message`, in the order of their coming. */
  events(name: string): string[];
  /** `at phase` of each write of a pod: what a watch sees, in milliseconds. */
  history(name: string, show: (pod: Pod) => string): string[];
  logs(name: string, container: string, previous?: boolean): string;
  exec(name: string, container: string, command: string): string;
}

const NODE: MachineSpec = { name: 'node-1', cpu: '4', memory: '8Gi', pods: 110 };

export function testNodes({
  machines = [NODE],
  seed = 1,
}: {
  machines?: readonly MachineSpec[];
  seed?: number;
} = {}): TestNodes {
  const sim = new Simulation(seed);
  const etcd = sim.add(new Etcd(sim));
  const network = sim.add(new Network(sim));
  let built: Machines | undefined;
  const api = sim.add(
    new ApiServer(sim, etcd, {
      kubelet: (node) => built?.door(node),
      reachable: (component) => network.reachable(component),
      bare: true,
    }),
  );
  const dialer: Dialer = {
    resolve: () => ({ kind: 'nxdomain' }),
    connect: (machine, address, port, request) => ({
      reply: network.connect(machine, address, port, request),
      ingress: '',
      service: '',
      pod: '',
      route: '',
    }),
  };
  built = new Machines({ sim, api, network, dialer }, machines);
  built.runtime.shell = () => SHELL;
  for (const component of built.components) sim.add(component);
  const client = new Client(sim, api, locate, { user: 'kubernetes-admin', actor: 'kubectl' });
  const changes: Change[] = [];
  const publish = etcd.onChange;
  etcd.onChange = (change) => {
    publish(change);
    changes.push(change);
  };
  prepareNamespace(client);
  built.start();
  const doors = built;
  const pod = (name: string): Pod | undefined => etcd.get('pods', `default/${name}`) as Pod | undefined;
  const door = (name: string) => {
    const found = pod(name) as Pod;
    const kubelet = doors.door(found.spec.nodeName ?? '');
    if (!kubelet) throw new Error('no kubelet');
    return { kubelet, id: { namespace: 'default', name, uid: found.metadata.uid ?? '' } };
  };
  return {
    sim,
    client,
    etcd,
    network,
    machines: built,
    run: (name, spec, metadata = {}) =>
      create(client, 'pods', {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, namespace: 'default', ...metadata },
        spec: { nodeName: 'node-1', ...spec },
      } as Draft<KubernetesObject>) as Pod,
    pod,
    events: (name) =>
      changes
        .filter(({ resource, type, object }) => resource === 'events' && type === 'ADDED' && isAbout(object, name))
        .map(({ object }) => etcd.get('events', `default/${object.metadata.name}`) as Event)
        .map(({ count, reason, message }) => `${count} x ${reason} ${message}`),
    history: (name, show) =>
      changes
        .filter(({ resource, object }) => resource === 'pods' && object.metadata.name === name)
        .map(({ at, type, object }) => `${at} ${type === 'DELETED' ? 'DELETED' : show(object as Pod)}`),
    logs: (name, container, previous = false) => {
      const { kubelet, id } = door(name);
      const answer = kubelet.logs(id, container, { previous });
      return answer.ok ? answer.text : answer.message;
    },
    exec: (name, container, command) => {
      const { kubelet, id } = door(name);
      const answer = kubelet.exec(id, container, ['sh', '-c', command]);
      return answer.ok ? answer.stdout + answer.stderr : answer.message;
    },
  };
}

function create(client: Client, resource: string, object: Draft<KubernetesObject>): KubernetesObject {
  const made = client.create(resource, object);
  if (!made.ok) throw new Error(made.status.message);
  return made.object;
}

/** What controllers would have put into namespace default. */
function prepareNamespace(client: Client): void {
  client.create('namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } });
  const metadata = { name: 'default', namespace: 'default' };
  create(client, 'serviceaccounts', { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
  const root = { apiVersion: 'v1', kind: 'ConfigMap', data: { 'ca.crt': '' } };
  create(client, 'configmaps', {
    ...root,
    metadata: { ...metadata, name: 'kube-root-ca.crt' },
  } as Draft<KubernetesObject>);
}

function isAbout(object: KubernetesObject, name: string): boolean {
  return (object as Event).involvedObject.name === name;
}
