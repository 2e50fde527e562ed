import { describe, expect, it } from 'vitest';
import { SYSTEM_NAMESPACES } from '../../../narration/caption';
import type { ClusterView } from '../../../protocol/view';
import { canary, manyPods, midRollout } from '../fixtures/views';
import { autoLayout } from './autoLayout';
import { kinOf, ownersOf } from './kin';
import { flowModel } from './model';

function pictureOf(view: ClusterView) {
  const model = flowModel(view, view.now, SYSTEM_NAMESPACES);
  return { model, scene: autoLayout(model, { width: 1104, height: 414 }).scene };
}

describe('what belongs together', () => {
  it('is to a pod its line, its edge, its template, its workload and its node', () => {
    const { model, scene } = pictureOf(midRollout());
    const pod = model.frames[0]!.groups[0]!.pods[0]!;
    const kin = kinOf(model, scene, `pod:${pod.uid}`)!;
    expect([...kin.keys].sort()).toEqual(
      [
        `pod:${pod.uid}`,
        `group:${pod.owner}`,
        'frame:d-web',
        'rack:s-web',
        `rack:s-web ${pod.uid}`,
        `node:${pod.node}`,
      ].sort(),
    );
    expect([...kin.edges]).toEqual([`rack:s-web > pod:${pod.uid}`]);
  });

  it('is to a Service everybody who leads to it and all behind it, and nobody else', () => {
    const { model, scene } = pictureOf(canary());
    const kin = kinOf(model, scene, 'rack:s-web')!;
    expect(kin.keys.has('gate:i-shop')).toBe(true);
    expect(kin.keys.has('caller:shoppers')).toBe(true);
    expect(kin.keys.has('frame:d-web-canary')).toBe(true);
    expect(kin.keys.has('frame:d-api')).toBe(false);
    expect([...kin.edges].some((edge) => edge.includes('rack:s-api'))).toBe(false);
  });

  it('is to a node its pods', () => {
    const { model, scene } = pictureOf(midRollout());
    const pods = model.frames.flatMap(({ groups }) => groups.flatMap((group) => group.pods));
    const kin = kinOf(model, scene, 'node:node-a')!;
    for (const { uid, node } of pods) expect(kin.keys.has(`pod:${uid}`)).toBe(node === 'node-a');
  });

  it('is to a speck the edge of its group', () => {
    const { model, scene } = pictureOf(manyPods(100));
    const group = model.frames[0]!.groups[0]!;
    const kin = kinOf(model, scene, `pod:${group.pods[3]!.uid}`)!;
    expect([...kin.edges]).toEqual([`rack:s-web > ${group.key}`]);
  });

  it('knows whose a pod is', () => {
    const { model } = pictureOf(midRollout());
    const pod = model.frames[0]!.groups[1]!.pods[0]!;
    expect(ownersOf(model, `pod:${pod.uid}`)).toEqual({ group: `group:${pod.owner}`, frame: 'frame:d-web' });
    expect(ownersOf(model, 'rack:s-web')).toBeUndefined();
  });
});
