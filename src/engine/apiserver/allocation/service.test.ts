import { expect, test } from 'vitest';
import { objectOf, SERVICES, service, told } from '../testObjects';
import { testServer } from '../testServer';
import { addressNumber } from './addresses';

const MERGE = { contentType: 'application/merge-patch+json' };

test('SVC-1: clusterIP comes from the upper part of the range; a chosen one must be free and inside', () => {
  const { send } = testServer();
  const { spec } = objectOf(send('POST', SERVICES, service('web')));
  const number = addressNumber(String(spec?.clusterIP)) as number;
  expect(number).toBeGreaterThanOrEqual(addressNumber('10.96.1.0') as number);
  expect(number).toBeLessThan(addressNumber('10.111.255.255') as number);
  expect(spec).toMatchObject({ clusterIPs: [spec?.clusterIP], ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' });
  send('POST', SERVICES, service('a', { clusterIP: '10.96.0.50' }));
  expect(told(send('POST', SERVICES, service('b', { clusterIP: '10.96.0.50' })))).toBe(
    '422 Service "b" is invalid: spec.clusterIPs: Invalid value: ["10.96.0.50"]: failed to allocate IP 10.96.0.50: provided IP is already allocated',
  );
  expect(told(send('POST', SERVICES, service('c', { clusterIP: '1.2.3.4' })))).toBe(
    '422 Service "c" is invalid: spec.clusterIPs: Invalid value: ["1.2.3.4"]: failed to allocate IP 1.2.3.4: the provided network does not match the current range',
  );
});

test('SVC-2: node ports are kept by updates and given back by a change of type', () => {
  const { send } = testServer();
  const made = objectOf(send('POST', SERVICES, service('web', { type: 'NodePort' })));
  const [port] = made.spec!.ports as { nodePort: number }[];
  expect(port?.nodePort).toBeGreaterThanOrEqual(30_086);
  expect(port?.nodePort).toBeLessThanOrEqual(32_767);
  const kept = objectOf(send('PUT', `${SERVICES}/web`, service('web', { type: 'NodePort' })));
  expect(kept.spec).toEqual(made.spec);
  const chosen = { type: 'NodePort', ports: [{ port: 80, nodePort: port?.nodePort }] };
  expect(told(send('POST', SERVICES, service('other', chosen)))).toBe(
    `422 Service "other" is invalid: spec.ports[0].nodePort: Invalid value: ${port?.nodePort}: provided port is already allocated`,
  );
  const plain = objectOf(send('PATCH', `${SERVICES}/web`, { spec: { type: 'ClusterIP' } }, MERGE));
  expect(plain.spec?.ports).toEqual([{ port: 80, protocol: 'TCP', targetPort: 80 }]);
  expect(plain.spec?.externalTrafficPolicy).toBeUndefined();
  expect(send('POST', SERVICES, service('other', chosen)).code).toBe(201);
  const balanced = objectOf(send('PATCH', `${SERVICES}/web`, { spec: { type: 'LoadBalancer' } }, MERGE));
  const status = { loadBalancer: { ingress: [{ ip: '203.0.113.1' }] } };
  expect(send('PUT', `${SERVICES}/web/status`, { ...balanced, status }).code).toBe(200);
  const named = { type: 'ExternalName', externalName: 'web.example.com' };
  const alias = objectOf(send('PATCH', `${SERVICES}/web`, { spec: named }, MERGE));
  expect(alias.spec?.internalTrafficPolicy).toBeUndefined();
  expect(alias.status).toEqual({ loadBalancer: {} });
  const low = { type: 'NodePort', ports: [{ port: 80, nodePort: 80 }] };
  expect(told(send('POST', SERVICES, service('low', low)))).toBe(
    '422 Service "low" is invalid: spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767',
  );
});

test('SVC-3: deletion, and a creation that fails, give addresses back', () => {
  const { send } = testServer();
  const chosen = { clusterIP: '10.96.0.50' };
  expect(send('POST', SERVICES, service('web', { ...chosen, ports: [{ port: 0 }] })).code).toBe(422);
  expect(send('POST', SERVICES, service('web', chosen)).code).toBe(201);
  send('DELETE', `${SERVICES}/web`);
  expect(send('POST', SERVICES, service('again', chosen)).code).toBe(201);
});

test('API-4: a dry run allocates nothing, and leaves chance as it was', () => {
  const asked = testServer();
  asked.send('POST', `${SERVICES}?dryRun=All`, service('web', { type: 'NodePort' }));
  const silent = testServer();
  const make = ({ send }: ReturnType<typeof testServer>) =>
    objectOf(send('POST', SERVICES, service('web', { type: 'NodePort' })));
  expect(make(asked)).toEqual(make(silent));
});
