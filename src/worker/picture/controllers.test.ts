import { describe, expect, it } from 'vitest';
import type { Pod } from '../../api/generated/core/v1';
import type { KubernetesObject } from '../../api/meta/object';
import { Picture } from './picture';

const META = { resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z', namespace: 'default' };
const TEMPLATE = { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'x', image: 'shop/app:v1' }] } };

interface Owner {
  readonly kind: string;
  readonly name: string;
}

const refers = ({ kind, name }: Owner) => ({ apiVersion: 'example.com/v1', kind, name, uid: name, controller: true });

function thing(kind: string, name: string, fields: object, owner?: Owner): KubernetesObject {
  const metadata = { ...META, uid: name, name, ...(owner && { ownerReferences: [refers(owner)] }) };
  return { apiVersion: 'example.com/v1', kind, metadata, ...fields } as unknown as KubernetesObject;
}

function pod(name: string, owner: Owner, more: { ready?: boolean; hash?: string } = {}): Pod {
  const labels = { app: 'x', ...(more.hash && { 'controller-revision-hash': more.hash }) };
  const status = more.ready ? { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] } : {};
  const made = thing('Pod', name, { spec: TEMPLATE.spec, status }, owner) as unknown as Pod;
  return { ...made, metadata: { ...made.metadata, labels } };
}

function stage() {
  const picture = new Picture({
    now: () => 0,
    columns: () => ({ readyContainers: 0, containers: 1, status: '', restarts: 0 }),
    span: () => undefined,
    machine: () => ({ powered: true }) as never,
  });
  const write = (resource: string, object: KubernetesObject, type: 'ADDED' | 'MODIFIED' | 'DELETED' = 'ADDED') =>
    picture.note({ type, resource, object });
  const workload = (uid: string) => picture.workloads.get(uid);
  return { picture, write, workload };
}

describe('routes of any kind', () => {
  it('are whatever has backends that name Services', () => {
    const { picture, write } = stage();
    const rules = [{ matches: [{ path: { value: '/cart' } }], backendRefs: [{ name: 'cart', port: 80 }] }];
    const route = thing('HTTPRoute', 'shop', { spec: { hostnames: ['shop.test'], rules } });
    write('httproutes.gateway.networking.k8s.io', route);
    write('others.example.com', thing('Other', 'other', { spec: { rules: [{ verbs: ['get'] }] } }));
    expect([...picture.ingresses.values()]).toMatchObject([
      { kind: 'HTTPRoute', name: 'shop', rules: [{ host: 'shop.test', path: '/cart', service: 'cart', port: '80' }] },
    ]);
    write('httproutes.gateway.networking.k8s.io', route, 'DELETED');
    expect(picture.ingresses.size).toBe(0);
  });
});

describe('controllers of any kind', () => {
  it('know a kind that nobody has heard of by the pods that name it', () => {
    const { picture, write, workload } = stage();
    const fleet = { kind: 'GameFleet', name: 'arena' };
    write('pods', pod('a', fleet, { ready: true }));
    write('pods', pod('b', fleet));
    expect(workload('arena')).toMatchObject({ kind: 'GameFleet', name: 'arena', resource: '', image: 'shop/app:v1' });
    expect([...picture.envelopes.of('arena').values()].at(-1)).toMatchObject({ live: 2, available: 1 });
    write('gamefleets.example.com', thing('GameFleet', 'arena', { spec: { replicas: 3 }, status: {} }), 'MODIFIED');
    expect(workload('arena')).toMatchObject({ resource: 'gamefleets.example.com', replicas: 3, limit: 3, floor: 3 });
    expect(picture.pods.get('a')?.owner).toBe('arena');
  });

  it('forget a kind that only pods named when the last of them goes', () => {
    const { write, workload } = stage();
    const fleet = { kind: 'GameFleet', name: 'arena' };
    write('pods', pod('a', fleet));
    write('pods', pod('a', fleet), 'DELETED');
    expect(workload('arena')).toBeUndefined();
  });

  it('read what is wanted by rule', () => {
    const { write, workload } = stage();
    const rolling = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } };
    write(
      'statefulsets.apps',
      thing('StatefulSet', 'db', { spec: { replicas: 3, template: TEMPLATE, updateStrategy: rolling } }),
    );
    write(
      'daemonsets.apps',
      thing('DaemonSet', 'agent', {
        spec: { template: TEMPLATE },
        status: { desiredNumberScheduled: 4, numberReady: 3 },
      }),
    );
    write(
      'jobs.batch',
      thing('Job', 'import', {
        spec: { parallelism: 2, completions: 5, template: TEMPLATE },
        status: { succeeded: 4 },
      }),
    );
    const done = { conditions: [{ type: 'Complete', status: 'True' }], succeeded: 5 };
    write(
      'jobs.batch',
      thing('Job', 'export', { spec: { parallelism: 2, completions: 5, template: TEMPLATE }, status: done }),
    );
    expect(workload('db')).toMatchObject({ kind: 'StatefulSet', replicas: 3, limit: 3, floor: 2 });
    expect(workload('agent')).toMatchObject({ replicas: 4 });
    expect(workload('import')).toMatchObject({ replicas: 1 });
    expect(workload('export')).toMatchObject({ replicas: 0 });
  });

  it('take what is controlled in its turn for a template, and who controls it for the workload', () => {
    const { picture, write, workload } = stage();
    const cron = { kind: 'CronJob', name: 'nightly' };
    const job = (name: string) =>
      thing('Job', name, { spec: { parallelism: 1, completions: 1, template: TEMPLATE } }, cron);
    write('jobs.batch', job('nightly-1'));
    expect(workload('nightly')).toMatchObject({ kind: 'CronJob', name: 'nightly', resource: '' });
    write('cronjobs.batch', thing('CronJob', 'nightly', { spec: { jobTemplate: { spec: { template: TEMPLATE } } } }));
    write('jobs.batch', job('nightly-2'));
    write('pods', pod('p', { kind: 'Job', name: 'nightly-2' }));
    expect(workload('nightly')).toMatchObject({ resource: 'cronjobs.batch' });
    expect(workload('nightly-1')).toBeUndefined();
    const sets = [...picture.replicaSets.values()].map(({ uid, kind, owner, version }) => [uid, kind, owner, version]);
    expect(sets).toEqual([
      ['nightly-1', 'Job', 'nightly', 1],
      ['nightly-2', 'Job', 'nightly', 1],
    ]);
    expect([...picture.envelopes.of('nightly').values()].at(-1)).toMatchObject({ live: 1 });
  });

  it('number the templates of who controls pods itself by their hashes', () => {
    const { picture, write } = stage();
    const db = { kind: 'StatefulSet', name: 'db' };
    write('statefulsets.apps', thing('StatefulSet', 'db', { spec: { replicas: 2, template: TEMPLATE } }));
    write('pods', pod('db-0', db, { hash: 'old' }));
    write('pods', pod('db-1', db, { hash: 'new' }));
    write('pods', pod('db-2', db, { hash: 'old' }));
    expect(['db-0', 'db-1', 'db-2'].map((uid) => picture.pods.get(uid)?.version)).toEqual([1, 2, 1]);
  });

  it('do not come back by pods that are on their way out', () => {
    const { write, workload } = stage();
    const db = { kind: 'StatefulSet', name: 'db' };
    const object = thing('StatefulSet', 'db', { spec: { replicas: 1, template: TEMPLATE } });
    write('statefulsets.apps', object);
    write('pods', pod('db-0', db));
    write('statefulsets.apps', object, 'DELETED');
    write('pods', pod('db-0', db, { ready: true }), 'MODIFIED');
    expect(workload('db')).toBeUndefined();
  });
});

describe('the counts of a workload', () => {
  const web = { kind: 'Deployment', name: 'web' };
  const set = { kind: 'ReplicaSet', name: 'web-1' };
  const deploymentOf = (replicas: number) => thing('Deployment', 'web', { spec: { replicas, template: TEMPLATE } });
  const setOf = (replicas: number, owner?: Owner) =>
    thing('ReplicaSet', 'web-1', { spec: { replicas, template: TEMPLATE } }, owner);

  /** A Deployment of two ready pods, and how many are counted under a workload. */
  function shop() {
    const staged = stage();
    const { picture, write } = staged;
    write('deployments.apps', deploymentOf(2));
    write('replicasets.apps', setOf(2, web));
    for (const name of ['a', 'b']) write('pods', pod(name, set, { ready: true }));
    const counts = (uid: string) => {
      const last = [...picture.envelopes.of(uid).values()].at(-1);
      return last && [last.live, last.available];
    };
    return { ...staged, counts };
  }

  it('lose a pod that is relabelled away, and win one that is adopted', () => {
    const { write, counts } = shop();
    expect(counts('web')).toEqual([2, 2]);
    const { ownerReferences: _owners, ...metadata } = pod('a', set).metadata;
    const orphan = { ...pod('a', set, { ready: true }), metadata };
    write('pods', orphan, 'MODIFIED');
    expect(counts('web')).toEqual([1, 1]);
    write('pods', orphan, 'DELETED');
    expect(counts('web')).toEqual([1, 1]);
    write('pods', { ...orphan, metadata: { ...metadata, uid: 'c', name: 'c' } });
    write('pods', pod('c', set, { ready: true }), 'MODIFIED');
    expect(counts('web')).toEqual([2, 2]);
  });

  it('lose the pods of a ReplicaSet that went before them', () => {
    const { write, counts } = shop();
    write('replicasets.apps', setOf(2, web), 'DELETED');
    write('pods', pod('a', set, { ready: true }), 'DELETED');
    write('pods', pod('b', set), 'MODIFIED');
    expect(counts('web')).toEqual([1, 0]);
    write('pods', pod('b', set), 'DELETED');
    expect(counts('web')).toEqual([0, 0]);
  });

  it('go with a ReplicaSet that is orphaned and adopted again, which is a workload only between', () => {
    const { write, workload, counts, picture } = shop();
    write('replicasets.apps', setOf(2), 'MODIFIED');
    expect(counts('web-1')).toEqual([2, 2]);
    expect(counts('web')).toEqual([0, 0]);
    write('deployments.apps', deploymentOf(2), 'DELETED');
    const again = { kind: 'Deployment', name: 'again' };
    write('deployments.apps', thing('Deployment', 'again', { spec: { replicas: 2, template: TEMPLATE } }));
    const saved = picture.save();
    write('replicasets.apps', setOf(2, again), 'MODIFIED');
    expect(workload('web-1')).toBeUndefined();
    expect(counts('web-1')).toBeUndefined();
    expect(counts('again')).toEqual([2, 2]);
    picture.load(saved);
    expect([counts('web-1'), counts('again')]).toEqual([
      [2, 2],
      [0, 0],
    ]);
    write('replicasets.apps', setOf(2, again), 'MODIFIED');
    expect(counts('again')).toEqual([2, 2]);
  });
});
