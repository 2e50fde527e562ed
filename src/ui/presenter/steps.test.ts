import { describe, expect, it, vi } from 'vitest';
import type { TimelineMark } from '../../protocol/view';
import { placeIn, stepsOf, Walk } from './steps';

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

describe('a walk through the steps', () => {
  const [line, begin] = [
    { name: 'scale', line: 'kubectl scale' },
    { name: 'The beginning', at: 0 },
  ];
  const make = (isTaken = true) => {
    const type = vi.fn((_line: string) => isTaken);
    const seek = vi.fn((_at: number) => {});
    return { walk: new Walk(seek, type), type, seek };
  };

  it('types a line once until it is a moment of the talk, and again after it was taken back', () => {
    const { walk, type } = make();
    walk.go(line);
    walk.go(line);
    walk.saw([begin, line]);
    walk.go(line);
    expect(type).toHaveBeenCalledTimes(1);
    walk.saw([begin, { name: 'scale', at: 5_000 }]);
    walk.saw([begin, line]);
    walk.go(line);
    expect(type).toHaveBeenCalledTimes(2);
  });

  it('types it again after it was refused, or after the talk was elsewhere', () => {
    const refused = make(false);
    refused.walk.go(line);
    refused.walk.go(line);
    expect(refused.type).toHaveBeenCalledTimes(2);
    const { walk, type, seek } = make();
    walk.go(line);
    walk.go(begin);
    walk.go(line);
    expect(type).toHaveBeenCalledTimes(2);
    expect(seek).toHaveBeenCalledWith(0);
  });
});
