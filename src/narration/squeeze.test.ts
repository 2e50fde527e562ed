import { describe, expect, it } from 'vitest';
import type { ClusterView, NodeView, PodView } from '../protocol/view';
import { calm } from '../ui/canvas/fixtures/views';
import { captionOf } from './caption';

const NOW = 150_000;

function view(node: Partial<NodeView>, change: (pod: PodView, index: number) => Partial<PodView>): ClusterView {
  const base = calm();
  const b = base.nodes.get('node-node-b') as NodeView;
  const pods = [...base.pods.values()].map((pod, index) => ({ ...pod, ...change(pod, index) }));
  return {
    ...base,
    nodes: new Map(base.nodes).set(b.uid, { ...b, ...node }),
    pods: new Map(pods.map((pod) => [pod.uid, pod])),
  };
}

const told = (one: ClusterView, now = NOW) => captionOf(one, now, true);
const PRESSED = { pressure: [{ type: 'MemoryPressure', since: 140_000 }] };
const gone: Partial<PodView> = { node: 'node-b', state: 'evicted', life: [{ from: 141_000, state: 'evicted' }] };

describe('a machine in the caption', () => {
  it('short of memory: who was evicted, and why the replacement waits', () => {
    const squeezed = view(PRESSED, (_, index) =>
      index === 0 ? gone : index === 1 ? { node: '', state: 'unschedulable' } : {},
    );
    const { headline, facts } = told(squeezed);
    expect(headline).toMatch(/^node-b ran short of memory, so the kubelet evicted web-…-\w{5}$/);
    expect(facts[0]).toBe(
      'There is room again, but node-b repels new BestEffort pods for 5 more minutes, and the replacement fits nowhere else.',
    );
    // 291 s after the eviction the replacement still waits, with 9 s to go.
    expect(told(squeezed, 432_000).facts[0]).toContain('for 1 more minute,');
  });

  it('tells where the replacement runs, and is news for a minute', () => {
    const replaced = view(PRESSED, (_, index) =>
      index === 0 ? gone : index === 1 ? { createdAt: 142_000, node: 'node-c' } : {},
    );
    expect(told(replaced).facts[0]).toMatch(/^web-…-\w{5} takes its place on node-c\.$/);
    expect(told(replaced, 205_000).headline).not.toContain('short of memory');
  });

  it('says nothing of an eviction that was for another pressure', () => {
    const old = view({ pressure: [{ type: 'MemoryPressure', since: 400_000 }] }, (_, index) =>
      index === 0 ? gone : {},
    );
    expect(told(old, 401_000).headline).toBe('node-b is short of memory');
  });

  it('drained, and cut off', () => {
    const drained = view({ unschedulable: true }, (_, index) =>
      index < 2 ? { node: 'node-b', state: index === 0 ? 'terminating' : 'ready' } : { node: 'node-a' },
    );
    expect(told(drained)).toMatchObject({ headline: 'node-b is cordoned, and 1 of the 2 pods on it leave' });
    const cut = view({ cut: true }, () => ({ node: 'node-a' }));
    expect(told(cut).headline).toBe('node-b is cut off, and the cluster does not know yet');
  });
});
