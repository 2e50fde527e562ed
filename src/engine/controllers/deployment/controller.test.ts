import { expect, test } from 'vitest';
import type { Deployment, ReplicaSet } from '../../../api/generated/apps/v1';
import type { Pod } from '../../../api/generated/core/v1';
import { type TestCluster, testCluster } from '../testCluster';

const labels = { app: 'web' };

function deployment(replicas: number, more: object = {}): object {
  const template = { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'nginx:1.25' }] } };
  const spec = { replicas, selector: { matchLabels: labels }, template, ...more };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec };
}

function patch(cluster: TestCluster, spec: object): void {
  const contentType = 'application/strategic-merge-patch+json';
  const path = '/apis/apps/v1/namespaces/default/deployments/web';
  expect(cluster.send('PATCH', path, { spec }, { contentType }).code).toBe(200);
}

const image = (name: string) => ({ template: { spec: { containers: [{ name: 'web', image: name }] } } });
const web = (cluster: TestCluster) => cluster.objects<Deployment>('deployments.apps')[0] as Deployment;
const progress = (cluster: TestCluster) => web(cluster).status?.conditions?.find(({ type }) => type === 'Progressing');

function sets(cluster: TestCluster): string[] {
  return cluster
    .objects<ReplicaSet>('replicasets.apps')
    .map(({ metadata: { annotations = {} }, spec }) => {
      const revision = annotations['deployment.kubernetes.io/revision'];
      const history = annotations['deployment.kubernetes.io/revision-history'];
      return `${revision}${history ? ` (${history})` : ''}: ${spec.replicas}`;
    })
    .sort();
}

/** The events about the Deployment with ReplicaSets called by the order in which they appear. */
function scalings(cluster: TestCluster): string[] {
  const names: string[] = [];
  return cluster.events('Deployment').map((event) =>
    event.replace(/^Normal ScalingReplicaSet Scaled (up|down) replica set (\S+)/, (_all, direction, name) => {
      if (!names.includes(name)) names.push(name);
      return `${direction} ${names.indexOf(name) + 1}`;
    }),
  );
}

test('DEP-1: a ReplicaSet carries the hash, its owner, its revision and its sizes', () => {
  const cluster = testCluster();
  cluster.create(deployment(4));
  cluster.run(100);
  const [rs] = cluster.objects<ReplicaSet>('replicasets.apps');
  const hash = rs?.metadata.labels?.['pod-template-hash'] as string;
  expect(hash).toMatch(/^[456789bcdf]{8,10}$/);
  expect(rs?.metadata).toMatchObject({
    name: `web-${hash}`,
    annotations: {
      'deployment.kubernetes.io/desired-replicas': '4',
      'deployment.kubernetes.io/max-replicas': '5',
      'deployment.kubernetes.io/revision': '1',
    },
    ownerReferences: [{ kind: 'Deployment', name: 'web', controller: true, blockOwnerDeletion: true }],
  });
  expect(rs?.spec.selector.matchLabels).toEqual({ app: 'web', 'pod-template-hash': hash });
  expect(web(cluster).metadata.annotations).toMatchObject({ 'deployment.kubernetes.io/revision': '1' });
});

test('DEP-3, DEP-9: four pods roll by quarters, and the end is told', () => {
  const cluster = testCluster();
  cluster.create(deployment(4));
  cluster.run(5000);
  patch(cluster, image('nginx:1.26'));
  let [most, fewest] = [0, 99];
  for (let step = 0; step < 400; step++) {
    cluster.run(25);
    const live = cluster.objects<Pod>('pods').filter(({ metadata }) => !metadata.deletionTimestamp);
    most = Math.max(most, live.length);
    fewest = Math.min(fewest, live.filter(({ status }) => status?.phase === 'Running').length);
  }
  expect([most, fewest]).toEqual([5, 3]);
  expect(scalings(cluster)).toEqual([
    'up 1 from 0 to 4',
    'up 2 from 0 to 1',
    'down 1 from 4 to 3',
    'up 2 from 1 to 2',
    'down 1 from 3 to 2',
    'up 2 from 2 to 3',
    'down 1 from 2 to 1',
    'up 2 from 3 to 4',
    'down 1 from 1 to 0',
  ]);
  expect(web(cluster).status).toMatchObject({ replicas: 4, updatedReplicas: 4, availableReplicas: 4 });
  expect(progress(cluster)).toMatchObject({ status: 'True', reason: 'NewReplicaSetAvailable' });
});

test('DEP-4: scaled in the middle of a rollout, each ReplicaSet gets its share', () => {
  const cluster = testCluster();
  cluster.create(deployment(10, { strategy: { rollingUpdate: { maxSurge: 3, maxUnavailable: 2 } } }));
  cluster.run(5000);
  const pull = { template: { spec: { nodeSelector: { never: 'there' } } } };
  patch(cluster, pull);
  cluster.run(3000);
  expect(sets(cluster)).toEqual(['1: 8', '2: 5']);
  patch(cluster, { replicas: 15 });
  cluster.run(3000);
  expect(sets(cluster)).toEqual(['1: 11', '2: 7']);
});

test('DEP-5: Recreate waits until the last old pod is gone', () => {
  const cluster = testCluster();
  cluster.create(deployment(3, { strategy: { type: 'Recreate' } }));
  cluster.run(5000);
  const name = cluster.objects<Pod>('pods')[0]!.metadata.name;
  const path = `/api/v1/namespaces/default/pods/${name}`;
  const contentType = 'application/merge-patch+json';
  cluster.send('PATCH', path, { metadata: { finalizers: ['example.com/hold'] } }, { contentType });
  patch(cluster, image('nginx:1.26'));
  cluster.run(2000);
  expect(scalings(cluster)).toEqual(['up 1 from 0 to 3', 'down 1 from 3 to 0']);
  expect(cluster.objects('pods')).toHaveLength(1);
  cluster.send('PATCH', path, { metadata: { finalizers: null } }, { contentType });
  cluster.run(3000);
  expect(scalings(cluster).at(-1)).toBe('up 2 from 0 to 3');
  expect(web(cluster).status?.availableReplicas).toBe(3);
});

test('DEP-6: paused, it scales but does not roll', () => {
  const cluster = testCluster();
  cluster.create(deployment(2));
  cluster.run(5000);
  patch(cluster, { paused: true, ...image('nginx:1.26') });
  cluster.run(1000);
  expect(progress(cluster)).toMatchObject({ status: 'Unknown', reason: 'DeploymentPaused' });
  patch(cluster, { replicas: 3 });
  cluster.run(3000);
  expect(sets(cluster)).toEqual(['1: 3']);
  patch(cluster, { paused: false });
  cluster.run(5000);
  expect(sets(cluster)).toEqual(['1: 0', '2: 3']);
});

test('DEP-7, DEP-8: an old template comes back under a new revision; old ReplicaSets beyond the limit go', () => {
  const cluster = testCluster();
  cluster.create(deployment(1, { revisionHistoryLimit: 1 }));
  for (const name of ['nginx:1.26', 'nginx:1.25', 'nginx:1.27']) {
    cluster.run(4000);
    patch(cluster, image(name));
  }
  cluster.run(4000);
  expect(sets(cluster)).toEqual(['3 (1): 0', '4: 1']);
});

test('DEP-9: without progress until the deadline it says so', () => {
  const cluster = testCluster();
  cluster.create(deployment(2, { progressDeadlineSeconds: 10 }));
  cluster.run(5000);
  patch(cluster, { template: { spec: { nodeSelector: { never: 'there' } } } });
  cluster.run(9000);
  expect(progress(cluster)?.status).toBe('True');
  cluster.run(4000);
  expect(progress(cluster)).toMatchObject({ status: 'False', reason: 'ProgressDeadlineExceeded' });
  expect(progress(cluster)?.message).toMatch(/^ReplicaSet "web-\w+" has timed out progressing\.$/);
});

test('DEP-10: a name that is taken by another makes another hash', () => {
  const first = testCluster();
  first.create(deployment(1));
  first.run(100);
  const { name } = first.objects<ReplicaSet>('replicasets.apps')[0]!.metadata;
  const cluster = testCluster();
  const other = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'nginx:1.25' }] } };
  const spec = { replicas: 0, selector: { matchLabels: { a: 'b' } }, template: other };
  cluster.create({ apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name }, spec });
  cluster.create(deployment(1));
  cluster.run(4000);
  expect(web(cluster).status).toMatchObject({ collisionCount: 1, availableReplicas: 1 });
});
