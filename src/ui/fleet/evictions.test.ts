import { describe, expect, it } from 'vitest';
import type { WhyTrace } from '../../protocol/why';
import { evictionFacts } from './evictions';
import { verdictsOf } from './verdicts';

const MI = 1024 ** 2;

describe('what an eviction says', () => {
  it('is the sum over the containers that used more than they asked for', () => {
    const message =
      'The node was low on resource: memory. Threshold quantity: 100Mi, available: 72Mi. Container a was using 701Mi, request is 0, has larger consumption of memory. Container b was using 102400Ki, request is 64Mi, has larger consumption of memory. ';
    expect(evictionFacts(message)).toEqual({ usedBytes: 801 * MI, overBytes: 737 * MI });
  });

  it('is nothing where the pod was not evicted for its memory', () => {
    expect(evictionFacts('Pod was rejected: The node had condition: [MemoryPressure]. ')).toBeUndefined();
  });
});

describe('what the scheduler says of machines', () => {
  const trace = (nodes: object[], facts: object[], oneEach = true): WhyTrace =>
    ({
      name: 'thumbs-1',
      workload: { name: 'thumbs', kind: 'Deployment' },
      situation: { type: 'pending', oneEach, nodes: facts, decision: { type: 'scheduling', nodes } },
    }) as unknown as WhyTrace;
  const node = (name: string, more: object = {}) => ({ name, untolerated: [], avoided: [], lacks: [], ...more });

  it('is said in a few words, from its plugin and what it found', () => {
    const verdicts = verdictsOf(
      trace(
        [
          { node: 'a', stoppedBy: 'InterPodAffinity', reasons: ["node(s) didn't match pod anti-affinity rules"] },
          { node: 'b', stoppedBy: 'TaintToleration', reasons: ['node(s) had untolerated taint(s)'] },
          { node: 'c', stoppedBy: 'NodeResourcesFit', reasons: ['Insufficient cpu', 'Insufficient memory'] },
          { node: 'd', stoppedBy: 'NodeUnschedulable', reasons: ['node(s) were unschedulable'] },
          { node: 'e', stoppedBy: 'NodeAffinity', reasons: ["node(s) didn't match Pod's node affinity/selector"] },
          { node: 'f', stoppedBy: '', reasons: [] },
        ],
        [
          node('a', { avoided: [{ name: 'thumbs-2' }] }),
          node('b', { untolerated: ['node.kubernetes.io/memory-pressure:NoSchedule'] }),
          node('c'),
          node('d'),
          node('e', { lacks: ['disk=ssd'] }),
          node('f'),
        ],
      ),
    );
    expect([...verdicts.values()].map(({ words }) => words)).toEqual([
      'already runs a thumbs pod',
      'tainted: memory pressure',
      'Insufficient cpu, Insufficient memory',
      'cordoned',
      'lacks disk=ssd',
      'fits',
    ]);
    expect(verdicts.get('f')?.ok).toBe(true);
  });

  it('is nothing before the first attempt', () => {
    expect(verdictsOf({ situation: { type: 'pending', nodes: [] } } as unknown as WhyTrace).size).toBe(0);
  });
});
