import { expect, test } from 'vitest';
import { objectOf, PODS, pod, told } from './testObjects';
import { testServer } from './testServer';

test('API-2: a path that nothing serves is 404; discovery tells what is served', () => {
  const { send } = testServer();
  for (const path of [
    '/api/v1/namespaces/default/widgets',
    '/apis/example.com/v1/widgets',
    '/nowhere',
    '/api/v1/pods/web',
  ]) {
    expect(told(send('GET', path))).toBe('404 the server could not find the requested resource');
  }
  const list = send('GET', '/apis/apps/v1').body as { resources: { name: string }[] };
  expect(list.resources.map(({ name }) => name)).toContain('deployments/scale');
  expect(send('GET', '/version').body).toMatchObject({ gitVersion: 'v1.36.3' });
});

test('API-3: a verb that is not there is 405', () => {
  const { send } = testServer();
  expect(send('POST', '/api/v1/namespaces/default').code).toBe(405);
  expect(send('PUT', PODS).code).toBe(405);
  expect(told(send('DELETE', '/api/v1/namespaces'))).toBe(
    '405 deletecollection is not supported on resources of kind "namespaces"',
  );
});

test('API-2: selectors choose, and say what they do not know', () => {
  const { send } = testServer();
  send('POST', PODS, pod('web'));
  send('POST', PODS, pod('db'));
  const names = (query: string) =>
    (send('GET', `${PODS}?${query}`).body as { items: { metadata: { name: string } }[] }).items.map(
      ({ metadata }) => metadata.name,
    );
  expect(names('labelSelector=app%3Dweb')).toEqual(['web']);
  expect(names('labelSelector=app%20in%20(db)')).toEqual(['db']);
  expect(names('fieldSelector=metadata.name!%3Ddb')).toEqual(['web']);
  expect(told(send('GET', `${PODS}?fieldSelector=status.qosClass%3DBurstable`))).toBe(
    '400 Unable to find "/v1, Resource=pods" that match label selector "", field selector "status.qosClass=Burstable": field label not supported: status.qosClass',
  );
});

test('API-2: a collection is deleted by its selector', () => {
  const { send } = testServer();
  send('POST', PODS, pod('web'));
  send('POST', PODS, pod('db'));
  send('DELETE', `${PODS}?labelSelector=app%3Dweb`);
  expect(send('GET', `${PODS}/web`).code).toBe(404);
  expect(send('GET', `${PODS}/db`).code).toBe(200);
});

test('API-5: unless bare, a new server has Service kubernetes at the first address', () => {
  const { send } = testServer({ bare: false, address: '10.0.0.7' });
  const service = objectOf(send('GET', '/api/v1/namespaces/default/services/kubernetes'));
  expect(service.spec).toMatchObject({
    clusterIP: '10.96.0.1',
    ports: [{ name: 'https', port: 443, targetPort: 6443 }],
  });
  expect(testServer().send('GET', '/api/v1/namespaces/default/services/kubernetes').code).toBe(404);
});
