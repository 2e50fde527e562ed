import { describe, expect, test } from 'vitest';
import { kindOf } from '../scheme';
import { base64ErrorAt, base64Of, base64Text } from './base64';
import { decode, type FieldValidation } from './decode';

function read(resource: string, value: unknown, validation?: FieldValidation) {
  const kind = kindOf(resource);
  if (!kind) throw new Error(resource);
  return decode(value, kind, validation);
}

function message(resource: string, value: unknown): string {
  const decoded = read(resource, value);
  return decoded.ok ? '' : decoded.message.slice(decoded.message.indexOf(': ') + 2);
}

describe('wrong types, in the words of Go', () => {
  test.each([
    [
      'deployments.apps',
      { spec: { replicas: 'x' } },
      'json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
    ],
    [
      'deployments.apps',
      { spec: { replicas: 1.5 } },
      'json: cannot unmarshal number 1.5 into Go struct field DeploymentSpec.spec.replicas of type int32',
    ],
    [
      'pods',
      { spec: { containers: 'x' } },
      'json: cannot unmarshal string into Go struct field PodSpec.spec.containers of type []v1.Container',
    ],
    [
      'pods',
      { spec: { containers: ['x'] } },
      'json: cannot unmarshal string into Go struct field PodSpec.spec.containers of type v1.Container',
    ],
    ['pods', { spec: 7 }, 'json: cannot unmarshal number into Go struct field Pod.spec of type v1.PodSpec'],
    [
      'pods',
      { metadata: { creationTimestamp: 'yesterday' } },
      'parsing time "yesterday" as "2006-01-02T15:04:05Z07:00": cannot parse "yesterday" as "2006"',
    ],
    ['secrets', { data: { a: 'abc' } }, 'illegal base64 data at input byte 0'],
    ['secrets', { data: { a: 'not base64' } }, 'illegal base64 data at input byte 3'],
    [
      'pods',
      { spec: { containers: [{ livenessProbe: { httpGet: { port: {} } } }] } },
      'json: cannot unmarshal object into Go struct field HTTPGetAction.spec.containers.livenessProbe.ProbeHandler.httpGet.port of type int32',
    ],
    [
      'pods',
      { spec: { containers: [{ nmae: 'x' }] }, sepc: 1 },
      'strict decoding error: unknown field "spec.containers[0].nmae", unknown field "sepc"',
    ],
  ])('%s %j', (resource, value, words) => {
    expect(message(resource, value)).toBe(words);
  });
});

test('unknown fields are dropped, and told when asked', () => {
  const decoded = read('configmaps', { metadata: { name: 'a' }, dta: {}, data: { x: 'y' } }, 'Warn');
  expect(decoded).toEqual({
    ok: true,
    object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: 'y' } },
    warnings: ['unknown field "dta"'],
  });
});

test('what Go leaves out and what it always writes', () => {
  const spec = { containers: [{ image: 'a', ports: [], resources: { requests: { cpu: 0.5, memory: '1024Mi' } } }] };
  const decoded = read('pods', {
    metadata: { name: 'a', labels: {} },
    spec: { ...spec, hostNetwork: false, priority: 0 },
  });
  expect(decoded.ok && decoded.object).toEqual({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a' },
    spec: {
      containers: [{ name: '', image: 'a', resources: { requests: { cpu: '500m', memory: '1Gi' } } }],
      priority: 0,
    },
    status: {},
  });
});

test('base64', () => {
  expect(base64Of('héllo')).toBe('aMOpbGxv');
  expect(base64Text('aMOpbGxv')).toBe('héllo');
  expect([base64ErrorAt('YQ=='), base64ErrorAt('YWI='), base64ErrorAt('YQ='), base64ErrorAt('Y!==')]).toEqual([
    -1, -1, 3, 1,
  ]);
});
