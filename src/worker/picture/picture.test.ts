import { describe, expect, it } from 'vitest';
import type { Deployment, ReplicaSet } from '../../api/generated/apps/v1';
import type { Pod, Service } from '../../api/generated/core/v1';
import type { KubernetesObject } from '../../api/meta/object';
import { Picture } from './picture';
import type { Span } from './pods';

const META = { resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z', namespace: 'default' };

function replicaSet(uid: string, owner: string, labels: Record<string, string>): ReplicaSet {
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      ...META,
      uid,
      name: uid,
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: owner, uid: owner, controller: true }],
    },
    spec: {
      selector: {},
      replicas: 1,
      template: { metadata: { labels } as never, spec: { containers: [{ name: 'web', image: 'shop/web:v1' }] } },
    },
  };
}

function deployment(uid: string): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { ...META, uid, name: uid },
    spec: {
      replicas: 4,
      selector: {},
      template: { spec: { containers: [{ name: 'web', image: 'shop/web:v1' }] } },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
    },
  };
}

function pod(uid: string, owner: string, facts: Partial<Pod> = {}): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...META,
      uid,
      name: uid,
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: owner, uid: owner, controller: true }],
    },
    spec: { containers: [{ name: 'web', image: 'shop/web:v1' }] },
    ...facts,
  };
}

const READY = { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };

function stage(span: () => Span | undefined = () => undefined) {
  let now = 0;
  const picture = new Picture({
    now: () => now,
    columns: () => ({ readyContainers: 0, containers: 1, status: '', restarts: 0 }),
    span,
    machine: () => ({ powered: true, cut: false, delayMs: 0, evictsAboveBytes: 0 }),
  });
  const write = (
    resource: string,
    object: KubernetesObject,
    at: number,
    type: 'ADDED' | 'MODIFIED' | 'DELETED' = 'ADDED',
  ) => {
    now = at;
    picture.note({ type, resource, object });
  };
  return { picture, write };
}

describe('the picture', () => {
  it('knows the length of a pull after a rewind, though the pull began before its length was known', () => {
    let span: Span | undefined;
    const { picture, write } = stage(() => span);
    write('pods', pod('a', 'rs1', { spec: { nodeName: 'n', containers: [{ name: 'web', image: 'x' }] } as never }), 0);
    const pulling = { reason: 'Pulling', involvedObject: { kind: 'Pod', uid: 'a' } };
    write('events', { ...pulling, metadata: { ...META, uid: 'e', name: 'e' } } as unknown as KubernetesObject, 1_000);
    expect(picture.pods.get('a')).toMatchObject({ state: 'pulling' });
    span = { from: 1_000, until: 4_000 };
    const saved = picture.save();
    picture.settle();
    picture.load(saved);
    expect(picture.pods.get('a')?.span).toEqual(span);
  });

  it('keeps the envelope of a Deployment: live pods, available ones, limit and floor', () => {
    const { picture, write } = stage();
    write('deployments.apps', deployment('web'), 0);
    write('replicasets.apps', replicaSet('rs1', 'web', { app: 'web' }), 0);
    write('pods', pod('a', 'rs1'), 1_000);
    write('pods', pod('a', 'rs1', { status: READY }), 2_000, 'MODIFIED');
    const leaving = pod('a', 'rs1', { status: READY });
    write(
      'pods',
      { ...leaving, metadata: { ...leaving.metadata, deletionTimestamp: '2026-01-01T00:00:33Z' } } as Pod,
      3_000,
      'MODIFIED',
    );
    const points = [...picture.envelopes.of('web').values()].map(({ at, live, available, limit, floor }) => [
      at,
      live,
      available,
      limit,
      floor,
    ]);
    expect(points).toEqual([
      [0, 0, 0, 5, 3],
      [1_000, 1, 0, 5, 3],
      [2_000, 1, 1, 5, 3],
      [3_000, 0, 0, 5, 3],
    ]);
    expect(picture.pods.get('a')?.life.map(({ state }) => state)).toEqual(
      ['pending', 'pending', 'terminating'].slice(1),
    );
  });

  it('numbers versions in the order of appearance, across the workloads that one Service selects', () => {
    const { picture, write } = stage();
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...META, uid: 's', name: 'web' },
      spec: { selector: { app: 'web' } },
    } as Service;
    write('services', service, 0);
    write('replicasets.apps', replicaSet('stable', 'web', { app: 'web', track: 'stable' }), 1);
    write('replicasets.apps', replicaSet('canary', 'web-canary', { app: 'web', track: 'canary' }), 2);
    write('replicasets.apps', replicaSet('other', 'db', { app: 'db' }), 3);
    expect(['stable', 'canary', 'other'].map((uid) => picture.replicaSets.get(uid)?.version)).toEqual([1, 2, 1]);
  });

  it('numbers blue and green apart while a Service selects but one of them', () => {
    const { picture, write } = stage();
    write('replicasets.apps', replicaSet('blue', 'web-blue', { app: 'web', color: 'blue' }), 1);
    write('replicasets.apps', replicaSet('green', 'web-green', { app: 'web', color: 'green' }), 2);
    const other = replicaSet('cart', 'web-cart', { app: 'web' });
    const [container] = other.spec.template?.spec?.containers ?? [];
    Object.assign(container as object, { image: 'shop/cart:v1' });
    write('replicasets.apps', other, 3);
    expect(['blue', 'green', 'cart'].map((uid) => picture.replicaSets.get(uid)?.version)).toEqual([1, 2, 1]);
  });

  it('tells endpoints one by one: who moves to another slice stays in place', () => {
    const { picture, write } = stage();
    const slice = (name: string, ...addresses: string[]) =>
      ({
        apiVersion: 'discovery.k8s.io/v1',
        kind: 'EndpointSlice',
        metadata: { ...META, uid: name, name, labels: { 'kubernetes.io/service-name': 'web' } },
        addressType: 'IPv4',
        endpoints: addresses.map((address) => ({
          addresses: [address],
          conditions: { ready: address !== '10.0.0.9' },
        })),
      }) as KubernetesObject;
    const slices = 'endpointslices.discovery.k8s.io';
    const addresses = () => [...picture.endpoints.of('s').keys()];
    write(slices, slice('one', '10.0.0.1', '10.0.0.2'), 0);
    const metadata = { ...META, uid: 's', name: 'web' };
    write('services', { apiVersion: 'v1', kind: 'Service', metadata, spec: {} } as Service, 1);
    expect(picture.endpoints.take()?.map(({ of, set }) => [of, set.length])).toEqual([['s', 2]]);
    write(slices, slice('two', '10.0.0.1', '10.0.0.9'), 2);
    write(slices, slice('one', '10.0.0.2'), 3, 'MODIFIED');
    expect(addresses()).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.9']);
    expect(picture.endpoints.take()).toMatchObject([{ set: [{ address: '10.0.0.9', ready: false }], gone: [] }]);
    write(slices, slice('two'), 4, 'MODIFIED');
    expect(picture.endpoints.take()).toEqual([{ of: 's', set: [], gone: ['10.0.0.1', '10.0.0.9'] }]);
    write('services', { apiVersion: 'v1', kind: 'Service', metadata, spec: {} } as Service, 5, 'DELETED');
    expect([addresses(), picture.endpoints.all()]).toEqual([[], []]);
  });

  it('remembers what a pod that is gone ran, also after a load', () => {
    const { picture, write } = stage();
    write('replicasets.apps', replicaSet('rs1', 'web', { app: 'web' }), 0);
    write('pods', pod('a', 'rs1'), 1);
    write('pods', pod('a', 'rs1'), 2, 'DELETED');
    const saved = picture.save();
    const other = stage().picture;
    other.load(saved);
    expect([picture.versionOfPod('a'), other.versionOfPod('a'), other.versionOfPod('b')]).toEqual([1, 1, 0]);
  });

  it('shows a pod that was told to go as terminating until it is gone, whatever became of its containers', () => {
    const { picture, write } = stage();
    const done = pod('a', 'rs1', { status: { phase: 'Succeeded' } });
    write('pods', { ...done, metadata: { ...done.metadata, deletionTimestamp: '2026-01-01T00:00:33Z' } } as Pod, 1);
    expect(picture.pods.get('a')?.state).toBe('terminating');
  });

  it('tells only what changed, and everything again after a load', () => {
    const { picture, write } = stage();
    write('pods', pod('a', 'rs1'), 1);
    write('pods', pod('b', 'rs1'), 1);
    const saved = picture.save();
    expect(picture.pods.take()?.set).toHaveLength(2);
    expect(picture.pods.take()).toBeUndefined();
    write('pods', pod('b', 'rs1', { status: READY }), 2, 'MODIFIED');
    write('pods', pod('a', 'rs1'), 2, 'DELETED');
    const change = picture.pods.take();
    expect(change?.set.map(({ uid }) => uid)).toEqual(['b']);
    expect(change?.gone).toEqual(['a']);
    picture.load(saved);
    expect(picture.pods.all().set.map(({ uid }) => uid)).toEqual(['a', 'b']);
  });
});
