import type { Simulation } from '../sim/simulation';

/** Milli-tokens and when they were counted. */
interface Level {
  readonly milliTokens: number;
  readonly at: number;
}

/**
 * Lets `perSecond` things happen a second and `burst` at once; without `perSecond` there is no limit. It may be overdrawn.
 * Models client-go's flowcontrol.RateLimiter.
 */
export class TokenBucket {
  private level: Level;

  constructor(
    private readonly sim: Simulation,
    private readonly perSecond = 0,
    private readonly burst = 0,
  ) {
    this.level = { milliTokens: burst * 1000, at: 0 };
  }

  /** How long until the next is within the limit, in milliseconds; 0 when it is. */
  waitMs(): number {
    if (this.perSecond === 0) return 0;
    const milliTokens = this.present();
    return milliTokens >= 1000 ? 0 : Math.ceil((1000 - milliTokens) / this.perSecond);
  }

  /** One happens. */
  spend(): void {
    if (this.perSecond > 0) this.level = { milliTokens: this.present() - 1000, at: this.sim.now };
  }

  save(): unknown {
    return this.level;
  }

  load(saved: unknown): void {
    this.level = saved as Level;
  }

  private present(): number {
    const { milliTokens, at } = this.level;
    return Math.min(this.burst * 1000, milliTokens + (this.sim.now - at) * this.perSecond);
  }
}
