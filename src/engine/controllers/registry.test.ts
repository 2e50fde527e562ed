import { expect, test } from 'vitest';
import type { Deployment } from '../../api/generated/apps/v1';
import type { Node } from '../../api/generated/core/v1';
import { testCluster } from './testCluster';

const labels = { app: 'web' };
const template = { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'nginx:1.25' }] } };
const deployment = (replicas: number) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas, selector: { matchLabels: labels }, template },
});
const path = '/apis/apps/v1/namespaces/default/deployments/web';
const contentType = 'application/merge-patch+json';

test('KCM-1: restarted in the middle of a rollout, the control plane ends it', () => {
  const cluster = testCluster(3);
  const available = () => cluster.objects<Deployment>('deployments.apps')[0]?.status;
  cluster.create(deployment(40));
  cluster.run(800);
  const made = cluster.objects('pods').length;
  for (const to of ['kube-controller-manager', 'kube-scheduler/process']) cluster.sim.schedule(to, 0, { type: 'stop' });
  cluster.run(20_000);
  expect(made).toBeGreaterThan(5);
  expect(cluster.objects('pods')).toHaveLength(made);
  cluster.send('PATCH', path, { spec: { replicas: 45 } }, { contentType });
  for (const to of ['kube-controller-manager', 'kube-scheduler/process'])
    cluster.sim.schedule(to, 0, { type: 'start' });
  cluster.run(10_000);
  expect(available()).toMatchObject({ replicas: 45, availableReplicas: 45, observedGeneration: 2 });
  expect(cluster.objects('pods')).toHaveLength(45);
});

test('KCM-1: what was relabelled while the process was down is let go when it is back', () => {
  const cluster = testCluster(1);
  cluster.create(deployment(1));
  cluster.run(3000);
  cluster.sim.schedule('kube-controller-manager', 0, { type: 'stop' });
  cluster.run(10);
  const [pod] = cluster.objects('pods');
  const podPath = `/api/v1/namespaces/default/pods/${pod?.metadata.name}`;
  cluster.send('PATCH', podPath, { metadata: { labels: { app: 'other' } } }, { contentType });
  cluster.run(10);
  cluster.sim.schedule('kube-controller-manager', 0, { type: 'start' });
  cluster.run(3000);
  const owners = cluster.objects('pods').map(({ metadata }) => metadata.ownerReferences?.length ?? 0);
  expect(owners.sort()).toEqual([0, 1]);
});

test('EP-2: Endpoints whose Service went while the process was down go when it is back', () => {
  const cluster = testCluster(1);
  const web = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } };
  cluster.create({ ...web, spec: { selector: labels, ports: [{ port: 80 }] } });
  cluster.run(1000);
  const names = () => cluster.objects('endpoints').map(({ metadata }) => metadata.name);
  expect(names()).toEqual(['web']);
  cluster.sim.schedule('kube-controller-manager', 0, { type: 'stop' });
  cluster.run(10);
  cluster.send('DELETE', '/api/v1/namespaces/default/services/web');
  cluster.run(10);
  cluster.sim.schedule('kube-controller-manager', 0, { type: 'start' });
  cluster.run(3000);
  expect(names()).toEqual([]);
});

test('KCM-1: a whole run is the same when it is saved and loaded at any moment', () => {
  const runs = [0, 5, 700, 1250].map((moment) => {
    const cluster = testCluster(3);
    cluster.create(deployment(12));
    cluster.create({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { selector: labels, ports: [{ port: 80 }] },
    });
    cluster.run(moment);
    const saved = cluster.sim.save();
    cluster.run(5000);
    cluster.sim.load(saved);
    cluster.run(1300 - moment);
    cluster.send('PATCH', path, { spec: { replicas: 5 } }, { contentType });
    cluster.run(8000);
    return JSON.stringify(cluster.etcd.resources().map((resource) => cluster.etcd.list(resource)));
  });
  expect(new Set(runs).size).toBe(1);
});

test('TTL-1: nodes say for how long kubelets may keep secrets', () => {
  const cluster = testCluster(2);
  cluster.run(100);
  const annotations = cluster.objects<Node>('nodes').map(({ metadata }) => metadata.annotations);
  expect(annotations.map((own) => own?.['node.alpha.kubernetes.io/ttl'])).toEqual(['0', '0']);
});
