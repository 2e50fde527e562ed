import { expect, test } from 'vitest';
import type { Endpoints, Service } from '../../../api/generated/core/v1';
import type { EndpointSlice } from '../../../api/generated/discovery/v1';
import { type TestCluster, testCluster } from '../testCluster';

const labels = { app: 'web' };
const containers = [{ name: 'web', image: 'nginx:1.25', ports: [{ name: 'http', containerPort: 80 }] }];

function replicaSet(replicas: number): object {
  const template = { metadata: { labels }, spec: { containers } };
  const spec = { replicas, selector: { matchLabels: labels }, template };
  return { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'web' }, spec };
}

const service = (spec: object = {}, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', ...metadata },
  spec: { selector: labels, ports: [{ port: 80 }], ...spec },
});
const pod = (name: string, ports = containers[0]!.ports) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels },
  spec: { containers: [{ ...containers[0], ports }] },
});
const slices = (cluster: TestCluster) => cluster.objects<EndpointSlice>('endpointslices.discovery.k8s.io');
const select = (cluster: TestCluster, selector: object | undefined) => {
  const [stored] = cluster.objects<Service>('services').filter(({ metadata }) => metadata.name === 'web');
  cluster.send('PUT', '/api/v1/namespaces/default/services/web', { ...stored, spec: { ...stored?.spec, selector } });
};
const endpoints = (cluster: TestCluster) => slices(cluster).flatMap((slice) => slice.endpoints ?? []);

test('EPS-1, EPS-4, EPS-5: an empty slice fills with what becomes ready', () => {
  const cluster = testCluster(2);
  cluster.create(service({}, { labels: { team: 'shop' } }));
  cluster.run(50);
  const [empty] = slices(cluster);
  expect(empty?.endpoints ?? []).toEqual([]);
  expect(empty?.metadata.labels).toEqual({
    'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
    'kubernetes.io/service-name': 'web',
    team: 'shop',
  });
  cluster.create(replicaSet(3));
  cluster.run(3000);
  expect(slices(cluster)).toHaveLength(1);
  expect(slices(cluster)[0]?.metadata.name).toBe(empty?.metadata.name);
  expect(slices(cluster)[0]?.ports).toEqual([{ name: '', port: 80, protocol: 'TCP' }]);
  expect(endpoints(cluster)).toHaveLength(3);
  expect(endpoints(cluster)[0]?.conditions).toEqual({ ready: true, serving: true, terminating: false });
  expect(slices(cluster)[0]?.metadata.annotations).toHaveProperty(['endpoints.kubernetes.io/last-change-trigger-time']);
});

test('EPS-1, EP-1: a pod on its way out serves and is not ready; Endpoints have left it out', () => {
  const cluster = testCluster(1);
  cluster.create(service());
  cluster.create({ ...pod('a'), metadata: { name: 'a', labels, finalizers: ['example.com/hold'] } });
  cluster.run(3000);
  cluster.send('DELETE', '/api/v1/namespaces/default/pods/a');
  cluster.run(1000);
  expect(endpoints(cluster)[0]?.conditions).toEqual({ ready: false, serving: true, terminating: true });
  const [legacy] = cluster.objects<Endpoints>('endpoints');
  expect(legacy?.subsets ?? []).toEqual([]);
});

test('EPS-2: a hundred endpoints a slice; a change writes one of them', () => {
  const cluster = testCluster(3);
  cluster.create(service());
  cluster.create(replicaSet(230));
  cluster.run(60_000);
  expect(
    slices(cluster)
      .map((slice) => slice.endpoints?.length)
      .sort(),
  ).toEqual([100, 100, 30]);
  const before = new Map(slices(cluster).map(({ metadata }) => [metadata.name, metadata.resourceVersion]));
  const victim = endpoints(cluster)[0]?.targetRef?.name;
  cluster.send('DELETE', `/api/v1/namespaces/default/pods/${victim}`);
  cluster.run(300);
  const written = slices(cluster).filter(({ metadata }) => metadata.resourceVersion !== before.get(metadata.name));
  expect(written).toHaveLength(1);
});

test('EPS-3: pods whose named ports differ are in slices of their own, ports in the order of their hashes', () => {
  const cluster = testCluster(1);
  const ports = ['http', 'metrics'].map((name) => ({ name, port: name === 'http' ? 80 : 9100, targetPort: name }));
  cluster.create(service({ ports }));
  const portsOf = (http: number) => [
    { name: 'http', containerPort: http },
    { name: 'metrics', containerPort: 9100 },
  ];
  cluster.create(pod('old', portsOf(80)));
  cluster.create(pod('new', portsOf(8080)));
  cluster.run(3000);
  const numbers = slices(cluster).map((slice) => slice.ports?.map(({ port }) => port).join());
  expect(numbers.sort()).toEqual(['8080,9100', '9100,80']);
});

test('EPS-4: without a selector there is no slice', () => {
  const cluster = testCluster(1);
  cluster.create(service({ selector: undefined }));
  cluster.run(1000);
  expect(slices(cluster)).toEqual([]);
});

test('EPS-3, EP-1, MIR-1: slices and Endpoints each have their own order of ports', () => {
  const cluster = testCluster(1);
  const ports = [
    { name: 'http', port: 80 },
    { name: 'alt', port: 8080, targetPort: 80 },
    { name: 'dns', port: 53, protocol: 'UDP', appProtocol: 'kubernetes.io/h2c' },
  ];
  cluster.create(service({ ports }));
  cluster.create(pod('one'));
  cluster.run(3000);
  const [own] = cluster.objects<Endpoints>('endpoints');
  expect(own?.subsets?.[0]?.ports?.map(({ name }) => name)).toEqual(['dns', 'http', 'alt']);
  select(cluster, undefined);
  cluster.run(3000);
  expect(slices(cluster).map((slice) => slice.ports?.map(({ name }) => name))).toEqual([
    ['alt', 'dns', 'http'],
    ['alt', 'dns', 'http'],
  ]);
});

test('EPS-6, EP-3: a pod that is selected again is the change that triggered what is written', () => {
  const cluster = testCluster(1);
  cluster.create(service());
  cluster.create(pod('one'));
  cluster.run(3000);
  const told = () =>
    [...slices(cluster), ...cluster.objects<Endpoints>('endpoints')].map(
      ({ metadata }) => metadata.annotations?.['endpoints.kubernetes.io/last-change-trigger-time'] !== undefined,
    );
  select(cluster, { app: 'other' });
  cluster.run(3000);
  expect(told()).toEqual([false, false]);
  select(cluster, labels);
  cluster.run(3000);
  expect(told()).toEqual([true, true]);
});

test('MIR-1: Endpoints that people write are mirrored', () => {
  const cluster = testCluster(1);
  cluster.create(service({ selector: undefined }));
  const subsets = [{ addresses: [{ ip: '192.0.2.10' }], ports: [{ port: 3306 }] }];
  cluster.send('POST', '/api/v1/namespaces/default/endpoints', {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name: 'web' },
    subsets,
  });
  cluster.run(1000);
  expect(slices(cluster)).toMatchObject([
    {
      metadata: {
        labels: {
          'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io',
          'kubernetes.io/service-name': 'web',
        },
      },
      endpoints: [{ addresses: ['192.0.2.10'], conditions: { ready: true } }],
    },
  ]);
});
