import { describe, expect, it } from 'vitest';
import { makeEditorSchema } from '../../../scripts/editor-schema';
import { fieldAt } from './fieldPath';
import { type SchemaNode, wordsFor } from './fieldWords';

const LINES = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
  - port: 80
    targetPort: http
---
apiVersion: apps/v1
kind: Deployment
metadata:
  labels: {app: web}
  name: web
spec:
  strategy:
    rollingUpdate:
      # a remark
      maxUnavailable: 25%
  template:
    spec:
      containers:
        - name: web
          image: shop/web:v1
          readinessProbe:
            httpGet:
              port: http
        - name: side
          resources:
            requests:
              cpu: 100m
          imagePullPolicy: Always
`.split('\n');
const pathOf = (text: string) => {
  const found = fieldAt(
    LINES,
    LINES.findIndex((line) => line.includes(text)),
  );
  return found && `${found.kind} ${found.keys.join('.')}`;
};

describe('fieldAt', () => {
  it.each([
    ['maxUnavailable', 'Deployment spec.strategy.rollingUpdate.maxUnavailable'],
    ['targetPort', 'Service spec.ports.targetPort'],
    ['port: 80', 'Service spec.ports.port'],
    ['port: http', 'Deployment spec.template.spec.containers.readinessProbe.httpGet.port'],
    ['name: side', 'Deployment spec.template.spec.containers.name'],
    ['imagePullPolicy', 'Deployment spec.template.spec.containers.imagePullPolicy'],
    ['cpu: 100m', 'Deployment spec.template.spec.containers.resources.requests.cpu'],
    ['labels', 'Deployment metadata.labels'],
    ['# a remark', undefined],
  ])('finds %s at %s', (text, path) => {
    // `targetPort: http` holds `port: http` too, in another case.
    expect(pathOf(text)).toBe(path);
  });
});

describe('wordsFor', () => {
  const schema = makeEditorSchema() as SchemaNode;
  const words = (kind: string, path: string) =>
    wordsFor(schema, { apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1', kind, keys: path.split('.') });

  it('says type, default and text of a field', () => {
    expect(words('Deployment', 'spec.strategy.rollingUpdate.maxUnavailable')).toMatchObject({
      name: 'maxUnavailable',
      type: 'IntOrString',
      fallback: '25%',
      text: expect.stringMatching(/^How many pods may be missing/),
    });
    expect(words('Deployment', 'spec.replicas')).toMatchObject({ type: 'integer', fallback: '1' });
  });
  it('says what a field may be, and that it must be there', () => {
    expect(words('Pod', 'spec.containers.imagePullPolicy')?.values).toEqual(['Always', 'IfNotPresent', 'Never']);
    expect(words('Pod', 'spec.containers.name')?.type).toBe('string, required');
    expect(words('Pod', 'spec.containers')?.type).toBe('[]Object, required');
    expect(words('Pod', 'spec.containers.resources.requests.cpu')?.type).toBe('Quantity');
  });
  it('asks for a kind in whole documents only: claim templates say none', () => {
    expect(schema.definitions?.['core.v1.PersistentVolumeClaim']?.required ?? []).not.toContain('kind');
  });
  it('has no words for fields that are not there', () => {
    expect(words('Pod', 'spec.bogus')).toBeUndefined();
    expect(words('Bogus', 'spec')).toBeUndefined();
  });
});
