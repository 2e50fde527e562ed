import { expect, test } from 'vitest';
import { CONFIG_MAPS, configMap, DEPLOYMENTS, deployment, objectOf, PODS, pod, told } from './testObjects';
import { type TestServer, testServer } from './testServer';

const MERGE = { contentType: 'application/merge-patch+json' };

function boundPod({ send }: TestServer, name: string): void {
  send('POST', PODS, pod(name));
  const target = { kind: 'Node', name: 'node-a' };
  send('POST', `${PODS}/${name}/binding`, { apiVersion: 'v1', kind: 'Binding', metadata: { name }, target });
}

test('DEL-1: without finalizers and grace an object is gone at once', () => {
  const { send } = testServer();
  const { uid } = objectOf(send('POST', DEPLOYMENTS, deployment('web'))).metadata;
  expect(send('DELETE', `${DEPLOYMENTS}/web`).body).toMatchObject({
    kind: 'Status',
    status: 'Success',
    details: { name: 'web', group: 'apps', kind: 'deployments', uid },
  });
  expect(told(send('GET', `${DEPLOYMENTS}/web`))).toBe('404 deployments.apps "web" not found');
});

test('DEL-2: a pod that runs is marked, its generation grows, and grace 0 takes it away', () => {
  const server = testServer();
  boundPod(server, 'web');
  server.sim.now = 1000;
  const { metadata } = objectOf(server.send('DELETE', `${PODS}/web`));
  expect(metadata).toMatchObject({
    deletionTimestamp: '2026-01-01T00:00:31Z',
    deletionGracePeriodSeconds: 30,
    generation: 2,
  });
  server.send('DELETE', `${PODS}/web`, { gracePeriodSeconds: 0 });
  expect(server.send('GET', `${PODS}/web`).code).toBe(404);
});

test('DEL-3: a pod that is not bound, or has ended, is gone at once', () => {
  const server = testServer();
  const { send } = server;
  send('POST', PODS, pod('waits'));
  send('DELETE', `${PODS}/waits`);
  expect(send('GET', `${PODS}/waits`).code).toBe(404);
  boundPod(server, 'ended');
  send('PATCH', `${PODS}/ended/status`, { status: { phase: 'Succeeded' } }, MERGE);
  send('DELETE', `${PODS}/ended`);
  expect(send('GET', `${PODS}/ended`).code).toBe(404);
});

test('DEL-4: a second deletion only shortens the grace', () => {
  const server = testServer();
  boundPod(server, 'web');
  const seconds = (gracePeriodSeconds?: number) =>
    objectOf(server.send('DELETE', `${PODS}/web`, gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }))
      .metadata.deletionGracePeriodSeconds;
  expect(seconds()).toBe(30);
  expect(seconds(60)).toBe(30);
  expect(seconds(5)).toBe(5);
  expect(objectOf(server.send('GET', `${PODS}/web`)).metadata.deletionTimestamp).toBe('2026-01-01T00:00:05Z');
});

test('DEL-5: finalizers hold an object until the last one is gone', () => {
  const { send } = testServer();
  send('POST', CONFIG_MAPS, configMap({ name: 'held', finalizers: ['example.com/a', 'example.com/b'] }));
  const { metadata } = objectOf(send('DELETE', `${CONFIG_MAPS}/held`));
  expect(metadata).toMatchObject({ deletionTimestamp: '2026-01-01T00:00:00Z', deletionGracePeriodSeconds: 0 });
  expect(told(send('POST', CONFIG_MAPS, configMap({ name: 'held' })))).toBe(
    '409 object is being deleted: configmaps "held" already exists',
  );
  send('PATCH', `${CONFIG_MAPS}/held`, { metadata: { finalizers: ['example.com/b'] } }, MERGE);
  expect(send('GET', `${CONFIG_MAPS}/held`).code).toBe(200);
  send('PATCH', `${CONFIG_MAPS}/held`, { metadata: { finalizers: null } }, MERGE);
  expect(send('GET', `${CONFIG_MAPS}/held`).code).toBe(404);
});

test('DEL-6: the policy of a deletion becomes a finalizer for the garbage collector', () => {
  const { send } = testServer();
  const finalizersAfter = (name: string, options: unknown) => {
    send('POST', DEPLOYMENTS, deployment(name));
    send('DELETE', `${DEPLOYMENTS}/${name}`, options);
    const left = send('GET', `${DEPLOYMENTS}/${name}`);
    return left.code === 404 ? 'gone' : objectOf(left).metadata.finalizers;
  };
  expect(finalizersAfter('a', { propagationPolicy: 'Foreground' })).toEqual(['foregroundDeletion']);
  expect(finalizersAfter('b', { propagationPolicy: 'Orphan' })).toEqual(['orphan']);
  expect(finalizersAfter('c', { propagationPolicy: 'Background' })).toBe('gone');
  expect(told(send('DELETE', `${DEPLOYMENTS}/a`, { propagationPolicy: 'Sideways' }))).toContain(
    'Unsupported value: "Sideways"',
  );
});

test('DEL-7: preconditions that do not hold are a Conflict', () => {
  const { send } = testServer();
  send('POST', CONFIG_MAPS, configMap({ name: 'a' }));
  expect(send('DELETE', `${CONFIG_MAPS}/a`, { preconditions: { uid: 'other' } }).code).toBe(409);
  expect(send('GET', `${CONFIG_MAPS}/a`).code).toBe(200);
});

test('DEL-8: a namespace stays Terminating until its finalizers are empty', () => {
  const { send } = testServer();
  const namespaces = '/api/v1/namespaces';
  send('POST', namespaces, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'farewell' } });
  expect(objectOf(send('DELETE', `${namespaces}/farewell`)).status).toEqual({ phase: 'Terminating' });
  const going = objectOf(send('GET', `${namespaces}/farewell`));
  send('PUT', `${namespaces}/farewell/finalize`, { ...going, spec: {} });
  expect(told(send('GET', `${namespaces}/farewell`))).toBe('404 namespaces "farewell" not found');
});
