import { describe, expect, it } from 'vitest';
import type { Pod } from '../../api/generated/core/v1';
import { apply, cardOf } from '../../worker/why/testCards';
import { type Act, deployment, objectIn, played, whyOf } from '../../worker/why/testPlay';

describe('a pod whose machine is silent', () => {
  const home = 'nodeSelector: {kubernetes.io/hostname: node-a}';
  const off: Act = [40_000, { type: 'power', node: 'node-a', on: false }];
  const lost = (tolerations: string, until = 110_000) => {
    const spec = `{${home}, tolerations: ${tolerations}, containers: [{name: c, image: shop/web:v1}]}`;
    return played([apply(deployment('there', spec, 1), 1_000), off], until);
  };

  it('stays where it tolerates everything', () => {
    const show = lost('[{operator: Exists}]', 600_000);
    const card = cardOf(show, objectIn(show, 'Pod', 'there'));
    const [pod] = show.cluster.etcd.list('pods').filter(({ metadata }) => metadata.name.startsWith('there')) as Pod[];
    expect(pod?.metadata.deletionTimestamp).toBeUndefined();
    expect(card.words).toMatch(/^node-a lost its power\. .* The pod tolerates that for as long as it lasts/);
    expect(card.options.map(({ text }) => text).filter((text) => text.startsWith('Wait'))).toEqual([]);
  });

  it('goes when the shortest of its tolerations is over', () => {
    const show = lost(
      '[{operator: Exists, effect: NoExecute, tolerationSeconds: 600}, {key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 60}]',
    );
    const { situation } = whyOf(show, objectIn(show, 'Pod', 'there'));
    if (situation.type !== 'lost') throw new Error(situation.type);
    expect(situation.deletedAt).toBe(situation.since + 60_000);
  });
});

describe('a pod that waits for a node in the middle of a rollout', () => {
  it('offers as many pods as have a node, whichever template they have', () => {
    const spec = (image: string, cpu: string) =>
      `{containers: [{name: c, image: ${image}, resources: {requests: {cpu: ${cpu}}}}]}`;
    const acts = [
      apply(deployment('six', spec('shop/web:v1', '50m'), 6), 1_000),
      apply(deployment('six', spec('shop/web:v2', '3'), 6), 60_000),
    ];
    const show = played(acts, 120_000);
    const pods = show.cluster.etcd
      .list('pods')
      .filter(({ metadata }) => metadata.name.startsWith('six')) as unknown as Pod[];
    const waiting = pods.find(({ spec: { nodeName } }) => !nodeName);
    const placed = pods.filter(({ spec: { nodeName } }) => nodeName).length;
    expect(placed).toBe(5);
    const card = cardOf(show, { kind: 'Pod', uid: waiting?.metadata.uid ?? '' });
    expect(card.options.map(({ text }) => text)).toContain('Want only 5, which have a node');
  });

  it('does not offer to want as many as are wanted', () => {
    const spec = (memory: string) =>
      `{containers: [{name: c, image: shop/web:v1, resources: {requests: {memory: ${memory}}}}]}`;
    const acts = [
      apply(deployment('three', spec('64Mi'), 3), 1_000),
      apply(deployment('three', spec('30Gi'), 3), 60_000),
    ];
    const show = played(acts, 120_000);
    const pods = show.cluster.etcd.list('pods') as unknown as Pod[];
    const waiting = pods.find(({ spec: { nodeName } }) => !nodeName);
    const card = cardOf(show, { kind: 'Pod', uid: waiting?.metadata.uid ?? '' });
    expect(card.options.map(({ text }) => text).filter((text) => text.startsWith('Want'))).toEqual([]);
  });
});
