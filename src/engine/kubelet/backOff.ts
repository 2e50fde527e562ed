/** How long something is to wait, and when that was last said. Milliseconds. */
export interface BackOff {
  readonly delayMs: number;
  readonly updatedAt: number;
}

const FIRST_MS = 10_000;
const LONGEST_MS = 300_000;

/** After an event at `eventAt` one waits longer than before; long after the last one, anew. Models flowcontrol.Backoff.Next. */
export function nextBackOff(known: BackOff | undefined, eventAt: number, now: number): BackOff {
  if (!known || expired(known, eventAt)) return { delayMs: FIRST_MS, updatedAt: now };
  return { delayMs: Math.min(LONGEST_MS, known.delayMs * 2), updatedAt: now };
}

/** How much longer to wait since an event, in milliseconds; 0 or less when not at all. Models IsInBackOffSince. */
export function remainingBackOff(known: BackOff | undefined, eventAt: number, now: number): number {
  if (!known || expired(known, eventAt)) return 0;
  return eventAt + known.delayMs - now;
}

/** Nothing went wrong for twice the longest wait. */
function expired(known: BackOff, eventAt: number): boolean {
  return eventAt - known.updatedAt > 2 * LONGEST_MS;
}

/** `10s`, `1m20s`, `5m0s`: how Go prints a whole number of seconds. */
export function formatSeconds(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m${seconds % 60}s`;
  return `${Math.floor(seconds / 3600)}h${Math.floor(seconds / 60) % 60}m${seconds % 60}s`;
}

/** `1.562s`, `312ms`: how Go prints a duration of milliseconds. */
export function formatMilliseconds(ms: number): string {
  if (ms < 1000) return `${ms}ms`;
  const whole = Math.floor(ms / 60_000);
  const seconds = String((ms % 60_000) / 1000);
  return whole > 0 ? `${whole}m${seconds}s` : `${seconds}s`;
}
