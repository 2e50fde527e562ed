/** A hidden or stalled page must not make the cluster jump: a frame moves wall time by at most this, in milliseconds. */
const LONGEST_FRAME_MS = 100;

/** Turns the page's frames into cluster time. Only how far to go: what happens on the way is the engine's alone. */
export class Pacer {
  speed = 1;
  private lastWallMs: number | undefined;
  private remainder = 0;

  /** Forgets the last frame: the time until the next one does not count. */
  rest(): void {
    this.lastWallMs = undefined;
    this.remainder = 0;
  }

  /** Whole milliseconds of cluster time that a frame at `wallMs` asks for. */
  frame(wallMs: number): number {
    const elapsed =
      this.lastWallMs === undefined ? 0 : Math.min(LONGEST_FRAME_MS, Math.max(0, wallMs - this.lastWallMs));
    this.lastWallMs = wallMs;
    const wanted = elapsed * this.speed + this.remainder;
    const whole = Math.floor(wanted);
    this.remainder = wanted - whole;
    return whole;
  }
}
