import { describe, expect, it } from 'vitest';
import { SYSTEM_NAMESPACES } from '../../narration/caption';
import { calm, canary } from './fixtures/views';
import { flowModel } from './graph/model';
import { sumsOf } from './groupSums';

describe('sums by group', () => {
  it('share a band in percent that add up, and tell failures of the group alone', () => {
    const view = canary();
    const model = flowModel(view, view.now, SYSTEM_NAMESPACES);
    const sums = sumsOf(model, view.ledgers);
    const [web] = model.bands;
    const groups = web!.frames.flatMap((frame) => frame.groups).map(({ key }) => sums.get(key)!);
    expect(groups.reduce((sum, { percent }) => sum + percent!, 0)).toBe(100);
    expect(groups.filter(({ failed }) => failed > 0)).toHaveLength(1);
  });

  it('give no share to a group that is alone', () => {
    const view = calm();
    const model = flowModel(view, view.now, SYSTEM_NAMESPACES);
    const [frame] = model.frames;
    expect(sumsOf(model, view.ledgers).get(frame!.groups[0]!.key)?.percent).toBeUndefined();
  });
});
