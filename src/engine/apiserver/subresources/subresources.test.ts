import { expect, test } from 'vitest';
import type { KubeletDoor } from '../../kubelet/door';
import { DEPLOYMENTS, deployment, objectOf, PODS, pod, told } from '../testObjects';
import { type TestServer, testServer } from '../testServer';

const MERGE = { contentType: 'application/merge-patch+json' };
const BUDGETS = '/apis/policy/v1/namespaces/default/poddisruptionbudgets';

function bind({ send }: TestServer, name: string) {
  return send('POST', `${PODS}/${name}/binding`, { metadata: { name }, target: { kind: 'Node', name: 'node-a' } });
}

test('POD-2: binding sets the node once', () => {
  const server = testServer();
  server.send('POST', PODS, pod('web'));
  expect(bind(server, 'web')).toMatchObject({ code: 201, body: { kind: 'Status', status: 'Success' } });
  const bound = objectOf(server.send('GET', `${PODS}/web`));
  expect(bound.spec?.nodeName).toBe('node-a');
  expect(bound.metadata.generation).toBe(1);
  expect(bound.status?.conditions).toMatchObject([{ type: 'PodScheduled', status: 'True', observedGeneration: 1 }]);
  expect(told(bind(server, 'web'))).toBe(
    '409 Operation cannot be fulfilled on pods/binding "web": pod web is already assigned to node "node-a"',
  );
});

test('POD-3: an eviction spends what the budget allows and is refused when nothing is left', () => {
  const server = testServer();
  const { send } = server;
  for (const name of ['shop-0', 'shop-1']) {
    send('POST', PODS, { ...pod(name), metadata: { name, labels: { app: 'shop' } } });
    bind(server, name);
    const ready = [{ type: 'Ready', status: 'True' }];
    send('PATCH', `${PODS}/${name}/status`, { status: { phase: 'Running', conditions: ready } }, MERGE);
  }
  const spec = { minAvailable: 1, selector: { matchLabels: { app: 'shop' } } };
  const budget = objectOf(
    send('POST', BUDGETS, { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'shop' }, spec }),
  );
  const evict = (name: string) =>
    send('POST', `${PODS}/${name}/eviction`, { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name } });
  expect(evict('shop-0')).toMatchObject({
    code: 429,
    body: { details: { causes: [{ message: 'The disruption budget shop is still being processed by the server.' }] } },
  });
  const status = {
    disruptionsAllowed: 1,
    currentHealthy: 2,
    desiredHealthy: 1,
    expectedPods: 2,
    observedGeneration: 1,
  };
  send('PUT', `${BUDGETS}/shop/status`, { ...budget, status });
  expect(evict('shop-0')).toMatchObject({ code: 201, body: { status: 'Success' } });
  expect(objectOf(send('GET', `${PODS}/shop-0`)).metadata.deletionTimestamp).toBeDefined();
  expect(objectOf(send('GET', `${BUDGETS}/shop`)).status).toMatchObject({
    disruptionsAllowed: 0,
    disruptedPods: { 'shop-0': '2026-01-01T00:00:00Z' },
  });
  const refused = evict('shop-1');
  expect(told(refused)).toBe("429 Cannot evict pod as it would violate the pod's disruption budget.");
  expect(refused.body).toMatchObject({
    reason: 'TooManyRequests',
    details: {
      causes: [
        { reason: 'DisruptionBudget', message: 'The disruption budget shop does not allow evicting pods currently' },
      ],
    },
  });
});

test('POD-4: logs and commands are asked of the node’s kubelet', () => {
  const asked: unknown[] = [];
  const door: KubeletDoor = {
    logs: ({ name }, container, { tailLines }) => {
      asked.push([name, container, tailLines]);
      return { ok: true, text: 'hello\n' };
    },
    exec: (_pod, _container, command) => ({
      ok: true,
      stdout: command.join(' '),
      stderr: '',
      exitCode: 3,
      durationMs: 1,
    }),
  };
  const server = testServer({ kubelet: (node) => (node === 'node-a' ? door : undefined) });
  const { send } = server;
  const containers = ['app', 'side'].map((name) => ({ name, image: 'nginx:1.25' }));
  send('POST', PODS, pod('web', { containers }));
  bind(server, 'web');
  expect(told(send('GET', `${PODS}/web/log`))).toBe(
    '400 a container name must be specified for pod web, choose one of: [app side]',
  );
  expect(send('GET', `${PODS}/web/log?container=app&tailLines=5`).body).toBe('hello\n');
  expect(asked).toEqual([['web', 'app', 5]]);
  const command = encodeURIComponent('echo\0a,b');
  expect(send('POST', `${PODS}/web/exec?container=app&command=${command}`).body).toMatchObject({
    stdout: 'echo a,b',
    exitCode: 3,
  });
});

test('SCALE-1: scale reads and writes the replicas of a workload', () => {
  const { send } = testServer();
  send('POST', DEPLOYMENTS, deployment('web'));
  expect(send('GET', `${DEPLOYMENTS}/web/scale`).body).toMatchObject({
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    spec: { replicas: 2 },
    status: { replicas: 0, selector: 'app=web' },
  });
  send('PATCH', `${DEPLOYMENTS}/web/scale`, { spec: { replicas: 5 } }, MERGE);
  expect(objectOf(send('GET', `${DEPLOYMENTS}/web`))).toMatchObject({
    metadata: { generation: 2 },
    spec: { replicas: 5 },
  });
  expect(told(send('PATCH', `${DEPLOYMENTS}/web/scale`, { spec: { replicas: -1 } }, MERGE))).toBe(
    '422 Scale.autoscaling "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
  );
});
