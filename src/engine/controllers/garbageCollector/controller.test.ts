import { expect, test } from 'vitest';
import type { KubernetesObject } from '../../../api/meta/object';
import { type TestCluster, testCluster } from '../testCluster';

function map(cluster: TestCluster, name: string, owners: KubernetesObject[] = [], more: object = {}): KubernetesObject {
  const ownerReferences = owners.map(({ apiVersion, kind, metadata }) => {
    const { name: owner, uid } = metadata;
    return { apiVersion, kind, name: owner, uid, blockOwnerDeletion: true };
  });
  return cluster.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ownerReferences, ...more } });
}

const names = (cluster: TestCluster) =>
  cluster
    .objects('configmaps')
    .map(({ metadata }) => metadata.name)
    .filter((name) => name !== 'kube-root-ca.crt');
const path = (name: string) => `/api/v1/namespaces/default/configmaps/${name}`;

test('GC-1: dependents follow their owner, and theirs follow them', () => {
  const cluster = testCluster(1);
  const owner = map(cluster, 'owner');
  const child = map(cluster, 'child', [owner]);
  map(cluster, 'grandchild', [child]);
  cluster.run(1000);
  cluster.send('DELETE', path('owner'));
  cluster.run(1000);
  expect(names(cluster)).toEqual([]);
});

test('GC-1: an owner of the same name with another uid is not the owner', () => {
  const cluster = testCluster(1);
  const owner = map(cluster, 'owner');
  map(cluster, 'lost', [{ ...owner, metadata: { ...owner.metadata, uid: '11111111-2222-4333-8444-555555555555' } }]);
  cluster.run(1000);
  expect(names(cluster)).toEqual(['owner']);
});

test('GC-2: in the foreground the owner goes last', () => {
  const cluster = testCluster(1);
  const owner = map(cluster, 'owner');
  map(cluster, 'child', [owner], { finalizers: ['example.com/hold'] });
  cluster.run(1000);
  cluster.send('DELETE', path('owner'), { propagationPolicy: 'Foreground' });
  cluster.run(1000);
  expect(names(cluster)).toEqual(['child', 'owner']);
  const contentType = 'application/merge-patch+json';
  cluster.send('PATCH', path('child'), { metadata: { finalizers: null } }, { contentType });
  cluster.run(1000);
  expect(names(cluster)).toEqual([]);
});

test('GC-3: orphans stay, without their owner', () => {
  const cluster = testCluster(1);
  const owner = map(cluster, 'owner');
  map(cluster, 'child', [owner]);
  cluster.run(1000);
  cluster.send('DELETE', path('owner'), { propagationPolicy: 'Orphan' });
  cluster.run(1000);
  expect(names(cluster)).toEqual(['child']);
  const child = cluster.objects('configmaps').find(({ metadata }) => metadata.name === 'child');
  expect(child?.metadata.ownerReferences).toBeUndefined();
});

test('GC-4: of two owners the one that is gone is taken from the object', () => {
  const cluster = testCluster(1);
  const owners = [map(cluster, 'first'), map(cluster, 'second')];
  map(cluster, 'child', owners);
  cluster.run(1000);
  cluster.send('DELETE', path('first'));
  cluster.run(1000);
  expect(names(cluster)).toEqual(['child', 'second']);
  const child = cluster.objects('configmaps').find(({ metadata }) => metadata.name === 'child');
  expect(child?.metadata.ownerReferences?.map(({ name }) => name)).toEqual(['second']);
});
