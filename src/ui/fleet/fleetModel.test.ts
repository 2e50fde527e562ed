import { describe, expect, it } from 'vitest';
import type { NodeView, PodView } from '../../protocol/view';
import { calm } from '../canvas/fixtures/views';
import { fleetModel } from './fleetModel';
import { machineState, taintWords } from './machineState';

const base = calm();
const [first] = base.pods.values();
const pod = (uid: string, more: Partial<PodView>): [string, PodView] => [
  uid,
  { ...(first as PodView), uid, name: uid, node: 'node-a', createdAt: 0, ...more },
];
const mi = (memory: number) => ({ cpuMilli: 0, memoryBytes: memory * 1024 ** 2 });

describe('the fleet', () => {
  it('puts each pod where it is: waiting, on its machine, or on its record', () => {
    const pods = new Map([
      pod('old', { createdAt: 1, asks: mi(100) }),
      pod('large', { createdAt: 2, asks: mi(500) }),
      pod('none', { createdAt: 0 }),
      pod('waits', { node: '', state: 'unschedulable' }),
      pod('over', { state: 'completed' }),
      pod('out', { state: 'evicted' }),
    ]);
    const { waiting, workers, controlPlanes } = fleetModel(base.nodes, pods);
    const a = workers.find(({ node }) => node.name === 'node-a');
    expect(waiting.map(({ uid }) => uid)).toEqual(['waits']);
    expect(a?.pods.map(({ uid }) => uid)).toEqual(['large', 'old', 'none']);
    expect(a?.evicted.map(({ uid }) => uid)).toEqual(['out']);
    expect(controlPlanes.map(({ node }) => node.name)).toEqual(['cp-1']);
    expect(workers.map(({ node }) => node.name)).toEqual(['node-a', 'node-b', 'node-c']);
  });

  it('keeps machines that nothing happened on as they were', () => {
    const pods = new Map([pod('one', {}), pod('two', { node: 'node-b' })]);
    const before = fleetModel(base.nodes, pods);
    const after = fleetModel(
      base.nodes,
      new Map(pods).set('two', { ...(pods.get('two') as PodView), restarts: 1 }),
      before,
    );
    expect(after.workers[0]).toBe(before.workers[0]);
    expect(after.workers[1]).not.toBe(before.workers[1]);
    expect(after.waiting).toBe(before.waiting);
  });

  it('sorts machines by zone, then by name as people count', () => {
    const node = base.nodes.get('node-node-a') as NodeView;
    const nodes = new Map(
      [
        ['w-10', 'a'],
        ['w-9', 'a'],
        ['w-1', 'b'],
      ].map(([name = '', zone = '']) => [name, { ...node, uid: name, name, zone }]),
    );
    expect(fleetModel(nodes, new Map()).workers.map((one) => one.node.name)).toEqual(['w-9', 'w-10', 'w-1']);
  });
});

describe('the state of a machine', () => {
  const node = base.nodes.get('node-node-b') as NodeView;
  const state = (more: Partial<NodeView>, pods: PodView[] = []) =>
    machineState({ node: { ...node, ...more }, pods, evicted: [] });

  it('is the gravest of what is the matter', () => {
    const pressure = [{ type: 'MemoryPressure', since: 0 }];
    expect(state({})).toBe('ready');
    expect(state({ unschedulable: true })).toBe('cordoned');
    expect(state({ unschedulable: true }, [{ ...(first as PodView), state: 'terminating' }])).toBe('draining');
    expect(state({ unschedulable: true, pressure })).toBe('pressure');
    expect(state({ cut: true, pressure })).toBe('cut');
    expect(state({ ready: 'Unknown', cut: true })).toBe('lost');
    expect(state({ ready: 'Unknown', powered: false })).toBe('off');
    expect(state({ delayMs: 200 })).toBe('slow');
  });

  it('names taints without the domain that all of them have', () => {
    const taints = [
      { key: 'node.kubernetes.io/memory-pressure', value: '', effect: 'NoSchedule' },
      { key: 'team', value: 'red', effect: 'NoExecute' },
    ];
    expect(taintWords({ ...node, taints })).toEqual(['…/memory-pressure:NoSchedule', 'team=red:NoExecute']);
  });
});
