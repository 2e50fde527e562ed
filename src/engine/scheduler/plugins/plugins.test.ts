import { expect, test } from 'vitest';
import type { Node, Pod } from '../../../api/generated/core/v1';
import type { View } from '../framework';
import { logarithm } from '../logarithm';
import { emptyNode, podInfo, withPod } from '../nodeInfo';
import { podRequests } from '../resources';
import { NodePorts } from './NodePorts';
import { NodeResourcesBalancedAllocation } from './NodeResourcesBalancedAllocation';
import { NodeResourcesFit } from './NodeResourcesFit';
import { TaintToleration } from './TaintToleration';

const VIEW = {} as View;

function node(allocatable: Record<string, string>, taints: object[] = []): Node {
  return { metadata: { name: 'n' }, spec: { taints }, status: { allocatable } } as unknown as Node;
}

function pod(requests: Record<string, string>, spec: object = {}): Pod {
  const containers = [{ name: 'c', resources: { requests } }];
  return { metadata: { name: 'p', namespace: 'd' }, spec: { containers, ...spec } } as unknown as Pod;
}

test('SCHED-9: init containers count while they run, sidecars all the time', () => {
  const init = (cpu: string, restartPolicy?: string) => ({ resources: { requests: { cpu } }, restartPolicy });
  expect(podRequests(pod({ cpu: '200m' }, { initContainers: [init('500m')] })).cpuMilli).toBe(500);
  expect(podRequests(pod({ cpu: '200m' }, { initContainers: [init('100m', 'Always')] })).cpuMilli).toBe(300);
  const both = pod({ cpu: '200m' }, { initContainers: [init('100m', 'Always'), init('500m')] });
  expect(podRequests(both).cpuMilli).toBe(600);
  expect(podRequests(pod({}), true)).toMatchObject({ cpuMilli: 100, memoryBytes: 209_715_200 });
});

test('SCHED-9: more than is free may be cured, more than there is may not', () => {
  const used = withPod(emptyNode(node({ cpu: '2', pods: '10' })), podInfo(pod({ cpu: '1500m' })));
  const judge = (cpu: string) => {
    const filter = NodeResourcesFit.filter?.(podInfo(pod({ cpu })), VIEW);
    return typeof filter === 'function' ? filter(used) : filter;
  };
  expect(judge('500m')).toBeUndefined();
  expect(judge('501m')).toEqual({ reasons: ['Insufficient cpu'], unresolvable: false });
  expect(judge('2001m')).toEqual({ reasons: ['Insufficient cpu'], unresolvable: true });
});

test('SCHED-10: least allocated and balanced allocation', () => {
  const empty = emptyNode(node({ cpu: '4', memory: '8Gi' }));
  const asked = podInfo(pod({ cpu: '1', memory: '2Gi' }));
  expect(NodeResourcesFit.score?.(asked, VIEW, [empty])?.score(empty)).toBe(75);
  expect(NodeResourcesBalancedAllocation.score?.(asked, VIEW, [empty])?.score(empty)).toBe(75);
  const lopsided = podInfo(pod({ cpu: '4' }));
  expect(NodeResourcesBalancedAllocation.score?.(lopsided, VIEW, [empty])?.score(empty)).toBe(50);
});

test('SCHED-8: a host port of one address is taken by all addresses', () => {
  const on = (hostIP?: string) => pod({}, { containers: [{ name: 'c', ports: [{ hostPort: 80, hostIP }] }] });
  const taken = withPod(emptyNode(node({})), podInfo(on('10.0.0.1')));
  const judge = (hostIP?: string) => {
    const filter = NodePorts.filter?.(podInfo(on(hostIP)), VIEW);
    return typeof filter === 'function' ? filter(taken) : filter;
  };
  expect(judge('10.0.0.2')).toBeUndefined();
  expect(judge()?.toString()).toBeDefined();
  expect(judge('10.0.0.1')).toBeDefined();
});

test('SCHED-8: taints that only prefer cost points', () => {
  const soft = emptyNode(node({}, [{ key: 'a', effect: 'PreferNoSchedule' }]));
  const clean = emptyNode(node({}));
  const scorer = TaintToleration.score?.(podInfo(pod({})), VIEW, [soft, clean]);
  expect(scorer?.normalize?.([soft, clean].map((info) => scorer.score(info)))).toEqual([0, 100]);
});

test('the logarithm is right to twelve digits', () => {
  for (const value of [1, 2, 3, 10, 1000, 5000]) expect(logarithm(value)).toBeCloseTo(Math.log(value), 12);
});
