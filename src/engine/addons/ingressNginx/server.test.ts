import { describe, expect, it } from 'vitest';
import { locate } from '../../../api/scheme';
import { testServer } from '../../apiserver/testServer';
import { Client } from '../../client/client';
import { EventRecorder } from '../../client/eventRecorder';
import { Informers } from '../../client/informers';
import { Network } from '../../network/network';
import { clusterDialer } from '../../proxy/dialer';
import { ClusterDns } from '../../proxy/dns';
import { KubeProxies } from '../../proxy/kubeProxy';
import { Ledger } from '../../traffic/ledger';
import { Traffic } from '../../traffic/traffic';
import { IngressNginx } from './controller';

const NAMESPACED = '/namespaces/default';

function world() {
  const { sim, etcd, api, send } = testServer();
  const network = sim.add(new Network(sim));
  network.addMachine('node-a');
  network.server = {
    connect: (address, port) =>
      port === 8080 ? { kind: 'answer', code: 200, body: '', latencyMs: 20, server: address } : { kind: 'refused' },
    alive: () => true,
  };
  const informers = (process: string) =>
    sim.add(new Informers(sim, api, ({ resource }) => etcd.list(resource), process));
  const shared = informers('kube-proxy/informers');
  const proxies = sim.add(new KubeProxies(sim, shared, network));
  shared.start();
  const client = new Client(sim, api, locate, { user: 'kubernetes-admin', actor: 'ingress-nginx' });
  const edge = sim.add(
    new IngressNginx({
      sim,
      informers: informers('ingress-nginx/informers'),
      client,
      recorder: new EventRecorder(sim, client, 'nginx-ingress-controller'),
      network,
    }),
  );
  edge.start();
  const ledger = sim.add(new Ledger(sim));
  const dialer = clusterDialer(proxies, new ClusterDns(shared, () => []), edge);
  const traffic = sim.add(new Traffic({ sim, network, dialer, ledger, edge }));
  const addresses = [1, 2].map(() => network.allocate('node-a'));
  send('POST', `/api/v1${NAMESPACED}/services`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { ports: [{ port: 80, targetPort: 8080 }] },
  });
  send('POST', `/apis/discovery.k8s.io/v1${NAMESPACED}/endpointslices`, {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'web-1', labels: { 'kubernetes.io/service-name': 'web' } },
    addressType: 'IPv4',
    ports: [{ name: '', port: 8080, protocol: 'TCP' }],
    endpoints: addresses.map((address) => ({ addresses: [address], conditions: { ready: true } })),
  });
  send('POST', `/apis/networking.k8s.io/v1${NAMESPACED}/ingresses`, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'shop' },
    spec: {
      ingressClassName: 'nginx',
      rules: [
        {
          host: 'shop.test',
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }],
          },
        },
      ],
    },
  });
  sim.runUntil(10_000);
  return { sim, send, edge, dialer, ledger, traffic };
}

describe('ingress-nginx beside a real API server', () => {
  it('ING-1 ING-9 installs its class, tells of the sync and writes its address', () => {
    const { sim, send } = world();
    expect(send('GET', '/apis/networking.k8s.io/v1/ingressclasses/nginx')).toMatchObject({ code: 200 });
    sim.runUntil(61_000);
    const { body } = send('GET', `/apis/networking.k8s.io/v1${NAMESPACED}/ingresses/shop`);
    expect(body).toMatchObject({ status: { loadBalancer: { ingress: [{ ip: '203.0.113.10' }] } } });
    const events = send('GET', `/api/v1${NAMESPACED}/events`).body as { items: { reason: string; source: object }[] };
    expect(events.items).toMatchObject([
      {
        type: 'Normal',
        reason: 'Sync',
        message: 'Scheduled for sync',
        source: { component: 'nginx-ingress-controller' },
      },
    ]);
  });

  it('answers users outside, pods that ask the Service, and pods that ask the host', () => {
    const { sim, dialer, ledger, traffic } = world();
    traffic.set({ name: 'shoppers', ratePerSecond: 20, url: 'http://shop.test/' });
    traffic.set({ name: 'pods', ratePerSecond: 20, url: 'http://web.default.svc.cluster.local/' });
    sim.runUntil(20_030);
    for (const generator of ['shoppers', 'pods']) {
      const { total, byPod, p50Ms } = ledger.view(generator, () => 1);
      expect({ total, pods: Object.keys(byPod).length }).toEqual({ total: { sent: 200, ok: 200, failed: 0 }, pods: 0 });
      expect(p50Ms).toBe(generator === 'shoppers' ? 21 : 20);
    }
    const request = { method: 'GET', host: 'shop.test', path: '/', from: '10.244.0.9' };
    expect(dialer.resolve('default', 'shop.test')).toMatchObject({ addresses: ['203.0.113.10'] });
    expect(dialer.connect('node-a', '203.0.113.10', 80, request).reply).toMatchObject({ code: 200 });
    expect(dialer.connect('node-a', '203.0.113.10', 81, request).reply.kind).toBe('silence');
  });
});
