import type { Camera } from './graph/camera';
import { cellOf } from './graph/frames';
import { CELL, GLYPH } from './graph/grid';
import { podKey } from './graph/keys';
import type { Box, Point, Scene } from './graph/scene';

/** Pods that are drawn on a canvas, with their places on the screen: arrows reach them too. */
export function unseenPods(scene: Scene, { x, y, zoom }: Camera): Map<string, Box> {
  const boxes = new Map<string, Box>();
  for (const { key, box } of speckPods(scene)) {
    boxes.set(key, { x: box.x * zoom + x, y: box.y * zoom + y, width: box.width * zoom, height: box.height * zoom });
  }
  return boxes;
}

/** The key of the pod on a canvas at a point of the world. */
export function podAt(scene: Scene, { x, y }: Point): string | undefined {
  const reach = (CELL.speck - GLYPH.speck) / 2;
  return speckPods(scene).find(
    ({ box }) =>
      x >= box.x - reach && x <= box.x + box.width + reach && y >= box.y - reach && y <= box.y + box.height + reach,
  )?.key;
}

function speckPods(scene: Scene): { key: string; box: Box }[] {
  return scene.frames
    .filter(({ density }) => density === 'speck')
    .flatMap((plan) =>
      plan.frame.groups.flatMap((group) => {
        const box = scene.places.get(group.key);
        return box
          ? group.pods.map(({ uid }, index) => ({ key: podKey(uid), box: cellOf(plan, group, index, box) }))
          : [];
      }),
    );
}
