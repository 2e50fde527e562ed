import { describe, expect, it } from 'vitest';
import type { TimelineMark } from '../../protocol/view';
import { placeIn, stepsOf } from './steps';

const mark = (at: number, text: string, kind: TimelineMark['kind'] = 'command'): TimelineMark => ({
  at,
  text,
  kind,
  weight: 1,
});

describe('the steps of a talk', () => {
  const source = {
    marks: [
      mark(0, 'apply -f web.yaml'),
      mark(5_000, '', 'event'),
      mark(30_000, 'set image deploy/web web=shop/web:v2'),
    ],
    foreseen: [mark(60_000, 'rollout undo deploy/web')],
    moments: [],
    tries: ['kubectl rollout undo deploy/web', 'kubectl scale deploy/web --replicas=8'],
  };

  it('are the beginning, what was typed, what is known to come, and what is proposed', () => {
    expect(stepsOf(source).map(({ name, at }) => [name, at])).toEqual([
      ['The beginning', 0],
      ['set image deploy/web web=shop/web:v2', 30_000],
      ['rollout undo deploy/web', 60_000],
      ['scale deploy/web --replicas=8', undefined],
    ]);
  });

  it('run the proposed line as it is written', () => {
    expect(stepsOf(source).at(-1)?.line).toBe('kubectl scale deploy/web --replicas=8');
  });

  it('know where in them the clock is', () => {
    const steps = stepsOf(source);
    expect(placeIn(steps, 0, 90_000)).toEqual({ index: 0, part: 0 });
    expect(placeIn(steps, 45_000, 90_000)).toEqual({ index: 1, part: 0.5 });
    expect(placeIn(steps, 75_000, 90_000)).toEqual({ index: 2, part: 0.5 });
  });
});
