import { captionSays as say } from '../texts/caption';

/** `a`, `a and b`, `a, b and c`; of more than `most` the rest as a number: `a, b and 3 others`. */
export function listed(items: readonly string[], most = 3): string {
  if (items.length <= 1) return items[0] ?? '';
  const shown = items.length > most ? items.slice(0, most - 1) : items.slice(0, -1);
  const rest = items.length - shown.length;
  const last = rest === 1 ? (items[items.length - 1] ?? '') : say('others', { count: rest });
  return say('listed', { first: shown.join(', '), last });
}

const two = (value: number) => String(value).padStart(2, '0');

/** `02:41`, from an hour on `1:02:41`: cluster time in milliseconds. */
export function clockText(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** Seconds that are left of a span, rounded up: 0 when it is over. */
export function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000));
}

/** `28 s`, `4 min 10 s`, `2 h 5 min`. */
export function durationText(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return minutes % 60 === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** The first letter large. */
export function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
