/** Cluster time zero (2026-01-01T00:00:00Z) as JavaScript counts. */
const EPOCH_MS = Date.UTC(2026, 0, 1);

/** Cluster milliseconds of an RFC 3339 text; NaN for what is none. */
export function parseTime(text: string | undefined): number {
  return text === undefined ? Number.NaN : Date.parse(text) - EPOCH_MS;
}
