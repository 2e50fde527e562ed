import type { ChangedKeys } from '../protocol/messages';

/** Do they say the same? Records that the worker makes have their keys in the same order every time. */
export function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** What became of a record's keys. */
export function changedKeys<T>(before: Readonly<Record<string, T>>, now: Readonly<Record<string, T>>): ChangedKeys<T> {
  const set: Record<string, T> = {};
  for (const [key, value] of Object.entries(now)) if (!same(before[key], value)) set[key] = value;
  return { set, gone: Object.keys(before).filter((key) => !(key in now)) };
}
