import { describe, expect, it } from 'vitest';
import type { NodeView } from '../../protocol/view';
import { calm } from '../canvas/fixtures/views';
import { machineDeeds } from './machineDeeds';

const MI = 1024 ** 2;
const node = calm().nodes.get('node-node-b') as NodeView;
const usage = { hostBytes: 300 * MI, memoryBytes: 3514 * MI, cpuMilli: 0 };
const labels = (...facts: Parameters<typeof machineDeeds>) => machineDeeds(...facts).map(({ label }) => label);

describe("a machine's menu", () => {
  it('has what can be done as it stands, and takes back what was done', () => {
    expect(labels(node, usage)).toEqual([
      'Cordon',
      'Drain',
      'Describe',
      'Stop machine',
      'Cut off from the network',
      'Slow down its network (200 ms)',
      'Let host processes take memory',
    ]);
    expect(labels({ ...node, unschedulable: true, cut: true }, { ...usage, hostBytes: 800 * MI })).toEqual([
      'Uncordon',
      'Drain',
      'Describe',
      'Stop machine',
      'Mend its network',
      'Take the memory ramp away',
    ]);
    expect(labels({ ...node, powered: false }, undefined)).toEqual(['Cordon', 'Drain', 'Describe', 'Start machine']);
  });

  it('types the drain as people do', () => {
    expect(machineDeeds(node, usage)[1]?.line).toBe('kubectl drain node-b --ignore-daemonsets --delete-emptydir-data');
  });

  it('takes so much that the kubelet has to make room, and not so much that the kernel has', () => {
    const ramp = machineDeeds(node, usage).at(-1)?.command;
    // Of 4096Mi, 3514 are used and 3996 are the threshold.
    expect(ramp).toMatchObject({ type: 'memory-ramp', node: 'node-b', bytes: (482 + 50) * MI });
  });

  it('lets nothing take memory where nothing real runs', () => {
    expect(labels({ ...node, evictsAboveBytes: 0 }, undefined)).not.toContain('Let host processes take memory');
  });
});
