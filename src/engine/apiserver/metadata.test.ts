import { expect, test } from 'vitest';
import { CONFIG_MAPS, configMap, DEPLOYMENTS, deployment, objectOf, PODS, pod, told } from './testObjects';
import { testServer } from './testServer';

const MERGE = { contentType: 'application/merge-patch+json' };

test('META-1: a new object gets uid, time, namespace and, of some kinds, generation 1', () => {
  const { send } = testServer();
  const { metadata } = objectOf(send('POST', PODS, pod('web')));
  expect(metadata).toMatchObject({ namespace: 'default', generation: 1, creationTimestamp: '2026-01-01T00:00:00Z' });
  expect(metadata.uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(objectOf(send('POST', CONFIG_MAPS, configMap({ name: 'a' }))).metadata.generation).toBeUndefined();
  expect(told(send('POST', CONFIG_MAPS, configMap({ name: 'a', namespace: 'other' })))).toBe(
    '400 the namespace of the provided object does not match the namespace sent on the request',
  );
});

test('META-7: what is new has no version, unless it is only tried', () => {
  const { send } = testServer();
  const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', resourceVersion: '7' } };
  const path = '/api/v1/namespaces/default/configmaps';
  const words = 'resourceVersion should not be set on objects to be created';
  expect(send('POST', path, config)).toMatchObject({ code: 500, body: { message: words } });
  expect(send('POST', `${path}?dryRun=All`, config)).toMatchObject({
    code: 201,
    body: { metadata: { resourceVersion: '7' } },
  });
});

test('META-2: generateName makes a name with five random characters', () => {
  const { send } = testServer();
  const names = [1, 2, 3].map(
    () => objectOf(send('POST', CONFIG_MAPS, configMap({ generateName: 'a-' }))).metadata.name,
  );
  expect(new Set(names).size).toBe(3);
  for (const name of names) expect(name).toMatch(/^a-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
});

test('META-3: generation grows with the spec and a Deployment’s annotations, not with labels or status', () => {
  const { send } = testServer();
  send('POST', DEPLOYMENTS, deployment('web'));
  const generationAfter = (body: unknown, path = '') =>
    objectOf(send('PATCH', `${DEPLOYMENTS}/web${path}`, body, MERGE)).metadata.generation;
  expect(generationAfter({ metadata: { labels: { a: 'b' } } })).toBe(1);
  expect(generationAfter({ status: { replicas: 1 } }, '/status')).toBe(1);
  expect(generationAfter({ spec: { replicas: 5 } })).toBe(2);
  expect(generationAfter({ metadata: { annotations: { a: 'b' } } })).toBe(3);
});

test('META-4: an old resourceVersion is a Conflict, none is no condition, but for budgets', () => {
  const { send } = testServer();
  send('POST', CONFIG_MAPS, configMap({ name: 'a' }));
  send('PUT', `${CONFIG_MAPS}/a`, configMap({ name: 'a' }, { color: 'blue' }));
  expect(told(send('PUT', `${CONFIG_MAPS}/a`, configMap({ name: 'a', resourceVersion: '1' })))).toBe(
    '409 Operation cannot be fulfilled on configmaps "a": the object has been modified; please apply your changes to the latest version and try again',
  );
  expect(send('PUT', `${CONFIG_MAPS}/a`, configMap({ name: 'a' })).code).toBe(200);
  const budgets = '/apis/policy/v1/namespaces/default/poddisruptionbudgets';
  const budget = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'b' },
    spec: { minAvailable: 1 },
  };
  send('POST', budgets, budget);
  expect(told(send('PUT', `${budgets}/b`, budget))).toBe(
    '422 poddisruptionbudgets.policy "b" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update',
  );
});

test('META-5: an update that changes nothing writes nothing', () => {
  const { send, etcd } = testServer();
  const made = objectOf(send('POST', DEPLOYMENTS, deployment('web')));
  const before = etcd.revision;
  expect(objectOf(send('PUT', `${DEPLOYMENTS}/web`, deployment('web'))).metadata.resourceVersion).toBe(
    made.metadata.resourceVersion,
  );
  send('PATCH', `${DEPLOYMENTS}/web`, { spec: { replicas: 2 } }, MERGE);
  expect(etcd.revision).toBe(before);
});

test('META-6: an update cannot change uid and creationTimestamp', () => {
  const { send, sim } = testServer();
  const { metadata } = objectOf(send('POST', CONFIG_MAPS, configMap({ name: 'a' })));
  sim.now = 5000;
  const changed = objectOf(
    send(
      'PUT',
      `${CONFIG_MAPS}/a`,
      configMap({ name: 'a', creationTimestamp: '2020-01-01T00:00:00Z', generation: 7 }, { a: 'b' }),
    ),
  );
  expect(changed.metadata).toMatchObject({ uid: metadata.uid, creationTimestamp: metadata.creationTimestamp });
  expect(changed.metadata.generation).toBeUndefined();
  expect(send('PUT', `${CONFIG_MAPS}/a`, configMap({ name: 'a', uid: 'other' })).code).toBe(409);
});

test('STATUS-1, STATUS-2: a status is dropped on creation, kept by updates, and changed alone by its subresource', () => {
  const { send } = testServer();
  const made = objectOf(send('POST', DEPLOYMENTS, { ...deployment('web'), status: { replicas: 9 } }));
  expect(made.status).toEqual({});
  const counted = send('PUT', `${DEPLOYMENTS}/web/status`, {
    ...made,
    spec: { ...made.spec, replicas: 9 },
    status: { replicas: 2 },
  });
  expect(objectOf(counted)).toMatchObject({ spec: { replicas: 2 }, status: { replicas: 2 } });
  const scaled = send('PUT', `${DEPLOYMENTS}/web`, { ...deployment('web', 3), status: { replicas: 8 } });
  expect(objectOf(scaled)).toMatchObject({ spec: { replicas: 3 }, status: { replicas: 2 } });
});
