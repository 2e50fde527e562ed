import { expect, test } from 'vitest';
import type { Node, Pod } from '../../../api/generated/core/v1';
import { type TestCluster, testCluster } from '../testCluster';

const labels = { app: 'web' };

/** A cluster whose nodes are heard of until the moment that `lost` says. */
function withPods(tolerationSeconds: number, nodes = 3): { cluster: TestCluster; lost: Map<string, number> } {
  const lost = new Map<string, number>();
  const cluster: TestCluster = testCluster(nodes, {}, { heartbeat: (node) => lost.get(node) ?? cluster.sim.now });
  const tolerations = ['not-ready', 'unreachable'].map((key) => ({
    key: `node.kubernetes.io/${key}`,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds,
  }));
  const template = { metadata: { labels }, spec: { tolerations, containers: [{ name: 'web', image: 'nginx:1.25' }] } };
  const spec = { replicas: nodes, selector: { matchLabels: labels }, template };
  cluster.create({ apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'web' }, spec });
  cluster.run(12_000);
  return { cluster, lost };
}

const nodeNamed = (cluster: TestCluster, name: string) =>
  cluster.objects<Node>('nodes').find(({ metadata }) => metadata.name === name) as Node;
const taints = (cluster: TestCluster, name: string) =>
  nodeNamed(cluster, name).spec.taints?.map(({ key, effect }) => `${key.split('/')[1]}:${effect}`) ?? [];
const ready = (cluster: TestCluster, name: string) =>
  nodeNamed(cluster, name).status?.conditions?.find(({ type }) => type === 'Ready');
const podsOn = (cluster: TestCluster, node: string) =>
  cluster.objects<Pod>('pods').filter(({ spec }) => spec.nodeName === node);

test('NODE-1: a cordon is a taint, and no longer when it is lifted', () => {
  const { cluster } = withPods(300, 1);
  const contentType = 'application/merge-patch+json';
  cluster.send('PATCH', '/api/v1/nodes/node-1', { spec: { unschedulable: true } }, { contentType });
  cluster.run(50);
  expect(taints(cluster, 'node-1')).toEqual(['unschedulable:NoSchedule']);
  cluster.send('PATCH', '/api/v1/nodes/node-1', { spec: { unschedulable: null } }, { contentType });
  cluster.run(50);
  expect(taints(cluster, 'node-1')).toEqual([]);
});

test('NODE-2, NODE-3, TAINT-1: a silent node is Unknown after 50 s, and its pods go when they have tolerated that', () => {
  const { cluster, lost } = withPods(10);
  lost.set('node-3', 9000);
  cluster.run(59_900 - cluster.sim.now);
  expect(ready(cluster, 'node-3')?.status).toBe('True');
  const before = podsOn(cluster, 'node-3').length;
  expect(before).toBeGreaterThan(0);
  cluster.run(1000);
  expect(ready(cluster, 'node-3')).toMatchObject({
    status: 'Unknown',
    reason: 'NodeStatusUnknown',
    message: 'Kubelet stopped posting node status.',
  });
  expect(taints(cluster, 'node-3').sort()).toEqual(['unreachable:NoExecute', 'unreachable:NoSchedule']);
  const conditions = podsOn(cluster, 'node-3').map(({ status }) =>
    status?.conditions?.find(({ type }) => type === 'Ready'),
  );
  expect(conditions.map((condition) => condition?.status)).toEqual(Array(before).fill('False'));
  expect(cluster.events('Pod')).toContain('Warning NodeNotReady Node is not ready');
  cluster.run(8000);
  expect(podsOn(cluster, 'node-3')).toHaveLength(before);
  cluster.run(3000);
  expect(podsOn(cluster, 'node-3')).toEqual([]);
  expect(cluster.events('Pod').some((event) => /TaintManagerEviction Marking for deletion Pod/.test(event))).toBe(true);
});

test('TAINT-2: the node is back before its pods had to go', () => {
  const { cluster, lost } = withPods(300);
  lost.set('node-3', 9000);
  cluster.run(70_000);
  lost.delete('node-3');
  const node = nodeNamed(cluster, 'node-3');
  const conditions = node.status?.conditions?.map((condition) => ({ ...condition, status: 'True' }));
  cluster.send('PUT', '/api/v1/nodes/node-3/status', { ...node, status: { ...node.status, conditions } });
  cluster.run(10_000);
  expect(taints(cluster, 'node-3').filter((taint) => taint.startsWith('unreachable'))).toEqual([]);
  expect(cluster.events('Pod').some((event) => /Cancelling deletion of Pod/.test(event))).toBe(true);
  cluster.run(400_000);
  expect(podsOn(cluster, 'node-3').length).toBeGreaterThan(0);
});

test('NODE-3: when every node is silent no pod is sent away', () => {
  const { cluster, lost } = withPods(10);
  for (const name of ['node-1', 'node-2', 'node-3']) lost.set(name, 9000);
  cluster.run(200_000);
  expect(ready(cluster, 'node-1')?.status).toBe('Unknown');
  expect(taints(cluster, 'node-1')).toEqual(['unreachable:NoSchedule']);
  expect(cluster.objects<Pod>('pods')).toHaveLength(3);
});

test('PODGC-1: pods of a node that was deleted go after its quarantine', () => {
  const { cluster } = withPods(300);
  const contentType = 'application/merge-patch+json';
  for (const { metadata } of podsOn(cluster, 'node-3')) {
    const path = `/api/v1/namespaces/default/pods/${metadata.name}`;
    cluster.send('PATCH', path, { metadata: { labels: { app: 'bare' }, ownerReferences: null } }, { contentType });
  }
  cluster.send('DELETE', '/api/v1/nodes/node-3');
  cluster.run(30_000);
  expect(podsOn(cluster, 'node-3').length).toBeGreaterThan(0);
  cluster.run(40_000);
  expect(podsOn(cluster, 'node-3')).toEqual([]);
});
