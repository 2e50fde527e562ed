/** Bounds of the histogram, in milliseconds: single ones below 100, tens below 1 s, hundreds below 10 s, seconds below a minute. */
const TENS = 100;
const HUNDREDS = 190;
const SECONDS = 280;
export const LATENCY_BUCKETS = 331;

/** The bucket of a latency in milliseconds. */
export function bucketOf(latencyMs: number): number {
  if (latencyMs < 100) return latencyMs;
  if (latencyMs < 1000) return TENS + Math.floor((latencyMs - 100) / 10);
  if (latencyMs < 10_000) return HUNDREDS + Math.floor((latencyMs - 1000) / 100);
  return Math.min(LATENCY_BUCKETS - 1, SECONDS + Math.floor((latencyMs - 10_000) / 1000));
}

/** The lower bound of a bucket, in milliseconds. */
export function boundOf(bucket: number): number {
  if (bucket < TENS) return bucket;
  if (bucket < HUNDREDS) return 100 + (bucket - TENS) * 10;
  if (bucket < SECONDS) return 1000 + (bucket - HUNDREDS) * 100;
  return 10_000 + (bucket - SECONDS) * 1000;
}

/** The latency, in milliseconds, that `percent` of the counted ones do not exceed (to the bucket); 0 when none was counted. */
export function percentile(counts: readonly number[], percent: number): number {
  let total = 0;
  for (const count of counts) total += count;
  if (total === 0) return 0;
  const rank = Math.ceil((total * percent) / 100);
  let seen = 0;
  for (let bucket = 0; bucket < counts.length; bucket++) {
    seen += counts[bucket] as number;
    if (seen >= rank) return boundOf(bucket);
  }
  return boundOf(LATENCY_BUCKETS - 1);
}
