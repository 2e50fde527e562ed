const UNITS_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** Milliseconds of a Go duration such as `1h30m` or `1.5s`. Models time.ParseDuration; throws its words. */
export function parseDuration(text: string): number {
  const match = /^([-+]?)(.*)$/s.exec(text);
  const [, sign = '', rest = ''] = match ?? [];
  if (rest === '0') return 0;
  if (rest === '') throw new Error(`time: invalid duration ${JSON.stringify(text)}`);
  let totalMs = 0;
  let at = 0;
  while (at < rest.length) {
    const part = /^(\d*\.?\d*)([^\d.]*)/.exec(rest.slice(at));
    const [whole = '', number = '', unit = ''] = part ?? [];
    if (!/\d/.test(number)) throw new Error(`time: invalid duration ${JSON.stringify(text)}`);
    if (unit === '') throw new Error(`time: missing unit in duration ${JSON.stringify(text)}`);
    const unitMs = UNITS_MS[unit];
    if (unitMs === undefined) {
      throw new Error(`time: unknown unit ${JSON.stringify(unit)} in duration ${JSON.stringify(text)}`);
    }
    totalMs += Number(number) * unitMs;
    at += whole.length;
  }
  return sign === '-' ? -totalMs : totalMs;
}

/** As Go prints a time.Duration: `1m30s`, `1.5s`, `500ms`, `0s`. */
export function formatDuration(durationMs: number): string {
  if (durationMs === 0) return '0s';
  const sign = durationMs < 0 ? '-' : '';
  const ms = Math.abs(durationMs);
  if (ms < 1) return `${sign}${Math.round(ms * 1000)}µs`;
  if (ms < 1000) return `${sign}${ms}ms`;
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor(ms / 60_000) % 60;
  const seconds = (ms % 60_000) / 1000;
  if (hours > 0) return `${sign}${hours}h${minutes}m${seconds}s`;
  return minutes > 0 ? `${sign}${minutes}m${seconds}s` : `${sign}${seconds}s`;
}

/** As kubectl prints an age: `45s`, `2m30s`, `3h`, `5d4h`. Models duration.HumanDuration. */
export function humanDuration(durationMs: number): string {
  const seconds = Math.trunc(durationMs / 1000);
  if (seconds < -1) return '<invalid>';
  if (seconds < 0) return '0s';
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return pair(minutes, 'm', seconds % 60, 's');
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 8) return pair(hours, 'h', minutes % 60, 'm');
  if (hours < 48) return `${hours}h`;
  if (hours < 192) return pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
  if (hours < 8760 * 2) return `${Math.floor(hours / 24)}d`;
  if (hours < 8760 * 8) return pair(Math.floor(hours / 8760), 'y', Math.floor(hours / 24) % 365, 'd');
  return `${Math.floor(hours / 8760)}y`;
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit}${small}${smallUnit}`;
}

/** As kubectl prints the age of a list's item in events' tables: one unit only. Models duration.ShortHumanDuration. */
export function shortHumanDuration(durationMs: number): string {
  const seconds = Math.trunc(durationMs / 1000);
  if (seconds < -1) return '<invalid>';
  if (seconds < 0) return '0s';
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours}h`;
  return hours < 8760 ? `${Math.floor(hours / 24)}d` : `${Math.floor(hours / 8760)}y`;
}
