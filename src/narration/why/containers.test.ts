import { describe, expect, it } from 'vitest';
import { apply, cardOf } from '../../worker/why/testCards';
import { type Act, deployment, objectIn, played } from '../../worker/why/testPlay';

describe('a container that the kernel killed', () => {
  it('is not told to want a higher limit when its whole machine was out of memory', () => {
    const resources = '{requests: {memory: 100Mi}, limits: {memory: 2Gi}}';
    const spec = `{nodeSelector: {kubernetes.io/hostname: node-a}, containers: [{name: c, image: polinux/stress, args: [stress, --vm, '1', --vm-bytes, 1000M], resources: ${resources}}]}`;
    const ramp: Act = [40_000, { type: 'memory-ramp', node: 'node-a', bytes: 7 * 1024 ** 3, overMs: 1_000 }];
    const show = played([apply(deployment('victim', spec, 1)), ramp], 80_000);
    const card = cardOf(show, objectIn(show, 'Pod', 'victim'));
    expect(card.question).toBe('Why was it killed?');
    expect(card.words).toBe(
      'Container c was killed because its machine had no memory left; its own limit of 2Gi had nothing to do with it.',
    );
    expect(card.options.map(({ text }) => text).filter((text) => text.startsWith('Raise'))).toEqual([]);
  });
});
