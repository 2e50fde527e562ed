import { type Camera, fit, HOME } from './camera';
import { chooseRung, isCalm, ladder, type Rung } from './density';
import { layoutDown } from './layoutDown';
import { BOTTOM, heightOf, layoutRight, TOP } from './layoutRight';
import type { FlowModel } from './model';
import type { Scene, Size } from './scene';

/** A scene that fits its stage, and the camera that shows it whole. `rung` is for the next call. */
export interface Layout {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly rung: number;
}

/** Below this width the flow runs downwards. */
export const DOWNWARDS_BELOW = 600;

/**
 * Lays a model out on a stage of `size` px. `previous` is the rung of the last layout, or undefined for a fresh picture: while
 * something is on the way rows get no roomier.
 */
export function autoLayout(model: FlowModel, size: Size, previous: number | undefined): Layout {
  if (size.width < DOWNWARDS_BELOW) {
    const scene = layoutDown(model, size);
    return { scene, camera: fit(scene, size, 0), rung: 0 };
  }
  const rungs = ladder(model);
  const available = size.height - TOP - BOTTOM;
  const rung = chooseRung(rungs, (one) => heightOf(model, one, size), available, previous, isCalm(model));
  const chosen = rungs[rung] as Rung;
  const scene = layoutRight(model, size, chosen);
  const camera = fit(scene, size, BOTTOM);
  if (camera.zoom === 1 || model.frames.length === 0) return { scene, camera: HOME, rung };
  const wider = layoutRight(model, { width: size.width / camera.zoom, height: size.height / camera.zoom }, chosen);
  return { scene: wider, camera: fit(wider, { width: size.width - 8, height: size.height }, BOTTOM), rung };
}
