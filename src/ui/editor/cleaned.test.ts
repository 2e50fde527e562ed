import { describe, expect, it } from 'vitest';
import { manifestOf } from './cleaned';
import { findObject } from './locate';

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'web-1',
    namespace: 'shop',
    uid: 'x',
    resourceVersion: '7',
    ownerReferences: [{ kind: 'ReplicaSet' }],
    labels: { app: 'web' },
    annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}', note: 'kept' },
  },
  spec: {
    nodeName: 'node-a',
    serviceAccount: 'default',
    serviceAccountName: 'default',
    securityContext: {},
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 60,
    volumes: [
      { name: 'kube-api-access-abcde', projected: {} },
      { name: 'cache', emptyDir: {} },
    ],
    tolerations: [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists', tolerationSeconds: 300 }],
    containers: [
      {
        name: 'web',
        image: 'shop/web:v1',
        imagePullPolicy: 'IfNotPresent',
        terminationMessagePolicy: 'File',
        volumeMounts: [{ name: 'kube-api-access-abcde', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' }],
      },
    ],
  },
  status: { phase: 'Running' },
};

describe('a live object as a file', () => {
  it('keeps what a person wrote and leaves out what the cluster added', () => {
    expect(manifestOf(POD)).toBe(`apiVersion: v1
kind: Pod
metadata:
  name: web-1
  namespace: shop
  labels:
    app: web
  annotations:
    note: kept
spec:
  terminationGracePeriodSeconds: 60
  volumes:
  - name: cache
    emptyDir: {}
  containers:
  - name: web
    image: shop/web:v1
`);
  });
});

describe('findObject', () => {
  const text = `kind: Service
metadata: {name: web}
---
# the second
kind: Deployment
metadata:
  name: web
  namespace: shop
`;
  it('finds the document by kind, name and namespace', () => {
    const find = (kind: string, namespace: string, name = 'web') => findObject(text, { kind, namespace, name });
    expect(find('Deployment', 'shop')).toBe(5);
    expect(find('Service', 'default')).toBe(1);
    expect(find('Deployment', 'default')).toBeUndefined();
    expect(find('Service', 'default', 'front')).toBeUndefined();
  });
});
