import { describe, expect, it } from 'vitest';
import type { Step } from '../../protocol/why';
import { deployment, objectIn, played, whyOf } from './testPlay';

const HUGE = deployment(
  'big',
  '{containers: [{name: c, image: shop/web:v1, resources: {requests: {memory: 30Gi}}}]}',
  1,
);

describe('why a pod waits for a node', () => {
  const show = played([[1_000, 'kubectl apply -f big.yaml', { 'big.yaml': HUGE }]], 10_000);
  const trace = whyOf(show, objectIn(show, 'Pod', 'big'));

  it('has what the scheduler found about each node, in the order of its filters', () => {
    const { situation } = trace;
    if (situation.type !== 'pending') throw new Error(situation.type);
    expect(situation.decision?.filters).toEqual(['NodeUnschedulable', 'TaintToleration', 'NodeResourcesFit']);
    expect(
      situation.decision?.nodes.map(({ node, stoppedBy, reasons }) => `${node} ${stoppedBy} ${reasons}`).sort(),
    ).toEqual(
      ['node-a', 'node-b', 'node-c', 'cp-1']
        .map((node) =>
          node === 'cp-1'
            ? 'cp-1 TaintToleration node(s) had untolerated taint(s)'
            : `${node} NodeResourcesFit Insufficient memory`,
        )
        .sort(),
    );
    expect(situation.memoryBytes).toBe(30 * 2 ** 30);
  });

  it('leads back to the command', () => {
    const [first, ...others] = trace.history as [Step, ...Step[]];
    expect([first.at, first.deed]).toEqual([1_000, { do: 'command', type: 'exec', line: 'kubectl apply -f big.yaml' }]);
    expect(others.map(({ actor, deed }) => `${actor} ${deed.do}`)).toEqual([
      'kubectl created',
      'deployment-controller created',
      'replicaset-controller created',
      'default-scheduler event',
    ]);
  });

  it('has what kubectl prints', () => {
    expect(trace.said.map(({ reason, text }) => `${reason}: ${text.slice(0, 53)}`)).toEqual([
      'FailedScheduling: 0/4 nodes are available: 1 node(s) had untolerated ta',
    ]);
  });

  it('is the same after a jump back and forth', () => {
    show.hear({ type: 'seek', at: 500 });
    show.hear({ type: 'seek', at: 10_000 });
    expect(whyOf(show, objectIn(show, 'Pod', 'big'))).toEqual(trace);
  });
});
