import { describe, expect, it } from 'vitest';
import type { NodeView, PodView, RequestView, ServiceView } from '../protocol/view';
import { stillOf } from './still';
import { emptyMirror, type Mirror } from './store';

const NOW = 100_000;
const byUid = <T extends { readonly uid: string }>(...records: readonly Partial<T>[]) =>
  new Map(records.map((record) => [record.uid as string, record as T]));
const node = (name: string, more: Partial<NodeView> = {}): Partial<NodeView> => ({
  uid: name,
  name,
  ready: 'True',
  unschedulable: false,
  controlPlane: false,
  capacity: { cpuMilli: 2000, memoryBytes: 4096 },
  evictsAboveBytes: 4000,
  ...more,
});
const pod = (name: string, more: Partial<PodView> = {}): Partial<PodView> => ({
  uid: name,
  name: `web-${name}`,
  namespace: 'default',
  owner: '',
  node: 'node-a',
  state: 'ready',
  version: 1,
  createdAt: 0,
  life: [],
  ...more,
});
const request = (id: number, more: Partial<RequestView> = {}): RequestView =>
  ({ id, sentAt: NOW - 800, endedAt: NOW - 760, pod: 'aaaaa', version: 1, outcome: 'ok', ...more }) as RequestView;
const mirror = (more: Partial<Mirror>): Mirror => ({ ...emptyMirror(), now: NOW, ...more });

describe('a still', () => {
  it('has the workers and how they are, and each pod’s place among them', () => {
    const still = stillOf(
      mirror({
        nodes: byUid<NodeView>(
          node('node-b', { ready: 'Unknown' }),
          node('cp-1', { controlPlane: true }),
          node('node-a'),
          node('node-c', { unschedulable: true }),
        ),
        pods: byUid<PodView>(pod('aaaaa', { node: 'node-b' }), pod('bbbbb', { node: '', state: 'unschedulable' })),
      }),
    );
    expect(still.nodes.map(({ name, look }) => `${name} ${look}`)).toEqual([
      'node-a ready',
      'node-b lost',
      'node-c closed',
    ]);
    expect(still.pods.map(({ id, node: at, state }) => `${id} ${at} ${state}`)).toEqual([
      'aaaaa 1 ready',
      'bbbbb -1 unschedulable',
    ]);
  });

  it('tells pods apart whose names end the same', () => {
    const named = (uid: string, name: string) => ({ ...pod(uid), name });
    const pods = byUid<PodView>(named('u1', 'front-cache-0'), named('u2', 'back-cache-0'), named('u3', 'web-xk2vz'));
    const ids = stillOf(mirror({ pods })).pods.map(({ id }) => id);
    expect([...ids].sort()).toEqual(['u1', 'u2', 'xk2vz']);
  });

  it('leaves out what is gone and what is the system’s, and says how many more there are', () => {
    const many = Array.from({ length: 45 }, (_, index) => pod(`p${String(index).padStart(4, '0')}`));
    const still = stillOf(
      mirror({
        pods: byUid<PodView>(...many, pod('gone0', { goneAt: NOW - 1 }), pod('dns00', { namespace: 'kube-system' })),
      }),
    );
    expect([still.pods.length, still.more]).toEqual([40, 5]);
  });

  it('says how a Service lists a pod', () => {
    const endpoints = [
      { address: '1', pod: 'aaaaa', ready: true, serving: true, terminating: false },
      { address: '2', pod: 'bbbbb', ready: false, serving: true, terminating: true },
    ];
    const services = byUid<ServiceView>(
      { uid: 'kubernetes', namespace: 'default', name: 'kubernetes', endpoints: [] },
      { uid: 'web', namespace: 'default', name: 'web', endpoints },
    );
    const pods = byUid<PodView>(pod('aaaaa'), pod('bbbbb'), pod('ccccc'));
    const still = stillOf(mirror({ services, pods }));
    expect(still.served).toBe(true);
    expect(still.pods.map(({ jack }) => jack)).toEqual(['ready', 'terminating', undefined]);
    expect(stillOf(mirror({ pods })).served).toBe(false);
  });

  it('has a request on its way for as long as a trip takes, and a failed one on its way back', () => {
    const pods = byUid<PodView>(pod('aaaaa'));
    const dots = (requests: readonly RequestView[]) => stillOf(mirror({ pods, requests }), 1_600).dots;
    expect(dots([request(1)])).toEqual([{ pod: 0, way: 0.5, failed: false, version: 1 }]);
    expect(dots([request(1, { outcome: 'status', endedAt: NOW - 400 })])).toEqual([
      { pod: 0, way: 0.75, failed: true, version: 1 },
    ]);
    expect(dots([request(1, { sentAt: NOW - 1_700 }), request(2, { sentAt: NOW + 1 })])).toEqual([]);
    expect(dots([request(1, { pod: '', outcome: 'refused' })])[0]).toMatchObject({ pod: -1, failed: true });
  });

  it('shows a sample of many, the same ones as time goes on', () => {
    const generators = new Map([['shoppers', { name: 'shoppers', url: '', ratePerSecond: 400, entry: '' }]]);
    const requests = Array.from({ length: 640 }, (_, id) =>
      request(id, { sentAt: NOW - 1_600 + id * 2.5, version: id }),
    );
    const seen = (now: number) =>
      stillOf({ ...mirror({ generators, requests }), now }, 1_600).dots.map(({ version }) => version);
    const before = seen(NOW);
    expect(before.length).toBeGreaterThan(2);
    expect(before.length).toBeLessThan(25);
    const later = new Set(seen(NOW + 200));
    const left = before.filter((version) => !later.has(version));
    expect(left.every((version) => NOW - 1_600 + version * 2.5 <= NOW + 200 - 1_600)).toBe(true);
  });
});
