import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Mirror, MirrorStore } from './store';

/** From so many pods on, what is laid out follows the mirror on beats: the changes of a few frames come together. */
const CROWD_PODS = 60;
/** Wall milliseconds between two beats of a picture with fewer pods: of its texts alone. */
const BEAT_MS = 200;
/** Between two beats of a crowd: so long that laying it out takes no more than this share of the time, within these bounds. */
const LAYOUT_SHARE = 1 / 60;
const SHORTEST_MS = 250;
const LONGEST_MS = 1600;

/** A mirror that is only so fast as can be read, and as the machine can draw. */
export interface PacedMirror {
  readonly store: StoreApi<Mirror>;
  /** Counts the beats: everything that waits for one comes in the same frame, for each such frame costs. */
  beat(): number;
  /** A frame is about to be shown at this wall time. */
  frame(wallMs: number): void;
  /** What laying out the latest took in wall milliseconds, told by who does that later than it is shown to him. */
  took(ms: number): void;
}

/** Whether there are so many pods that changes are shown on beats. */
export function isCrowd({ pods }: Pick<Mirror, 'pods'>): boolean {
  return pods.size > CROWD_PODS;
}

/** The mirror itself while there are few pods, time stands or the view was replaced; else as it was at the last beat. */
export function createPaced(mirror: MirrorStore, wallMs: () => number = () => performance.now()): PacedMirror {
  const store = createStore<Mirror>(() => mirror.getState());
  const pace = { beat: 0, at: Number.NEGATIVE_INFINITY, costMs: 0, costlyAt: 0, owesWords: false };
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
  /** Who listens renders in a microtask: one that comes after it sees how long that took. */
  const showOnBeat = (state: Mirror) => {
    const start = wallMs();
    show(state);
    queueMicrotask(() => took(wallMs() - start));
  };
  // What takes longest says how often: what is fast beside it changes nothing.
  const took = (ms: number) => {
    const isMore = ms > pace.costMs;
    if (isMore || wallMs() - pace.costlyAt > LONGEST_MS) {
      pace.costMs += (ms - pace.costMs) * 0.3;
      if (isMore) pace.costlyAt = wallMs();
    }
  };
  return {
    store,
    beat: () => pace.beat,
    took,
    frame(at) {
      const state = mirror.getState();
      const crowd = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, pace.costMs / LAYOUT_SHARE));
      const every = isCrowd(state) ? crowd : BEAT_MS;
      if (pace.owesWords && at - pace.at >= every / 2) {
        pace.owesWords = false;
        pace.beat++;
      }
      if (at - pace.at < every) return;
      pace.at = at;
      // A crowd's words change between two layouts: both in one frame would be too much for it.
      pace.owesWords = isCrowd(state);
      if (!pace.owesWords) pace.beat++;
      if (state !== store.getState()) showOnBeat(state);
    },
  };
}
