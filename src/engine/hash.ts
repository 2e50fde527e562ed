/** What a digest stands at. */
interface Halves {
  readonly high: number;
  readonly low: number;
}

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
    this.number(value.length);
  }

  /** A whole number of 32 bits. */
  number(value: number): void {
    this.high = Math.imul(this.high ^ value, 0x01000193);
    this.high ^= this.high >>> 15;
    this.low = Math.imul(this.low ^ (value + 0x9e37), 0x85ebca6b);
    this.low ^= this.low >>> 13;
  }

  halves(): Halves {
    return { high: this.high, low: this.low };
  }

  hex(): string {
    return [this.high, this.low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
  }
}

/** The digests of immutable objects that were hashed before: most of a state is the same as a moment ago. */
const known = new WeakMap<object, Halves>();

/**
 * 16 hexadecimal digits that stand for a plain value, its Maps, Sets and arrays, in the order in which they hold things.
 * By the rule of `copyState` every other object is immutable: it is read once, however often it is hashed.
 */
export function hashState(value: unknown): string {
  const digest = new Digest();
  feed(digest, value);
  return digest.hex();
}

/** What goes before a value, so that values of different kinds are told apart. */
const MARK = { map: 1, set: 2, array: 3, object: 4, whole: 5, text: 6, yes: 7, no: 8, nothing: 9, other: 10, end: 11 };

function feed(digest: Digest, value: unknown): void {
  if (value === null || typeof value !== 'object') feedScalar(digest, value);
  else if (value instanceof Map) {
    digest.number(MARK.map);
    for (const [key, item] of value) {
      feed(digest, key);
      feed(digest, item);
    }
    digest.number(MARK.end);
  } else if (Array.isArray(value) || value instanceof Set) {
    digest.number(Array.isArray(value) ? MARK.array : MARK.set);
    for (const item of value) feed(digest, item);
    digest.number(MARK.end);
  } else {
    const { high, low } = digestOf(value);
    digest.number(MARK.object);
    digest.number(high);
    digest.number(low);
  }
}

function feedScalar(digest: Digest, value: unknown): void {
  if (typeof value === 'string') {
    digest.number(MARK.text);
    digest.text(value);
  } else if (typeof value === 'number' && (value | 0) === value) {
    digest.number(MARK.whole);
    digest.number(value);
  } else if (typeof value === 'boolean') digest.number(value ? MARK.yes : MARK.no);
  else if (value === null) digest.number(MARK.nothing);
  else {
    digest.number(MARK.other);
    digest.text(typeof value);
    digest.text(String(value));
  }
}

function digestOf(value: object): Halves {
  const before = known.get(value);
  if (before) return before;
  const digest = new Digest();
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined) continue;
    digest.text(key);
    feed(digest, item);
  }
  const halves = digest.halves();
  known.set(value, halves);
  return halves;
}
