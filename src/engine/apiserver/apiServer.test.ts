import { expect, test } from 'vitest';
import type { Stored } from './call';
import { TestWatcher, testServer } from './testServer';

const PODS = '/api/v1/namespaces/default/pods';

function pod(name: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { app: name } },
    spec: { containers: [{ name: 'app', image: 'nginx:1.25' }], ...more },
  };
}

test('a pod is created, read, listed, changed and deleted', () => {
  const { send } = testServer();
  const made = send('POST', PODS, pod('web'));
  expect(made.code).toBe(201);
  const object = made.body as Stored;
  expect(object.status).toMatchObject({ phase: 'Pending', qosClass: 'BestEffort' });
  expect(object.metadata).toMatchObject({ namespace: 'default', generation: 1 });
  expect(send('GET', `${PODS}/web`).body).toEqual(object);
  expect((send('GET', `${PODS}?labelSelector=app%3Dweb`).body as { items: unknown[] }).items).toHaveLength(1);
  expect(send('POST', PODS, pod('web')).body).toMatchObject({ code: 409, message: 'pods "web" already exists' });
  const labelled = send(
    'PATCH',
    `${PODS}/web`,
    { metadata: { labels: { tier: 'a' } } },
    {
      contentType: 'application/merge-patch+json',
    },
  );
  expect((labelled.body as Stored).metadata.labels).toEqual({ app: 'web', tier: 'a' });
  const stale = { ...object, metadata: { ...object.metadata, labels: {} } };
  expect(send('PUT', `${PODS}/web`, stale).body).toMatchObject({
    code: 409,
    reason: 'Conflict',
    message:
      'Operation cannot be fulfilled on pods "web": the object has been modified; please apply your changes to the latest version and try again',
  });
  expect(send('DELETE', `${PODS}/web`).code).toBe(200);
  expect(send('GET', `${PODS}/web`).body).toMatchObject({ code: 404, message: 'pods "web" not found' });
});

test('a watcher hears of what begins and ceases to match, once, a little later', () => {
  const { sim, api, send } = testServer();
  const watcher = sim.add(new TestWatcher('watcher', api));
  api.watch('watcher', { resource: 'pods', labelSelector: 'tier=a' });
  send('POST', PODS, pod('web'));
  const label = (tier: string) =>
    send('PATCH', `${PODS}/web`, { metadata: { labels: { tier } } }, { contentType: 'application/merge-patch+json' });
  label('a');
  label('b');
  expect(watcher.events).toEqual([]);
  sim.runUntil(sim.now + 10);
  expect(watcher.heard()).toEqual(['ADDED web', 'DELETED web']);
});

test('a bound pod goes after its grace period, at the word of its kubelet', () => {
  const { send, sim } = testServer();
  send('POST', PODS, pod('web'));
  const binding = {
    apiVersion: 'v1',
    kind: 'Binding',
    metadata: { name: 'web' },
    target: { kind: 'Node', name: 'node-a' },
  };
  expect(send('POST', `${PODS}/web/binding`, binding).code).toBe(201);
  const deleted = send('DELETE', `${PODS}/web`, { gracePeriodSeconds: 5 }).body as Stored;
  expect(deleted.metadata).toMatchObject({ deletionGracePeriodSeconds: 5, deletionTimestamp: '2026-01-01T00:00:05Z' });
  sim.runUntil(5000);
  expect(send('GET', `${PODS}/web`).code).toBe(200);
  send('DELETE', `${PODS}/web`, { gracePeriodSeconds: 0 });
  expect(send('GET', `${PODS}/web`).code).toBe(404);
});
