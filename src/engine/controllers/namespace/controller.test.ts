import { expect, test } from 'vitest';
import type { Namespace } from '../../../api/generated/core/v1';
import { type TestCluster, testCluster } from '../testCluster';

const farewell = (cluster: TestCluster) =>
  cluster.objects<Namespace>('namespaces').find(({ metadata }) => metadata.name === 'farewell');

function withNamespace(finalizers: string[]): TestCluster {
  const cluster = testCluster(1);
  cluster.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'farewell' } });
  cluster.run(100);
  const spec = { containers: [{ name: 'c', image: 'nginx:1.25' }] };
  cluster.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'ship', namespace: 'farewell' }, spec });
  cluster.create({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'moored', namespace: 'farewell', finalizers },
  });
  cluster.run(3000);
  cluster.send('DELETE', '/api/v1/namespaces/farewell');
  return cluster;
}

test('SA-1, CA-1: a namespace has its account and its certificates', () => {
  const cluster = withNamespace([]);
  const keys = (resource: string) =>
    cluster.objects(resource).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  expect(keys('serviceaccounts')).toContain('farewell/default');
  expect(keys('configmaps')).toContain('farewell/kube-root-ca.crt');
});

test('NS-1: five seconds later it is emptied, and goes', () => {
  const cluster = withNamespace([]);
  cluster.run(4500);
  expect(farewell(cluster)?.status?.phase).toBe('Terminating');
  expect(cluster.objects('pods')).toHaveLength(1);
  cluster.run(40_000);
  expect(farewell(cluster)).toBeUndefined();
  expect(cluster.objects('pods')).toEqual([]);
});

test('NS-1: what stays is told, and the namespace goes when it goes', () => {
  const cluster = withNamespace(['example.com/anchor']);
  cluster.run(60_000);
  const told = farewell(cluster)?.status?.conditions?.map(({ type, status, reason }) => `${type} ${status} ${reason}`);
  expect(told).toEqual([
    'NamespaceDeletionDiscoveryFailure False ResourcesDiscovered',
    'NamespaceDeletionGroupVersionParsingFailure False ParsedGroupVersions',
    'NamespaceDeletionContentFailure False ContentDeleted',
    'NamespaceContentRemaining True SomeResourcesRemain',
    'NamespaceFinalizersRemaining True SomeFinalizersRemain',
  ]);
  const path = '/api/v1/namespaces/farewell/configmaps/moored';
  const contentType = 'application/merge-patch+json';
  cluster.send('PATCH', path, { metadata: { finalizers: null } }, { contentType });
  cluster.run(15_000);
  expect(farewell(cluster)).toBeUndefined();
});
