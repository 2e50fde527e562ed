import { expect, test } from 'vitest';
import type { PodDisruptionBudget } from '../../../api/generated/policy/v1';
import { type TestCluster, testCluster } from '../testCluster';

const labels = { app: 'web' };

function withPods(replicas: number, ...budgets: object[]): TestCluster {
  const cluster = testCluster(1);
  const template = { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'nginx:1.25' }] } };
  const spec = { replicas, selector: { matchLabels: labels }, template };
  cluster.create({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec });
  for (const [index, budget] of budgets.entries()) {
    cluster.create({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: `budget-${index}` },
      spec: { selector: { matchLabels: labels }, ...budget },
    });
  }
  cluster.run(5000);
  return cluster;
}

const statuses = (cluster: TestCluster) =>
  cluster.objects<PodDisruptionBudget>('poddisruptionbudgets.policy').map(({ status }) => status);

test('PDB-1, PDB-2: numbers and percentages', () => {
  const cluster = withPods(
    4,
    { minAvailable: '60%' },
    { minAvailable: 3 },
    { maxUnavailable: 1 },
    { maxUnavailable: '30%' },
  );
  const counts = statuses(cluster).map((status) => [status?.desiredHealthy, status?.disruptionsAllowed]);
  expect(counts).toEqual([
    [3, 1],
    [3, 1],
    [3, 1],
    [2, 2],
  ]);
  expect(statuses(cluster)[0]).toMatchObject({ currentHealthy: 4, expectedPods: 4 });
  expect(statuses(cluster)[0]?.conditions).toMatchObject([
    { type: 'DisruptionAllowed', status: 'True', reason: 'SufficientPods', message: '' },
  ]);
});

test('PDB-2: an evicted pod is not healthy, and a second one may not go', () => {
  const cluster = withPods(2, { maxUnavailable: 1 });
  const [first, second] = cluster.objects('pods').map(({ metadata }) => metadata.name);
  const evict = (name = '') =>
    cluster.send('POST', `/api/v1/namespaces/default/pods/${name}/eviction`, {
      apiVersion: 'policy/v1',
      kind: 'Eviction',
      metadata: { name, namespace: 'default' },
    }).code;
  expect(evict(first)).toBe(201);
  cluster.run(20);
  expect(evict(second)).toBe(429);
  cluster.run(5000);
  expect(statuses(cluster)[0]).toMatchObject({ currentHealthy: 2, disruptionsAllowed: 1 });
});

test('PDB-2: no matching pod is an event and allows nothing', () => {
  const cluster = withPods(1, { minAvailable: 1, selector: { matchLabels: { app: 'other' } } });
  expect(statuses(cluster)[0]).toMatchObject({ expectedPods: 0, disruptionsAllowed: 0 });
  expect(cluster.events('PodDisruptionBudget')).toEqual(['Normal NoPods No matching pods found']);
});
