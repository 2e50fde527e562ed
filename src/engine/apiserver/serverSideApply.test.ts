import { expect, test } from 'vitest';
import { CONFIG_MAPS, configMap, DEPLOYMENTS, deployment, objectOf, told } from './testObjects';
import { testServer } from './testServer';

const APPLY = { contentType: 'application/apply-patch+yaml' };

test('SSA-1: two managers who want different things conflict; one may agree, let go or force', () => {
  const { send } = testServer();
  const apply = (manager: string, body: unknown, more = '') =>
    send('PATCH', `${CONFIG_MAPS}/shared?fieldManager=${manager}${more}`, body, APPLY);
  const labels = { team: 'platform' };
  expect(apply('platform', configMap({ name: 'shared', labels }, { color: 'blue', size: '10' })).code).toBe(201);
  const app = configMap({ name: 'shared', labels: { team: 'app' } }, { color: 'green', shape: 'round' });
  expect(told(apply('app', app))).toBe(
    '409 Apply failed with 2 conflicts: conflicts with "platform":\n- .data.color\n- .metadata.labels.team',
  );
  apply('app', configMap({ name: 'shared' }, { color: 'blue', shape: 'round' }));
  const letGo = configMap({ name: 'shared', labels }, { color: 'blue' });
  expect((apply('platform', letGo).body as { data: unknown }).data).toEqual({ color: 'blue', shape: 'round' });
  const forced = apply('app', app, '&force=true');
  expect(forced.body).toMatchObject({
    data: { color: 'green', shape: 'round' },
    metadata: { labels: { team: 'app' } },
  });
  expect(objectOf(forced).metadata.managedFields?.map(({ manager }) => manager)).toEqual(['app']);
});

test('SSA-2: what was written otherwise belongs to its writer', () => {
  const { send } = testServer();
  send('POST', `${DEPLOYMENTS}?fieldManager=kubectl-create`, deployment('web'));
  const body = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas: 7 } };
  expect(told(send('PATCH', `${DEPLOYMENTS}/web?fieldManager=me`, body, APPLY))).toBe(
    '409 Apply failed with 1 conflict: conflict with "kubectl-create" using apps/v1: .spec.replicas',
  );
});

test('SSA-3: an applied object of the wrong make is told field by field', () => {
  const { send } = testServer();
  const wrong = { ...configMap({ name: 'a' }), data: 7, colour: 'blue' };
  expect(told(send('PATCH', `${CONFIG_MAPS}/a?fieldManager=me`, wrong, APPLY))).toBe(
    '500 failed to create typed patch object (/a; /v1, Kind=ConfigMap): errors:\n  .colour: field not declared in schema\n  .data: expected map, got &{7}',
  );
});
