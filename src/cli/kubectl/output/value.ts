/** Any JSON value: what printers work on. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The keys that have a value, in byte order as Go sorts them. */
export function sortedKeys(object: JsonObject): string[] {
  return Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort(compareText);
}

/** The same value with the keys of every object in byte order, as Go writes maps. */
export function inByteOrder(value: Json): Json {
  if (Array.isArray(value)) return value.map(inByteOrder);
  if (!isObject(value)) return value;
  const ordered: Record<string, Json> = {};
  for (const key of sortedKeys(value)) ordered[key] = inByteOrder(value[key] as Json);
  return ordered;
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
