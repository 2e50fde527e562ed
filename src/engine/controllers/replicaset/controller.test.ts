import { expect, test } from 'vitest';
import type { ReplicaSet } from '../../../api/generated/apps/v1';
import type { Pod } from '../../../api/generated/core/v1';
import { type TestCluster, testCluster } from '../testCluster';

const labels = { app: 'web' };

function replicaSet(replicas: number, more: object = {}): object {
  const template = { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'nginx:1.25' }], ...more } };
  const spec = { replicas, selector: { matchLabels: labels }, template };
  return { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'web' }, spec };
}

function patch(cluster: TestCluster, path: string, body: object): void {
  const contentType = 'application/strategic-merge-patch+json';
  expect(cluster.send('PATCH', path, body, { contentType }).code).toBe(200);
}

const status = (cluster: TestCluster) => cluster.objects<ReplicaSet>('replicasets.apps')[0]?.status;
const ofWeb = '/apis/apps/v1/namespaces/default/replicasets/web';
const ofPod = (name: string) => `/api/v1/namespaces/default/pods/${name}`;

test('RS-1, RS-6: pods come in growing batches, and the status tells of all', () => {
  const cluster = testCluster();
  cluster.create(replicaSet(7));
  cluster.run(5);
  expect(cluster.objects('pods')).toHaveLength(1);
  cluster.run(5);
  expect(cluster.objects('pods')).toHaveLength(3);
  cluster.run(3000);
  expect(status(cluster)).toEqual({
    availableReplicas: 7,
    fullyLabeledReplicas: 7,
    observedGeneration: 1,
    readyReplicas: 7,
    replicas: 7,
    terminatingReplicas: 0,
  });
});

test('RS-1: a thousand pods take as long as the client is slow: 20 a second after a burst of 30', () => {
  const cluster = testCluster(12, { pods: '110' });
  cluster.create(replicaSet(1000));
  cluster.run(45_000);
  expect(cluster.objects('pods').length).toBeGreaterThan(850);
  expect(cluster.objects('pods').length).toBeLessThan(930);
  cluster.run(8000);
  expect(status(cluster)?.readyReplicas).toBe(1000);
});

test('RS-3: a pod that is being deleted is replaced at once', () => {
  const cluster = testCluster();
  cluster.create(replicaSet(2));
  cluster.run(3000);
  const [first] = cluster.objects<Pod>('pods');
  patch(cluster, ofPod(first!.metadata.name), { metadata: { finalizers: ['example.com/hold'] } });
  cluster.send('DELETE', ofPod(first!.metadata.name));
  cluster.run(50);
  expect(cluster.objects('pods')).toHaveLength(3);
  expect(status(cluster)).toMatchObject({ replicas: 2, terminatingReplicas: 1 });
});

test('RS-4: the pod that costs least to delete goes first', () => {
  const cluster = testCluster(1);
  cluster.create(replicaSet(3));
  cluster.run(3000);
  const cheap = cluster.objects<Pod>('pods')[1]!.metadata.name;
  patch(cluster, ofPod(cheap), { metadata: { annotations: { 'controller.kubernetes.io/pod-deletion-cost': '-5' } } });
  patch(cluster, ofWeb, { spec: { replicas: 2 } });
  cluster.run(1000);
  expect(cluster.objects<Pod>('pods').map(({ metadata }) => metadata.name)).not.toContain(cheap);
  expect(cluster.events('ReplicaSet').at(-1)).toBe(`Normal SuccessfulDelete Deleted pod: ${cheap}`);
});

test('RS-5: a matching pod without a controller is adopted, one that matches no longer is let go', () => {
  const cluster = testCluster();
  const spec = { containers: [{ name: 'web', image: 'nginx:1.25' }] };
  cluster.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'stray', labels }, spec });
  cluster.run(2000);
  cluster.create(replicaSet(2));
  cluster.run(3000);
  expect(cluster.objects('pods')).toHaveLength(2);
  const owners = (name: string) => cluster.objects<Pod>('pods').find((pod) => pod.metadata.name === name)?.metadata;
  expect(owners('stray')?.ownerReferences).toMatchObject([{ kind: 'ReplicaSet', name: 'web', controller: true }]);
  patch(cluster, ofPod('stray'), { metadata: { labels: { app: 'other' } } });
  cluster.run(3000);
  expect(cluster.objects('pods')).toHaveLength(3);
  expect(owners('stray')?.ownerReferences ?? []).toEqual([]);
  expect(status(cluster)?.readyReplicas).toBe(2);
});

test('RS-7: what cannot be created is told, and made when it can be', () => {
  const cluster = testCluster();
  cluster.create(replicaSet(2, { serviceAccountName: 'builder' }));
  cluster.run(2000);
  const words =
    'pods "web-" is forbidden: error looking up service account default/builder: serviceaccount "builder" not found';
  expect(status(cluster)?.conditions).toMatchObject([
    { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: words },
  ]);
  expect(cluster.events('ReplicaSet')).toEqual([`Warning FailedCreate Error creating: ${words}`]);
  cluster.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'builder' } });
  cluster.run(30_000);
  expect(status(cluster)).toMatchObject({ readyReplicas: 2 });
  expect(status(cluster)?.conditions ?? []).toEqual([]);
});

test('RS-2, RS-3: saved in the middle of a batch and loaded again, it ends as it would have', () => {
  const hashes = [false, true].map((isLoaded) => {
    const cluster = testCluster();
    cluster.create(replicaSet(60));
    cluster.run(500);
    if (isLoaded) cluster.sim.load(cluster.sim.save());
    cluster.run(10_000);
    return JSON.stringify(cluster.objects('pods'));
  });
  expect(hashes[0]).toBe(hashes[1]);
});

test('RS-8: a pod is available when it has been ready for minReadySeconds', () => {
  const cluster = testCluster();
  const ready = replicaSet(2) as { spec: object };
  cluster.create({ ...ready, spec: { ...ready.spec, minReadySeconds: 10 } });
  cluster.run(5000);
  expect(status(cluster)).toMatchObject({ readyReplicas: 2 });
  expect(status(cluster)?.availableReplicas).toBeUndefined();
  cluster.run(7000);
  expect(status(cluster)).toMatchObject({ readyReplicas: 2, availableReplicas: 2 });
});
