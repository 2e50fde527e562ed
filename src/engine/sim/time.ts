/** The instant at which every cluster's clock starts: 2026-01-01T00:00:00Z in milliseconds since 1970. */
export const EPOCH_MS = 1_767_225_600_000;

const DAY_MS = 86_400_000;

/** RFC 3339 with whole seconds, as metav1.Time is written: `2026-01-01T00:00:03Z`. `atMs` is cluster time. */
export function formatTime(atMs: number): string {
  return formatSecond(Math.floor((EPOCH_MS + atMs) / 1000)).withZone;
}

/** RFC 3339 with microseconds, as metav1.MicroTime is written: `2026-01-01T00:00:03.250000Z`. */
export function formatMicroTime(atMs: number): string {
  const wall = EPOCH_MS + atMs;
  return `${formatSecond(Math.floor(wall / 1000)).text}.${String(wall % 1000).padStart(3, '0')}000Z`;
}

/** Cluster milliseconds of an RFC 3339 text (whole seconds or with a fraction; `Z` or an offset), NaN when it is none. */
export function parseTime(text: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/.exec(
    text,
  );
  if (!match) return Number.NaN;
  const [, year, month, day, hour, minute, second, fraction = '', sign, offsetHour, offsetMinute] = match;
  const days = daysFromCivil(Number(year), Number(month), Number(day));
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  const offset = sign ? (sign === '-' ? -1 : 1) * (Number(offsetHour) * 3600 + Number(offsetMinute) * 60) : 0;
  return days * DAY_MS + (seconds - offset) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3)) - EPOCH_MS;
}

/** Year, month (1-12), day, hour, minute, second of cluster time, in UTC, and the weekday (0 is Sunday). */
export function civil(atMs: number): {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
} {
  const wall = EPOCH_MS + Math.floor(atMs / 1000) * 1000;
  const days = Math.floor(wall / DAY_MS);
  const second = Math.floor((wall - days * DAY_MS) / 1000);
  const { year, month, day } = civilFromDays(days);
  return {
    year,
    month,
    day,
    hour: Math.floor(second / 3600),
    minute: Math.floor(second / 60) % 60,
    second: second % 60,
    weekday: (((days + 4) % 7) + 7) % 7,
  };
}

/** A whole second since 1970 as text. */
interface Formatted {
  readonly second: number;
  readonly text: string;
  readonly withZone: string;
}

/** Seconds that were formatted lately, each at its remainder: what happens in one second asks for few texts, and often. */
const lately: Formatted[] = [];
const LATELY = 256;

function formatSecond(second: number): Formatted {
  const known = lately[second % LATELY];
  if (known?.second === second) return known;
  const { year, month, day, hour, minute, second: ofMinute } = civil(second * 1000 - EPOCH_MS);
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const text = `${date}T${two(hour)}:${two(minute)}:${two(ofMinute)}`;
  const formatted = { second, text, withZone: `${text}Z` };
  lately[second % LATELY] = formatted;
  return formatted;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function civilFromDays(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

function daysFromCivil(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}
