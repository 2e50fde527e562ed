import { describe, expect, it } from 'vitest';
import { apply, cardOf } from '../../worker/why/testCards';
import { type Act, deployment, objectIn, played } from '../../worker/why/testPlay';

describe('a container that the kernel killed', () => {
  it('is not told to want a higher limit when its whole machine was out of memory', () => {
    const resources = '{requests: {memory: 100Mi}, limits: {memory: 2Gi}}';
    const spec = `{nodeSelector: {kubernetes.io/hostname: node-a}, containers: [{name: c, image: polinux/stress, args: [stress, --vm, '1', --vm-bytes, 1000M], resources: ${resources}}]}`;
    const ramp: Act = [40_000, { type: 'memory-ramp', node: 'node-a', bytes: 7 * 1024 ** 3, overMs: 1_000 }];
    const show = played([apply(deployment('victim', spec, 1)), ramp], 80_000);
    const card = cardOf(show, objectIn(show, 'Pod', 'victim'));
    expect(card.question).toBe('Why was it killed?');
    expect(card.words).toBe(
      'Container c was killed because its machine had no memory left; its own limit of 2Gi had nothing to do with it.',
    );
    expect(card.options.map(({ text }) => text).filter((text) => text.startsWith('Raise'))).toEqual([]);
  });
});

describe('a container that ended by itself', () => {
  const probe = (seconds: number, command: string) =>
    `{exec: {command: [${command}]}, initialDelaySeconds: ${seconds}, periodSeconds: 3, failureThreshold: 1}`;

  it('is not said to be killed for a probe that failed in an earlier run', () => {
    const script = 'if [ -f /d/x ]; then sleep 2; exit 3; fi; touch /d/x; sleep 600';
    const spec = `{terminationGracePeriodSeconds: 1, volumes: [{name: d, emptyDir: {}}], containers: [{name: c, image: busybox, command: [sh, -c, '${script}'], volumeMounts: [{name: d, mountPath: /d}], livenessProbe: ${probe(5, "'false'")}}]}`;
    const acts = [apply(deployment('twice', spec, 1), 1_000)];
    const early = played(acts, 60_000);
    const events = early.cluster.etcd.list('events').map((event) => (event as { message?: string }).message);
    expect(events).toContain('Container c failed liveness probe, will be restarted');
    const card = cardOf(early, objectIn(early, 'Pod', 'twice'));
    expect(card.words).toMatch(/^Container c ended with exit code 3, /);
    expect(card.facts.map(([name]) => name)).not.toContain('Failure');
  });

  it('is not said to be killed for the probe of another container', () => {
    const other = `{name: z, image: busybox, command: [sleep, '600'], livenessProbe: ${probe(1, "'false'")}}`;
    const own = `{name: a, image: busybox, command: [sh, -c, 'sleep 20; exit 3'], livenessProbe: ${probe(1, "'true'")}}`;
    const spec = `{terminationGracePeriodSeconds: 1, containers: [${own}, ${other}]}`;
    const show = played([apply(deployment('pair', spec, 1), 1_000)], 80_000);
    expect(cardOf(show, objectIn(show, 'Pod', 'pair')).words).toMatch(/^Container a ended with exit code 3, /);
  });

  it('is said to be killed for its own probe', () => {
    const spec = `{terminationGracePeriodSeconds: 1, containers: [{name: c, image: busybox, command: [sleep, '600'], livenessProbe: ${probe(5, "'false'")}}]}`;
    const show = played([apply(deployment('asked', spec, 1), 1_000)], 120_000);
    expect(cardOf(show, objectIn(show, 'Pod', 'asked')).words).toMatch(
      /^The kubelet killed container c because its liveness probe failed: it asks false\. The kubelet starts it again/,
    );
  });
});
