import type { Point, Scene, Size } from './scene';

/** A point of the world (x, y) is on the screen at `x * zoom + camera.x`, `y * zoom + camera.y`. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const HOME: Camera = { x: 0, y: 0, zoom: 1 };
const LEAST = 0.12;
const MOST = 2.5;
/** How much of the picture stays on the stage however far it is pushed. */
const HOLD = 80;

/** What can be read at a zoom: rows with words, glyphs alone, specks. */
export type Level = 'near' | 'middle' | 'far';

export function levelOf(zoom: number): Level {
  if (zoom >= 0.8) return 'near';
  return zoom >= 0.35 ? 'middle' : 'far';
}

/** The camera that shows all of a scene, never enlarged. In the downward flow the picture keeps its width and is pushed up and down. */
export function fit(scene: Scene, size: Size, bottom: number): Camera {
  if (scene.width === 0 || scene.height === 0) return HOME;
  const zoom = Math.min(1, (size.height - bottom) / scene.height, size.width / scene.width);
  if (scene.direction === 'down') return { x: 0, y: 0, zoom: zoom >= 0.94 ? zoom : 1 };
  return { x: 0, y: 0, zoom: Math.max(LEAST, zoom) };
}

/** Zooms by `factor` and keeps the world under a point of the screen where it is. */
export function zoomAt(camera: Camera, factor: number, at: Point): Camera {
  const zoom = Math.min(MOST, Math.max(LEAST, camera.zoom * factor));
  const part = zoom / camera.zoom;
  return { x: at.x - (at.x - camera.x) * part, y: at.y - (at.y - camera.y) * part, zoom };
}

export function pushed(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** The same camera, brought back so far that a piece of the picture stays in sight. */
export function held(camera: Camera, scene: Scene, size: Size): Camera {
  const clamp = (value: number, low: number, high: number) =>
    Math.min(Math.max(value, Math.min(low, high)), Math.max(low, high));
  return {
    zoom: camera.zoom,
    x: clamp(camera.x, HOLD - scene.width * camera.zoom, size.width - HOLD),
    y: clamp(camera.y, HOLD - scene.height * camera.zoom, size.height - HOLD),
  };
}

/** Between two cameras, at `part` 0 to 1. */
export function between(a: Camera, b: Camera, part: number): Camera {
  const mix = (p: number, q: number) => p + (q - p) * part;
  return { x: mix(a.x, b.x), y: mix(a.y, b.y), zoom: mix(a.zoom, b.zoom) };
}
