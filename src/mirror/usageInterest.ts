import type { Down } from '../protocol/messages';
import { type MirrorStore, NO_USAGE } from './store';

/** Lets the worker tell what machines and pods use while some part of the page looks at it. */
export class UsageInterest {
  private watchers = 0;

  constructor(
    private readonly mirror: MirrorStore,
    private readonly send: (message: Down) => void,
  ) {}

  /** A part of the page looks from now on; the result ends that. */
  watch(): () => void {
    if (this.watchers++ === 0) this.tell();
    return () => {
      if (--this.watchers === 0) this.tell();
    };
  }

  /** Another worker, or another session: it has to be told again. */
  renew(): void {
    if (this.watchers > 0) this.tell();
  }

  private tell(): void {
    this.mirror.setState({ usage: NO_USAGE });
    this.send({ type: 'interest', usage: this.watchers > 0 });
  }
}
