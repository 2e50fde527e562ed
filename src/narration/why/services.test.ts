import { describe, expect, it } from 'vitest';
import type { WhyObject } from '../../protocol/why';
import { apply, cardOf } from '../../worker/why/testCards';
import { type Act, deployment, objectIn, played, whyOf } from '../../worker/why/testPlay';

const service = (name: string) => `apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: ${name}}, ports: [{port: 80, targetPort: 8080}]}
`;
const users = (name: string, url: string, ratePerSecond = 10): Act => [
  30_000,
  { type: 'traffic', generator: { name, url, ratePerSecond } },
];

describe('a Service that selects pods', () => {
  it('does not say that no pod has its labels while they wait for an address', () => {
    const huge = '{containers: [{name: c, image: shop/web:v1, resources: {requests: {memory: 30Gi}}}]}';
    const show = played([apply(deployment('big', huge, 2)), apply(service('big'))], 30_000);
    const card = cardOf(show, objectIn(show, 'Service', 'big'));
    expect(card.words).toBe('None of the 2 pods that it selects has an address yet.');
  });

  it('does not say that no pod has its labels when they are over', () => {
    const pod = `apiVersion: v1
kind: Pod
metadata: {name: done, labels: {app: done}}
spec: {restartPolicy: Never, containers: [{name: c, image: busybox, command: ['true']}]}
`;
    const show = played([apply(pod), apply(service('done'))], 60_000);
    expect(cardOf(show, objectIn(show, 'Service', 'done')).words).toBe('The only pod that it selects is over.');
  });

  it('counts all its endpoints, however many are told of', () => {
    const spec = '{containers: [{name: c, image: shop/web:v1}]}';
    const show = played([apply(deployment('many', spec, 100)), apply(service('many'))], 120_000);
    const card = cardOf(show, objectIn(show, 'Service', 'many'));
    expect(card.words).toBe('100 of 100 endpoints are ready.');
    expect(card.evidence?.left).toBe(92);
  });

  it('adds up what users of every kind were answered, since the last apply alone', () => {
    const spec = '{containers: [{name: c, image: shop/web:v2-bad}]}';
    const acts: Act[] = [
      apply(deployment('web', spec, 1), 1_000),
      apply(service('web'), 1_100),
      users('some', 'http://web/'),
      users('others', 'http://web/'),
      [60_000, 'kubectl scale deployment web --replicas=1'],
    ];
    const show = played(acts, 62_000);
    const asked: WhyObject = objectIn(show, 'Service', 'web');
    const { situation } = whyOf(show, asked);
    if (situation.type !== 'service') throw new Error(situation.type);
    const failed = Object.values(situation.failures).reduce((sum, times) => sum + times, 0);
    expect(situation.tally?.failed).toBe(failed);
    const [endpoint] = situation.endpoints;
    expect(endpoint?.tally).toEqual(situation.tally);
    expect(situation.tally?.sent).toBeGreaterThan(30);
  });
});
