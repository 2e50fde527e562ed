import { describe, expect, it } from 'vitest';
import { boundsOf } from './bounds';
import { chartsOf, toldOf } from './charts';

const NONE = { cpu: [], memory: [] };

describe('the charts', () => {
  it('are those of which something is known', () => {
    const charts = chartsOf(
      { at: [1, 2], rate: [20, 20], failed: [0, 0], p50Ms: [null, null], p95Ms: [null, null] },
      NONE,
    );
    expect(charts.map(({ title, curves }) => `${title}: ${curves.map(({ label }) => label).join()}`)).toEqual([
      'Requests a second: sent',
    ]);
    const failing = chartsOf({ at: [1], rate: [20], failed: [2] }, NONE);
    expect(failing[0]?.curves.map(({ look }) => look)).toEqual(['main', 'bad']);
  });

  it('are told in words', () => {
    const memoryBytes = [40 * 2 ** 20, 60 * 2 ** 20];
    const bounds = { cpu: [], memory: [{ value: 64 * 2 ** 20, label: 'limit 64Mi' }] };
    const [chart] = chartsOf({ at: [1, 2], memoryBytes }, bounds);
    expect(chart && toldOf(chart)).toBe('Memory, working set: 60Mi now, between 40Mi and 60Mi. limit 64Mi');
  });
});

describe('the bounds of a chart', () => {
  const pod = (...resources: object[]) => ({
    kind: 'Pod',
    spec: { containers: resources.map((one, index) => ({ name: `${index}`, resources: one })) },
  });

  it('are the sums of requests, and of limits where every container has one', () => {
    const both = { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } };
    const { cpu, memory } = boundsOf(pod(both, { requests: { cpu: '0.5' } }), 0);
    expect(cpu).toEqual([{ value: 600, label: 'request 600m' }]);
    expect(memory).toEqual([{ value: 64 * 2 ** 20, label: 'request 64Mi' }]);
    expect(boundsOf(pod(both), 0).memory.map(({ label }) => label)).toEqual(['request 64Mi', 'limit 128Mi']);
  });

  it('are what a node has, and where its kubelet evicts', () => {
    const node = { kind: 'Node', status: { allocatable: { cpu: '2', memory: '3996Mi' } } };
    const { cpu, memory } = boundsOf(node, 100 * 2 ** 20);
    expect(cpu[0]?.value).toBe(2000);
    expect(memory.map(({ label }) => label)).toEqual(['allocatable 3996Mi', 'evicts above 100Mi']);
  });
});
