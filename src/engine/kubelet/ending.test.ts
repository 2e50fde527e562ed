import { describe, expect, test } from 'vitest';
import type { Node, Pod } from '../../api/generated/core/v1';
import { hashState } from '../hash';
import { type TestNodes, testNodes } from './testNode';

function busybox(script: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { name: 'app', image: 'busybox:1.36', command: ['sh', '-c', script], ...more };
}

/** Deletes a pod after 3 s and tells when its object went, in milliseconds after that, and its last phases. */
function deleted(
  nodes: TestNodes,
  name: string,
  options: Record<string, unknown> = {},
): { afterMs: number; phases: string[] } {
  nodes.sim.runUntil(3000);
  nodes.client.delete('pods', 'default', name, options);
  nodes.sim.runUntil(60_000);
  const history = nodes.history(name, ({ status }) => status?.phase ?? '');
  const phases = history.filter((line) => Number(line.split(' ')[0]) > 3000).map((line) => line.replace(/^\d+ /, ''));
  return { afterMs: Number(history.at(-1)?.split(' ')[0]) - 3000, phases };
}

describe('deletion', () => {
  test('KL-16: a polite container ends at once, the object goes at the next look', () => {
    const nodes = testNodes();
    nodes.run('polite', { containers: [busybox("trap 'exit 0' TERM; while true; do sleep 1; done")] });
    const { afterMs, phases } = deleted(nodes, 'polite');
    expect(afterMs).toBeLessThan(2200);
    expect(phases).toEqual(['Succeeded', 'Succeeded', 'DELETED']);
    expect(nodes.events('polite').at(-1)).toBe('1 x Killing Stopping container app');
  });

  test('KL-16: a stubborn one is killed at the end of its grace, with 137', () => {
    const nodes = testNodes();
    nodes.run('stubborn', { terminationGracePeriodSeconds: 14, containers: [busybox('sleep 3600')] });
    const { afterMs, phases } = deleted(nodes, 'stubborn');
    expect(afterMs).toBeGreaterThan(14_000);
    expect(afterMs).toBeLessThan(15_100);
    expect(phases).toEqual(['Failed', 'Failed', 'DELETED']);
  });

  test.each([
    ['exec', { exec: { command: ['sleep', '3'] } }, 30, 3000, 4200],
    ['sleep', { sleep: { seconds: 5 } }, 30, 5000, 6200],
    ['too long', { exec: { command: ['sleep', '60'] } }, 4, 4000, 5200],
  ])('KL-16: preStop %s runs before SIGTERM, inside the grace', (_what, preStop, grace, least, most) => {
    const nodes = testNodes();
    nodes.run('web', {
      terminationGracePeriodSeconds: grace,
      containers: [{ name: 'web', image: 'nginx:1.25', lifecycle: { preStop } }],
    });
    const { afterMs } = deleted(nodes, 'web');
    expect(afterMs).toBeGreaterThan(least);
    expect(afterMs).toBeLessThan(most);
  });

  test('KL-16: two seconds are left after a preStop hook that took all of the grace', () => {
    const nodes = testNodes();
    const lifecycle = { preStop: { exec: { command: ['sleep', '60'] } } };
    nodes.run('stubborn', { terminationGracePeriodSeconds: 4, containers: [busybox('sleep 3600', { lifecycle })] });
    const { afterMs } = deleted(nodes, 'stubborn');
    expect(afterMs).toBeGreaterThan(6000);
    expect(afterMs).toBeLessThan(7100);
  });

  test('KL-16: a sidecar has what is left of the grace, and two seconds at least', () => {
    const nodes = testNodes();
    nodes.run('web', {
      terminationGracePeriodSeconds: 10,
      initContainers: [{ ...busybox('sleep 100000'), name: 'beside', restartPolicy: 'Always' }],
      containers: [busybox('sleep 100000')],
    });
    nodes.sim.runUntil(10_000);
    nodes.client.delete('pods', 'default', 'web');
    nodes.sim.runUntil(10_100);
    expect(nodes.events('web').filter((line) => line.includes('Killing'))).toHaveLength(2);
    nodes.sim.runUntil(21_900);
    expect(nodes.pod('web')).toBeDefined();
    nodes.sim.runUntil(23_500);
    expect(nodes.pod('web')).toBeUndefined();
  });

  test('KL-16: a sidecar ends after the app', () => {
    const nodes = testNodes();
    const polite = (word: string) => `trap 'echo ${word} >> /s/log; exit 0' TERM; while true; do sleep 1; done`;
    const volumeMounts = [{ name: 's', mountPath: '/s' }];
    nodes.run('web', {
      volumes: [{ name: 's', hostPath: { path: '/var/s' } }],
      initContainers: [
        { ...busybox(polite('first'), { volumeMounts }), name: 'first', restartPolicy: 'Always' },
        { ...busybox(polite('second'), { volumeMounts }), name: 'second', restartPolicy: 'Always' },
      ],
      containers: [busybox(polite('app'), { volumeMounts })],
    });
    nodes.sim.runUntil(10_000);
    nodes.client.delete('pods', 'default', 'web');
    nodes.sim.runUntil(20_000);
    expect(nodes.pod('web')).toBeUndefined();
    nodes.run('reader', {
      volumes: [{ name: 's', hostPath: { path: '/var/s' } }],
      restartPolicy: 'Never',
      containers: [busybox('cat /s/log', { volumeMounts })],
    });
    nodes.sim.runUntil(23_000);
    expect(nodes.logs('reader', 'app')).toBe('app\nsecond\nfirst\n');
  });

  test('KL-17: a shorter grace cuts the wait; a forced deletion leaves nothing running', () => {
    const nodes = testNodes();
    nodes.run('slow', { containers: [busybox('sleep 3600')] });
    nodes.run('gone', { containers: [busybox('sleep 3600')] });
    nodes.sim.runUntil(3000);
    nodes.client.delete('pods', 'default', 'slow');
    nodes.client.delete('pods', 'default', 'gone', { gracePeriodSeconds: 0 });
    expect(nodes.pod('gone')).toBeUndefined();
    nodes.sim.runUntil(5000);
    nodes.client.delete('pods', 'default', 'slow', { gracePeriodSeconds: 1 });
    nodes.sim.runUntil(9000);
    expect(nodes.pod('slow')).toBeUndefined();
    expect(nodes.machines.runtime.connect('10.244.0.2', 80, null).kind).toBe('refused');
    expect(nodes.network.placeOf('10.244.0.2')).toBeUndefined();
    expect(nodes.network.placeOf('10.244.0.3')).toBeUndefined();
  });

  test('KL-17: a pod that is deleted while its image is pulled goes at once', () => {
    const nodes = testNodes();
    nodes.run('pulling', { containers: [{ name: 'web', image: 'shop/web:v1' }] });
    nodes.sim.runUntil(1500);
    nodes.client.delete('pods', 'default', 'pulling');
    nodes.sim.runUntil(4000);
    expect(nodes.pod('pulling')).toBeUndefined();
  });

  test('KL-18: commands are asked no more while the pod ends', () => {
    const nodes = testNodes();
    const readinessProbe = { exec: { command: ['true'] }, periodSeconds: 2 };
    nodes.run('web', { terminationGracePeriodSeconds: 5, containers: [busybox('sleep 3600', { readinessProbe })] });
    deleted(nodes, 'web');
    expect(nodes.events('web').at(-1)).toMatch(
      /Unhealthy Readiness probe errored and resulted in unknown state: rpc error: code = Canceled desc = context canceled$/,
    );
  });
});

describe('the machine', () => {
  test('KL-19: the Node that it registers', () => {
    const nodes = testNodes({ machines: [{ name: 'node-1', cpu: '4', memory: '8Gi', labels: { zone: 'a' } }] });
    const node = nodes.etcd.get('nodes', 'node-1') as Node;
    expect(node.spec).toMatchObject({ podCIDR: '10.244.0.0/24' });
    expect(node.metadata.labels).toMatchObject({ 'kubernetes.io/hostname': 'node-1', zone: 'a' });
    expect(node.status).toMatchObject({
      addresses: [
        { type: 'InternalIP', address: '10.0.0.11' },
        { type: 'Hostname', address: 'node-1' },
      ],
      capacity: { cpu: '4', memory: '8Gi', pods: '110' },
      nodeInfo: { kubeletVersion: 'v1.36.3', containerRuntimeVersion: 'containerd://2.3.7' },
    });
    expect(node.status?.conditions?.map(({ type, status, reason }) => `${type} ${status} ${reason}`)).toEqual([
      'MemoryPressure False KubeletHasSufficientMemory',
      'DiskPressure False KubeletHasNoDiskPressure',
      'PIDPressure False KubeletHasSufficientPID',
      'Ready True KubeletReady',
    ]);
  });

  test('KL-20: the lease is renewed about every ten seconds and stands still without power', () => {
    const nodes = testNodes();
    nodes.sim.runUntil(25_000);
    const last = nodes.machines.heartbeat('node-1');
    expect(last).toBeGreaterThan(25_000 - 10_400);
    expect(last).toBeLessThanOrEqual(25_000);
    power(nodes, false);
    nodes.sim.runUntil(90_000);
    expect(nodes.machines.heartbeat('node-1')).toBe(last);
    power(nodes, true);
    nodes.sim.runUntil(92_000);
    expect(nodes.machines.heartbeat('node-1')).toBeGreaterThanOrEqual(91_700);
  });

  test('KL-21: when power is back, what was deleted goes, what was not is started again', () => {
    const nodes = testNodes();
    nodes.run('stays', { containers: [{ name: 'web', image: 'nginx:1.25' }] });
    nodes.run('goes', { containers: [{ name: 'web', image: 'nginx:1.25' }] });
    nodes.sim.runUntil(5000);
    power(nodes, false);
    nodes.client.delete('pods', 'default', 'goes');
    nodes.sim.runUntil(100_000);
    expect(nodes.pod('goes')?.status?.phase).toBe('Running');
    power(nodes, true);
    nodes.sim.runUntil(110_000);
    expect(nodes.pod('goes')).toBeUndefined();
    const last = nodes.history(
      'goes',
      ({ status }) =>
        `${status?.phase} ${status?.containerStatuses?.[0]?.state?.terminated?.reason} ${status?.containerStatuses?.[0]?.state?.terminated?.exitCode}`,
    );
    expect(last.slice(-4, -1).map((line) => line.replace(/^\d+ /, ''))).toEqual([
      'Running Unknown 255',
      'Failed Unknown 255',
      'Failed Unknown 255',
    ]);
    const pod = nodes.pod('stays') as Pod;
    expect(pod.status?.containerStatuses?.[0]).toMatchObject({
      ready: true,
      restartCount: 1,
      lastState: { terminated: { reason: 'Unknown', exitCode: 255 } },
    });
    expect(nodes.events('stays')).toContain(
      '1 x SandboxChanged Pod sandbox changed, it will be killed and re-created.',
    );
  });

  test('KL-21: a container that was made and not yet started when the power went is made anew', () => {
    const nodes = testNodes();
    nodes.run('web', { containers: [{ name: 'web', image: 'nginx:1.25' }] });
    while (!nodes.events('web').join().includes('Created')) nodes.sim.step();
    expect(nodes.events('web').join()).not.toContain('Started');
    power(nodes, false);
    nodes.sim.runUntil(10_000);
    power(nodes, true);
    nodes.sim.runUntil(30_000);
    expect(nodes.pod('web')?.status?.containerStatuses?.[0]).toMatchObject({
      ready: true,
      restartCount: 1,
      lastState: {},
    });
  });

  test('KL-22: behind a cut link a job ends untold, and is told of when the link is back', () => {
    const nodes = testNodes();
    nodes.run('job', { restartPolicy: 'Never', containers: [busybox('sleep 10')] });
    nodes.sim.runUntil(5000);
    nodes.network.setLink('node-1', 'control-plane', { cut: true, delayMs: 0 });
    nodes.sim.runUntil(60_000);
    expect(nodes.pod('job')?.status?.phase).toBe('Running');
    expect(nodes.machines.heartbeat('node-1')).toBeLessThanOrEqual(5000);
    nodes.network.setLink('node-1', 'control-plane', { cut: false, delayMs: 0 });
    nodes.sim.runUntil(65_000);
    expect(nodes.pod('job')?.status?.phase).toBe('Succeeded');
    expect(nodes.machines.heartbeat('node-1')).toBeGreaterThanOrEqual(60_000);
  });

  test('KL-22: a pod that was deleted behind a cut link goes, also when the power fails as the link is back', () => {
    const nodes = testNodes();
    nodes.run('web', { containers: [busybox('sleep 3600')], terminationGracePeriodSeconds: 2 });
    nodes.sim.runUntil(100);
    nodes.network.setLink('node-1', 'control-plane', { cut: true, delayMs: 0 });
    nodes.sim.runUntil(20_000);
    nodes.client.delete('pods', 'default', 'web', {});
    nodes.sim.runUntil(21_000);
    expect(nodes.pod('web')?.metadata.deletionTimestamp).toBeDefined();
    nodes.network.setLink('node-1', 'control-plane', { cut: false, delayMs: 0 });
    nodes.sim.runUntil(21_000);
    power(nodes, false);
    nodes.sim.runUntil(21_250);
    power(nodes, true);
    nodes.sim.runUntil(90_000);
    expect(nodes.pod('web')).toBeUndefined();
  });

  test.each([700, 2500, 4100, 9000, 30_050])('KL-23: loaded from %i ms, everything goes on the same', (at) => {
    const nodes = testNodes();
    const readinessProbe = { httpGet: { path: '/ready', port: 8080 }, periodSeconds: 3 };
    const livenessProbe = { exec: { command: ['cat', '/tmp/ok'] }, periodSeconds: 5 };
    nodes.run('shop', {
      containers: [
        { name: 'web', image: 'shop/web:v2-slow', readinessProbe, lifecycle: { preStop: { sleep: { seconds: 2 } } } },
      ],
    });
    nodes.run('crash', { containers: [busybox('sleep 1; exit 3')] });
    nodes.run('alive', {
      terminationGracePeriodSeconds: 5,
      containers: [busybox('touch /tmp/ok; sleep 12; rm /tmp/ok; sleep 600', { livenessProbe })],
    });
    nodes.run('typo', { containers: [{ name: 'web', image: 'nginx:does-not-exist' }] });
    nodes.sim.runUntil(at);
    const saved = nodes.sim.save();
    const goOn = (): string => {
      nodes.sim.runUntil(50_000);
      nodes.client.delete('pods', 'default', 'shop');
      nodes.sim.runUntil(90_000);
      return hashState(nodes.sim.save());
    };
    const hash = goOn();
    nodes.sim.load(saved);
    expect(goOn()).toBe(hash);
  });
});

/** Pulls the plug of node-1, or puts it back, as the faults room does. */
function power(nodes: TestNodes, on: boolean): void {
  nodes.network.setPower('node-1', on);
  if (on) nodes.machines.powerOn('node-1');
  else nodes.machines.powerOff('node-1');
}
