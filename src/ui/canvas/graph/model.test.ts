import { describe, expect, it } from 'vitest';
import { SYSTEM_NAMESPACES } from '../../../narration/caption';
import type { ClusterView } from '../../../protocol/view';
import { calm, canary, manyPods, midRollout, noEndpoints } from '../fixtures/views';
import { flowModel } from './model';

const modelOf = (view: ClusterView) => flowModel(view, view.now, SYSTEM_NAMESPACES);

describe('the flow model', () => {
  it('puts the newest template first, and pods in the order of their birth', () => {
    const [frame] = modelOf(midRollout()).frames;
    expect(frame?.groups.map(({ replicaSet }) => replicaSet?.revision)).toEqual([2, 1]);
    expect(frame?.groups[0]?.pods.map(({ name }) => name.slice(-5))).toEqual(['4vmzd', 'hn9tq', 'w7bxr']);
  });

  it('lists endpoints in the order of the rows, whatever the order of the slice', () => {
    const view = midRollout();
    const [service] = view.services.values();
    const reversed = { ...service!, endpoints: [...service!.endpoints].reverse() };
    const model = modelOf({ ...view, services: new Map([[service!.uid, reversed]]) });
    const rows = model.frames[0]!.groups.flatMap(({ pods }) => pods.map(({ uid }) => uid));
    const order = model.racks[0]!.jacks.map(({ pod }) => rows.indexOf(pod!.uid));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(model.racks[0]!.jacks.map(({ look }) => look)).toEqual([
      'ready',
      'notReady',
      'terminating',
      'ready',
      'ready',
    ]);
    expect(model.racks[0]!.addressless).toEqual(['w7bxr']);
  });

  it('folds an old template without pods, and leaves out pods that are gone', () => {
    const view = midRollout();
    const old = [...view.replicaSets.values()].find(({ revision }) => revision === 1)!;
    const replicaSets = new Map(view.replicaSets).set(old.uid, { ...old, wants: 0, ready: 0 });
    const pods = new Map(
      [...view.pods].map(([uid, pod]) => [uid, pod.version === 1 ? { ...pod, goneAt: view.now - 1 } : pod]),
    );
    const [frame] = modelOf({ ...view, replicaSets, pods }).frames;
    expect(frame?.groups).toHaveLength(1);
    expect(frame?.kept.map(({ revision }) => revision)).toEqual([1]);
  });

  it('keeps two Deployments behind one Service together, and other Services apart', () => {
    const { bands } = modelOf(canary());
    expect(
      bands.map(({ racks, frames }) => [racks.map(({ service }) => service.name), frames.map(({ title }) => title)]),
    ).toEqual([
      [['web'], ['web-stable', 'web-canary']],
      [['api'], ['api']],
    ]);
  });

  it('keeps a Service beside its workload when that has no pods at all', () => {
    const view = noEndpoints();
    const [service] = view.services.values();
    const services = new Map([[service!.uid, { ...service!, endpoints: [] }]]);
    expect(modelOf({ ...view, pods: new Map(), services }).bands).toHaveLength(1);
  });

  it('shows rows up to 12 pods, tiles up to 60, specks beyond', () => {
    const density = (pods: number) => modelOf(manyPods(pods)).frames[0]?.density;
    expect([8, 12, 13, 60, 61, 300].map(density)).toEqual(['row', 'row', 'tile', 'tile', 'speck', 'speck']);
  });

  it('bundles endpoints by group beside tiles', () => {
    const [rack] = modelOf(manyPods(30)).racks;
    expect(rack?.lines).toHaveLength(0);
    expect(rack?.bundles.map(({ group }) => group?.replicaSet?.revision)).toEqual([2, 1]);
  });

  it('leaves out the machinery of the cluster', () => {
    const view = calm();
    const [pod] = view.pods.values();
    const pods = new Map(view.pods).set('dns', { ...pod!, uid: 'dns', namespace: 'kube-system', owner: '' });
    expect(modelOf({ ...view, pods }).frames).toHaveLength(1);
  });
});
