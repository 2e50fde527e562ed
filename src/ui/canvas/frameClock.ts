/** What the mirror knows of time: taken from each diff. */
export interface ClockReading {
  /** Cluster time in milliseconds of the newest view. */
  readonly now: number;
  /** The end of the played part of this branch. */
  readonly horizon: number;
  readonly playing: boolean;
  /** Cluster time for wall time. */
  readonly speed: number;
  /** Changes when the whole view was replaced (open, seek, branch): time jumps then. */
  readonly freshness: number;
  /** Another list once something of interest has happened. */
  readonly marks?: readonly unknown[];
}

/** Called once a frame: cluster time, and wall time in milliseconds for what moves by the wall clock. */
export type FrameListener = (now: number, wallMs: number) => void;

/**
 * Cluster time for drawing. Between two diffs it runs on smoothly at the current speed; it never passes the newest view, nor the
 * horizon, and never runs back unless the view was replaced.
 */
export interface FrameClock {
  read(reading: ClockReading): void;
  now(): number;
  reading(): ClockReading;
  /** Calls back in every frame while cluster time runs, and after `wake`. The result ends it. */
  subscribe(listener: FrameListener): () => void;
  /** Asks for one more frame: something moves by wall time, or must be drawn anew. */
  wake(): void;
}

/** Where frames come from: the browser, or a test. */
export interface Frames {
  readonly request: (callback: (wallMs: number) => void) => number;
  readonly cancel: (id: number) => void;
  readonly wallMs: () => number;
  /** Whether the frame at hand has other work, and drawing may rest in it. Never two frames in a row. */
  readonly rests?: () => boolean;
  /** Whether less motion is asked for: then time does not glide, it goes on with each event, and else once a second. */
  readonly steps?: () => boolean;
}

/** Frames of the page's own; `rests` as above. */
export const BROWSER: Frames = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (id) => cancelAnimationFrame(id),
  wallMs: () => performance.now(),
};

/** Diffs that come more seldom than this are not smoothed any further. */
const LONGEST_GAP_MS = 120;
/** Wall time between two steps of a clock that does not glide. */
const STEP_MS = 1000;
/** Where drawing a frame takes longer than this, it rests in frames that have other work, until it takes less than the second. */
const SLOW_MS = 1;
const FAST_MS = 0.6;
const AT_START: ClockReading = { now: 0, horizon: 0, playing: false, speed: 1, freshness: -1 };

interface Shown {
  reading: ClockReading;
  readAt: number;
  /** Wall time between two diffs, of late. */
  gapMs: number;
  now: number;
  /** What drawing a frame takes, of late. */
  costMs: number;
  isSlow: boolean;
  hasRested: boolean;
  /** Wall time of the last step, of a clock that does not glide. */
  steppedAt: number;
}

export function createFrameClock(frames: Frames = BROWSER): FrameClock {
  const listeners = new Set<FrameListener>();
  const shown: Shown = {
    reading: AT_START,
    readAt: 0,
    gapMs: 0,
    now: 0,
    costMs: 0,
    isSlow: false,
    hasRested: false,
    steppedAt: 0,
  };
  let frame: number | undefined;

  const schedule = () => {
    if (frame === undefined && listeners.size > 0) frame = frames.request(show);
  };
  const show = (wallMs: number) => {
    frame = undefined;
    shown.hasRested = !shown.hasRested && shown.isSlow && shown.reading.playing && frames.rests?.() === true;
    if (shown.hasRested) {
      schedule();
      return;
    }
    const waits = shown.reading.playing && frames.steps?.() === true && wallMs - shown.steppedAt < STEP_MS;
    if (!waits) {
      shown.now = timeAt(shown, wallMs);
      shown.steppedAt = wallMs;
    }
    const start = frames.wallMs();
    for (const listener of listeners) listener(shown.now, wallMs);
    shown.costMs += (frames.wallMs() - start - shown.costMs) * 0.1;
    shown.isSlow = shown.costMs > (shown.isSlow ? FAST_MS : SLOW_MS);
    if (shown.reading.playing || shown.now < Math.min(shown.reading.now, shown.reading.horizon)) schedule();
  };

  return {
    read(reading) {
      const wallMs = frames.wallMs();
      const jump = reading.freshness !== shown.reading.freshness || reading.now < shown.now;
      if (reading.now !== shown.reading.now) {
        const gap = Math.min(LONGEST_GAP_MS, Math.max(0, wallMs - shown.readAt));
        shown.gapMs = jump ? 0 : shown.gapMs + (gap - shown.gapMs) * 0.2;
        shown.readAt = wallMs;
      }
      if (reading.marks !== shown.reading.marks) shown.steppedAt = 0;
      shown.reading = reading;
      if (jump || !reading.playing) shown.now = reading.now;
      schedule();
    },
    now: () => shown.now,
    reading: () => shown.reading,
    subscribe(listener) {
      listeners.add(listener);
      schedule();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || frame === undefined) return;
        frames.cancel(frame);
        frame = undefined;
      };
    },
    wake: schedule,
  };
}

/** One gap behind the newest view, so that the next diff comes before this one is used up. */
function timeAt({ reading, readAt, gapMs, now }: Shown, wallMs: number): number {
  const newest = Math.min(reading.now, reading.horizon);
  if (!reading.playing) return newest;
  const due = reading.now + (wallMs - readAt - gapMs) * reading.speed;
  return Math.max(now, Math.min(due, newest));
}
