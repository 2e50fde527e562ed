/** How long a slot is waited for that another tab may just be leaving, as a page does that is loaded again. */
const WAIT_MS = 300;
/** How long another tab has to leave a slot when it is asked to. */
const LEAVE_MS = 2_000;

const nameOf = (slot: string) => `drydock.slot.${slot}`;

/**
 * Which slot this tab works in: no two tabs save to the same one. Where the browser has no locks (pages that came without
 * encryption) every slot is free.
 */
export class Holds {
  private held: { slot: string; release: () => void } | undefined;
  /** How many slots were asked for: one that is granted after the next was asked for is left at once. */
  private asked = 0;
  private readonly channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('drydock');

  /** `lost`: another tab took over the slot that was held here. It is saved by then, and nobody saves to it from here. */
  constructor(private readonly lost: () => void) {
    this.channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (this.held && data === nameOf(this.held.slot)) this.leave(this.held);
    });
  }

  /** Holds a slot instead of the one before; false where another tab has it, and then nothing changed. */
  async hold(slot: string): Promise<boolean> {
    if (this.held?.slot === slot) {
      this.asked++;
      return true;
    }
    return this.request(slot, { signal: AbortSignal.timeout(WAIT_MS) });
  }

  /** Holds a slot that another tab has: that one saves it first, if it still answers. */
  async takeOver(slot: string): Promise<void> {
    this.channel?.postMessage(nameOf(slot));
    if (await this.request(slot, { signal: AbortSignal.timeout(LEAVE_MS) })) return;
    await this.request(slot, { steal: true });
  }

  private request(slot: string, options: LockOptions): Promise<boolean> {
    const { locks } = navigator;
    if (!locks) return Promise.resolve(true);
    const number = ++this.asked;
    return new Promise((resolve) => {
      const hold = { slot, release: () => {} };
      const whole = locks.request(nameOf(slot), options, () => {
        if (number !== this.asked) {
          resolve(false);
          return Promise.resolve();
        }
        this.held?.release();
        this.held = hold;
        resolve(true);
        return new Promise<void>((release) => {
          hold.release = release;
        });
      });
      whole.catch(() => {
        if (this.held === hold) this.leave(hold);
        resolve(false);
      });
    });
  }

  private leave(hold: { release: () => void }): void {
    this.held = undefined;
    this.lost();
    hold.release();
  }
}
