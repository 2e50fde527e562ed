/** Records to a chunk: so many are copied when one of them changes. */
const CHUNK = 64;
/** With fewer records a map is copied as a whole. */
const LEAST = 256;

/** A map of many records of which a changed one is made by copying little: the one before stays as it was. */
export class CrowdMap<T> implements ReadonlyMap<string, T> {
  private constructor(
    private readonly chunks: readonly ReadonlyMap<string, T>[],
    /** The chunk that a key is or was in: shared by all maps that were made of each other, and only ever added to. */
    private readonly places: Map<string, number>,
    readonly size: number,
  ) {}

  static of<T>(entries: Iterable<readonly [string, T]>): CrowdMap<T> {
    const chunks: Map<string, T>[] = [];
    const places = new Map<string, number>();
    let size = 0;
    for (const [key, record] of entries) {
      if (size % CHUNK === 0) chunks.push(new Map());
      chunks[chunks.length - 1]?.set(key, record);
      places.set(key, chunks.length - 1);
      size++;
    }
    return new CrowdMap(chunks, places, size);
  }

  /** The map with records set and others gone. */
  with(set: readonly (readonly [string, T])[], gone: readonly string[]): CrowdMap<T> {
    const chunks = [...this.chunks];
    const own = new Set<number>();
    let { size } = this;
    const chunkAt = (place: number): Map<string, T> => {
      if (!own.has(place)) {
        own.add(place);
        chunks[place] = new Map(chunks[place]);
      }
      return chunks[place] as Map<string, T>;
    };
    for (const key of gone) {
      const place = this.places.get(key);
      if (place !== undefined && chunks[place]?.has(key) && chunkAt(place).delete(key)) size--;
    }
    for (const [key, record] of set) {
      const chunk = chunkAt(this.placeOf(key, chunks));
      if (!chunk.has(key)) size++;
      chunk.set(key, record);
    }
    const next = new CrowdMap(chunks, this.places, size);
    return this.places.size > 2 * size + LEAST ? CrowdMap.of(next) : next;
  }

  get(key: string): T | undefined {
    const place = this.places.get(key);
    return place === undefined ? undefined : this.chunks[place]?.get(key);
  }

  has(key: string): boolean {
    const place = this.places.get(key);
    return place !== undefined && this.chunks[place]?.has(key) === true;
  }

  forEach(visit: (record: T, key: string, map: ReadonlyMap<string, T>) => void): void {
    for (const [key, record] of this) visit(record, key, this);
  }

  *entries(): MapIterator<[string, T]> {
    for (const chunk of this.chunks) yield* chunk.entries();
  }

  *keys(): MapIterator<string> {
    for (const chunk of this.chunks) yield* chunk.keys();
  }

  *values(): MapIterator<T> {
    for (const chunk of this.chunks) yield* chunk.values();
  }

  [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries();
  }

  private placeOf(key: string, chunks: Map<string, T>[] | ReadonlyMap<string, T>[]): number {
    const known = this.places.get(key);
    if (known !== undefined && known < chunks.length) return known;
    const last = chunks.length - 1;
    const place = (chunks[last]?.size ?? CHUNK) < CHUNK ? last : chunks.push(new Map()) - 1;
    this.places.set(key, place);
    return place;
  }
}

/** A map with records set and others gone, copied as a whole or in chunks, whichever is less. */
export function changedMap<T>(
  old: ReadonlyMap<string, T>,
  set: readonly (readonly [string, T])[],
  gone: readonly string[],
): ReadonlyMap<string, T> {
  if (old.size >= LEAST) return (old instanceof CrowdMap ? old : CrowdMap.of(old)).with(set, gone);
  const next = new Map(old);
  for (const key of gone) next.delete(key);
  for (const [key, record] of set) next.set(key, record);
  return next;
}
