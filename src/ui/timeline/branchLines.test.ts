import { describe, expect, it } from 'vitest';
import type { BranchView } from '../../protocol/view';
import { LANES, meeting, placeBranches } from './branchLines';
import { makeScale, xOf } from './scale';

const branch = (name: string, parent: string, from: number, until: number): BranchView => ({
  name,
  parent,
  from,
  until,
});
const TREE = [
  branch('main', '', 0, 60_000),
  branch('fork A', 'main', 30_000, 90_000),
  branch('fork B', 'fork A', 50_000, 70_000),
];
const scale = makeScale({ from: 0, span: 120_000 }, 20, 1200);

describe('meeting', () => {
  it('is where two branches left each other, whichever is asked for', () => {
    expect(meeting(TREE, 'main', 'fork B')).toBe(30_000);
    expect(meeting(TREE, 'fork B', 'fork A')).toBe(50_000);
    expect(meeting(TREE, 'main', 'main')).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('placeBranches', () => {
  it('lets each leave the line that it left, in a lane of its own', () => {
    const { lines, hidden } = placeBranches(TREE, 'main', scale, 42);
    expect(hidden).toBe(0);
    expect(lines).toMatchObject([
      { name: 'fork A', x: xOf(scale, 30_000), fromY: 42, y: LANES[0] },
      { name: 'fork B', x: xOf(scale, 50_000), fromY: LANES[0], y: LANES[1] },
    ]);
  });
  it('sees the parent leave its child when that is shown', () => {
    const { lines } = placeBranches(TREE, 'fork B', scale, 42);
    expect(lines.map(({ name, x }) => [name, x])).toEqual([
      ['fork A', xOf(scale, 50_000)],
      ['main', xOf(scale, 30_000)],
    ]);
  });
  it('counts those that have no room', () => {
    const crowd = [1, 2, 3, 4].map((number) => branch(`fork ${number}`, 'main', 30_000, 60_000 + number));
    expect(placeBranches([branch('main', '', 0, 60_000), ...crowd], 'main', scale, 42)).toMatchObject({ hidden: 2 });
  });
});
