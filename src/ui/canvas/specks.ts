import type { Camera } from './graph/camera';
import { CELL } from './graph/density';
import { podKey } from './graph/model';
import type { Box, Point, Scene } from './graph/scene';

/** Pods that are drawn on a canvas, with their places on the screen: arrows reach them too. */
export function unseenPods(scene: Scene, { x, y, zoom }: Camera): Map<string, Box> {
  const boxes = new Map<string, Box>();
  for (const { key, box } of speckPods(scene)) {
    boxes.set(key, { x: box.x * zoom + x, y: box.y * zoom + y, width: box.width * zoom, height: box.height * zoom });
  }
  return boxes;
}

/** The pod on a canvas at a point of the world. */
export function podAt(scene: Scene, { x, y }: Point): { key: string; box: Box } | undefined {
  const reach = (CELL.speck - 8) / 2;
  return speckPods(scene).find(
    ({ box }) =>
      x >= box.x - reach && x <= box.x + box.width + reach && y >= box.y - reach && y <= box.y + box.height + reach,
  );
}

function speckPods(scene: Scene): { key: string; box: Box }[] {
  return scene.frames
    .filter(({ density }) => density === 'speck')
    .flatMap(({ frame }) => frame.groups.flatMap(({ pods }) => pods))
    .flatMap(({ uid }) => {
      const box = scene.places.get(podKey(uid));
      return box ? [{ key: podKey(uid), box }] : [];
    });
}
