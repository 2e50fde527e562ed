/** A fact and those before it. */
interface Link<T> {
  readonly fact: T;
  readonly before: Link<T> | undefined;
}

/** What a trail is at a moment: facts are never changed, so keeping it costs nothing. */
export interface SavedTrail<T> {
  readonly newer: Link<T> | undefined;
  readonly older: Link<T> | undefined;
  readonly weight: number;
}

/**
 * Facts in the order of their moments, of which the oldest are forgotten: between `limit` and twice as much of their weight is
 * kept. Keeping it in every mark of a session costs nothing, because it only grows at its head.
 */
export class Trail<T> {
  private state: SavedTrail<T> = { newer: undefined, older: undefined, weight: 0 };

  constructor(private readonly limit: number) {}

  /** The latest fact. */
  get last(): T | undefined {
    return (this.state.newer ?? this.state.older)?.fact;
  }

  add(fact: T, weight = 1): void {
    const { newer, older, weight: carried } = this.state;
    this.state =
      carried + weight > this.limit
        ? { newer: { fact, before: undefined }, older: newer, weight }
        : { newer: { fact, before: newer }, older, weight: carried + weight };
  }

  /** The latest fact first. */
  *backwards(): Generator<T> {
    for (const first of [this.state.newer, this.state.older]) {
      for (let link = first; link; link = link.before) yield link.fact;
    }
  }

  save(): SavedTrail<T> {
    return this.state;
  }

  load(saved: SavedTrail<T>): void {
    this.state = saved;
  }
}
