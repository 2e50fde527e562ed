import { describe, expect, it } from 'vitest';
import type { ServiceSpec } from '../../api/generated/core/v1';
import type { Endpoint } from '../../api/generated/discovery/v1';
import { feed } from '../client/testFeed';
import { CONTROL_PLANE, Network } from '../network/network';
import { OUTSIDE } from '../network/passage';
import { Simulation } from '../sim/simulation';
import { KubeProxies, SLICES } from './kubeProxy';

function service(name: string, spec: Partial<ServiceSpec>) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'default', uid: `uid-${name}` },
    spec: { type: 'ClusterIP', ports: [{ name: 'http', port: 80, protocol: 'TCP' }], ...spec },
  };
}

function slice(serviceName: string, endpoints: Endpoint[]) {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    addressType: 'IPv4',
    metadata: {
      name: `${serviceName}-abcde`,
      namespace: 'default',
      labels: { 'kubernetes.io/service-name': serviceName },
    },
    ports: [
      { name: 'other', port: 1, protocol: 'TCP' },
      { name: 'http', port: 8080, protocol: 'TCP' },
    ],
    endpoints,
  };
}

function endpoint(address: string, nodeName: string, conditions = { ready: true, serving: true, terminating: false }) {
  return { addresses: [address], nodeName, conditions, targetRef: { kind: 'Pod', uid: `pod-${address}` } };
}

const LEAVING = { ready: false, serving: true, terminating: true };
const NOT_READY = { ready: false, serving: false, terminating: false };

function world(spec: Partial<ServiceSpec> = {}) {
  const sim = new Simulation(7);
  const network = sim.add(new Network(sim));
  network.server = {
    connect: (address, port) =>
      port === 8080 ? { kind: 'answer', code: 200, body: address, latencyMs: 20, server: '' } : { kind: 'refused' },
    alive: () => true,
  };
  for (const name of ['node-a', 'node-b', 'node-c']) network.addMachine(name);
  const pods = ['node-a', 'node-a', 'node-b'].map((node) => endpoint(network.allocate(node), node));
  const api = feed(sim, 'kube-proxy/informers');
  const proxies = sim.add(new KubeProxies(sim, api.informers, network));
  api.put('services', service('web', { clusterIP: '10.96.0.5', ...spec }));
  const endpoints = (...list: Endpoint[]) => api.put(SLICES, slice('web', list));
  endpoints(...pods);
  sim.runUntil(5000);
  const went = (from: string, address = '10.96.0.5', port = 80, client = '10.244.0.99') => {
    const request = { method: 'GET', host: 'web', path: '/', from: client };
    const { reply } = proxies.connect(from, address, port, request);
    return reply.kind === 'answer' ? reply.body : reply.kind;
  };
  const many = (from: string, address?: string, port?: number) =>
    new Set(Array.from({ length: 60 }, () => went(from, address, port)));
  return { sim, network, api, proxies, pods, endpoints, went, many };
}

describe('kube-proxy', () => {
  it('KP-1 spreads connections evenly by chance', () => {
    const { went } = world();
    const counts = new Map<string, number>();
    for (let i = 0; i < 3000; i++) {
      const address = went('node-c');
      counts.set(address, (counts.get(address) ?? 0) + 1);
    }
    expect(counts.size).toBe(3);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('KP-2 falls back to endpoints that terminate and still serve, and refuses without any', () => {
    const { sim, endpoints, pods, many } = world();
    const [a, b, c] = pods.map(({ addresses, nodeName }) => ({ addresses, nodeName }));
    endpoints({ ...a!, conditions: LEAVING }, { ...b!, conditions: NOT_READY }, { ...c!, conditions: LEAVING });
    sim.runUntil(7000);
    expect([...many('node-a')].sort()).toEqual([a!.addresses[0], c!.addresses[0]]);
    endpoints({ ...b!, conditions: NOT_READY });
    sim.runUntil(9000);
    expect([...many('node-a')]).toEqual(['refused']);
  });

  it('KP-3 finds the port by its name and is silent for a port the Service does not have', () => {
    const { went } = world();
    expect(went('node-a', '10.96.0.5', 8080)).toBe('silence');
    expect(went('node-a', '10.96.0.6', 80)).toBe('silence');
  });

  it('KP-4 loads the first change at once and the next one a second later', () => {
    const { sim, endpoints, pods, many } = world();
    endpoints(pods[0]!, pods[1]!);
    sim.runUntil(5031);
    expect(many('node-c').size).toBe(2);
    endpoints(pods[0]!);
    sim.runUntil(6000);
    expect(many('node-c').size).toBe(2);
    sim.runUntil(6031);
    expect(many('node-c').size).toBe(1);
  });

  it('KP-5 KP-6 opens node ports on every node; with Local only where endpoints are', () => {
    const ports = [{ name: 'http', port: 80, nodePort: 30080, protocol: 'TCP' }];
    const anywhere = world({ type: 'NodePort', ports });
    expect(anywhere.many(OUTSIDE, '10.0.0.13', 30080).size).toBe(3);
    expect(anywhere.went(OUTSIDE, '10.0.0.13', 30081)).toBe('refused');
    anywhere.network.setPower('node-c', false);
    expect(anywhere.went(OUTSIDE, '10.0.0.13', 30080)).toBe('silence');
    const local = world({ type: 'NodePort', ports, externalTrafficPolicy: 'Local' });
    expect([...local.many(OUTSIDE, '10.0.0.12', 30080)]).toEqual([local.pods[2]!.addresses[0]]);
    expect([...local.many(OUTSIDE, '10.0.0.13', 30080)]).toEqual(['silence']);
    expect(local.many('node-c', '10.0.0.13', 30080).size).toBe(3);
  });

  it('KP-7 keeps connections to the cluster IP on the node where the policy says so', () => {
    const { many } = world({ internalTrafficPolicy: 'Local' });
    expect(many('node-a').size).toBe(2);
    expect([...many('node-c')]).toEqual(['silence']);
  });

  it('KP-8 remembers a client for the timeout', () => {
    const { sim, many } = world({
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 10 } },
    });
    const first = [...many('node-c')];
    expect(first).toHaveLength(1);
    const later = new Set<string>();
    for (let i = 0; i < 40; i++) {
      sim.runUntil(sim.now + 10_000);
      for (const address of many('node-c')) later.add(address);
    }
    expect(later.size).toBe(3);
  });

  it('KP-9 leaves a node that is cut off, or was without power, with what it knows', () => {
    const { sim, network, endpoints, pods, many } = world();
    network.setLink('node-c', CONTROL_PLANE, { cut: true, delayMs: 0 });
    endpoints(pods[0]!);
    sim.runUntil(10_000);
    expect(many('node-c').size).toBe(3);
    expect(many('node-b').size).toBe(1);
    network.setLink('node-c', CONTROL_PLANE, { cut: false, delayMs: 0 });
    sim.runUntil(11_000);
    expect(many('node-c').size).toBe(1);
    network.setPower('node-c', false);
    sim.runUntil(12_000);
    network.setPower('node-c', true);
    expect([...many('node-c')]).toEqual(['silence']);
    sim.runUntil(15_000);
    expect(many('node-c').size).toBe(1);
  });

  it('KP-10 does the same work for one node and for a hundred', () => {
    const few = world();
    const more = world();
    for (let i = 0; i < 100; i++) more.network.addMachine(`more-${i}`);
    for (const { sim, endpoints, pods } of [few, more]) {
      endpoints(pods[0]!);
      sim.runUntil(20_000);
    }
    expect(more.sim.handled).toBe(few.sim.handled);
  });

  it('KP-11 keeps the outside out', () => {
    const { went, pods } = world();
    expect(went(OUTSIDE)).toBe('silence');
    expect(went(OUTSIDE, pods[0]!.addresses[0], 8080)).toBe('silence');
    expect(went('node-c', pods[0]!.addresses[0], 8080)).toBe(pods[0]!.addresses[0]);
  });

  it('forgets a Service that is deleted', () => {
    const { sim, api, went } = world();
    api.remove('services', service('web', { clusterIP: '10.96.0.5' }));
    sim.runUntil(7000);
    expect(went('node-a')).toBe('silence');
  });
});
