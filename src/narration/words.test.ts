import { describe, expect, it } from 'vitest';
import type { PodView } from '../protocol/view';
import { calm } from '../ui/canvas/fixtures/views';
import { podSuffix, shortened } from './names';
import { podObjectName } from './objectNames';
import { stateText } from './stateText';
import { clockText, durationText, listed, secondsLeft } from './words';

const pod = (change: Partial<PodView>): PodView => ({ ...([...calm().pods.values()][0] as PodView), ...change });

describe('words', () => {
  it('lists', () => {
    expect(listed(['a'])).toBe('a');
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
    expect(listed(['a', 'b', 'c', 'd', 'e'])).toBe('a, b and 3 others');
  });

  it('tells time', () => {
    expect(clockText(161_600)).toBe('02:41');
    expect(clockText(3_661_000)).toBe('1:01:01');
    expect(secondsLeft(28_400, 1_000)).toBe(28);
    expect(secondsLeft(1_000, 5_000)).toBe(0);
    expect([durationText(28), durationText(250), durationText(7200)]).toEqual(['28 s', '4 min 10 s', '2 h']);
  });

  it('never cuts the end of a name', () => {
    expect(podSuffix('web-7d9c6b8f4-4vmzd', 'web-7d9c6b8f4')).toBe('4vmzd');
    expect(podSuffix('lonely')).toBe('lonely');
    expect(shortened('thumbs-6c8b9d5f7-k7w2n', 16)).toMatch(/^thumbs.*…-k7w2n$/);
    expect(shortened('thumbs-6c8b9d5f7-k7w2n', 16)).toHaveLength(16);
  });

  it('says states with their figures', () => {
    expect(stateText(pod({ state: 'pulling', span: { from: 0, until: 100 } }), 68)).toBe('Pulling 68 %');
    expect(stateText(pod({ state: 'terminating', span: { from: 0, until: 30_000 } }), 2_000)).toBe('Terminating, 28 s');
    expect(stateText(pod({ state: 'imagePull', status: 'ErrImagePull' }), 0)).toBe('ErrImagePull');
    expect(stateText(pod({ state: 'init', status: 'Init:1/2' }), 0)).toBe('Init:1/2');
  });

  it('names a pod for a screen reader', () => {
    const [owner] = calm().replicaSets.values();
    const name = podObjectName(pod({ name: 'web-7d9c6b8f4-4vmzd', state: 'ready', node: 'node-a' }), owner, 13);
    expect(name).toBe('Pod 4vmzd, ready, revision 1, node-a, 13 requests a second');
  });
});
