import { describe, expect, it } from 'vitest';
import type { NodeView, PodView, ServiceView, WorkloadView } from '../protocol/view';
import { nodeSentence, objectSentence, podSentence, serviceSentence, workloadSentence } from './sentences';

const pod = (more: Partial<PodView>): PodView =>
  ({
    state: 'ready',
    node: 'node-a',
    image: 'shop/web:v1',
    restarts: 0,
    life: [{ from: 10_000, state: 'ready' }],
    createdAt: 5_000,
    ...more,
  }) as PodView;

describe('the sentence of an object', () => {
  it('says since when a pod is ready, and what it does', () => {
    expect(podSentence(pod({}), 90_000, 5.2)).toBe('Ready for 1 min 20 s on node-a. It answers 5 requests a second.');
    expect(podSentence(pod({ restarts: 1 }), 12_000, 0)).toBe('Ready for 2 s on node-a. It was restarted once.');
  });

  it('says what is the matter with a pod, and what comes next', () => {
    const span = { from: 0, until: 30_000 };
    expect(podSentence(pod({ state: 'crashLoop', restarts: 4, span }), 12_000, 0)).toBe(
      'Its container ends again and again. The next try is in 18 s. It was restarted 4 times.',
    );
    expect(podSentence(pod({ state: 'unschedulable', node: '' }), 65_000, 0)).toBe(
      'No node fits it. It has waited for 1 min.',
    );
    expect(podSentence(pod({ state: 'terminating', span }), 2_000, 0)).toBe(
      'It is on its way out. After 28 s it is killed.',
    );
  });

  it('counts what serves', () => {
    const workload = { replicas: 4, floor: 3, paused: false, envelope: [{ available: 3 }] } as unknown as WorkloadView;
    expect(workloadSentence(workload)).toBe('3 of 4 pods are available. A rollout keeps at least 3 of them.');
    const endpoints = [{ ready: true }, { ready: false }];
    expect(serviceSentence({ endpoints } as unknown as ServiceView)).toBe(
      '1 endpoint gets its requests. 1 more is not ready.',
    );
    expect(serviceSentence({ endpoints: [] } as unknown as ServiceView)).toContain('every request to it fails');
  });

  it('says what keeps a node from its work', () => {
    const node = { ready: 'True', powered: true, unschedulable: true, pods: 2, pressure: [{ type: 'MemoryPressure' }] };
    expect(nodeSentence(node as unknown as NodeView)).toBe(
      'Ready, with 2 pods. It runs short: MemoryPressure. It takes no new pods.',
    );
  });

  it('reads any kind by what all objects have', () => {
    expect(objectSentence({ status: { phase: 'Bound' } }, 0)).toBe('Its phase is Bound.');
    expect(objectSentence({}, 65_000)).toBe('It is there since 01:05.');
    const metadata = { deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: ['a/b'] };
    expect(objectSentence({ metadata }, 0)).toBe('It is being deleted. Its finalizers hold it: a/b.');
    const conditions = [{ type: 'Available', status: 'False', reason: 'MinimumReplicasUnavailable' }];
    expect(objectSentence({ status: { conditions } }, 0)).toBe('Available is not true: MinimumReplicasUnavailable.');
  });
});
