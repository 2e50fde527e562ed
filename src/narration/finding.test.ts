import { describe, expect, it } from 'vitest';
import type { ClusterView, EndpointView, LedgerView, PodView, ServiceView } from '../protocol/view';
import { findingOf } from './finding';

const pod = (uid: string, version: number, over: Partial<PodView> = {}): PodView => ({
  uid,
  namespace: 'default',
  name: uid,
  labels: { app: 'web' },
  owner: '',
  image: `shop/web:v${version}`,
  node: 'node-a',
  address: '10.244.0.2',
  state: 'ready',
  readyContainers: 1,
  containers: 1,
  status: 'Running',
  restarts: 0,
  message: '',
  createdAt: 0,
  life: [],
  version,
  ...over,
});

const endpoint = (uid: string): EndpointView => ({
  address: uid,
  pod: uid,
  ready: true,
  serving: true,
  terminating: false,
});

function cluster(pods: readonly PodView[], tallies: Readonly<Record<string, readonly [number, number]>>): ClusterView {
  const service: ServiceView = {
    uid: 's',
    namespace: 'default',
    name: 'web',
    type: 'ClusterIP',
    clusterIP: '10.96.0.5',
    ports: '80/TCP',
    endpoints: pods.map(({ uid }) => endpoint(uid)),
    createdAt: 0,
  };
  const byPod = Object.fromEntries(
    Object.entries(tallies).map(([uid, [sent, failed]]) => [uid, { sent, failed, ok: sent - failed }]),
  );
  const ledger = { generator: 'shoppers', byPod, total: { sent: 0, ok: 0, failed: 0 } } as unknown as LedgerView;
  return {
    now: 0,
    pods: new Map(pods.map((one) => [one.uid, one])),
    replicaSets: new Map(),
    workloads: new Map(),
    services: new Map([['s', service]]),
    ingresses: new Map(),
    nodes: new Map(),
    generators: new Map([['shoppers', { name: 'shoppers', url: '', ratePerSecond: 40, entry: 's' }]]),
    ledgers: new Map([['shoppers', ledger]]),
    requests: [],
  } as unknown as ClusterView;
}

const nine = Array.from({ length: 9 }, (_, index) => pod(`old-${index}`, 1));
const say = (view: ClusterView) => findingOf(view, new Map(), 1_000, true);

describe('the finding of a canary', () => {
  it('says how many pods are new, how often they fail, and what the callers see', () => {
    const tallies = { ...Object.fromEntries(nine.map(({ uid }) => [uid, [20, 0] as const])), new: [20, 6] as const };
    const finding = say(cluster([...nine, pod('new', 2)], tallies));
    expect(finding.title).toBe('One pod in ten is new. Three in ten of its requests fail.');
    expect(finding.sentence).toBe(
      'So about three shoppers in every hundred see an error, and the other nine pods are blameless.',
    );
    expect(finding.versions.map(({ asked, failed }) => [asked, failed])).toEqual([
      [180, 0],
      [20, 6],
    ]);
  });

  it('says so when half of the pods are new and nobody notices', () => {
    const finding = say(cluster([pod('a', 1), pod('b', 2)], { a: [30, 0], b: [31, 0] }));
    expect(finding.title).toBe('Half of the pods are new, and nobody notices.');
    expect(finding.sentence).toContain('61');
  });

  it('calls nobody blameless when the old version fails too', () => {
    const finding = say(cluster([pod('a', 1), pod('b', 2)], { a: [20, 2], b: [20, 10] }));
    expect(finding.title).toBe('Half of the pods are new. Half of its requests fail.');
    expect(finding.sentence).not.toContain('blameless');
  });

  it('leaves the stage to tell of one version alone, and of pods that are not ready', () => {
    expect(say(cluster(nine, {})).picture.kind).toBe('stage');
    expect(say(cluster([pod('a', 1), pod('b', 2, { state: 'notReady' })], {})).picture.kind).toBe('stage');
  });
});
