import { describe, expect, it } from 'vitest';
import type { TimelineMark } from '../../protocol/view';
import { placeMarks, placesOf } from './marks';
import { following, makeScale, spanFor, timeOf, xOf, zoomed } from './scale';

const scale = makeScale({ from: 0, span: 180_000 }, 22, 1060);
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

describe('a part of the session', () => {
  const part = { from: 60_000, span: 60_000 };
  it('keeps the moment under the pointer where it is, and is the whole again when it is as long', () => {
    const near = zoomed({ from: 0, span: 120_000 }, 90_000, 0.5, 120_000);
    expect(near).toEqual({ from: 45_000, span: 60_000 });
    expect(zoomed(part, 90_000, 2, 120_000)).toBeUndefined();
    expect(zoomed(part, 60_000, 0.001, 120_000)).toEqual({ from: 60_000, span: 6_000 });
  });
  it('follows the present moment only when that leaves it', () => {
    expect(following(part, 90_000, 600_000)).toBe(part);
    expect(following(part, 119_000, 600_000)).toEqual({ from: 101_000, span: 60_000 });
    expect(following(part, 10_000, 600_000)).toEqual({ from: 0, span: 60_000 });
  });
  it('has round numbers beneath', () => {
    expect(makeScale({ from: 61_000, span: 30_000 }, 0, 800).ticks).toEqual([
      65_000, 70_000, 75_000, 80_000, 85_000, 90_000,
    ]);
  });
});

describe('placesOf', () => {
  it('tells all that is at a place, and the moment of what a person did there', () => {
    const places = placesOf(
      [
        mark(10_000, 'event'),
        mark(10_200, 'warning', 'Unhealthy: no'),
        mark(10_400, 'command', 'scale'),
        mark(90_000, 'event'),
      ],
      [{ branch: 'main', at: 10_500, name: 'here' }],
      scale,
    );
    expect(places).toMatchObject([
      { at: 10_400, commands: ['scale'], warnings: ['Unhealthy: no'], bookmarks: ['here'], changes: 1 },
      { at: 90_000, commands: [], changes: 1 },
    ]);
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
  it('turns a text away from a branch that leaves there', () => {
    const at = xOf(scale, 100_000);
    const { flags } = placeMarks([mark(100_000, 'command', 'kubectl get pods')], scale, [[at, at + 200]]);
    expect(flags).toMatchObject([{ label: 'get pods', side: 'left' }]);
  });
  it('shows only what is on the axis', () => {
    const part = makeScale({ from: 60_000, span: 60_000 }, 0, 600);
    expect(placeMarks([mark(59_000, 'event'), mark(61_000, 'event')], part).ticks.map(({ at }) => at)).toEqual([
      61_000,
    ]);
  });
});
