import { describe, expect, it } from 'vitest';
import type { ApiRequest } from '../../apiserver/request';
import { Client } from '../../client/client';
import { feed, type Sketch } from '../../client/testFeed';
import type { HttpReply } from '../../network/http';
import { Network } from '../../network/network';
import { SLICES } from '../../proxy/kubeProxy';
import { Simulation } from '../../sim/simulation';
import { CLASSES, INGRESSES, IngressNginx } from './controller';

const ANSWER: HttpReply = { kind: 'answer', code: 200, body: '', latencyMs: 20, server: 'c' };

function world() {
  const sim = new Simulation(1);
  const network = sim.add(new Network(sim));
  network.addMachine('node-a');
  const replies = new Map<string, HttpReply>();
  const asked: string[] = [];
  network.server = {
    connect: (address) => {
      asked.push(address);
      return replies.get(address) ?? ANSWER;
    },
    alive: () => true,
  };
  const api = feed(sim, 'ingress-nginx/informers');
  const sent: ApiRequest[] = [];
  const door = {
    handle: (request: ApiRequest) => {
      sent.push(request);
      return { code: 200, body: request.body, warnings: [] };
    },
    watch: () => 1,
    unwatch: () => {},
    mailbox: () => [],
  };
  const locate = (resource: string) => ({
    groupVersion: 'networking.k8s.io/v1',
    plural: resource.split('.')[0] as string,
    namespaced: resource === INGRESSES,
  });
  const client = new Client(sim, door, locate, { user: 'ingress-nginx', actor: 'ingress-nginx' });
  const events: string[] = [];
  const recorder = {
    save: () => null,
    load: () => {},
    event: (about: { metadata: { name: string } }, type: string, reason: string, message: string) =>
      events.push(`${about.metadata.name} ${type} ${reason} ${message}`),
  };
  const edge = sim.add(new IngressNginx({ sim, informers: api.informers, client, recorder, network }));
  const addresses = [1, 2, 3].map(() => network.allocate('node-a'));
  const endpoints = (...list: string[]) =>
    api.put(SLICES, {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      addressType: 'IPv4',
      metadata: { name: 'web-1', namespace: 'default', labels: { 'kubernetes.io/service-name': 'web' } },
      ports: [{ name: 'http', port: 8080 }],
      endpoints: list.map((address) => ({ addresses: [address], conditions: { ready: true } })),
    });
  const ingress = (name: string, className: string | undefined, host = 'shop.test') => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace: 'default', uid: `uid-${name}`, generation: 1 },
    spec: {
      ingressClassName: className,
      rules: [
        {
          host,
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }],
          },
        },
      ],
    },
  });
  for (const [name, controller] of [
    ['nginx', 'k8s.io/ingress-nginx'],
    ['other', 'example.com/other'],
  ] as const) {
    api.put(CLASSES, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name },
      spec: { controller },
    });
  }
  api.put('services', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'default', uid: 'uid-web' },
    spec: { clusterIP: '10.96.0.5', ports: [{ name: 'http', port: 80 }] },
  });
  const get = (host = 'shop.test', method = 'GET', tries = 0) =>
    edge.pass({ method, host, path: '/', from: '198.51.100.10' }, tries);
  const code = (host?: string) => {
    const { reply } = get(host);
    return reply.kind === 'answer' ? reply.code : reply.kind;
  };
  return { sim, network, api, edge, addresses, endpoints, ingress, events, sent, replies, asked, get, code };
}

function serving() {
  const made = world();
  made.endpoints(...made.addresses);
  made.api.put(INGRESSES, made.ingress('web', 'nginx'));
  made.sim.runUntil(10_000);
  return made;
}

describe('ingress-nginx', () => {
  it('ING-1 makes its class and serves the Ingresses of its classes alone', () => {
    const { sim, api, edge, endpoints, addresses, ingress, sent, code } = world();
    edge.start();
    expect(sent[0]).toMatchObject({ method: 'POST', path: '/apis/networking.k8s.io/v1/ingressclasses' });
    expect(sent[0]?.body).toMatchObject({ metadata: { name: 'nginx' }, spec: { controller: 'k8s.io/ingress-nginx' } });
    endpoints(...addresses);
    api.put(INGRESSES, ingress('a', 'nginx', 'a.test'));
    api.put(INGRESSES, ingress('b', 'other', 'b.test'));
    api.put(INGRESSES, ingress('c', undefined, 'c.test'));
    const annotated = ingress('d', undefined, 'd.test');
    api.put(INGRESSES, {
      ...annotated,
      metadata: { ...annotated.metadata, annotations: { 'kubernetes.io/ingress.class': 'nginx' } },
    });
    sim.runUntil(10_000);
    expect(['a.test', 'b.test', 'c.test', 'd.test'].map(code)).toEqual([200, 404, 404, 200]);
  });

  it('ING-4 answers 503 without endpoints and 404 without a rule', () => {
    const { sim, endpoints, code } = serving();
    endpoints();
    sim.runUntil(20_000);
    expect(code()).toBe(503);
    expect(code('other.test')).toBe(404);
  });

  it('ING-5 takes turns', () => {
    const { get, asked, addresses } = serving();
    for (let i = 0; i < 6; i++) get();
    expect([...asked].sort()).toEqual([...addresses, ...addresses].sort());
    expect(new Set(asked.slice(0, 3)).size).toBe(3);
  });

  it('ING-6 has new rules and endpoints in use a while after they changed', () => {
    const { sim, api, ingress, endpoints, addresses, code, get, asked } = serving();
    endpoints(addresses[0]!);
    api.put(INGRESSES, ingress('late', 'nginx', 'late.test'));
    sim.runUntil(10_219);
    expect(code('late.test')).toBe(404);
    sim.runUntil(10_220);
    expect(code('late.test')).toBe(200);
    endpoints(addresses[1]!);
    sim.runUntil(13_999);
    asked.length = 0;
    get();
    sim.runUntil(14_000);
    get();
    expect(asked).toEqual([addresses[0], addresses[1]]);
  });

  it('ING-7 goes to the next endpoint when one cannot be reached, and passes answers on', () => {
    const { replies, addresses, get } = serving();
    replies.set(addresses[0]!, { kind: 'refused' });
    replies.set(addresses[1]!, { kind: 'no-route' });
    for (let i = 0; i < 6; i++) expect(get().reply).toMatchObject({ kind: 'answer', code: 200, latencyMs: 21 });
    replies.set(addresses[2]!, { ...ANSWER, code: 500 } as HttpReply);
    for (let i = 0; i < 6; i++) expect(get().reply).toMatchObject({ code: 500 });
    replies.set(addresses[2]!, { kind: 'refused' });
    expect(get().reply).toMatchObject({ code: 502 });
  });

  it('ING-7 waits for silence to end before it tries the next', () => {
    const { replies, addresses, get } = serving();
    for (const address of addresses) replies.set(address, { kind: 'silence' });
    const first = get();
    expect(first).toMatchObject({ tries: 1, againAfterMs: 5000 });
    expect(get('shop.test', 'GET', 2).reply).toMatchObject({ code: 504, latencyMs: 5001 });
    for (const address of addresses) replies.set(address, { kind: 'silence', noRouteAfterMs: 3000 });
    expect(get()).toMatchObject({ tries: 1, againAfterMs: 3000 });
    expect(get('shop.test', 'GET', 2).reply).toMatchObject({ code: 502, latencyMs: 3001 });
  });

  it('ING-8 tries again after a reset only what may be sent twice, and not for ever', () => {
    const { get } = serving();
    expect(get('shop.test', 'GET').againOnReset).toBe(true);
    expect(get('shop.test', 'POST').againOnReset).toBe(false);
    expect(get('shop.test', 'GET', 2).againOnReset).toBe(false);
  });

  it('ING-9 writes its address at the full minute, once', () => {
    const { sim, api, ingress, events, sent } = serving();
    expect(events).toEqual(['web Normal Sync Scheduled for sync']);
    sim.runUntil(59_999);
    expect(sent).toEqual([]);
    sim.runUntil(60_000);
    expect(sent[0]).toMatchObject({
      method: 'PUT',
      path: '/apis/networking.k8s.io/v1/namespaces/default/ingresses/web/status',
    });
    api.put(INGRESSES, sent[0]?.body as Sketch);
    api.put(INGRESSES, ingress('foreign', 'other', 'x.test'));
    sim.runUntil(200_000);
    expect(sent).toHaveLength(1);
  });

  it('comes back from a checkpoint', () => {
    const { sim, endpoints, addresses, code } = serving();
    endpoints(addresses[0]!);
    const saved = sim.save();
    endpoints();
    sim.runUntil(20_000);
    expect(code()).toBe(503);
    sim.load(saved);
    expect(code()).toBe(200);
  });
});
