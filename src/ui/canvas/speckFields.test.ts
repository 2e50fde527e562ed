import { describe, expect, it } from 'vitest';
import type { PodState } from '../../protocol/view';
import { manyPods } from './fixtures/views';
import { autoLayout } from './graph/autoLayout';
import { flowModel } from './graph/model';
import { areaOf, type Field, fieldOf, type Speck, staleCells, staleFields } from './speckFields';

const SIZE = { width: 1440, height: 414 };

/** The field of 300 pods, its group put at `x`, `y`. */
function field(x: number, y: number, more: Partial<Field> = {}): Field {
  const view = manyPods(300);
  const { scene } = autoLayout(flowModel(view, view.now, new Set()), SIZE, undefined);
  const [plan] = scene.frames.filter(({ density }) => density === 'speck');
  const [group] = plan?.frame.groups ?? [];
  if (!plan || !group) throw new Error('300 pods are no specks');
  return { ...fieldOf(plan, group, { x, y, width: 500, height: 120 }, false), ...more };
}

const map = (fields: Record<string, Field>) => new Map(Object.entries(fields));
const one = field(0, 0);
const apart = field(0, 2_000);

describe('what is drawn anew of a canvas of specks', () => {
  it('is nothing where everything stands as it did', () => {
    expect(staleFields(map({ one, apart }), map({ one: { ...one }, apart: { ...apart } }))).toEqual({
      clear: [],
      draw: new Set(),
    });
  });

  it('is a field that came, and what is cleared is where one was that went', () => {
    expect(staleFields(map({}), map({ one }))).toEqual({ clear: [], draw: new Set(['one']) });
    expect(staleFields(map({ one }), map({}))).toEqual({ clear: [one.reach], draw: new Set() });
  });

  it('is a field that moved, on both places', () => {
    const moved = field(40, 0);
    expect(staleFields(map({ one, apart }), map({ one: moved, apart }))).toEqual({
      clear: [one.reach],
      draw: new Set(['one']),
    });
  });

  it('is a neighbour too into which the cleared place reaches', () => {
    const below = field(0, one.reach.y + one.reach.height - 40);
    const { clear, draw } = staleFields(map({ one, below }), map({ one: apart, below }));
    expect(draw).toEqual(new Set(['one', 'below']));
    expect(clear).toEqual([one.reach, below.reach]);
  });

  it('is a field that steps back', () => {
    expect(staleFields(map({ one }), map({ one: { ...one, faint: true } })).draw).toEqual(new Set(['one']));
  });
});

describe('the canvas', () => {
  const area = (x: number, y: number, zoom = 1) => areaOf([field(x, y)], { x: 0, y: 0, zoom }, SIZE);

  it('is as large as its fields, in steps, and no larger than the stage', () => {
    const near = area(100, 10);
    expect([near.x, near.y]).toEqual([88, 0]);
    expect(near.width).toBeGreaterThanOrEqual(500);
    expect(near.width).toBeLessThan(500 + 2 * 88);
    expect(area(1200, 10)).toMatchObject({ x: 1144, width: 1440 - 1144 });
    expect(area(101, 11)).toEqual(near);
  });

  it('is next to nothing where no field is seen', () => {
    expect(area(2_000, 10)).toEqual({ x: 0, y: 0, width: 1, height: 1 });
    expect(areaOf([], { x: 0, y: 0, zoom: 1 }, SIZE)).toEqual({ x: 0, y: 0, width: 1, height: 1 });
  });
});

describe('cells that are drawn anew', () => {
  const pod = (state: PodState, version = 1): Speck => ({ state, version });

  it('are those whose pod looks otherwise, came or went', () => {
    const before = [pod('ready'), pod('ready'), pod('creating'), pod('ready')];
    const after = [pod('ready'), pod('terminating'), pod('creating', 2)];
    expect(staleCells(before, after)).toEqual([1, 2, 3]);
    expect(staleCells(after, before)).toEqual([1, 2, 3]);
  });

  it('are none when other things of a pod changed', () => {
    expect(staleCells([pod('ready')], [{ ...pod('ready') }])).toEqual([]);
  });
});
