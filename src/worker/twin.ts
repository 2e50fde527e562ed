import type { Playback } from '../engine/playback';
import type { LockstepChange } from '../protocol/messages';
import { ghostsOf, sumsOf } from './ghosts';
import type { Scene } from './scene';

/** How often the page is told how the branches stand apart, in milliseconds of wall time. */
const TOLD_EVERY_MS = 200;
/** Cluster time is played in pieces of this many milliseconds, after each of which the wall clock is asked. */
const PIECE_MS = 50;

/** Another branch on a cluster of its own, beside the one that is shown: it goes where that goes. */
export class Twin {
  private toldAt = Number.NEGATIVE_INFINITY;
  private told = { sums: '', apart: '' };

  constructor(
    public branch: string,
    readonly playback: Playback,
    private readonly here: Scene,
    private readonly there: Scene,
    private readonly wallNow: () => number,
  ) {}

  /** Plays or jumps to a moment, for at most until a wall time; true when it is there. */
  follow(at: number, end: number): boolean {
    const { playback } = this;
    if (playback.now !== at) playback.approach(at);
    while (playback.now < at) {
      playback.advance(Math.min(at, playback.now + PIECE_MS));
      if (this.wallNow() >= end) break;
    }
    return playback.now === at;
  }

  /** What the page is to be told, if it is anything new: ghosts only when they are others than before. */
  tell(wallMs: number, { fresh, soon }: { fresh: boolean; soon: boolean }): LockstepChange | undefined {
    if (!fresh && !soon && wallMs - this.toldAt < TOLD_EVERY_MS) return undefined;
    this.toldAt = wallMs;
    const { branch, here, there } = this;
    const isThere = there.cluster.now === here.cluster.now;
    const apart = isThere ? ghostsOf(here, there) : { ghosts: [], replicaSets: [], workloads: [] };
    const now = isThere ? {} : { now: there.cluster.now };
    const sums = { branch, late: !isThere, here: sumsOf(here), there: sumsOf(there), ...now };
    const keys = { sums: JSON.stringify(sums), apart: JSON.stringify(apart) };
    const isOther = fresh || keys.apart !== this.told.apart;
    if (!isOther && keys.sums === this.told.sums) return undefined;
    this.told = keys;
    return { ...sums, now: there.cluster.now, ...(isOther && { apart }) };
  }
}
