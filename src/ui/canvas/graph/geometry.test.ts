import { describe, expect, it } from 'vitest';
import { SYSTEM_NAMESPACES } from '../../../narration/caption';
import { calm } from '../fixtures/views';
import { autoLayout } from './autoLayout';
import { fit, held, levelOf, zoomAt } from './camera';
import { flowModel } from './model';
import { nearest } from './nearest';
import { lengthOf, pathwayOf, pointAt } from './pathway';

describe('pathways', () => {
  it('run from end to end', () => {
    for (const bend of ['across', 'down', 'elbow', 'around'] as const) {
      const way = pathwayOf({ x: 10, y: 20 }, { x: 110, y: 90 }, { bend });
      expect(pointAt(way, 0)).toEqual({ x: 10, y: 20 });
      expect(pointAt(way, 1)).toEqual({ x: 110, y: 90 });
      expect(lengthOf(way)).toBeGreaterThan(120);
    }
  });

  it('pass at an even pace', () => {
    const way = pathwayOf({ x: 0, y: 0 }, { x: 200, y: 150 }, { bend: 'across' });
    const steps = Array.from({ length: 20 }, (_, index) => {
      const [a, b] = [pointAt(way, index / 20), pointAt(way, (index + 1) / 20)];
      return Math.hypot(b.x - a.x, b.y - a.y);
    });
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.1);
  });
});

describe('arrow keys', () => {
  const box = (x: number, y: number) => ({ x, y, width: 40, height: 20 });
  const objects = new Map([
    ['a', box(0, 0)],
    ['b', box(0, 30)],
    ['c', box(0, 60)],
    ['d', box(100, 30)],
    ['e', box(70, 200)],
  ]);
  it('lead to the nearest object straight ahead', () => {
    expect(nearest('a', 'down', objects)).toBe('b');
    expect(nearest('b', 'down', objects)).toBe('c');
    expect(nearest('b', 'right', objects)).toBe('d');
    expect(nearest('d', 'left', objects)).toBe('b');
    expect(nearest('a', 'up', objects)).toBeUndefined();
    expect(nearest('c', 'down', objects)).toBe('e');
  });
});

describe('the camera', () => {
  const view = calm();
  const { scene } = autoLayout(flowModel(view, view.now, SYSTEM_NAMESPACES), { width: 1104, height: 414 }, undefined);
  const size = { width: 1104, height: 414 };

  it('never enlarges by itself', () => {
    expect(fit(scene, { width: 4000, height: 4000 }, 10).zoom).toBe(1);
  });

  it('zooms around the pointer', () => {
    const at = { x: 300, y: 100 };
    const closer = zoomAt({ x: 0, y: 0, zoom: 1 }, 2, at);
    expect([at.x * closer.zoom + closer.x - 600, closer.zoom]).toEqual(
      [at.x - 300, 2].map((n, i) => (i === 0 ? n - 300 + 0 : n)),
    );
    expect((at.x - closer.x) / closer.zoom).toBe(at.x);
  });

  it('holds a piece of the picture in sight', () => {
    const far = held({ x: -9999, y: 9999, zoom: 1 }, scene, size);
    expect(far.x).toBeGreaterThan(-scene.width);
    expect(far.y).toBeLessThan(size.height);
  });

  it('drops words below 0.8 and glyphs below 0.35', () => {
    expect([1, 0.8, 0.79, 0.35, 0.34].map(levelOf)).toEqual(['near', 'near', 'middle', 'middle', 'far']);
  });
});
