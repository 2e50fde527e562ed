import { describe, expect, it } from 'vitest';
import type { ClusterView, PodView, WorkloadView } from '../protocol/view';
import { everyState } from '../ui/canvas/fixtures/everyState';
import { calm, canary, empty, midRollout, nodeLost, noEndpoints, scalingTo12 } from '../ui/canvas/fixtures/views';
import { captionOf, captionText } from './caption';

const told = (view: ClusterView, playing = true) => captionOf(view, view.now, playing);

function withWorkload(view: ClusterView, change: Partial<WorkloadView>): ClusterView {
  const [workload] = view.workloads.values();
  return { ...view, workloads: new Map([[workload!.uid, { ...workload!, ...change }]]) };
}

function withPods(view: ClusterView, change: (pod: PodView) => PodView): ClusterView {
  return { ...view, pods: new Map([...view.pods].map(([uid, pod]) => [uid, change(pod)])) };
}

describe('the caption', () => {
  it('says what a rollout does, its limits, and what comes next, as the mock-up does', () => {
    expect(told(midRollout())).toEqual({
      headline: 'Rolling web to revision 2: 1 of 4 new pods is ready',
      facts: [
        '5 live pods, the limit; the terminating one no longer counts.',
        '3 available, the floor.',
        'Next: hn9tq turns ready and an old pod leaves.',
      ],
    });
  });

  it('calls a calm cluster calm, with its traffic', () => {
    const caption = told(calm());
    expect(caption.headline).toBe('web: all 4 pods are ready');
    expect(caption.facts[0]).toMatch(/^20 requests\/s, none failed/);
  });

  it('tells of pods that nobody controls, and of machines that are closed', () => {
    const bare = withPods({ ...calm(), workloads: new Map(), replicaSets: new Map() }, (pod) => ({
      ...pod,
      owner: '',
    }));
    const caption = told(bare);
    expect(caption.headline).toContain('all 4 pods are ready');
    const nodes = new Map([...bare.nodes].map(([key, node], index) => [key, { ...node, unschedulable: index === 1 }]));
    const facts = told({ ...bare, nodes }).facts.join(' ');
    expect(facts).toContain('cordoned: no new pod goes there.');
    expect(facts).not.toContain('Nothing is changing');
  });

  it('counts failures while everything is ready', () => {
    const caption = told(canary());
    expect(caption.headline).toBe('web-canary fails 6 of 18 requests');
    expect(captionText(caption)).toContain('Of all 120 requests 6 failed.');
  });

  it('says that time stands still, last', () => {
    expect(told(midRollout(), false).facts.at(-1)).toBe('Time stands still.');
  });

  it('puts a lost node before everything else', () => {
    const caption = told(nodeLost());
    expect(caption.headline).toBe('node-b is lost: the kubelet is silent');
    expect(caption.facts.join(' ')).toContain('1 pod was on it');
  });

  it('knows a machine that has stopped before the cluster does', () => {
    const view = calm();
    const node = view.nodes.get('node-node-b')!;
    const nodes = new Map(view.nodes).set(node.uid, { ...node, powered: false });
    expect(told({ ...view, nodes }).headline).toBe('node-b has stopped, and the cluster does not know yet');
  });

  it('does not promise what has happened to the pods of a lost node', () => {
    const view = withPods(nodeLost(), (pod) => (pod.state === 'nodeLost' ? { ...pod, status: 'Terminating' } : pod));
    expect(told(view).facts.join(' ')).toContain('It is marked for deletion and replaced');
    expect(told(view).facts.join(' ')).not.toContain('Next:');
  });

  it('is silent about a Service to which no route of a user leads', () => {
    const view = noEndpoints();
    const generators = new Map([...view.generators].map(([name, one]) => [name, { ...one, url: 'http://else.test/' }]));
    expect(told({ ...view, generators }).headline).not.toContain('No ready endpoints');
  });

  it('says of a Service without pods that nobody wants any', () => {
    const view = withWorkload({ ...noEndpoints(), pods: new Map() }, { replicas: 0 });
    expect(captionText(told(view))).toContain('web wants no pods: its replicas are 0.');
  });

  it('names a Service that nobody answers for, and what is the matter behind it', () => {
    const caption = told(noEndpoints());
    expect(caption.headline).toBe('No ready endpoints behind Service web');
    expect(caption.facts.join(' ')).toContain('Of 4 pods behind it none is ready: 2 starting, 2 in trouble.');
  });

  it('says why a rollout cannot go on', () => {
    const view = withPods(midRollout(), (pod) =>
      pod.version === 2
        ? { ...pod, state: 'imagePull', image: 'shop/web:nope', span: { from: 0, until: midRollout().now + 16_000 } }
        : pod,
    );
    const caption = told(view);
    expect(caption.headline).toBe('Rolling web to revision 2: the image shop/web:nope cannot be pulled');
    expect(caption.facts).toContain('Next: another try in 16 s.');
  });

  it('tells a paused rollout from a slow one', () => {
    expect(told(withWorkload(midRollout(), { paused: true })).headline).toBe(
      'Rolling web to revision 2 is paused: 1 of 4 new',
    );
    expect(told(withWorkload(midRollout(), { progress: 'ProgressDeadlineExceeded' })).headline).toBe(
      'Rolling web to revision 2 makes no progress',
    );
  });

  it('counts a scale-up, and first says what keeps it', () => {
    expect(told(scalingTo12()).headline).toMatch(/^web: no node fits /);
    const fits = withPods(scalingTo12(), (pod) => (pod.state === 'unschedulable' ? { ...pod, state: 'pending' } : pod));
    expect(told(fits).headline).toBe('Bringing web to 12: 4 of 12 pods are ready');
  });

  it('invites when there is nothing', () => {
    expect(told(empty()).headline).toBe('An empty cluster');
  });

  it('never ends a headline with a full stop, nor a fact without', () => {
    for (const view of [
      calm(),
      midRollout(),
      nodeLost(),
      noEndpoints(),
      scalingTo12(),
      canary(),
      everyState(),
      empty(),
    ]) {
      const { headline, facts } = told(view, false);
      expect(headline).not.toMatch(/[.!]$/);
      for (const fact of facts) expect(fact).toMatch(/\.$/);
    }
  });
});
