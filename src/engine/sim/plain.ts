/** Data that can be copied, compared and hashed: what the event queue and checkpoints hold. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain | undefined };

/**
 * Copies the mutable containers of a component's state: the record itself, and Maps, Sets and arrays in it at any depth.
 * Every other object is immutable once put there and is shared: replace it, never change it.
 */
export function copyState<T>(state: T): T {
  const copy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(state as Record<string, unknown>)) copy[name] = copyContainer(value);
  return copy as T;
}

function copyContainer(value: unknown): unknown {
  if (value instanceof Map) {
    const first = value.values().next().value;
    if (!(first instanceof Map || first instanceof Set || Array.isArray(first))) return new Map(value);
    const copy = new Map();
    for (const [key, item] of value) copy.set(key, copyContainer(item));
    return copy;
  }
  if (value instanceof Set) return new Set(value);
  if (Array.isArray(value)) return value.slice();
  return value;
}
