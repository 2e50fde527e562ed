import { describe, expect, it } from 'vitest';
import type { WhyObject } from '../../protocol/why';
import { bundledScenario } from '../../testing/scenarios/shelf';
import type { Show } from '../../worker/show';
import { apply, cardOf, tryOut } from '../../worker/why/testCards';
import { type Act, deployment, objectIn, played } from '../../worker/why/testPlay';
import { plainText } from './card';

function pending(show: Show): WhyObject {
  const pods = show.cluster.etcd.list('pods') as unknown as {
    metadata: { uid: string };
    spec: { nodeName?: string };
  }[];
  return { kind: 'Pod', uid: pods.find(({ spec }) => !spec.nodeName)?.metadata.uid ?? '' };
}

describe('a pod that no node takes', () => {
  it('because it asks for more than any machine has', () => {
    const asks = '{containers: [{name: c, image: shop/web:v1, resources: {requests: {memory: 30Gi}}}]}';
    const show = played([apply(deployment('big', asks))], 30_000);
    const card = cardOf(show, objectIn(show, 'Pod', 'big'));
    expect(card.words).toBe(
      'It requests 30Gi, and no node has that much, even when it is empty. cp-1 carries a taint it does not tolerate.',
    );
    expect(card.evidence?.columns.slice(1)).toEqual(['Cordon', 'Taints', 'Fit']);
    expect(card.evidence?.rows.map(({ head, cells }) => `${head} ${cells.join(' ')}`)).toEqual([
      'cp-1 yes no dash',
      'node-a yes yes no',
      'node-b yes yes no',
      'node-c yes yes no',
    ]);
    expect(tryOut(show, card, 'Request 8Gi of memory')).toBe('All 2 pods are ready after 8 s.');
    expect(card.said[0]?.title).toBe('FailedScheduling, as kubectl describe pod prints it');
  });

  it('because its anti-affinity wants a node for each', () => {
    const rule = '{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: one}}}';
    const spec = `{containers: [{name: c, image: shop/web:v1}], affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [${rule}]}}}`;
    const show = played([apply(deployment('one', spec, 4))], 40_000);
    const card = cardOf(show, pending(show));
    expect(card.words).toContain('3 nodes already run a pod of one, and its anti-affinity forbids a second.');
    expect(tryOut(show, card, 'Want only 3, which have a node')).toMatch(/^All 3 pods are ready/);
    // The old pods' rule holds for the new ones too, so preferring it comes too late for a rolling update.
    expect(tryOut(show, card, 'Prefer, not require, the anti-affinity')).toMatch(
      /^Not well after .* do not satisfy rules between pods/,
    );
  });

  it('because of taints and a cordon', () => {
    const acts: Act[] = [
      [1_000, 'kubectl taint nodes node-a node-b gpu=yes:NoSchedule'],
      [2_000, 'kubectl cordon node-c'],
      apply(deployment('t', '{containers: [{name: c, image: shop/web:v1}]}', 1)),
    ];
    const show = played(acts, 30_000);
    const card = cardOf(show, objectIn(show, 'Pod', 't-'));
    expect(card.words).toBe('3 nodes carry taints it does not tolerate. node-c is cordoned.');
    expect(tryOut(show, card, 'Uncordon node-c')).toMatch(/^The pod is ready/);
    expect(tryOut(show, card, 'Tolerate gpu=yes:NoSchedule')).toMatch(/^The pod is ready/);
  });
});

describe('a container in trouble', () => {
  it('is killed at its memory limit, and a higher one only buys time', () => {
    const spec = '{containers: [{name: c, image: shop/leaky:v1, resources: {limits: {memory: 64Mi}}}]}';
    const show = played([apply(deployment('leak', spec, 1))], 60_000);
    const card = cardOf(show, objectIn(show, 'Pod', 'leak'));
    expect(card.question).toBe('Why was it killed?');
    expect(card.words).toBe('Container c needed more memory than its limit of 64Mi, so the kernel killed it.');
    expect(tryOut(show, card, 'Raise the memory limit to 128Mi')).toMatch(/^Not well .* limit of 128Mi/);
  });

  it('ends by itself', () => {
    const show = played([apply(deployment('strict', '{containers: [{name: c, image: shop/strict:v1}]}', 1))], 60_000);
    const card = cardOf(show, objectIn(show, 'Pod', 'strict'));
    expect(card.words).toMatch(/^Container c ended with exit code 1, /);
    expect(card.history[0]?.who).toBe('You');
  });

  it('has an image that the registry does not have', () => {
    const show = played(
      [[100_000, 'kubectl set image deployment/web web=shop/web:v9']],
      130_000,
      bundledScenario('std'),
    );
    const card = cardOf(show, objectIn(show, 'Workload', 'web'));
    expect(card.question).toBe('Why does the rollout not go on?');
    expect(card.words).toContain('The registry does not have shop/web:v9.');
    expect(card.words).toContain('At most 5 pods may exist, and 5 do, so no other new pod is started.');
    expect(card.words).toContain('At least 3 must be available, and 3 are, so no old pod is stopped.');
    expect(tryOut(show, card, 'Go back to shop/web:v1')).toMatch(/^All 4 pods are ready/);
    expect(card.history.map(({ who, text }) => `${who} ${plainText(text)}`)).toContain(
      'You changed web from shop/web:v1 to shop/web:v9',
    );
  });

  it('needs a ConfigMap that is not there', () => {
    const spec = '{containers: [{name: c, image: shop/web:v1, envFrom: [{configMapRef: {name: settings}}]}]}';
    const show = played([apply(deployment('cfg', spec, 1))], 60_000);
    const card = cardOf(show, objectIn(show, 'Pod', 'cfg'));
    expect(card.words).toBe('Its container needs ConfigMap settings, which is not there.');
    expect(tryOut(show, card, 'Create ConfigMap settings')).toMatch(/^The pod is ready/);
  });

  it('never passes its readiness probe', () => {
    const probe = '{httpGet: {path: /ready, port: 8080}}';
    const spec = `{containers: [{name: c, image: shop/web:v2-neverready, readinessProbe: ${probe}}]}`;
    const show = played([apply(deployment('nr', spec, 1))], 60_000);
    const card = cardOf(show, objectIn(show, 'Pod', 'nr'));
    expect(card.words).toContain('Its readiness probe asks GET /ready on port 8080 every 10 s');
    expect(card.words).toContain('HTTP probe failed with statuscode: 503');
  });
});

describe('machines', () => {
  it('evict the pod that is furthest over its request', () => {
    const show = played([], 120_000, bundledScenario('memory-pressure'));
    const pods = show.cluster.etcd.list('pods') as unknown as {
      metadata: { uid: string };
      status: { reason?: string };
    }[];
    const uid = pods.find(({ status }) => status.reason === 'Evicted')?.metadata.uid ?? '';
    const card = cardOf(show, { kind: 'Pod', uid });
    expect(card.question).toBe('Why was it evicted?');
    expect(card.words).toMatch(
      /had \d+Mi of memory left, less than the 100Mi at which its kubelet evicts\. It used \d+Mi more/,
    );
    expect(card.evidence?.rows[0]?.tone).toBe('bad');
    expect(card.said[0]?.text).toContain('The node was low on resource: memory.');
  });

  it('go silent when they lose their power', () => {
    const off = { type: 'power', node: 'node-b', on: false } as const;
    const show = played([[100_000, off]], 160_000, bundledScenario('std'));
    const pods = show.cluster.etcd.list('pods') as unknown as {
      metadata: { uid: string };
      spec: { nodeName?: string };
    }[];
    const uid = pods.find(({ spec }) => spec.nodeName === 'node-b')?.metadata.uid ?? '';
    const card = cardOf(show, { kind: 'Pod', uid });
    expect(card.words).toMatch(/^node-b lost its power\. The control plane has not heard from node-b since/);
    expect(card.history.map(({ at, text }) => `${at} ${plainText(text)}`)).toContain('100000 did: stop node-b');
    expect(tryOut(show, card, 'Start node-b again')).toMatch(/^All 4 pods are ready/);
  });

  it('are not drained of what a budget protects', () => {
    const acts: Act[] = [
      [100_000, 'kubectl create poddisruptionbudget web --selector=app=web --min-available=4'],
      [105_000, 'kubectl drain node-b --ignore-daemonsets'],
    ];
    const show = played(acts, 125_000, bundledScenario('std'));
    const card = cardOf(show, { kind: 'Node', name: 'node-b' });
    expect(card.question).toBe('Why does the drain not end?');
    expect(card.words).toMatch(/^The drain waits for web-\S+: web \(minAvailable: 4\) lets 0 of 4 healthy pods go\.$/);
    expect(tryOut(show, card, 'Run 5 replicas')).toMatch(/^node-b is well/);
  });
});

describe('requests', () => {
  const typo: Act = [100_000, `kubectl patch service web -p '{"spec":{"selector":{"app":"wbe"}}}'`];

  it('find nobody behind a selector with a typo, and the card names the nearest pods', () => {
    const show = played([typo], 130_000, bundledScenario('std'));
    const card = cardOf(show, objectIn(show, 'Service', 'web'));
    expect(card.question).toBe('Why does nothing answer?');
    expect(card.words).toMatch(
      /^No pod has the labels that it selects \(app=wbe\)\. 4 pods come nearest, web-\S+ among them: it says app=web where the Service wants wbe\./,
    );
    expect(tryOut(show, card, 'Select app=web')).toMatch(/^4 endpoints are ready/);
  });

  it('are answered with 503 by the Ingress then', () => {
    const show = played([typo], 130_000, bundledScenario('std'));
    const card = cardOf(show, { kind: 'Generator', name: 'shoppers' });
    expect(card.words).toMatch(
      /^\d+ of \d+ requests failed since 01:40: \d+ with status 503\. The last of them found no endpoint: web has none that is ready\./,
    );
    expect(tryOut(show, card, 'Select app=web')).toMatch(/^4 endpoints are ready/);
  });
});

describe('a line that was refused', () => {
  it('has the API server’s words field by field, and changed nothing', () => {
    const yaml = deployment('web', '{containers: [{name: c, image: shop/web:v1}]}').replace(
      'replicas: 2',
      'replicas: -2',
    );
    const show = played([apply(yaml, 100_000)], 110_000, bundledScenario('std'));
    const card = cardOf(show, { kind: 'Command', at: 110_000 });
    expect(card.words).toBe('The API server refused it. Nothing changed in the cluster.');
    expect(card.evidence?.rows.map(({ head, cells }) => [head, ...cells])).toEqual([
      ['spec.replicas', 'Invalid value: -2: must be greater than or equal to 0'],
    ]);
  });
});

describe('a pod that is well', () => {
  it('says why it is where it is, with the points of the nodes', () => {
    const show = played([], 120_000, bundledScenario('std'));
    const card = cardOf(show, objectIn(show, 'Pod', 'web'));
    expect(card.well).toBe(true);
    expect(card.words).toMatch(/^It is ready since 00:\d\d\. web sends it requests\. /);
    const sums = card.evidence?.rows.map(({ cells }) => Number(cells.at(-1))) ?? [];
    expect(sums.length).toBe(3);
    expect(sums).toEqual([...sums].sort((one, other) => other - one));
    expect(card.evidence?.rows.find(({ tone }) => tone === 'chosen')?.cells.at(-1)).toBe(String(sums[0]));
    expect(card.history.map(({ who }) => who)).toEqual(
      expect.arrayContaining(['You', 'Deployment', 'ReplicaSet', 'scheduler', 'kubelet']),
    );
  });
});
