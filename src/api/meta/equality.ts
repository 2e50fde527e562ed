type Json = Record<string, unknown>;

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== 'object') return false;
  for (const key in value) if ((value as Json)[key] !== undefined) return false;
  return true;
}

/**
 * Whether two decoded objects say the same: order of keys aside, and an absent, null, empty list or empty map being one.
 * Models apiequality.Semantic.DeepEqual. Quantities must be canonical, as decoding leaves them.
 */
export function semanticEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return isEmpty(a) && isEmpty(b);
  if (Array.isArray(a)) {
    if (!Array.isArray(b)) return isEmpty(a) && isEmpty(b);
    if (a.length !== b.length) return false;
    for (let at = 0; at < a.length; at += 1) if (!semanticEqual(a[at], b[at])) return false;
    return true;
  }
  if (Array.isArray(b)) return isEmpty(a) && isEmpty(b);
  const left = a as Json;
  const right = b as Json;
  for (const key in left) if (!semanticEqual(left[key], right[key])) return false;
  for (const key in right) if (!(key in left) && !isEmpty(right[key])) return false;
  return true;
}

/** Whether two JSON values are the same, order of keys aside; an undefined field is an absent one. */
export function jsonEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, at) => jsonEqual(item, b[at]));
  }
  if (Array.isArray(b)) return false;
  const left = a as Json;
  const right = b as Json;
  for (const key in left) if (!jsonEqual(left[key], right[key])) return false;
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
}

/** JSON with the keys of every map sorted, as Go writes maps; undefined fields are left out. For hashes and annotations. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}
