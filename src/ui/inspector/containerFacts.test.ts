import { describe, expect, it } from 'vitest';
import { containersOf, environmentOf, probeLine, stateLine } from './containerFacts';

const clock = (time: string) => time.slice(14, 19);

describe('the facts of a container', () => {
  const spec = { initContainers: [{ name: 'prepare' }], containers: [{ name: 'web', image: 'shop/web:v1' }] };

  it('are those of a pod with its statuses, or of what makes pods without', () => {
    const status = { containerStatuses: [{ name: 'web', restartCount: 2 }] };
    const pod = containersOf({ kind: 'Pod', spec, status });
    expect(pod.made).toBe(false);
    expect(pod.entries.map(({ container, init, status: one }) => [container.name, init, one?.restartCount])).toEqual([
      ['prepare', true, undefined],
      ['web', false, 2],
    ]);
    expect(containersOf({ kind: 'Deployment', spec: { template: { spec } } })).toMatchObject({ made: true });
    const job = { spec: { template: { spec } } };
    expect(containersOf({ kind: 'CronJob', spec: { jobTemplate: job } }).entries).toHaveLength(2);
    expect(containersOf({ kind: 'ConfigMap' }).entries).toEqual([]);
  });

  it('say how it is', () => {
    const status = (state: object) => ({ name: 'web', state }) as never;
    expect(stateLine(status({ running: { startedAt: '2026-01-01T00:00:05Z' } }), clock)).toBe('Running since 00:05');
    expect(stateLine(status({ waiting: { reason: 'CrashLoopBackOff' } }), clock)).toBe('Waits: CrashLoopBackOff');
    expect(stateLine(status({ terminated: { exitCode: 137, reason: 'OOMKilled' } }), clock)).toBe(
      'Ended with 137: OOMKilled',
    );
  });

  it('tell where values come from and what is probed', () => {
    const env = [
      { name: 'A', value: '1' },
      { name: 'B', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
    ];
    const container = { name: 'web', env, envFrom: [{ configMapRef: { name: 'settings' } }] };
    expect(environmentOf(container)).toEqual(['from ConfigMap settings', 'A=1', 'B: key password of Secret db']);
    expect(
      probeLine('readiness', { httpGet: { port: 8080, path: '/ready' }, periodSeconds: 1, failureThreshold: 3 }),
    ).toBe('readiness: http-get :8080/ready every 1 s, 3 failures');
  });
});
