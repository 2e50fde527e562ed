import { describe, expect, test } from 'vitest';
import type { ConfigMap, Pod } from '../../api/generated/core/v1';
import { nextBackOff, remainingBackOff } from './backOff';
import { testNodes } from './testNode';

function busybox(script: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { containers: [{ name: 'app', image: 'busybox:1.36', command: ['sh', '-c', script], ...more }] };
}

function first({ status }: Pod) {
  return status?.containerStatuses?.[0];
}

function condition(pod: Pod | undefined, type: string): string {
  const found = pod?.status?.conditions?.find((each) => each.type === type);
  return `${found?.status} ${found?.reason ?? ''}`.trim();
}

describe('restarts', () => {
  test('KL-8: at once, then after 10, 20, 40, 80 s, times 1 to 1.5, a minute at most between looks', () => {
    const nodes = testNodes();
    nodes.run('crash', busybox('sleep 1; exit 3'));
    nodes.sim.runUntil(400_000);
    const starts = nodes
      .history('crash', (pod) => (first(pod)?.state?.running ? `started ${first(pod)?.restartCount}` : ''))
      .filter((line) => line.includes('started'))
      .map((line) => Number(line.split(' ')[0]));
    const gaps = starts.slice(1).map((at, index) => (at - (starts[index] as number)) / 1000);
    expect(gaps[0]).toBeLessThan(3);
    [10, 20, 40].forEach((seconds, index) => {
      expect(gaps[index + 1]).toBeGreaterThan(seconds + 1);
      expect(gaps[index + 1]).toBeLessThan(seconds * 1.5 + 4);
    });
    expect(gaps[4]).toBeGreaterThan(81);
    expect(gaps[4]).toBeLessThan(125);
    const states = nodes.history('crash', (pod) =>
      Object.entries(first(pod)?.state ?? {})
        .map(([kind, detail]) => `${kind} ${(detail as { reason?: string }).reason ?? ''}`.trim())
        .join(),
    );
    expect(states.map((line) => line.replace(/^\d+ /, '')).slice(3, 9)).toEqual([
      'running',
      'terminated Error',
      'running',
      'terminated Error',
      'waiting CrashLoopBackOff',
      'running',
    ]);
    expect(nodes.pod('crash')?.status?.phase).toBe('Running');
    expect(nodes.events('crash').at(-1)).toMatch(
      /x BackOff Back-off restarting failed container app in pod crash_default\(/,
    );
  });

  test('KL-8: back-off doubles to five minutes and begins anew after ten quiet ones', () => {
    let known = nextBackOff(undefined, 0, 0);
    expect(known.delayMs).toBe(10_000);
    for (let count = 0; count < 9; count++) known = nextBackOff(known, 0, 0);
    expect(known.delayMs).toBe(300_000);
    expect(remainingBackOff(known, 590_000, 600_000)).toBe(290_000);
    expect(remainingBackOff(known, 600_001, 600_002)).toBe(0);
    expect(nextBackOff(known, 600_001, 600_002).delayMs).toBe(10_000);
  });

  test.each([
    ['Never', 'exit 0', 'Succeeded', 0],
    ['Never', 'exit 7', 'Failed', 0],
    ['OnFailure', 'exit 0', 'Succeeded', 0],
    ['OnFailure', 'exit 7', 'Running', 1],
    ['Always', 'exit 0', 'Running', 1],
  ])('KL-9: with %s, "%s" ends as %s after %i restarts', (restartPolicy, script, phase, restarts) => {
    const nodes = testNodes();
    nodes.run('pod', { restartPolicy, ...busybox(script) });
    nodes.sim.runUntil(6000);
    const pod = nodes.pod('pod') as Pod;
    expect([pod.status?.phase, first(pod)?.restartCount]).toEqual([phase, restarts]);
  });

  test('KL-9: the phase follows a second after the end, its reasons come first', () => {
    const nodes = testNodes();
    nodes.run('job', { restartPolicy: 'Never', ...busybox('sleep 4') });
    nodes.sim.runUntil(9000);
    const [ended = '', over = ''] = nodes
      .history(
        'job',
        (pod) => `${pod.status?.phase} ${condition(pod, 'Ready')} ${condition(pod, 'PodReadyToStartContainers')}`,
      )
      .slice(-2);
    expect([ended, over].map((line) => line.replace(/^\d+ /, ''))).toEqual([
      'Running False PodCompleted True',
      'Succeeded False PodCompleted False',
    ]);
    const delay = Number(over.split(' ')[0]) - Number(ended.split(' ')[0]);
    expect(delay).toBeGreaterThan(1000);
    expect(delay).toBeLessThan(1200);
  });

  test('KL-13: another image kills the container and starts it anew', () => {
    const nodes = testNodes();
    nodes.run('web', { containers: [{ name: 'web', image: 'nginx:1.25' }] });
    nodes.sim.runUntil(3000);
    nodes.client.patch('pods', 'default', 'web', { spec: { containers: [{ name: 'web', image: 'nginx:1.26' }] } });
    nodes.sim.runUntil(6000);
    expect(first(nodes.pod('web') as Pod)).toMatchObject({
      image: 'docker.io/library/nginx:1.26',
      restartCount: 1,
      ready: true,
    });
    expect(nodes.events('web')).toContain('1 x Killing Container web definition changed, will be restarted');
  });

  test('KL-13: a changed ConfigMap reaches the files, not the environment', () => {
    const nodes = testNodes();
    const metadata = { name: 'settings', namespace: 'default' };
    nodes.client.create<ConfigMap>('configmaps', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata,
      data: { color: 'blue', size: '10' },
    });
    const env = [{ name: 'COLOR', valueFrom: { configMapKeyRef: { name: 'settings', key: 'color' } } }];
    const volumeMounts = [{ name: 'settings', mountPath: '/etc/settings' }];
    nodes.run('reader', {
      volumes: [{ name: 'settings', configMap: { name: 'settings' } }],
      ...busybox('sleep 3600', { env, volumeMounts }),
    });
    nodes.sim.runUntil(3000);
    nodes.client.patch('configmaps', 'default', 'settings', { data: { color: 'green', size: null } });
    nodes.sim.runUntil(3500);
    expect(nodes.exec('reader', 'app', 'cat /etc/settings/color')).toBe('blue');
    nodes.sim.runUntil(100_000);
    expect(nodes.exec('reader', 'app', 'cat /etc/settings/color; echo " $COLOR"; ls /etc/settings')).toBe(
      'green blue\ncolor\n',
    );
    nodes.client.delete('configmaps', 'default', 'settings');
    nodes.sim.runUntil(200_000);
    expect(nodes.exec('reader', 'app', 'cat /etc/settings/color')).toBe('green');
  });

  test('KL-14: a deadline fails the pod', () => {
    const nodes = testNodes();
    nodes.run('limited', { activeDeadlineSeconds: 8, terminationGracePeriodSeconds: 2, ...busybox('sleep 3600') });
    nodes.sim.runUntil(15_000);
    const message = 'Pod was active on the node longer than the specified deadline';
    expect(nodes.pod('limited')?.status).toMatchObject({ phase: 'Failed', reason: 'DeadlineExceeded', message });
    expect(first(nodes.pod('limited') as Pod)?.state?.terminated?.exitCode).toBe(137);
    expect(nodes.events('limited').slice(3)).toEqual([
      `1 x DeadlineExceeded ${message}`,
      '1 x Killing Stopping container app',
    ]);
  });

  test('KL-15: a readiness gate holds Ready back until somebody sets it, and the condition stays', () => {
    const nodes = testNodes();
    nodes.run('gated', {
      readinessGates: [{ conditionType: 'example.com/in' }],
      containers: [{ name: 'web', image: 'nginx:1.25' }],
    });
    nodes.sim.runUntil(3000);
    expect(condition(nodes.pod('gated'), 'Ready')).toBe('False ReadinessGatesNotReady');
    const conditions = [{ type: 'example.com/in', status: 'True' }];
    nodes.client.patch('pods', 'default', 'gated', { status: { conditions } }, { subresource: 'status' });
    nodes.sim.runUntil(4000);
    expect(condition(nodes.pod('gated'), 'Ready')).toBe('True');
    expect(nodes.pod('gated')?.status?.conditions?.[0]?.type).toBe('example.com/in');
  });

  test('KL-24: a pod that stays as it is is written no more', () => {
    const nodes = testNodes();
    nodes.run('web', {
      containers: [{ name: 'web', image: 'nginx:1.25', livenessProbe: { httpGet: { path: '/', port: 80 } } }],
    });
    nodes.sim.runUntil(30_000);
    const { revision } = nodes.etcd;
    const handled = nodes.sim.handled;
    nodes.sim.runUntil(3_600_000);
    expect(nodes.etcd.revision).toBe(revision);
    expect(nodes.sim.handled - handled).toBeLessThan(3);
  });
});

describe('probes', () => {
  test('KL-10: readiness follows a file, by thresholds', () => {
    const nodes = testNodes();
    const readinessProbe = { exec: { command: ['cat', '/tmp/ok'] }, periodSeconds: 3, failureThreshold: 2 };
    nodes.run(
      'ready',
      busybox('while true; do touch /tmp/ok; sleep 12; rm /tmp/ok; sleep 12; done', { readinessProbe }),
    );
    nodes.sim.runUntil(60_000);
    const flips = nodes
      .history('ready', (pod) => condition(pod, 'Ready'))
      .filter((line, at, all) => line.split(' ')[1] !== all[at - 1]?.split(' ')[1]);
    const times = flips.slice(2).map((line) => Number(line.split(' ')[0]) / 1000);
    const at = (index: number): number => times[index] ?? Number.NaN;
    expect(at(0)).toBeLessThan(1.3);
    expect(at(1)).toBeGreaterThan(15);
    expect(at(1)).toBeLessThan(19.1);
    expect(at(2)).toBeGreaterThan(24.4);
    expect(at(2)).toBeLessThan(28.1);
    expect(nodes.events('ready').at(-1)).toMatch(
      /Unhealthy Readiness probe failed: cat: can't open '\/tmp\/ok': No such file or directory\n$/,
    );
  });

  test.each([
    [
      'port',
      { httpGet: { path: '/', port: 8080 } },
      /Get "http:\/\/10\.244\.0\.2:8080\/": dial tcp 10\.244\.0\.2:8080: connect: connection refused$/,
    ],
    ['path', { httpGet: { path: '/healthz', port: 'http' } }, /HTTP probe failed with statuscode: 404$/],
    ['tcp', { tcpSocket: { port: 5432 } }, /dial tcp 10\.244\.0\.2:5432: connect: connection refused$/],
    [
      'name',
      { tcpSocket: { port: 'metrics' } },
      /errored and resulted in unknown state: strconv\.Atoi: parsing "metrics": invalid syntax$/,
    ],
    ['slow', { exec: { command: ['sleep', '5'] } }, /command timed out: "sleep 5" timed out after 1s$/],
  ])('KL-10: a wrong %s is told in its words', (_what, probe, message) => {
    const nodes = testNodes();
    const ports = [{ name: 'http', containerPort: 80 }];
    nodes.run('web', {
      containers: [{ name: 'web', image: 'nginx:1.25', ports, readinessProbe: { ...probe, periodSeconds: 2 } }],
    });
    nodes.sim.runUntil(9000);
    expect(condition(nodes.pod('web'), 'Ready')).toBe('False ContainersNotReady');
    expect(nodes.events('web').filter((line) => line.includes('Unhealthy'))).toHaveLength(1);
    expect(nodes.events('web').at(-1)).toMatch(message);
  });

  test('KL-11: a server that will fail after 10 s is asked again when it does', () => {
    const nodes = testNodes();
    const livenessProbe = { httpGet: { path: '/healthz', port: 8080 }, initialDelaySeconds: 3, periodSeconds: 3 };
    const image = 'registry.k8s.io/e2e-test-images/agnhost:2.53';
    nodes.run('liveness', {
      terminationGracePeriodSeconds: 5,
      containers: [{ name: 'app', image, args: ['liveness'], livenessProbe }],
    });
    nodes.sim.runUntil(24_000);
    expect(nodes.events('liveness')).toContain(
      '3 x Unhealthy Liveness probe failed: HTTP probe failed with statuscode: 500',
    );
    expect(nodes.events('liveness')).toContain('1 x Killing Container app failed liveness probe, will be restarted');
    expect(first(nodes.pod('liveness') as Pod)?.restartCount).toBe(1);
  });

  test('KL-11: a switch that is thrown is noticed by probes at rest', () => {
    const nodes = testNodes();
    const readinessProbe = { httpGet: { path: '/health', port: 8080 }, periodSeconds: 5, failureThreshold: 1 };
    nodes.run('toggle', { containers: [{ name: 'app', image: 'shop/toggle:v1', readinessProbe }] });
    nodes.sim.runUntil(60_000);
    expect(condition(nodes.pod('toggle'), 'Ready')).toBe('True');
    const request = { method: 'POST', host: 'x', path: '/toggle-health', from: '10.0.0.9' };
    nodes.machines.runtime.connect('10.244.0.2', 8080, request);
    nodes.sim.runUntil(66_000);
    expect(condition(nodes.pod('toggle'), 'Ready')).toBe('False ContainersNotReady');
  });

  test("KL-12: where nothing is to be started again, a failed probe ends the pod, with the pod's own grace", () => {
    const nodes = testNodes();
    const livenessProbe = {
      exec: { command: ['false'] },
      periodSeconds: 2,
      failureThreshold: 1,
      terminationGracePeriodSeconds: 3,
    };
    nodes.run('once', {
      restartPolicy: 'Never',
      terminationGracePeriodSeconds: 20,
      ...busybox("trap '' TERM; while true; do sleep 1; done", { livenessProbe }),
    });
    nodes.sim.runUntil(15_000);
    expect(nodes.events('once').at(-1)).toBe('1 x Killing Stopping container app');
    expect(nodes.pod('once')?.status?.phase).toBe('Running');
    nodes.sim.runUntil(30_000);
    expect(nodes.pod('once')?.status?.phase).toBe('Failed');
  });

  test('KL-29: HTTPS is not answered by a server of plain HTTP', () => {
    const nodes = testNodes();
    const readinessProbe = { httpGet: { path: '/', port: 80, scheme: 'HTTPS' } };
    nodes.run('web', { containers: [{ name: 'web', image: 'nginx:1.25', readinessProbe }] });
    nodes.sim.runUntil(5000);
    expect(nodes.events('web').at(-1)).toMatch(/: http: server gave HTTP response to HTTPS client$/);
  });

  test('KL-28: processes have the user and the groups that the pod says', () => {
    const nodes = testNodes();
    const securityContext = { runAsUser: 1000, runAsGroup: 3000, fsGroup: 2000 };
    nodes.run('web', { securityContext, ...busybox('sleep 600') });
    nodes.sim.runUntil(3000);
    expect(nodes.exec('web', 'app', 'id')).toBe('uid=1000 gid=3000 groups=2000,3000\n');
  });

  test('KL-12: startup protects a slow start, then liveness kills within the grace, in one look with the restart', () => {
    const nodes = testNodes();
    const file = { exec: { command: ['cat', '/tmp/up'] } };
    const probes = {
      startupProbe: { ...file, periodSeconds: 4, failureThreshold: 10 },
      readinessProbe: { ...file, periodSeconds: 2 },
      livenessProbe: { ...file, periodSeconds: 2, failureThreshold: 1 },
    };
    nodes.run('slow', {
      terminationGracePeriodSeconds: 3,
      ...busybox('sleep 16; touch /tmp/up; sleep 20; rm /tmp/up; sleep 600', probes),
    });
    nodes.sim.runUntil(30_000);
    expect(nodes.events('slow').at(-1)).toMatch(/^4 x Unhealthy Startup probe failed/);
    expect(condition(nodes.pod('slow'), 'Ready')).toBe('True');
    nodes.sim.runUntil(50_000);
    const states = nodes.history('slow', (pod) => Object.keys(first(pod)?.state ?? {}).join());
    expect(states.some((line) => line.endsWith('terminated'))).toBe(false);
    expect(first(nodes.pod('slow') as Pod)).toMatchObject({
      restartCount: 1,
      lastState: { terminated: { exitCode: 137, reason: 'Error' } },
    });
  });
});
