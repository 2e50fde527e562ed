import { between, type Camera, HOME, held, type Level, levelOf, pushed, zoomAt } from './graph/camera';
import type { Point, Scene, Size } from './graph/scene';
import { easeMove } from './motion';

/** The stage's camera: it shows everything until a person takes it, and again after `fit`. */
export interface Viewfinder {
  camera(): Camera;
  /** What it should show by itself, after a new layout. */
  aim(camera: Camera, scene: Scene, size: Size, cut: boolean): void;
  push(dx: number, dy: number): void;
  zoom(factor: number, at: Point): void;
  /** Gives the camera back; with `cut` it jumps. */
  fit(cut: boolean): void;
  /** Brings a box of the world into sight, no further than needed. */
  reveal(box: { x: number; y: number; width: number; height: number }): void;
  /** Moves on; true while under way. */
  tick(wallMs: number): boolean;
}

/** `--t-camera` of the tokens. */
const CAMERA_MS = 320;

interface Told {
  /** The layers of the world, which are moved together. */
  readonly layers: () => readonly (HTMLElement | null)[];
  readonly level: (level: Level) => void;
  /** Whether a person has taken the camera. */
  readonly taken: (taken: boolean) => void;
  readonly wake: () => void;
}

interface State {
  now: Camera;
  goal: Camera;
  from: Camera;
  since: number | undefined;
  own: boolean;
  auto: Camera;
  scene: Scene | undefined;
  size: Size;
  level: Level;
}

export function createViewfinder(told: Told): Viewfinder {
  const state: State = {
    now: HOME,
    goal: HOME,
    from: HOME,
    since: undefined,
    own: false,
    auto: HOME,
    scene: undefined,
    size: { width: 0, height: 0 },
    level: 'near',
  };
  const written = new WeakMap<HTMLElement, Camera>();
  const show = (camera: Camera) => {
    state.now = camera;
    for (const layer of told.layers()) {
      const before = layer && written.get(layer);
      if (!layer || (before && before.x === camera.x && before.y === camera.y && before.zoom === camera.zoom)) continue;
      written.set(layer, camera);
      layer.style.transform = `translate(${camera.x}px, ${camera.y}px) scale(${camera.zoom})`;
      layer.style.setProperty('--zoom', String(camera.zoom));
    }
    const level = levelOf(camera.zoom + 0.001);
    if (level !== state.level) {
      state.level = level;
      told.level(level);
    }
  };
  const go = (goal: Camera, cut: boolean) => {
    state.goal = goal;
    if (cut || sameCamera(goal, state.now)) {
      state.since = undefined;
      show(goal);
    } else if (state.since === undefined || !sameCamera(goal, state.from)) {
      state.from = state.now;
      state.since = performance.now();
    }
    told.wake();
  };
  const take = (camera: Camera) => {
    if (!state.scene) return;
    if (!state.own) told.taken(true);
    state.own = true;
    go(held(camera, state.scene, state.size), true);
  };

  return {
    camera: () => state.now,
    aim(camera, scene, size, cut) {
      Object.assign(state, { auto: camera, scene, size });
      if (!state.own) go(camera, cut);
    },
    push: (dx, dy) => take(pushed(state.now, dx, dy)),
    zoom: (factor, at) => take(zoomAt(state.now, factor, at)),
    fit(cut) {
      if (state.own) told.taken(false);
      state.own = false;
      go(state.auto, cut);
    },
    reveal(box) {
      const { x, y, zoom } = state.now;
      const dx = missing(box.x * zoom + x, box.width * zoom, state.size.width);
      const dy = missing(box.y * zoom + y, box.height * zoom, state.size.height);
      if (dx !== 0 || dy !== 0) take(pushed(state.now, dx, dy));
    },
    tick(wallMs) {
      if (state.since === undefined) return false;
      const part = (wallMs - state.since) / CAMERA_MS;
      show(part >= 1 ? state.goal : between(state.from, state.goal, easeMove(part)));
      if (part >= 1) state.since = undefined;
      return state.since !== undefined;
    },
  };
}

const MARGIN = 8;

/** How far to push so that a span is in sight. */
function missing(start: number, length: number, room: number): number {
  if (start < MARGIN) return MARGIN - start;
  if (start + length > room - MARGIN) return Math.max(room - MARGIN - start - length, MARGIN - start);
  return 0;
}

function sameCamera(a: Camera, b: Camera): boolean {
  return Math.abs(a.x - b.x) < 0.01 && Math.abs(a.y - b.y) < 0.01 && Math.abs(a.zoom - b.zoom) < 0.0001;
}
