import { describe, expect, it } from 'vitest';
import type { VersionFinding } from '../../narration/finding';
import type { PodView } from '../../protocol/view';
import { blocksOf, numbersAt, PICTURE } from './geometry';

const version = (number: number, pods: number): VersionFinding => ({
  version: number,
  title: `v${number}`,
  pods: Array.from({ length: pods }, (_, index) => ({ uid: `${number}-${index}` }) as PodView),
  asked: 0,
  failed: 0,
});

describe('the picture of versions', () => {
  it.each([[[9, 1]], [[1, 1]], [[6, 6]], [[4, 4, 4]]])(
    'keeps %j pods inside, apart, and versions further apart',
    (counts) => {
      const blocks = blocksOf(counts.map((pods, index) => version(index + 1, pods)));
      const ys = blocks.flatMap(({ rows }) => rows.map(({ y }) => y));
      expect(Math.min(...ys)).toBeGreaterThanOrEqual(60);
      expect(Math.max(...ys)).toBeLessThanOrEqual(PICTURE.height - 40);
      for (let index = 1; index < ys.length; index++)
        expect((ys[index] as number) - (ys[index - 1] as number)).toBeGreaterThanOrEqual(38);
      for (let index = 1; index < blocks.length; index++)
        expect((blocks[index]?.top ?? 0) - (blocks[index - 1]?.bottom ?? 0)).toBeGreaterThan(20);
    },
  );

  it('never writes the numbers of two versions over each other', () => {
    const places = numbersAt(blocksOf([version(1, 1), version(2, 1), version(3, 1)]));
    expect((places[1] as number) - (places[0] as number)).toBeGreaterThanOrEqual(150);
    expect((places[2] as number) - (places[1] as number)).toBeGreaterThanOrEqual(150);
    expect(places[2] as number).toBeLessThanOrEqual(PICTURE.height - 60);
  });
});
