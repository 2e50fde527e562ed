/** What a later turn has overtaken goes no further. */
class Overtaken extends Error {}

/** Works that wait for a slow line: of several, only the one that began last is done to its end. */
export class Turns {
  private turn = 0;

  /** Begins a work; those before it go no further. */
  begin(work: () => Promise<void>): Promise<void> {
    this.turn++;
    return this.goOn(work);
  }

  /** A work in the turn at hand. */
  async goOn(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }

  /** What a work waits for: where another has begun when it comes, the work ends here. */
  async awaited<T>(coming: Promise<T>): Promise<T> {
    const { turn } = this;
    const [come] = await Promise.allSettled([coming]);
    if (turn !== this.turn) throw new Overtaken();
    if (come.status === 'rejected') throw come.reason;
    return come.value;
  }
}
