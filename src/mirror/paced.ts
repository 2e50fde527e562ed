import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Mirror, MirrorStore } from './store';

/** From so many pods on, what is laid out follows the mirror on beats: the changes of a few frames come together. */
const CROWD_PODS = 60;
/** Wall milliseconds between two beats of a crowd, and of a picture with fewer pods. */
const CROWD_BEAT_MS = 500;
const BEAT_MS = 200;

/** A mirror that is only so fast as can be read. */
export interface PacedMirror {
  readonly store: StoreApi<Mirror>;
  /** A frame is about to be shown at this wall time. */
  frame(wallMs: number): void;
}

/** Whether there are so many pods that changes are shown on beats. */
export function isCrowd({ pods }: Pick<Mirror, 'pods'>): boolean {
  return pods.size > CROWD_PODS;
}

/** Which beat a wall time belongs to: everything that waits for a beat comes in the same frame. */
export function beatOf(mirror: Pick<Mirror, 'pods'>, wallMs: number): number {
  return Math.floor(wallMs / (isCrowd(mirror) ? CROWD_BEAT_MS : BEAT_MS));
}

/** The mirror itself while there are few pods, time stands or the view was replaced; else as it was at the last beat. */
export function createPaced(mirror: MirrorStore): PacedMirror {
  const store = createStore<Mirror>(() => mirror.getState());
  let beat = Number.NaN;
  const show = (state: Mirror) => store.setState(state, true);
  mirror.subscribe((state) => {
    const shown = store.getState();
    const waits =
      state.playing &&
      shown.playing &&
      state.status === shown.status &&
      state.freshness === shown.freshness &&
      isCrowd(state) &&
      isCrowd(shown);
    if (!waits) show(state);
  });
  return {
    store,
    frame(wallMs) {
      const state = mirror.getState();
      const next = beatOf(state, wallMs);
      if (next === beat) return;
      beat = next;
      if (state !== store.getState()) show(state);
    },
  };
}
