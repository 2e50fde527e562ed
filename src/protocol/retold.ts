/**
 * A list that grows at its end, and is set back when time is, as one side tells it to the other: both keep the longest that was
 * told, so that what comes again after a jump is not told again. Both must be told the same in the same order.
 */
export class Retold<T> {
  /** What was told, also of what lies ahead of the list's present end. */
  private known: T[] = [];
  private count = 0;

  /** The list has more at its end. */
  grow(news: readonly T[]): void {
    for (const item of news) this.known[this.count++] = item;
  }

  /** For the side that tells: with how many of the known ones the list begins now, and what follows them. */
  tell(list: readonly T[], same: (one: T, other: T) => boolean): { again: number; news: readonly T[] } {
    let again = 0;
    while (again < list.length && again < this.known.length && same(this.known[again] as T, list[again] as T)) again++;
    const news = list.slice(again);
    this.turn(again, news);
    return { again, news };
  }

  /** For the side that is told: the whole list. */
  hear(again: number, news: readonly T[]): readonly T[] {
    this.turn(again, news);
    return this.known.slice(0, this.count);
  }

  /** The other side may know nothing any more. */
  forget(): void {
    this.known = [];
    this.count = 0;
  }

  /** What lies ahead is only known for as long as the list comes back to it. */
  private turn(again: number, news: readonly T[]): void {
    this.count = again;
    if (news.length === 0) return;
    this.known.length = again;
    this.grow(news);
  }
}
