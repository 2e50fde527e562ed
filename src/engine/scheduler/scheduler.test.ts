import { expect, test } from 'vitest';
import type { Event, Pod } from '../../api/generated/core/v1';
import { type TestCluster, testCluster } from '../controllers/testCluster';

interface PodOptions {
  readonly cpu?: string;
  readonly memory?: string;
  readonly labels?: Record<string, string>;
  readonly spec?: object;
}

function pod(name: string, { cpu, memory, labels, spec }: PodOptions = {}): object {
  const requests = { ...(cpu ? { cpu } : {}), ...(memory ? { memory } : {}) };
  const containers = [{ name: 'app', image: 'nginx:1.25', resources: { requests } }];
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels }, spec: { containers, ...spec } };
}

function started(nodes = 2, size: object = {}): TestCluster {
  const cluster = testCluster(nodes, { cpu: '2', memory: '4Gi', ...size });
  cluster.run(1000);
  return cluster;
}

const podOf = (cluster: TestCluster, name: string) =>
  cluster.objects<Pod>('pods').find((other) => other.metadata.name === name);
const nodeOf = (cluster: TestCluster, name: string) => podOf(cluster, name)?.spec.nodeName;
const verdict = (cluster: TestCluster, name: string) =>
  podOf(cluster, name)?.status?.conditions?.find(({ type }) => type === 'PodScheduled');

function change(cluster: TestCluster, path: string, body: object): void {
  const contentType = 'application/strategic-merge-patch+json';
  expect(cluster.send('PATCH', path, body, { contentType }).code).toBe(200);
}

test('SCHED-6: a pod that fits is bound, and that is an event of the scheduler', () => {
  const cluster = started(1);
  cluster.create(pod('web'));
  cluster.run(100);
  expect(verdict(cluster, 'web')).toMatchObject({ status: 'True' });
  const [event] = cluster.objects<Event>('events').filter(({ reason }) => reason === 'Scheduled');
  expect(event).toMatchObject({
    action: 'Binding',
    message: 'Successfully assigned default/web to node-1',
    reportingComponent: 'default-scheduler',
  });
  expect(event?.count).toBeUndefined();
});

test('SCHED-4, SCHED-6, SCHED-9: why there is no node, in the real words', () => {
  const cluster = started(3);
  change(cluster, '/api/v1/nodes/node-1', { spec: { unschedulable: true } });
  change(cluster, '/api/v1/nodes/node-2', { spec: { taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] } });
  cluster.run(100);
  cluster.create(pod('big', { cpu: '3', memory: '8Gi' }));
  cluster.run(100);
  expect(verdict(cluster, 'big')).toMatchObject({
    status: 'False',
    reason: 'Unschedulable',
    message:
      '0/3 nodes are available: 1 Insufficient cpu, 1 Insufficient memory, 1 node(s) had untolerated taint(s), 1 node(s) were unschedulable. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
  });
});

test('SCHED-2, SCHED-3: a pod is tried again when room is made', () => {
  const cluster = started(1);
  cluster.create(pod('first', { cpu: '1500m' }));
  cluster.run(100);
  cluster.create(pod('second', { cpu: '1' }));
  cluster.run(100);
  expect(verdict(cluster, 'second')?.message).toBe(
    '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.',
  );
  cluster.send('DELETE', '/api/v1/namespaces/default/pods/first');
  cluster.run(50);
  expect(nodeOf(cluster, 'second')).toBe('node-1');
});

test('SCHED-2: a pod without room is tried again when a taint changes, not when a label does', () => {
  const cluster = started(1);
  cluster.create(pod('big', { cpu: '8' }));
  cluster.run(100);
  const tries = () =>
    cluster
      .objects<Event>('events')
      .filter(({ reason }) => reason === 'FailedScheduling')
      .reduce((sum, { series }) => sum + (series?.count ?? 1), 0);
  expect(tries()).toBe(1);
  change(cluster, '/api/v1/nodes/node-1', { metadata: { labels: { disk: 'ssd' } } });
  cluster.run(100);
  expect(tries()).toBe(1);
  change(cluster, '/api/v1/nodes/node-1', { spec: { taints: [{ key: 'a', effect: 'PreferNoSchedule' }] } });
  cluster.run(100);
  expect(tries()).toBe(2);
});

test('SCHED-7: the same failure of the same revision is a series', () => {
  const cluster = started(1);
  cluster.create(pod('lost', { spec: { nodeSelector: { disk: 'ssd' } } }));
  cluster.run(100);
  for (let turn = 0; turn < 3; turn++) {
    change(cluster, '/api/v1/nodes/node-1', { metadata: { labels: { turn: String(turn) } } });
    cluster.run(20_000);
  }
  const failures = cluster.objects<Event>('events').filter(({ reason }) => reason === 'FailedScheduling');
  expect(failures.length).toBeLessThanOrEqual(2);
  cluster.run(600_000);
  const again = cluster.objects<Event>('events').filter(({ reason }) => reason === 'FailedScheduling');
  expect(again.some(({ series }) => series?.count === 2)).toBe(true);
});

test('SCHED-1: gates hold a pod back until the last is gone', () => {
  const cluster = started(1);
  cluster.create(pod('gated', { spec: { schedulingGates: [{ name: 'a.b/c' }] } }));
  cluster.run(1000);
  expect(nodeOf(cluster, 'gated')).toBeUndefined();
  const contentType = 'application/merge-patch+json';
  cluster.send('PATCH', '/api/v1/namespaces/default/pods/gated', { spec: { schedulingGates: [] } }, { contentType });
  cluster.run(100);
  expect(nodeOf(cluster, 'gated')).toBe('node-1');
});

test('SCHED-5, SCHED-10: the emptier node has more points', () => {
  const cluster = started(2);
  cluster.create(pod('big', { cpu: '1', memory: '2Gi' }));
  cluster.run(100);
  cluster.create(pod('small', { cpu: '100m', memory: '100Mi' }));
  cluster.run(100);
  expect(nodeOf(cluster, 'small')).not.toBe(nodeOf(cluster, 'big'));
});

test('SCHED-11: a hard spread constraint keeps the skew', () => {
  const cluster = started(2, { pods: '3' });
  const labels = { app: 'even' };
  const topologySpreadConstraints = [
    {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: labels },
    },
  ];
  change(cluster, '/api/v1/nodes/node-2', { spec: { unschedulable: true } });
  cluster.run(100);
  for (const name of ['a', 'b']) cluster.create(pod(name, { labels, spec: { topologySpreadConstraints } }));
  cluster.run(100);
  expect([nodeOf(cluster, 'a'), nodeOf(cluster, 'b')]).toEqual(['node-1', undefined]);
  change(cluster, '/api/v1/nodes/node-2', { spec: { unschedulable: null } });
  cluster.run(2000);
  expect(nodeOf(cluster, 'b')).toBe('node-2');
});

test('SCHED-12: pods keep apart, and the words say so', () => {
  const cluster = started(1);
  const labels = { app: 'alone' };
  const term = { labelSelector: { matchLabels: labels }, topologyKey: 'kubernetes.io/hostname' };
  const affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
  for (const name of ['a', 'b']) cluster.create(pod(name, { labels, spec: { affinity } }));
  cluster.create(pod('c', { labels }));
  cluster.run(100);
  const message = (name: string) => verdict(cluster, name)?.message?.split('. ')[0];
  expect(message('b')).toBe("0/1 nodes are available: 1 node(s) didn't match pod anti-affinity rules");
  expect(message('c')).toBe("0/1 nodes are available: 1 node(s) didn't satisfy existing pods anti-affinity rules");
});

test('SCHED-13, SCHED-14: a pod of lower priority makes room', () => {
  const cluster = started(1);
  const priorityClass = { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'high' } };
  const path = '/apis/scheduling.k8s.io/v1/priorityclasses';
  expect(cluster.send('POST', path, { ...priorityClass, value: 1000 }).code).toBe(201);
  cluster.create(pod('low', { cpu: '1500m' }));
  cluster.run(2000);
  cluster.create(pod('vip', { cpu: '1', spec: { priorityClassName: 'high' } }));
  cluster.run(10);
  expect(podOf(cluster, 'vip')?.status?.nominatedNodeName).toBe('node-1');
  const { uid } = podOf(cluster, 'vip')!.metadata;
  cluster.run(3000);
  expect(nodeOf(cluster, 'vip')).toBe('node-1');
  expect(podOf(cluster, 'low')).toBeUndefined();
  expect(cluster.events('Pod')).toContain(`Normal Preempted Preempted by pod ${uid} on node node-1`);
});
