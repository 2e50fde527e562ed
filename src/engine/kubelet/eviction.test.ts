import { describe, expect, test } from 'vitest';
import type { Node, Pod } from '../../api/generated/core/v1';
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
});
