import { describe, expect, it } from 'vitest';
import type { TimelineMark } from '../../protocol/view';
import { placeMarks } from './marks';
import { makeScale, spanFor, timeOf, xOf } from './scale';

const scale = makeScale(180_000, 22, 1060);
const mark = (at: number, kind: TimelineMark['kind'], text = ''): TimelineMark => ({ at, kind, text, weight: 1 });

describe('scale', () => {
  it('leaves some future free, in round lengths', () => {
    expect([0, 50_000, 60_000, 161_000, 7_200_000].map(spanFor)).toEqual([60_000, 60_000, 90_000, 180_000, 10_800_000]);
  });
  it('numbers the axis as the mock-up does', () => {
    expect(scale.ticks).toEqual([0, 30_000, 60_000, 90_000, 120_000, 150_000, 180_000]);
    expect(timeOf(scale, xOf(scale, 161_600))).toBeCloseTo(161_600);
    expect(timeOf(scale, -50)).toBe(0);
  });
});

describe('placeMarks', () => {
  it('merges what is closer than six pixels', () => {
    const { ticks, warnings } = placeMarks(
      [mark(1_000, 'event'), mark(1_500, 'event'), mark(9_000, 'event'), mark(1_200, 'warning')],
      scale,
    );
    expect(ticks.map(({ count }) => count)).toEqual([2, 1]);
    expect(warnings).toHaveLength(1);
  });
  it('writes a command beside its flag, without kubectl', () => {
    expect(placeMarks([mark(20_000, 'command', 'kubectl get deploy web')], scale).flags).toMatchObject([
      { label: 'get deploy web', side: 'right' },
    ]);
  });
  it('turns a flag over at the right end, and cuts texts where the next flag begins', () => {
    const { flags } = placeMarks(
      [
        mark(100_000, 'command', 'kubectl rollout history deployment/web'),
        mark(120_000, 'command', 'kubectl rollout undo deployment/web'),
        mark(122_000, 'command', 'kubectl get pods'),
        mark(178_000, 'command', 'kubectl apply -f web.yaml'),
      ],
      scale,
    );
    expect(flags.map(({ label, side }) => `${side}:${label}`)).toEqual([
      // 20 s are 118 px: 97 are left for the text, which are 14 characters.
      'right:rollout histo…',
      'right:',
      'right:get pods',
      'left:apply -f web.yaml',
    ]);
  });
});
