import { expect, test } from 'vitest';
import type { Deployment, ReplicaSet } from '../../../api/generated/apps/v1';
import type { Pod } from '../../../api/generated/core/v1';
import { type TestCluster, testCluster } from '../testCluster';

function deploymentOf(replicas: number, image = 'nginx:1.25', more: object = {}): object {
  const labels = { app: 'web' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'web', image }] } },
      ...more,
    },
  };
}

function patch(cluster: TestCluster, body: object): void {
  const contentType = 'application/strategic-merge-patch+json';
  const { code } = cluster.send('PATCH', '/apis/apps/v1/namespaces/default/deployments/web', body, { contentType });
  expect(code).toBe(200);
}

const image = (name: string) => ({ spec: { template: { spec: { containers: [{ name: 'web', image: name }] } } } });

test('DEP-1 comes up', () => {
  const cluster = testCluster();
  cluster.create(deploymentOf(4));
  cluster.run(10_000);
  const [deployment] = cluster.objects<Deployment>('deployments.apps');
  console.log(JSON.stringify(deployment?.status, null, 1), cluster.sim.handled);
  console.log(JSON.stringify(cluster.objects<ReplicaSet>('replicasets.apps')[0], null, 1));
  console.log(cluster.events('Deployment'), cluster.events('ReplicaSet'), cluster.events('Pod'));
  patch(cluster, image('nginx:1.26'));
  cluster.run(20_000);
  console.log(cluster.events('Deployment'));
  console.log(JSON.stringify(cluster.objects<Deployment>('deployments.apps')[0], null, 1));
  console.log(cluster.objects<Pod>('pods').map((p) => p.metadata.name + ' ' + p.spec.nodeName + ' ' + p.status?.phase));
});
test('bench', () => {
  for (const n of [100, 1000, 1000, 10000]) {
    const cluster = testCluster(12, { cpu: '400', memory: '800Gi', pods: '1000' });
    cluster.create(deploymentOf(n));
    const t = performance.now();
    let ms = 0;
    while ((cluster.objects<Deployment>('deployments.apps')[0]?.status?.availableReplicas ?? 0) < n && ms < 1000000) {
      cluster.run(1000);
      ms += 1000;
    }
    const t1 = performance.now();
    console.log(n, 'up at', ms / 1000, 's; wall', (t1 - t).toFixed(1), 'handled', cluster.sim.handled);
    if (n === 10000) return;
    const t2 = performance.now();
    JSON.parse(JSON.stringify(cluster.objects('pods')));
    console.log('json', performance.now() - t2);
    patch(cluster, image('nginx:1.26'));
    const t3 = performance.now();
    ms = 0;
    while (ms < 1000000) {
      const s = cluster.objects<Deployment>('deployments.apps')[0]?.status;
      if (s?.updatedReplicas === n && s.availableReplicas === n && s.replicas === n) break;
      cluster.run(1000);
      ms += 1000;
    }
    console.log(n, 'rolled at', ms / 1000, 's; wall', (performance.now() - t3).toFixed(1), 'handled', cluster.sim.handled);
  }
}, 100000);
