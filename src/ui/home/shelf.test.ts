import { describe, expect, it } from 'vitest';
import type { Still } from '../../mirror/still';
import type { ScenarioCard } from '../../protocol/scenario';
import { byTopic, nextMoment, type Shelved } from './shelf';

const still = (at: number): Still => ({ at, nodes: [], pods: [], more: 0, dots: [], served: false, asked: false });
const shelved = (topic: string, order: number, opens = 0, moments: readonly number[] = []): Shelved => ({
  card: { name: `${topic}-${order}`, topic, order } as ScenarioCard,
  opens: still(opens),
  moments: moments.map(still),
});
const topicsOf = (shelf: readonly Shelved[]) =>
  byTopic(shelf).map(([topic, cards]) => `${topic}: ${cards.map(({ card }) => card.order).join(' ')}`);

describe('the shelf', () => {
  it('has topics in the order of their first scenarios, and each scenario once', () => {
    expect(topicsOf([shelved('b', 20), shelved('a', 30), shelved('b', 40), shelved('a', 10)])).toEqual([
      'a: 10 30',
      'b: 20 40',
    ]);
  });

  it('shows one moment after the other, the opening among them once', () => {
    const one = shelved('a', 1, 90, [70, 90, 120]);
    const seen = [one.opens];
    for (let i = 0; i < 3; i++) seen.push(nextMoment(one, seen.at(-1) as Still));
    expect(seen.map(({ at }) => at)).toEqual([90, 120, 70, 90]);
  });
});
