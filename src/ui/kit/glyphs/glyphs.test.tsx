import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { PodState } from '../../../protocol/view';
import { LARGE } from './largeShapes';
import { PodGlyph } from './PodGlyph';
import { hueOf, innerSquares, levelOf, ringDash } from './shape';
import { SPECKS } from './specks';

const STATES = Object.keys(LARGE) as PodState[];
const draw = (state: PodState, size: number, more = {}) =>
  renderToStaticMarkup(<PodGlyph state={state} version={2} size={size} {...more} />);

describe('pod glyphs', () => {
  it('differ in every state and at every size', () => {
    for (const size of [64, 38, 24, 8]) {
      const drawn = STATES.map((state) => draw(state, size).replace(/_r_\w+_|«\w+»|:r\w+:/g, ''));
      const ambiguous = drawn.filter((one, index) => drawn.indexOf(one) !== index);
      expect(ambiguous).toEqual([]);
    }
  });

  it('have silhouettes of their own at 8 px, whatever the colour', () => {
    const shapes = STATES.map((state) => SPECKS[state].map(({ d }) => d).join(' '));
    const colourAlone = shapes.filter((shape, index) => shapes.indexOf(shape) !== index);
    expect(colourAlone).toEqual([SPECKS.ready[0]?.d]);
    expect(SPECKS.nodeLost[0]?.stroke).toBeUndefined();
  });

  it('show the number of the version only when ready', () => {
    expect(draw('ready', 38)).toContain('>2</text>');
    expect(STATES.filter((state) => state !== 'ready' && draw(state, 38).includes('>2</text>'))).toEqual([]);
    expect(renderToStaticMarkup(<PodGlyph state="ready" version={7} size={38} />)).toMatch(/rv-1 .*|rv-1".*>7<\/text>/);
  });

  it('draw a berth for a pod that has a node, and none for one that has not', () => {
    const berth = (state: PodState) => draw(state, 64).includes('M20 61');
    expect(berth('pending')).toBe(false);
    expect(berth('unschedulable')).toBe(false);
    expect(['scheduled', 'pulling', 'creating', 'notReady', 'ready'].every((state) => berth(state as PodState))).toBe(
      true,
    );
  });

  it('give each of several containers a square', () => {
    const squares = (containers: number) => draw('notReady', 64, { containers }).match(/class="inner"/g)?.length;
    expect([1, 2, 3, 4, 9].map(squares)).toEqual([1, 2, 3, 4, 4]);
    expect(innerSquares(2, 32, 29, 1).every(({ x, side }) => x >= 10 && x + side <= 54)).toBe(true);
  });

  it('drain rings and raise levels', () => {
    expect([ringDash(0), ringDash(0.25), ringDash(1)]).toEqual(['100 100', '75 100', '0 100']);
    expect(levelOf(0, 7, 44)).toEqual({ y: 51, height: 0 });
    expect(levelOf(1, 7, 44)).toEqual({ y: 7, height: 44 });
  });

  it('wrap the seventh version to the first hue', () => {
    expect([0, 1, 6, 7, 12].map(hueOf)).toEqual([0, 1, 6, 1, 6]);
  });
});
