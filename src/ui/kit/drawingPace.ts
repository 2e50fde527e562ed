/** Figures that change more often are not read: wall milliseconds. */
const EVERY_MS = 90;

/** How often something small is drawn that changes with every frame. */
export interface DrawingPace {
  /** Whether it was drawn a moment ago, and can wait for the next. */
  waits(): boolean;
  drawn(): void;
}

/** All that keep this pace are drawn in the same frames: each frame with a changed canvas costs, however small that is. */
export function drawingPace(wallMs: () => number = () => performance.now()): DrawingPace {
  let last = Number.NaN;
  const beat = () => Math.floor(wallMs() / EVERY_MS);
  return {
    waits: () => beat() === last,
    drawn: () => {
      last = beat();
    },
  };
}
