import { describe, expect, it } from 'vitest';
import { SYSTEM_NAMESPACES } from '../../../narration/caption';
import type { ClusterView, PodState } from '../../../protocol/view';
import { everyState } from '../fixtures/everyState';
import { rolloutAt } from '../fixtures/story';
import {
  calm,
  canary,
  manyPods,
  midRollout,
  nodeLost,
  noEndpoints,
  scalingTo12,
  selectsNothing,
  twelve,
} from '../fixtures/views';
import { autoLayout } from './autoLayout';
import { FRAME_LEAST } from './columns';
import { WORDS_LEFT } from './frames';
import { NO_MEMORY } from './memory';
import { flowModel } from './model';
import { pathwayOf, pointAt } from './pathway';
import type { Box, Scene, Size } from './scene';

const STAGE: Size = { width: 1104, height: 414 };
/** A row stands so far within its frame. */
const INSET = 12;
const STAGES: Size[] = [
  STAGE,
  { width: 1440, height: 414 },
  { width: 976, height: 353 },
  { width: 1024, height: 850 },
  { width: 390, height: 312 },
];
const VIEWS: [string, () => ClusterView][] = Object.entries({
  calm,
  midRollout,
  scalingTo12,
  twelve,
  thirty: () => manyPods(30),
  threeHundred: () => manyPods(300),
  nodeLost,
  canary,
  noEndpoints,
  selectsNothing,
  everyState,
});

const modelOf = (view: ClusterView) => flowModel(view, view.now, SYSTEM_NAMESPACES);
const layoutOf = (view: ClusterView, size = STAGE) => autoLayout(modelOf(view), size, undefined);

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Cards and frames: what must never lie on one another. */
function solids(scene: Scene): [string, Box][] {
  return [...scene.places].filter(([key]) => /^(caller|gate|rack|frame):[^ ]*$/.test(key));
}

describe('the layout', () => {
  for (const [name, view] of VIEWS) {
    for (const size of STAGES) {
      it(`${name} at ${size.width}x${size.height}: nothing overlaps and nothing is wider than the stage`, () => {
        const { scene, camera } = layoutOf(view(), size);
        const boxes = solids(scene);
        const overlaps = boxes.flatMap(([a, box], index) =>
          boxes
            .slice(index + 1)
            .filter(([, other]) => overlap(box, other))
            .map(([b]) => `${a} ${b}`),
        );
        expect(overlaps).toEqual([]);
        expect(scene.width * camera.zoom).toBeLessThanOrEqual(size.width + 1);
        if (scene.direction === 'right') expect(scene.height * camera.zoom).toBeLessThanOrEqual(size.height);
        for (const [, box] of boxes) expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
      });
    }
  }

  it('stands where the mock-up stands', () => {
    const { places } = layoutOf(midRollout()).scene;
    expect(places.get('frame:d-web')).toEqual({ x: 556, y: 8, width: 534, height: 396 });
    expect(places.get('rack:s-web')).toMatchObject({ x: 300, width: 150, height: 192 });
    expect(places.get('gate:i-shop')).toMatchObject({ x: 168, width: 94, height: 66 });
    expect(places.get('pod:p-web-6c8b9d5f7-hn9tq')).toMatchObject({ y: 8 + 96 + 24 + 41, height: 41 });
  });

  it('gives text its full size wherever rows fit', () => {
    for (const view of [calm(), midRollout(), twelve(), nodeLost(), noEndpoints(), canary()]) {
      expect(layoutOf(view).camera.zoom).toBe(1);
    }
  });

  it('leaves room for what clients say beside a Service that stands last', () => {
    for (let height = 300; height <= 460; height += 4)
      expect(layoutOf(selectsNothing(), { width: 1440, height }).camera.zoom, `${height} px`).toBeGreaterThanOrEqual(
        0.94,
      );
  });

  it('lets a row’s words end before its bars begin, and before its frame ends', () => {
    const rows = STAGES.filter(({ width }) => width > 600).flatMap((size) =>
      VIEWS.flatMap(([, view]) => layoutOf(view(), size).scene.frames.filter(({ density }) => density === 'row')),
    );
    for (const { frame, row, axis, words = Number.NaN } of rows) {
      const end = INSET + row.glyph + WORDS_LEFT[row.lines] + words;
      expect(end, frame.key).toBeLessThan(axis?.x ?? FRAME_LEAST);
      expect(words).toBeGreaterThan(110);
    }
    expect(new Set(rows.map(({ row }) => row.lines)).size).toBe(2);
  });

  it('moves nothing because of a status', () => {
    const view = midRollout();
    const states: PodState[] = ['notReady', 'ready', 'crashLoop', 'nodeLost', 'terminating'];
    const before = layoutOf(view).scene.places;
    for (const state of states) {
      const pods = new Map([...view.pods].map(([uid, pod]) => [uid, { ...pod, state }]));
      expect(layoutOf({ ...view, pods }).scene.places).toEqual(before);
    }
  });

  it('keeps clients, Ingress and Service where they are all through a rollout', () => {
    let memory = NO_MEMORY;
    const seen = new Set<string>();
    for (let at = 0; at < 30_000; at += 250) {
      const layout = autoLayout(modelOf(rolloutAt(at, undefined)), STAGE, memory);
      memory = layout.memory;
      const { places } = layout.scene;
      const spot = (key: string) => `${places.get(key)?.x} ${places.get(key)?.y}`;
      seen.add(
        `${spot('caller:shoppers')}, ${spot('gate:i-shop')}, ${spot('rack:s-web')}, ${places.get('frame:d-web')?.y}`,
      );
    }
    expect([...seen]).toHaveLength(1);
  });

  it('lets edges of a workload not cross', () => {
    const { scene } = layoutOf(midRollout());
    const ends = scene.edges
      .filter(({ key }) => key.startsWith('rack:') && !key.includes('group:'))
      .map(({ from, to }) => [scene.places.get(from.key)!.y + from.y, scene.places.get(to.key)!.y + to.y] as const)
      .sort((a, b) => a[0] - b[0]);
    expect(ends.map(([, y]) => y)).toEqual(ends.map(([, y]) => y).sort((a, b) => a - b));
  });

  it('gets no roomier while something is on the way', () => {
    const busy = modelOf(midRollout());
    const dense = { ...NO_MEMORY, ...STAGE, rung: 2 };
    expect(autoLayout(busy, STAGE).memory.rung).toBe(0);
    expect(autoLayout(busy, STAGE, dense).memory.rung).toBe(2);
    expect(autoLayout(modelOf(calm()), STAGE, dense).memory.rung).toBe(0);
  });

  it('runs downwards on a phone, with a jack over each pod', () => {
    const { scene, camera } = layoutOf(calm(), { width: 390, height: 312 });
    expect(scene.direction).toBe('down');
    expect(camera.zoom).toBe(1);
    const jacks = scene.racks[0]!.entries.map(({ key }) => scene.places.get(key)!.x + 12);
    const pods = [...scene.places].filter(([key]) => key.startsWith('pod:')).map(([, box]) => box.x + box.width / 2);
    expect(jacks).toEqual(pods);
  });

  it('leads no edge to a Service over pods, on a phone either', () => {
    let checked = 0;
    for (const [name, view] of VIEWS) {
      const { scene } = layoutOf(view(), { width: 390, height: 312 });
      const groups = [...scene.places].filter(([key]) => key.startsWith('group:')).map(([, box]) => box);
      for (const edge of scene.edges.filter(({ to }) => to.key.startsWith('rack:'))) {
        const [from, to] = [edge.from, edge.to].map(({ key, x, y }) => {
          const box = scene.places.get(key)!;
          return { x: box.x + x, y: box.y + y };
        });
        const pathway = pathwayOf(from!, to!, edge);
        for (let part = 0; part <= 1; part += 0.02) {
          const { x, y } = pointAt(pathway, part);
          expect(
            groups.filter((box) => overlap(box, { x, y, width: 0, height: 0 })),
            `${name}: ${edge.key}`,
          ).toEqual([]);
          checked++;
        }
      }
    }
    expect(checked).toBeGreaterThan(100);
  });
});
