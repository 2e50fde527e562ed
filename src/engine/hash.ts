/** A running FNV-1a hash of 64 bits, kept as two halves of 32. */
class Digest {
  private high = 0x811c9dc5;
  private low = 0x1b873593;

  text(value: string): void {
    let { high, low } = this;
    for (let i = 0; i < value.length; i++) {
      const unit = value.charCodeAt(i);
      high = Math.imul(high ^ unit, 0x01000193);
      low = Math.imul(low ^ (unit + 0x9e37), 0x85ebca6b);
      low ^= low >>> 13;
    }
    this.high = high;
    this.low = low;
  }

  hex(): string {
    return [this.high, this.low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
  }
}

/** The digests of immutable objects that were hashed before: most of a state is the same as a moment ago. */
const known = new WeakMap<object, string>();

/**
 * 16 hexadecimal digits that stand for a plain value, its Maps, Sets and arrays, in the order in which they hold things.
 * By the rule of `copyState` every other object is immutable: it is read once, however often it is hashed.
 */
export function hashState(value: unknown): string {
  const digest = new Digest();
  feed(digest, value);
  return digest.hex();
}

function feed(digest: Digest, value: unknown): void {
  if (value === null || typeof value !== 'object') {
    digest.text(`${typeof value} ${String(value)};`);
    return;
  }
  if (value instanceof Map) {
    digest.text('map{');
    for (const [key, item] of value) {
      feed(digest, key);
      feed(digest, item);
    }
  } else if (value instanceof Set) {
    digest.text('set{');
    for (const item of value) feed(digest, item);
  } else if (Array.isArray(value)) {
    digest.text('[');
    for (const item of value) feed(digest, item);
  } else digest.text(digestOf(value));
  digest.text('}');
}

function digestOf(value: object): string {
  const before = known.get(value);
  if (before !== undefined) return before;
  const digest = new Digest();
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    digest.text(`${key}:`);
    feed(digest, item);
  }
  const hex = digest.hex();
  known.set(value, hex);
  return hex;
}
