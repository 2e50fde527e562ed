import { describe, expect, it } from 'vitest';
import type { Scene } from './advice/rule';
import { manifest } from './manifest';
import { labelsFor, namesFor } from './names';

const POD = {
  metadata: { labels: { app: 'web', tier: 'front' } },
  spec: { containers: [{ name: 'web', ports: [{ name: 'http', containerPort: 8080 }, { containerPort: 9090 }] }] },
};
const scene: Scene = {
  written: [],
  texts: new Map(),
  images: [{ name: 'nginx:1.27', readyAfterMs: 0 }],
  live: [
    { kind: 'Deployment', metadata: { name: 'web' }, spec: { template: POD } },
    { kind: 'ConfigMap', metadata: { name: 'settings' } },
    { kind: 'Secret', metadata: { name: 'login' } },
    { kind: 'Service', metadata: { name: 'front' }, spec: { ports: [{ name: 'http', port: 80 }] } },
    { kind: 'Namespace', metadata: { name: 'shop' } },
  ].map(manifest),
};
const names = (kind: string, path: string) =>
  namesFor({ apiVersion: '', kind, keys: path.split('.') }, scene).map(({ name }) => name);

describe('names that the cluster knows', () => {
  it.each([
    ['Pod', 'spec.containers.image', ['nginx:1.27']],
    ['Deployment', 'spec.template.spec.containers.envFrom.configMapRef.name', ['settings']],
    ['Pod', 'spec.volumes.configMap.name', ['settings']],
    ['Pod', 'spec.volumes.secret.secretName', ['login']],
    ['Ingress', 'spec.rules.http.paths.backend.service.name', ['front']],
    ['Ingress', 'spec.rules.http.paths.backend.service.port.name', ['http']],
    ['Service', 'spec.ports.targetPort', ['http', '9090']],
    ['Pod', 'spec.containers.readinessProbe.httpGet.port', ['http', '9090']],
    ['Service', 'spec.selector.app', ['web']],
    ['Deployment', 'spec.selector.matchLabels.tier', ['front']],
    ['Pod', 'metadata.namespace', ['shop']],
    ['Pod', 'metadata.name', []],
  ])('%s %s', (kind, path, expected) => {
    expect(names(kind, path)).toEqual(expected);
  });

  it('has labels for the keys of a selector', () => {
    const labels = (path: string) =>
      labelsFor({ apiVersion: 'v1', kind: 'Service', keys: path.split('.') }, scene).map(({ name }) => name);
    expect(labels('spec.selector.x')).toEqual(['app: web', 'tier: front']);
    expect(labels('spec.ports.x')).toEqual([]);
  });
});
