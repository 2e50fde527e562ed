import { useEffect, useRef, useState } from 'react';
import type { Mirror, MirrorStore } from '../../mirror/store';
import { usePlayground } from './playground';

/** Asks once; the signal tells that nobody waits for the answer any more. */
type Ask = (signal: AbortSignal) => Promise<unknown>;

/** An inquiry that goes on. */
export interface Inquiry {
  /** Asks again as soon as it may. */
  again(): void;
  end(): void;
}

/** Whether a question may have another answer now. */
function hasMoved(now: Mirror, before: Mirror): boolean {
  return now.now !== before.now || now.freshness !== before.freshness || now.commands !== before.commands;
}

/**
 * Asks at once, and again whenever the cluster has moved since: at most every `everyMs` of wall time, and never before the last
 * answer is there.
 */
export function inquire(mirror: MirrorStore, everyMs: number, ask: Ask): Inquiry {
  const left = new AbortController();
  let [due, asking, askedAt] = [true, false, Number.NEGATIVE_INFINITY];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const go = () => {
    timer = undefined;
    if (left.signal.aborted || asking || !due) return;
    const restMs = askedAt + everyMs - performance.now();
    if (restMs > 0) {
      timer = setTimeout(go, restMs);
      return;
    }
    [due, asking, askedAt] = [false, true, performance.now()];
    const done = () => {
      asking = false;
      go();
    };
    ask(left.signal).then(done, done);
  };
  const again = () => {
    due = true;
    if (timer === undefined) go();
  };
  const unsubscribe = mirror.subscribe((state, before) => {
    if (hasMoved(state, before)) again();
  });
  go();
  return {
    again,
    end: () => {
      left.abort();
      clearTimeout(timer);
      unsubscribe();
    },
  };
}

/** Inquires while the component is there, from the beginning when `about` is another text; the result asks again soon. */
export function useAsking(
  about: string,
  everyMs: number,
  ask: (signal: AbortSignal, about: string) => Promise<unknown>,
) {
  const { mirror } = usePlayground();
  const latest = useRef(ask);
  const inquiry = useRef<Inquiry>(undefined);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    const own = inquire(mirror, everyMs, (signal) => latest.current(signal, about));
    inquiry.current = own;
    return () => own.end();
  }, [about, everyMs, mirror]);
  const [again] = useState(() => () => inquiry.current?.again());
  return again;
}
