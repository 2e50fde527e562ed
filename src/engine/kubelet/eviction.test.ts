import { describe, expect, test } from 'vitest';
import type { Node, Pod } from '../../api/generated/core/v1';
import type { EvictionDecision } from '../../protocol/trace';
import { testNodes } from './testNode';

function terminated({ status }: Pod) {
  return status?.containerStatuses?.[0]?.state?.terminated;
}

describe('eviction', () => {
  test('KL-25: an emptyDir that grows over its limit takes the pod with it', () => {
    const nodes = testNodes();
    const command = ['sh', '-c', 'sleep 5; head -c 20M /dev/zero > /cache/big; sleep 3600'];
    nodes.run('full', {
      volumes: [{ name: 'cache', emptyDir: { sizeLimit: '10Mi' } }],
      containers: [
        { name: 'app', image: 'busybox:1.36', command, volumeMounts: [{ name: 'cache', mountPath: '/cache' }] },
      ],
    });
    nodes.sim.runUntil(40_000);
    const message = 'Usage of EmptyDir volume "cache" exceeds the limit "10Mi". ';
    expect(nodes.pod('full')?.status).toMatchObject({ phase: 'Failed', reason: 'Evicted', message });
    expect(nodes.events('full').slice(-2)).toEqual(['1 x Killing Stopping container app', `1 x Evicted ${message}`]);
  });

  test('KL-25: so do files and output beyond the limit of a container', () => {
    const nodes = testNodes();
    const command = ['sh', '-c', 'head -c 3M /dev/zero > /tmp/big; sleep 3600'];
    const resources = { limits: { 'ephemeral-storage': '2Mi' } };
    nodes.run('big', { containers: [{ name: 'app', image: 'busybox:1.36', command, resources }] });
    nodes.sim.runUntil(40_000);
    expect(nodes.pod('big')?.status).toMatchObject({
      reason: 'Evicted',
      message: 'Pod ephemeral local storage usage exceeds the total limit of containers 2Mi. ',
    });
  });

  test('KL-26: when memory runs short, the pod furthest above its requests goes, and the node says so for five minutes', () => {
    const nodes = testNodes({ machines: [{ name: 'node-1', cpu: '2', memory: '1Gi', pods: 110 }] });
    nodes.run('modest', { containers: [{ name: 'web', image: 'nginx:1.25' }] });
    nodes.run('leaky', {
      restartPolicy: 'Never',
      containers: [{ name: 'app', image: 'shop/leaky:v1', resources: { requests: { memory: '50Mi' } } }],
    });
    const pressure = (): string => {
      const node = nodes.etcd.get('nodes', 'node-1') as Node;
      return node.status?.conditions?.find(({ type }) => type === 'MemoryPressure')?.reason ?? '';
    };
    nodes.sim.runUntil(50_000);
    expect(nodes.pod('leaky')?.status?.phase).toBe('Running');
    nodes.sim.runUntil(90_000);
    const leaky = nodes.pod('leaky') as Pod;
    expect(leaky.status).toMatchObject({ phase: 'Failed', reason: 'Evicted' });
    expect(leaky.status?.message).toMatch(
      /^The node was low on resource: memory\. Threshold quantity: 100Mi, available: \d+Ki\. Container app was using \d+Ki, request is 50Mi, has larger consumption of memory\. $/,
    );
    expect(leaky.status?.conditions?.find(({ type }) => type === 'DisruptionTarget')).toMatchObject({
      status: 'True',
      reason: 'TerminationByKubelet',
    });
    expect(terminated(leaky)?.exitCode).toBe(0);
    expect(nodes.pod('modest')?.status?.phase).toBe('Running');
    expect(pressure()).toBe('KubeletHasInsufficientMemory');
    nodes.run('late', { containers: [{ name: 'web', image: 'nginx:1.25' }] });
    nodes.sim.runUntil(95_000);
    expect(nodes.pod('late')?.status).toMatchObject({
      phase: 'Failed',
      reason: 'Evicted',
      message: 'Pod was rejected: The node had condition: [MemoryPressure]. ',
    });
    nodes.sim.runUntil(420_000);
    expect(pressure()).toBe('KubeletHasSufficientMemory');
  });

  test('KL-26: a node that was cut off says that its memory is short when it can; one that was started anew is at ease', () => {
    const nodes = testNodes({ machines: [{ name: 'node-1', cpu: '2', memory: '1Gi', pods: 110 }] });
    const pressure = (): string => {
      const node = nodes.etcd.get('nodes', 'node-1') as Node;
      return node.status?.conditions?.find(({ type }) => type === 'MemoryPressure')?.status ?? '';
    };
    nodes.run('leaky', { containers: [{ name: 'app', image: 'shop/leaky:v1' }] });
    nodes.sim.runUntil(50_000);
    nodes.network.setLink('node-1', 'control-plane', { cut: true, delayMs: 0 });
    nodes.sim.runUntil(120_000);
    expect(pressure()).toBe('False');
    nodes.network.setLink('node-1', 'control-plane', { cut: false, delayMs: 0 });
    nodes.sim.runUntil(125_000);
    expect(pressure()).toBe('True');
    nodes.network.setPower('node-1', false);
    nodes.machines.powerOff('node-1');
    nodes.sim.runUntil(130_000);
    nodes.network.setPower('node-1', true);
    nodes.machines.powerOn('node-1');
    nodes.sim.runUntil(140_000);
    expect(pressure()).toBe('False');
    nodes.run('late', { containers: [{ name: 'web', image: 'nginx:1.25' }] });
    nodes.sim.runUntil(150_000);
    expect(nodes.pod('late')?.status?.phase).toBe('Running');
  });

  test('KL-26: sidecars and what initialises a pod count for what it uses, asks for and is told', () => {
    const machines = [{ name: 'node-1', cpu: '2', memory: '4Gi', pods: 110 }];
    const nodes = testNodes({ machines });
    const decisions: EvictionDecision[] = [];
    nodes.sim.onDecision = (decision) => {
      if (decision.type === 'eviction') decisions.push(decision);
    };
    const stress = (name: string, size: string, memory?: string) => ({
      name,
      image: 'polinux/stress',
      command: ['stress', '--vm', '1', '--vm-bytes', size],
      ...(memory && { resources: { requests: { memory } } }),
    });
    nodes.run('beside', {
      initContainers: [{ ...stress('proxy', '1400M'), restartPolicy: 'Always' }],
      containers: [stress('app', '100M', '200Mi')],
    });
    nodes.run('asked', {
      initContainers: [{ ...stress('proxy', '100M', '2Gi'), restartPolicy: 'Always' }],
      containers: [stress('app', '1600M', '10Mi')],
    });
    nodes.sim.runUntil(60_000);
    expect(nodes.pod('beside')?.status?.phase).toBe('Running');
    nodes.machines.takeMemory('node-1', 520 * 1024 ** 2, 0);
    nodes.sim.runUntil(80_000);
    expect(nodes.pod('beside')?.status?.message).toMatch(
      /available: 72Mi\. Container proxy was using 1401Mi, request is 0, has larger consumption of memory\. $/,
    );
    expect(nodes.pod('asked')?.status?.phase).toBe('Running');
    const MI = 1024 ** 2;
    expect(
      decisions[0]?.ranking.map(({ name, usedBytes, requestedBytes }) => [name, usedBytes, requestedBytes]),
    ).toEqual([
      ['beside', 1502 * MI, 200 * MI],
      ['asked', 1702 * MI, 2058 * MI],
    ]);
  });

  test('KL-26: a program that a container starts later, or somebody in it, is seen as well', () => {
    const machines = [{ name: 'node-1', cpu: '2', memory: '4Gi', pods: 110 }];
    const nodes = testNodes({ machines });
    const pressure = (): string => {
      const node = nodes.etcd.get('nodes', 'node-1') as Node;
      return node.status?.conditions?.find(({ type }) => type === 'MemoryPressure')?.status ?? '';
    };
    const command = ['sh', '-c', 'sleep 30; stress --vm 1 --vm-bytes 3700M'];
    nodes.run('late', { restartPolicy: 'Never', containers: [{ name: 'app', image: 'polinux/stress', command }] });
    nodes.sim.runUntil(30_000);
    expect(pressure()).toBe('False');
    nodes.sim.runUntil(50_000);
    expect(pressure()).toBe('True');
    expect(nodes.pod('late')?.status).toMatchObject({ phase: 'Failed', reason: 'Evicted' });
  });
});

describe('a memory ramp outside of all pods', () => {
  const GI = 1024 ** 3;
  const MI = 1024 ** 2;
  const stress = (size: string, memory?: Record<string, string>) => ({
    restartPolicy: 'Always',
    containers: [
      {
        name: 'app',
        image: 'polinux/stress',
        command: ['stress', '--vm', '1', '--vm-bytes', size],
        ...(memory && { resources: { requests: { memory: memory.requests }, limits: { memory: memory.limits } } }),
      },
    ],
  });
  const machines = [{ name: 'node-1', cpu: '2', memory: '4Gi', pods: 110 }];

  test('KL-26: the BestEffort pod that uses most goes, not the one within its requests; the next look comes 10 s later', () => {
    const nodes = testNodes({ machines });
    nodes.run('asked', stress('1000M', { requests: '1Gi', limits: '2Gi' }));
    nodes.run('small', stress('600M'));
    nodes.run('large', stress('900M'));
    nodes.sim.runUntil(60_000);
    // 300 of the system, 2503 of the pods: 1193Mi are left until the threshold of 100Mi at 3996Mi.
    expect(nodes.machines.runtime.memoryOf('node-1') / MI).toBe(2503);
    nodes.machines.takeMemory('node-1', 1250 * MI, 40_000);
    // 31.25Mi a second: short after 38.2 s, seen at a look within the 10 s after that.
    nodes.sim.runUntil(96_000);
    expect(nodes.pod('large')?.status?.phase).toBe('Running');
    nodes.sim.runUntil(110_000);
    expect(nodes.pod('large')?.status).toMatchObject({ phase: 'Failed', reason: 'Evicted' });
    expect(nodes.pod('large')?.status?.message).toMatch(/Container app was using 901Mi, request is 0, has larger/);
    expect(nodes.pod('small')?.status?.phase).toBe('Running');
    nodes.sim.runUntil(130_000);
    expect(nodes.pod('small')?.status?.phase).toBe('Running');
    // 300 of the system, 1602 of the pods, 2150 beside them: 44Mi are left.
    nodes.machines.takeMemory('node-1', 2150 * MI, 0);
    nodes.sim.runUntil(146_000);
    expect(nodes.pod('small')?.status?.reason).toBe('Evicted');
    expect(nodes.pod('asked')?.status?.phase).toBe('Running');
  });

  test('KL-26: pressure ends five minutes after it was last felt', () => {
    const nodes = testNodes({ machines });
    const changed = (): string => {
      const node = nodes.etcd.get('nodes', 'node-1') as Node;
      return node.status?.conditions?.find(({ type }) => type === 'MemoryPressure')?.status ?? '';
    };
    nodes.machines.takeMemory('node-1', 3700 * MI, 0);
    nodes.sim.runUntil(15_000);
    expect(changed()).toBe('True');
    nodes.machines.takeMemory('node-1', 0, 0);
    nodes.sim.runUntil(295_000);
    expect(changed()).toBe('True');
    nodes.sim.runUntil(330_000);
    expect(changed()).toBe('False');
  });

  test('RT-11 KL-30: one that is faster than the kubelet looks lets the kernel kill the BestEffort pod, and the node says so', () => {
    const nodes = testNodes({ machines });
    nodes.run('asked', stress('1000M', { requests: '1Gi', limits: '2Gi' }));
    nodes.run('small', stress('200M'));
    nodes.sim.runUntil(60_000);
    nodes.machines.takeMemory('node-1', 3 * GI, 1_000);
    nodes.sim.runUntil(61_500);
    // BestEffort has 1000 points more than its share; what asked for 1Gi of 4Gi has 750 more.
    expect(nodes.pod('small')?.status?.containerStatuses?.[0]?.restartCount).toBe(0);
    nodes.sim.runUntil(64_000);
    expect(nodes.pod('small')?.status?.containerStatuses?.[0]?.lastState?.terminated).toMatchObject({
      exitCode: 137,
      reason: 'OOMKilled',
    });
    expect(nodes.events('node-1').filter((line) => line.includes('SystemOOM'))[0]).toMatch(
      /^\d+ x SystemOOM System OOM encountered, victim process: stress, pid: \d+$/,
    );
  });

  test('RT-11: it ends with the power of its machine', () => {
    const nodes = testNodes({ machines });
    nodes.machines.takeMemory('node-1', GI, 0);
    expect(nodes.machines.usage().get('node-1')?.hostBytes).toBe(GI + 300 * MI);
    nodes.network.setPower('node-1', false);
    nodes.machines.powerOff('node-1');
    expect(nodes.machines.usage().has('node-1')).toBe(false);
    nodes.network.setPower('node-1', true);
    nodes.machines.powerOn('node-1');
    expect(nodes.machines.usage().get('node-1')?.hostBytes).toBe(300 * MI);
  });
});
