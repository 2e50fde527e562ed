/** The pulls of one machine, which come one after the other. Part of a kubelet's state. */
export interface PullQueue {
  /** Until when the machine pulls images, in cluster milliseconds. */
  pullsUntil: number;
  /** By image: when a pull of it that waits or runs will be done. */
  pulls: Map<string, number>;
}

/** A pull of what is there by its turn only asks the registry. */
const AGAIN_MS = 300;

/** Puts a pull at the end of the queue: how long it waits, and how long it then takes. Models serialize-image-pulls. */
export function queuePull(
  queue: PullQueue,
  now: number,
  image: string,
  wholeMs: number,
): { readonly waitMs: number; readonly delayMs: number } {
  const from = Math.max(now, queue.pullsUntil);
  const isComing = (queue.pulls.get(image) ?? 0) > now;
  const delayMs = isComing ? Math.min(AGAIN_MS, wholeMs) : wholeMs;
  queue.pullsUntil = from + delayMs;
  queue.pulls.set(image, from + delayMs);
  return { waitMs: from - now, delayMs };
}
